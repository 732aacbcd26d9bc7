"""What a command does not need it does not load: the web framework least of all."""

import subprocess
import sys

import pytest

WEB = ("fastapi", "starlette", "uvicorn")
HEAVY = (*WEB, "pyoxigraph", "rapidfuzz", "networkx", "igraph", "pyshacl", "rdflib")


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
