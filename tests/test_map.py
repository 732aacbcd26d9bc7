"""The map of the house, `service/README.md`: every room is on it, and every way that it shows leads there."""

import ast
import re
from pathlib import Path

import pytest

SERVICE = Path(__file__).parents[1] / "service"
MAP = (SERVICE / "README.md").read_text("utf-8")
WAYS = re.findall(r"^\| (?P<question>[^|]+\?) \| `(?P<file>[^`]+)` \| `(?P<name>[^`]+)` \|$", MAP, re.M)
FOLDERS = [path for path in SERVICE.iterdir() if path.is_dir() and (path / "__init__.py").is_file()]


def test_every_folder_and_every_module_is_on_the_map() -> None:
    modules = [
        path.relative_to(SERVICE).as_posix()
        for path in (*SERVICE.glob("*.py"), *(m for folder in FOLDERS for m in folder.glob("*.py")))
        if path.name != "__init__.py"
    ]
    folders = [f"{folder.name}/" for folder in FOLDERS]
    named = set(re.findall(r"`([\w/]+(?:/|\.py))`", MAP))
    for line in re.findall(r"^- `(\w+/)`(.*)$", MAP, re.M):
        named |= {f"{line[0]}{module}.py" for module in re.findall(r"`(\w+)`", line[1])}
    assert not {*modules, *folders} - named, "give it a line in service/README.md"


def test_nothing_on_the_map_is_gone() -> None:
    for folder, line in re.findall(r"^- `(\w+/)`(.*)$", MAP, re.M):
        assert (SERVICE / folder).is_dir(), folder
        for module in re.findall(r"`(\w+)`", line):
            assert (SERVICE / folder / f"{module}.py").is_file() or (SERVICE / folder / module).is_dir(), module


@pytest.mark.parametrize(("question", "file", "name"), WAYS, ids=[way[0][:40] for way in WAYS])
def test_a_way_leads_where_it_says(question: str, file: str, name: str) -> None:
    path = SERVICE.parent / file
    assert path.is_file(), file
    if path.suffix == ".py":
        tree = ast.parse(path.read_text("utf-8"))
        defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        defined |= {t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
        defined |= {n.target.id for n in tree.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
        assert name in defined, f"{question} {file} has no {name}"
    else:
        assert name in path.read_text("utf-8"), f"{question} {file} does not hold {name}"


def test_the_map_shows_ways() -> None:
    assert len(WAYS) >= 20
