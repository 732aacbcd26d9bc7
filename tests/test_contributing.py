"""The walk for people of the field is executed: each command, on a copy of the tables, prints what the page shows."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.conftest import command

ROOT = Path(__file__).parents[1]
PAGES = {"CONTRIBUTING.md": "C.UTF-8", "CONTRIBUTING.zh.md": "zh_CN.UTF-8"}
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
LEFT_OUT = "…"
REFUSED = 1


def steps(page: str) -> list[tuple[str, str]]:
    """(command, what it prints) in the order of the page."""
    blocks = "".join(BLOCK.findall((ROOT / page).read_text("utf-8")))
    said = [each.partition("\n") for each in re.split(r"^\$ ", blocks, flags=re.M) if each]
    return [(line, printed) for line, _, printed in said]


def pattern(printed: str) -> str:
    """What is printed, with any lines where some are left out."""
    lines = [r"(?:.*\n)*" if line == LEFT_OUT else re.escape(line) + r"\n" for line in printed.splitlines()]
    return "".join(lines)


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_the_walk_prints_what_the_page_shows(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "loaders" / "tables", tmp_path / "loaders" / "tables")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    environment = {**os.environ, "LC_ALL": PAGES[page]}
    members: list[str] = []
    for line, printed in steps(page):
        words = shlex.split(line)
        assert words[0] == "accord"
        done = subprocess.run(
            [command(), *words[1:]], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300
        )
        refused = printed.startswith("accord: ")
        assert done.returncode == (REFUSED if refused else 0), done.stderr
        told = "".join(each for each in done.stderr.splitlines(True) if not each.startswith("  "))
        assert re.fullmatch(pattern(printed), told if refused else done.stdout), (line, done.stdout, told)
        if words[1] == "query":
            members.append(done.stdout)
    before, after = members
    assert "\npec,pk," not in before
    assert "\npec,pk,member,provisional,2012," in after


def test_both_pages_walk_the_same_way() -> None:
    english, chinese = ([line for line, _ in steps(page)] for page in PAGES)
    assert english == chinese


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_points_at_is_there(page: str) -> None:
    content = (ROOT / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", content)
    assert not [link for link in links if not link.startswith("http") and not (ROOT / link).exists()]
    code = {
        "loaders/records/participations.py": "class Sponsorship",
        "loaders/records/__init__.py": "FACT_TABLES",
        "ontology/accord.ttl": "aa:Sponsorship",
        "ontology/shapes/participations.ttl": "shape:Sponsorship",
        "loaders/facts/reviews.py": "def sponsorship_statements",
        "loaders/facts/properties.py": "CELLS",
        "loaders/editing/laws.py": "RECORDED",
    }
    for file, name in code.items():
        assert file in content
        assert name in (ROOT / file).read_text("utf-8")
