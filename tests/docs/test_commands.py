"""Every command of the help is run, page by page in a folder of its own, and prints what the page shows."""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LOCALES = {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}
PAGES = sorted(path.relative_to(DOCS) for language in LOCALES for path in (DOCS / language).rglob("*.md"))
BLOCK = re.compile(r'^( *)```(console|sh|text title="([^"]+)")\n(.*?)^\1```', re.M | re.S)
ADDRESS = "http://127.0.0.1:8000"
LEFT_OUT = "…"
RELEASE = re.compile(r"\b[0-9a-f]{16}\b")
OF_THE_CHECKOUT = re.compile(r"make ([a-z-]+)")
"""A verb of the Makefile: it is run in a checkout, by the tests of the README and of packages."""


@dataclass(frozen=True)
class Step:
    """A command and what it prints; None where a page does not say. Or a file that the page has the reader write."""

    command: str
    printed: str | None = None
    file: str | None = None


def steps(page: str) -> list[Step]:
    """What a page has its reader do, in order."""
    found = []
    for _, kind, file, body in BLOCK.findall(page):
        content = textwrap.dedent(body)
        if file:
            found.append(Step(content, file=file))
        elif kind == "sh":
            found += [Step(line.partition("  #")[0].strip()) for line in content.splitlines() if line]
        else:
            for part in re.split(r"^\$ ", content, flags=re.M)[1:]:
                lines = part.splitlines(keepends=True)
                command = lines.pop(0)
                while command.count("'") % 2:
                    command += lines.pop(0)
                found.append(Step(command.strip(), "".join(lines)))
    return found


def shown(printed: str) -> re.Pattern[str]:
    """What may be printed: any lines where some are left out, and the release that is asked."""
    lines = [
        r"(?:.*\n)*" if line == LEFT_OUT else RELEASE.sub("[0-9a-f]{16}", re.escape(line)) + r"\n"
        for line in printed.splitlines()
    ]
    return re.compile("".join(lines))


@pytest.mark.long
@pytest.mark.parametrize("page", [str(page) for page in PAGES if steps((DOCS / page).read_text("utf-8"))])
def test_the_commands_print_what_the_page_shows(page: str, server: httpx.Client, build: Path, tmp_path: Path) -> None:
    own = tmp_path / "build"
    environment = {
        **os.environ,
        "LC_ALL": LOCALES[page.partition("/")[0]],
        "COLUMNS": "100",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "ACCORD_BUILD": str(own),
    }
    work = tmp_path / "work"
    shutil.copytree(build, own, symlinks=True)
    (work / "tests").mkdir(parents=True)
    (work / "tests" / "corpus").symlink_to(ROOT / "tests" / "corpus")
    (work / "loaders").mkdir()
    shutil.copytree(ROOT / "loaders" / "tables", work / "loaders" / "tables")
    shutil.copy(ROOT / "pyproject.toml", work)
    for step in steps((DOCS / page).read_text("utf-8")):
        if step.printed is None and not step.file and page.startswith("zh/"):
            continue  # run on the English page; what it leaves is no part of what others print
        if step.file:
            (work / step.file).write_text(step.command, "utf-8")
        elif verb := OF_THE_CHECKOUT.fullmatch(step.command):
            assert f"\n{verb[1]}:" in (ROOT / "Makefile").read_text("utf-8")
        else:
            command = step.command.replace(ADDRESS, str(server.base_url).rstrip("/"))
            done = subprocess.run(
                ["bash", "-c", command], cwd=work, env=environment, capture_output=True, text=True, timeout=300
            )
            assert done.returncode == 0, (command, done.stderr)
            if step.printed is not None:
                printed = "".join(f"{line}\n" for line in done.stdout.splitlines())
                assert shown(step.printed).fullmatch(printed), (command, done.stdout)


def test_both_languages_have_the_same_pages_and_commands() -> None:
    pages = {language: [p.relative_to(language) for p in PAGES if p.parts[0] == language] for language in LOCALES}
    assert pages["en"] == pages["zh"]
    for page in pages["en"]:
        en, zh = (steps((DOCS / language / page).read_text("utf-8")) for language in LOCALES)
        assert [step.command.split()[:2] for step in en] == [step.command.split()[:2] for step in zh], page


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_in_the_menu(language: str) -> None:
    menu = (DOCS / language / "zensical.toml").read_text("utf-8")
    listed = set(re.findall(r'= "([a-z/-]+\.md)"', menu))
    written = {str(page.relative_to(language)) for page in PAGES if page.parts[0] == language}
    assert listed == written
