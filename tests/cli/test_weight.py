"""What a command does not need it does not load: the web framework least of all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accord_atlas.service.cli.commands import COMMANDS

WEB = ("fastapi", "starlette", "uvicorn")
HEAVY = (*WEB, "pyoxigraph", "rapidfuzz", "networkx", "pyshacl", "rdflib")


def loaded(code: str, *modules: str) -> set[str]:
    """Those of the modules that a fresh process has loaded after running the code."""
    reply = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", reply], capture_output=True, text=True, check=True)
    return set(done.stdout.split()) & set(modules)


def test_the_library_does_without_the_web_framework() -> None:
    assert loaded("import accord_atlas", *HEAVY) == set()
    assert loaded("from accord_atlas.service.python_api import AtlasApi", *WEB) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_what_is_asked_of_no_command_loads_none(arguments: list[str]) -> None:
    run = f"sys.argv[1:] = {arguments!r}\nfrom accord_atlas.service.cli import main\n"
    run += "try: main()\nexcept SystemExit as ended: assert not ended.code"
    assert loaded(run, *HEAVY) == set()


UNASKED = (
    *("fastapi", "networkx", "rdflib", "pypinyin", "opencc", "rapidfuzz", "xlsxwriter", "openpyxl", "docx"),
    *("babel", "fluent_compiler", "asyncio", "accord_atlas.loaders.notice", "accord_atlas.loaders.records"),
    *("accord_atlas.loaders.release", "accord_atlas.service.core.finding.engine"),
)
"""What neither a stored question for programs nor the completion of its words has any use for."""


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["query", "members", "agreement=ipea", "--format", "csv"], ""),
        ([], "accord query members agreement=ipe"),
        ([], "accord que"),
    ],
)
def test_a_question_and_its_completion_load_no_dictionary_no_workbook_and_no_writing_side(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], completed: str
) -> None:
    monkeypatch.setenv("ACCORD_BUILD", str(tiny))
    if completed:
        monkeypatch.setenv("_ACCORD_COMPLETE", "complete_zsh")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", completed)
    run = f"sys.argv = {['accord', *words]!r}\nfrom accord_atlas.service.cli import main\n"
    run += "try: main()\nexcept SystemExit as ended: assert not ended.code"
    assert loaded(run, *UNASKED) == set()


ELSEWHERE = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {"fcntl", "resource", "termios"}:
            raise ModuleNotFoundError(name)
for name in ("fcntl", "resource", "termios"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Missing())
"""
"""Python without the modules that only Unix has."""


def test_where_unix_is_not_all_but_the_service_works(tiny: Path) -> None:
    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        code = f"{ELSEWHERE}\nsys.argv[1:] = {words!r}\nfrom accord_atlas.service.cli import main\nmain()"
        environment = {**os.environ, "ACCORD_BUILD": str(tiny), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
        )

    asked = run("sparql", "ASK { ?s ?p ?o }")
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout
    served = run("serve")
    assert served.returncode == 4
    assert "WSL" in served.stderr
    modules = "accord_atlas.service.python_api", *(f"accord_atlas.service.cli.{c.module}" for c in COMMANDS.values())
    code = ELSEWHERE + "from importlib import import_module\n" + f"for name in {modules!r}: import_module(name)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "accord_atlas", "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"accord-atlas ")
