"""The README is executed: every `console` block is run and must print what it shows."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from accord_atlas.service.core.settings import Settings

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
READMES = ("README.md", "README.zh.md")
ADDRESS = "http://127.0.0.1:8000"


def examples() -> list[tuple[str, str, str]]:
    """(file, command, what it prints) for each block; a command goes on while its quotes are open."""
    found = []
    for name in READMES:
        for block in BLOCK.findall((ROOT / name).read_text("utf-8")):
            lines = block.removeprefix("$ ").splitlines(keepends=True)
            command = lines.pop(0)
            while command.count("'") % 2:
                command += lines.pop(0)
            found.append((name, command.strip(), "".join(lines)))
    return found


@pytest.mark.parametrize(("name", "command", "printed"), examples(), ids=lambda value: str(value)[:50])
def test_an_example_prints_what_the_readme_shows(
    name: str, command: str, printed: str, server: httpx.Client, build: Path
) -> None:
    words = shlex.split(command.replace(ADDRESS, str(server.base_url).rstrip("/")))
    words[0] = {"accord": str(Path(sys.executable).with_name("accord"))}.get(words[0], words[0])
    done = subprocess.run(
        words, env={**os.environ, "ACCORD_BUILD": str(build)}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.replace("\r\n", "\n") == printed


def test_both_readmes_have_the_same_blocks() -> None:
    english, chinese = ([c.split()[:3] for n, c, _ in examples() if n == name] for name in READMES)
    assert english == chinese
    assert english


@pytest.mark.parametrize("name", READMES)
def test_a_setting_that_the_readme_names_is_one(name: str) -> None:
    named = set(re.findall(r"`ACCORD_(\w+)`", (ROOT / name).read_text("utf-8")))
    assert {"PUBLIC_URL", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "ROOT_PATH"} <= named
    assert {one.lower() for one in named} <= set(Settings.model_fields)


@pytest.mark.parametrize("name", READMES)
def test_links_of_the_readme_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text("utf-8"))
    missing = [link for link in links if not link.startswith("http") and not (ROOT / link).exists()]
    assert not missing
