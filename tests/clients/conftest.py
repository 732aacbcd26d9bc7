"""What the tests of clients share: the server, programs that a machine may lack, and rooms for their packages."""

import os
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

HERE = Path(__file__).parent


def run(*command: str, cwd: Path | None = None, seconds: float = 120) -> str:
    """What a command writes; its failure is the test's."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, cwd=cwd, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def program(name: str) -> str:
    """The path of a program; where it is missing the test is skipped, but never in CI."""
    found = shutil.which(name)
    if not found:
        assert not os.environ.get("CI"), f"CI must have {name}"
        pytest.skip(f"{name} is needed for this client")
    return found


@pytest.fixture(scope="session")
def root(server: httpx.Client) -> str:
    """The address of the running service."""
    return str(server.base_url).rstrip("/")


@pytest.fixture(scope="session")
def node() -> str:
    """Node, with the packages of these tests installed."""
    found, npm = program("node"), program("npm")
    if not (HERE / "node_modules" / "@comunica" / "query-sparql").is_dir():
        run(npm, "ci", "--silent", cwd=HERE, seconds=900)
    return found


def java_with(folder: str, jar: str) -> str:
    """Java, with what the folder's `pom.xml` names in its `lib`."""
    found, maven = program("java"), program("mvn")
    if not any((HERE / folder / "lib").glob(jar)):
        goal = "dependency:copy-dependencies"
        run(maven, "-q", "-B", goal, "-DoutputDirectory=lib", "-DincludeScope=runtime", cwd=HERE / folder, seconds=900)
    return found


@pytest.fixture(scope="session")
def java() -> str:
    """Java, with Jena and RDF4J."""
    return java_with("java", "jena-cmds-*.jar")


@pytest.fixture(scope="session")
def openrefine() -> str:
    """Java, with OpenRefine."""
    return java_with("openrefine", "main-*.jar")
