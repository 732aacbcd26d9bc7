"""What only an operator's machine can do is checked by the tool it belongs to: shell, command line, nginx."""

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import typer.main
from tests.docs.blocks import DOCS, ROOT, blocks, of

from accord_atlas.service.cli.main import application

BASH = [(page, block.content) for page in of("en") for block in blocks(page) if block.kind == "bash"]
NGINX = [block.content for page in of("en") for block in blocks(page) if block.kind == "nginx"]
KNOWN = {
    "accord",
    "cp",
    "curl",
    "docker",
    "haproxy",
    "kubectl",
    "make",
    "minisign",
    "nginx",
    "pip",
    "python3",
    "systemctl",
}
EXTRAS = set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])


def commands(text: str) -> list[list[str]]:
    """The words of each command, without what it sets in its environment."""
    lines = (shlex.split(line, comments=True) for line in text.splitlines())
    return [[word for word in line if not re.match(r"[A-Z_]+=", word)] for line in lines if line]


@pytest.mark.parametrize(("page", "text"), BASH, ids=lambda value: str(value)[:40])
def test_commands_of_operators_are_sound(page: Path, text: str) -> None:
    subprocess.run(["bash", "-n"], input=text, text=True, check=True)
    for name in re.findall(r"ACCORD_[A-Z_]+", text):
        assert name in (DOCS.parent / "README.md").read_text("utf-8") + _settings(), name
    for words in commands(text):
        tool = Path(words[0]).name
        assert tool in KNOWN, words
        for word in words:
            if word.startswith(("deploy/", "$PWD/")):
                assert (ROOT / word.removeprefix("$PWD/")).exists(), word
            if extras := re.fullmatch(r"accord-atlas\[(.*)\]", word):
                assert set(extras[1].split(",")) <= EXTRAS
        if tool == "make":
            assert f"\n{words[1]}:" in (ROOT / "Makefile").read_text("utf-8")
        if tool == "accord":
            parsed(words[1:])


def parsed(words: list[str]) -> None:
    """Have our own command line read a command without running it; it raises for what it does not know."""
    command = typer.main.get_command(application([words[0]]))
    context = command.make_context("accord", words, resilient_parsing=False)
    while hasattr(command, "resolve_command"):
        rest = [*context._protected_args, *context.args]
        if not rest:
            return
        name, command, left = command.resolve_command(context, rest)
        context = command.make_context(name, left, parent=context)


def _settings() -> str:
    return "".join(f"ACCORD_{name.upper()} " for name in _fields())


def _fields() -> list[str]:
    from accord_atlas.service.core.settings import Settings

    return list(Settings.model_fields)


@pytest.mark.skipif(not (shutil.which("nginx") or Path("/usr/sbin/nginx").exists()), reason="nginx is not at hand")
@pytest.mark.parametrize("text", NGINX, ids=lambda text: text[:30])
def test_nginx_takes_its_part(text: str, tmp_path: Path) -> None:
    paths = "".join(f"{name}_temp_path {name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = f"pid pid; events {{}} http {{ access_log off; {paths} server {{ listen 127.0.0.1:8080; {text} }} }}"
    (tmp_path / "nginx.conf").write_text(whole, "utf-8")
    done = subprocess.run(
        ["nginx", "-t", "-e", "error.log", "-p", str(tmp_path), "-c", "nginx.conf"],
        env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
