"""The project itself: what is pinned, where the version stands, which imports the house allows, what CI runs."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import grimp
import networkx as nx
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import accord_atlas

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(.*)$", re.M)
HOUSE = "accord_atlas.service"
OTHER_ROOMS = {"agents", "web", "cli", "python", "python_api", "exports", "answers", "text", "domain", "core"}
"""The rooms that are no features: faces, shapes, words, and what all stand on."""
WANTED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": [
        *PROJECT["project"]["dependencies"],
        *chain.from_iterable(PROJECT["project"]["optional-dependencies"].values()),
    ],
}


@pytest.mark.parametrize("name", WANTED)
def test_what_is_pinned_satisfies_what_is_asked_for(name: str) -> None:
    pins = {canonicalize_name(found[1]): found[2] for found in PINNED.finditer((ROOT / name).read_text("utf-8"))}
    for wanted in map(Requirement, WANTED[name]):
        if wanted.name == PROJECT["project"]["name"]:
            assert wanted.extras < set(PROJECT["project"]["optional-dependencies"])
            continue
        pinned = pins.get(canonicalize_name(wanted.name))
        assert pinned is not None, f"{name} lacks {wanted}: run make lock"
        assert wanted.specifier.contains(pinned, prereleases=True), f"{name} has {pinned} for {wanted}: run make lock"


@pytest.mark.parametrize("name", WANTED)
def test_every_pin_has_a_hash_and_no_pin_names_a_host(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_the_version_is_stated_once() -> None:
    stated = (ROOT / "src" / "accord_atlas" / "__init__.py").read_text("utf-8")
    assert f'__version__ = "{accord_atlas.__version__}"' in stated
    assert "version" in PROJECT["project"]["dynamic"]
    assert "version" not in PROJECT["project"]
    assert version("accord-atlas") == accord_atlas.__version__


def contracts(root: Path) -> subprocess.CompletedProcess[str]:
    """The import contracts, checked on a copy of the package."""
    run = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    shutil.copy(ROOT / "pyproject.toml", root)
    path = {"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"}
    return subprocess.run([*run, "--no-cache"], cwd=root, env=path, capture_output=True, text=True, check=False)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The package as real folders, without the interface's packages."""
    (tmp_path / "accord_atlas").mkdir()
    for name in ("ontology", "queries", "loaders", "service"):
        skipped = shutil.ignore_patterns("node_modules", "dist", "__pycache__", "tables", "ui", "templates")
        shutil.copytree(ROOT / name, tmp_path / "accord_atlas" / name, ignore=skipped)
    shutil.copy(ROOT / "src" / "accord_atlas" / "__init__.py", tmp_path / "accord_atlas")
    return tmp_path


def test_imports_keep_to_the_contracts(copied: Path) -> None:
    done = contracts(copied)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("service/core/labels.py", "import fastapi", "Only the web face"),
        ("service/domain/timeline.py", "from accord_atlas.service.web import app", "Imports go down"),
        ("service/core/cells.py", "from accord_atlas.service.network import paths", "Imports go down"),
        ("loaders/build.py", "from accord_atlas.service.core import atlas", "The write side"),
        ("service/gaps/answer.py", "from accord_atlas.service.dossier import parts", "Imports go down"),
        ("service/dossier/page.py", "from accord_atlas.service.recognition import nearest", "A feature meets another"),
        ("service/accession/ties.py", "import accord_atlas.service.network.paths", "A feature meets another"),
        ("service/changes/feed.py", "from accord_atlas.service.dataset.files import File", "A feature meets another"),
    ],
)
def test_an_import_that_breaks_a_contract_is_found(copied: Path, file: str, line: str, contract: str) -> None:
    broken = copied / "accord_atlas" / file
    broken.write_text(f"{broken.read_text('utf-8')}\n{line}\n", "utf-8")
    done = contracts(copied)
    assert done.returncode != 0
    assert re.search(rf"{contract}[^\n]*BROKEN", done.stdout), done.stdout


@pytest.fixture(scope="module")
def packages() -> "nx.DiGraph[str]":
    """The packages and modules directly in `service`, and which imports which."""
    imports = grimp.build_graph("accord_atlas")
    graph: nx.DiGraph[str] = nx.DiGraph()
    for importer in imports.find_descendants(HOUSE):
        for imported in imports.find_modules_directly_imported_by(importer):
            ends = [name.removeprefix(f"{HOUSE}.").partition(".")[0] for name in (importer, imported)]
            if imported.startswith(f"{HOUSE}.") and ends[0] != ends[1]:
                graph.add_edge(*ends)
    return graph


def test_no_package_of_the_service_is_in_a_circle(packages: "nx.DiGraph[str]") -> None:
    assert packages.has_edge("web", "recognition")
    assert packages.has_edge("recognition", "domain")
    assert list(nx.simple_cycles(packages)) == []


def test_every_feature_has_its_doors(packages: "nx.DiGraph[str]") -> None:
    [doors] = [each for each in PROJECT["tool"]["importlinter"]["contracts"] if each["id"] == "doors"]
    assert {name.removeprefix(f"{HOUSE}.") for name in doors["modules"]} == set(packages) - OTHER_ROOMS


def recipe(verb: str) -> str:
    """What a verb of the Makefile runs."""
    found = re.search(rf"(?m)^{verb}:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"))
    assert found, verb
    return found[1]


def test_the_tests_of_every_day_leave_out_the_long_ones_and_ci_leaves_out_none() -> None:
    assert '-m "not long"' in recipe("test")
    runs = [line.strip() for line in recipe("test-all").splitlines()]
    assert [re.findall(r'-m ("[^"]+"|\S+) ', run) for run in runs] == [['"not long"'], ["long"]], "together: all"
    assert not re.search(r" -k |--ignore|--deselect", recipe("test-all"))
    verbs = re.findall(r"(?m)^make (.*)$", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert verbs == ["check", "test-all"]


def test_coverage_is_held_to_its_floor() -> None:
    assert " --cov" in recipe("coverage")
    assert PROJECT["tool"]["coverage"]["run"]["source"] == ["accord_atlas"]
    assert PROJECT["tool"]["coverage"]["report"]["fail_under"] >= 87
