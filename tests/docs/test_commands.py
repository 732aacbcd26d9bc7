"""Every command of the help is run, page by page in a folder of its own, and prints what the page shows.

Blocks of `sh`, `console` and `python` are run, those of `sh` and `python` on the English pages alone: the Chinese ones
have the same. What only an operator's machine can do stands in blocks of `bash`, and is checked by `test_operators.py`.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.docs.blocks import DOCS, LOCALES, PAGES, ROOT, Block, blocks, of

from accord_atlas.service.core.settings import settings

ADDRESS = "http://127.0.0.1:8000"
FOLDER = "/var/lib/accord/accord-atlas"
LEFT_OUT = "…"
RELEASE = re.compile(r"\b[0-9a-f]{16}\b")
OF_THE_CHECKOUT = re.compile(r"make ([a-z-]+)\n")
"""A verb of the Makefile: it is run in a checkout, by the tests of the README and of packages."""
WRITES = re.compile(r"accord (import .*--as|layers|tokens add|releases (use|keep|prune))")
BY_SHELL = re.compile(r"[|<>&;$#\n]")
QUOTED = re.compile(r"'[^']*'")
RUN = {"en": ("sh", "python", "console"), "zh": ("console",)}
SAME = {"sh", "bash", "python", "json", "nginx", "sparql", "yaml"}


def shown(printed: str) -> re.Pattern[str]:
    """What may be printed: any lines where some are left out, and the release that is asked."""
    lines = [
        r"(?:.*\n)*" if line == LEFT_OUT else RELEASE.sub("[0-9a-f]{16}", re.escape(line)) + r"\n"
        for line in printed.splitlines()
    ]
    return re.compile("".join(lines))


def simple(command: str) -> bool:
    """Whether a command is ours alone, with nothing for a shell to do: it is run in this process, which is sooner."""
    return command.startswith("accord ") and not BY_SHELL.search(QUOTED.sub("", command))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with what pages read of a checkout."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "corpus").symlink_to(ROOT / "tests" / "corpus")
    (tmp_path / "loaders").mkdir()
    shutil.copytree(ROOT / "loaders" / "tables", tmp_path / "loaders" / "tables")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


class Reader:
    """Somebody who does what a page says, on a release, beside a service."""

    def __init__(self, language: str, build: Path, address: str, accord: Callable[..., Any], work: Path) -> None:
        self._places = {ADDRESS: address, FOLDER: str(build)}
        self._accord, self._work = accord, work
        self._environment = {"LC_ALL": LOCALES[language], "COLUMNS": "100", "ACCORD_BUILD": str(build)}

    def does(self, block: Block) -> None:
        """Do what a block says; AssertionError where something else comes of it."""
        if block.kind == "python":
            self._python(block.content)
        elif verbs := OF_THE_CHECKOUT.findall(block.content):
            assert all(f"\n{verb}:" in (ROOT / "Makefile").read_text("utf-8") for verb in verbs)
        elif block.kind == "sh":
            lines = [line.partition("  #")[0].rstrip() for line in block.content.splitlines() if line]
            for command in lines if all(map(simple, lines)) else ["\n".join(lines)]:
                self._run(command)
        else:
            for command, printed in block.exchanges():
                said = "".join(f"{line}\n" for line in self._run(command).splitlines())
                assert shown(printed).fullmatch(said), (command, said)

    def _run(self, command: str) -> str:
        for place, here in self._places.items():
            command = command.replace(place, here)
        if simple(command):
            done = self._accord(*shlex.split(command)[1:], **self._environment)
        else:
            path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command],
                cwd=self._work,
                env={**os.environ, **self._environment, "PATH": path},
                capture_output=True,
                text=True,
                timeout=300,
            )
        assert done.returncode == 0, (command, done.stderr)
        return str(done.stdout)

    def _python(self, code: str) -> None:
        with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as said:
            patch.setenv("ACCORD_BUILD", self._environment["ACCORD_BUILD"])
            settings.cache_clear()
            exec(compile(code, "page", "exec"), {})
            settings.cache_clear()
        assert said.getvalue().strip()


@contextlib.contextmanager
def own(page: str, build: Path, server: httpx.Client, serving: Any, folder: Path) -> Iterator[tuple[Path, str]]:
    """The release and the service for a page: those that all share, or of its own where it changes them."""
    text = (DOCS / page).read_text("utf-8")
    if not WRITES.search(text):
        yield build, str(server.base_url).rstrip("/")
        return
    shutil.copytree(build, folder, symlinks=True)
    if "--oauth2-bearer" not in text:
        yield folder, str(server.base_url).rstrip("/")
        return
    with serving("--port", "0", build=folder) as (_, address):
        yield folder, address


@pytest.mark.long
@pytest.mark.parametrize(
    "page", [str(page) for page in PAGES if any(block.kind in RUN[page.parts[0]] for block in blocks(page))]
)
def test_the_commands_print_what_the_page_shows(
    page: str, server: httpx.Client, build: Path, serving: Any, accord: Callable[..., Any], work: Path
) -> None:
    language = page.partition("/")[0]
    with own(page, build, server, serving, work / "own") as (folder, address):
        reader = Reader(language, folder, address, accord, work)
        for block in blocks(Path(page)):
            if block.file:
                (work / block.file).write_text(block.content, "utf-8")
            elif block.kind in RUN[language]:
                reader.does(block)


def test_both_languages_have_the_same_pages_and_commands() -> None:
    pages = {language: [page.relative_to(language) for page in of(language)] for language in LOCALES}
    assert pages["en"] == pages["zh"]
    for page in pages["en"]:
        en, zh = (_commands(Path(language) / page) for language in LOCALES)
        assert en == zh, page


def _commands(page: Path) -> list[tuple[str, object]]:
    """All that a page has its reader run or write, without what is printed."""
    found: list[tuple[str, object]] = []
    for block in blocks(page):
        if block.kind in SAME or block.file:
            found.append((block.kind, block.content))
        elif block.kind == "console":
            said = [command for command, _ in block.exchanges()]
            # A question in words is asked in the reader's language.
            found.append((block.kind, ["accord ask" if each.startswith("accord ask ") else each for each in said]))
    return found


@pytest.mark.parametrize("page", [str(page) for page in PAGES])
def test_no_command_stands_where_nothing_runs_it(page: str) -> None:
    for block in blocks(Path(page)):
        assert block.kind in SAME | {"console", "text"}, block
        if block.kind == "text" and not block.file:
            assert not re.search(r"^\s*(\$|curl|accord|pip|make|python3?) ", block.content, re.M), block


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_in_the_menu(language: str) -> None:
    menu = (DOCS / language / "zensical.toml").read_text("utf-8")
    listed = re.findall(r'= "([a-z/-]+\.md)"', menu)
    assert sorted(Path(language) / page for page in listed) == of(language)
