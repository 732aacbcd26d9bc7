"""What a user of pip has: the wheel in a clean environment outside of any checkout, and the archive of the sources.

The wheel is built once for the run. The environments are real ones, filled by `uv` from the registry: nothing of the
environment of the tests can stand in for what a dependency forgot.
"""

import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
UV = (sys.executable, "-m", "uv")
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|Affero|GNU General Public", re.I)
QUESTION = ("query", "members", "agreement=ipea", "as_of=2008-01-01", "status=provisional", "--format", "csv")
ANSWER = "bperb,bd,member,provisional,2003,,certain,ieb-2019-slides,dated-source,"


def run(*words: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """What a command prints; where it fails, the test says what it said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ACCORD_", "XDG_", "PYTHON"))}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env={**kept, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}: {done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout


def packed(kind: str, into: Path, build: Path) -> Path:
    """A distribution built from the checkout, with the release of the tests."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", into, ACCORD_BUILD=str(build))
    [made] = into.iterdir()
    return made


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, build: Path) -> Path:
    return packed("wheel", tmp_path_factory.mktemp("wheel"), build)


def newer() -> str | None:
    """A newer Python than the oldest one that we promise, where the machine has one."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv").glob("versions/3.1[2-3].*/bin/python3")
    for found in (shutil.which("python3.13"), shutil.which("python3.12"), *map(str, sorted(pyenv))):
        if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """A clean environment with the wheel, an empty home, an empty folder to work in."""

    bin: Path
    home: Path
    folder: Path

    def accord(self, *words: str, **environment: str) -> str:
        return run(self.bin / "accord", *words, cwd=self.folder, HOME=str(self.home), LC_ALL="C.UTF-8", **environment)

    def refused(self, *words: str) -> str:
        """What the command says where it ends with an error."""
        environment = {**os.environ, "HOME": str(self.home), "LC_ALL": "C.UTF-8"}
        command = [str(self.bin / "accord"), *words]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 4
        assert "Traceback" not in done.stderr
        return done.stderr


def installed(python: str, made: Path, wheel: Path) -> Place:
    """A clean environment of a Python."""
    run(*UV, "venv", "--quiet", "--python", python, made / "venv")
    run(*UV, "pip", "install", "--quiet", "--python", made / "venv" / "bin" / "python", wheel)
    for name in ("home", "work"):
        (made / name).mkdir()
    return Place(made / "venv" / "bin", made / "home", made / "work")


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Place:
    python = sys.executable if sys.version_info[:2] == (3, 11) else shutil.which("python3.11")
    assert python, "there is no Python 3.11, the oldest that we promise"
    return installed(python, tmp_path_factory.mktemp("clean"), wheel)


def test_on_a_newer_python_it_is_the_same(tmp_path: Path, wheel: Path) -> None:
    python = newer()
    if python is None:
        pytest.skip("there is no Python 3.12 or 3.13 on this machine")
    test_the_three_lines_work_at_once_and_leave_nothing_beside_them(installed(python, tmp_path, wheel))


def test_the_three_lines_work_at_once_and_leave_nothing_beside_them(place: Place) -> None:
    assert ANSWER in place.accord(*QUESTION)
    code = "import accord_atlas; print(accord_atlas.open().query('members', agreement='ipea')['release'])"
    opened = run(place.bin / "python", "-c", code, cwd=place.folder, HOME=str(place.home)).strip()
    environment = {**os.environ, "HOME": str(place.home)}
    with subprocess.Popen(
        [place.bin / "accord", "serve", "--port", "0"], cwd=place.folder, env=environment, stderr=subprocess.PIPE
    ) as service:
        assert service.stderr is not None
        found = re.search(r"release (\w+): (http://\S+)", service.stderr.readline().decode())
        assert found
        assert found[1] == opened
        for line in service.stderr:
            if b"startup complete" in line:
                break
        answer = httpx.get(f"{found[2]}/api/queries/lead-societies?format=csv", timeout=60)
        assert answer.text.startswith("specialty,society,clause\r\nelectrical-engineering,csee,")
        document = httpx.get(f"{found[2]}/api/dossier/my?format=docx", timeout=60)
        assert document.status_code == 501
        assert "accord-atlas[documents]" in document.json()["detail"]
        service.send_signal(signal.SIGTERM)
        service.stderr.read()
        assert service.wait(30) == 0
    told = json.loads(place.accord("info", "--format", "json"))
    assert told["folder"] == str(place.home / ".local" / "share" / "accord-atlas")
    assert told["origin"] == "package"
    assert list(place.folder.iterdir()) == []


def test_a_home_that_cannot_be_written_is_no_hindrance(place: Place, tmp_path: Path) -> None:
    """The home is a file here: not even root can write into that."""
    home = tmp_path / "home"
    home.touch()
    assert ANSWER in place.accord(*QUESTION, XDG_DATA_HOME=str(home / "data"), TMPDIR=str(tmp_path))
    assert [made.name for made in tmp_path.glob("accord-atlas-*")] == [f"accord-atlas-{os.getuid()}"]


def test_what_an_extra_does_names_the_extra(place: Place) -> None:
    assert "pip install 'accord-atlas[build]'" in place.refused("build")
    assert "pip install 'accord-atlas[documents]'" in place.refused("dossier", "my", "--format", "docx")
    assert list(place.folder.iterdir()) == []


def test_every_licence_is_known_and_none_is_the_gpl(place: Place, tmp_path: Path) -> None:
    said = tmp_path / "sbom.json"
    run(sys.executable, "-m", "cyclonedx_py", "environment", "--of", "JSON", "-o", said, place.bin / "python")
    components = json.loads(said.read_text("utf-8"))["components"]
    licences = {each["name"]: json.dumps(each.get("licenses", [])) for each in components}
    assert {"rdflib", "pyoxigraph", "fastapi", "networkx", "pytest"} <= set(licences)
    assert [name for name, said in licences.items() if said == "[]"] == []
    assert [name for name, said in licences.items() if COPYLEFT.search(said)] == []
    assert not {"igraph", "pyshacl", "lxml", "numpy"} & set(licences)


def test_two_wheels_of_the_same_sources_are_equal_and_well_made(wheel: Path, tmp_path: Path, build: Path) -> None:
    again = packed("wheel", tmp_path, build)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()
    run(sys.executable, "-m", "twine", "check", "--strict", wheel)
    # Folders of the package are meant; so are the same `__init__.py` in several of them.
    run(sys.executable, "-m", "check_wheel_contents", "--ignore", "W002", wheel)
    with zipfile.ZipFile(wheel) as archive:
        assert {"accord_atlas/release/accord.nq.xz", "accord_atlas/release/manifest.json"} <= set(archive.namelist())
    assert wheel.stat().st_size < 7_000_000


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory, build: Path) -> Path:
    made = packed("sdist", tmp_path_factory.mktemp("sdist"), build)
    run(sys.executable, "-m", "twine", "check", "--strict", made)
    with tarfile.open(made) as archive:
        archive.extractall(made.parent, filter="data")
    return made.parent / made.name.removesuffix(".tar.gz")


def test_the_archive_of_the_sources_can_be_set_up_built_and_tested(unpacked: Path) -> None:
    """By the verbs that a person uses; `uv` has filled the environment before, so that pip finds what it asks for."""
    run(*UV, "venv", "--quiet", "--seed", "--python", sys.executable, ".venv", cwd=unpacked)
    python = unpacked / ".venv" / "bin" / "python"
    locked = ("--require-hashes", "-r", "requirements-dev.txt")
    run(*UV, "pip", "install", "--quiet", "--python", python, *locked, cwd=unpacked)
    run("make", "setup", cwd=unpacked)
    where = run(python, "-c", "import accord_atlas.service as s; print(s.__file__)", cwd=unpacked.parent).strip()
    assert Path(where).is_relative_to(unpacked)
    run("make", "build", cwd=unpacked)
    told = json.loads(run(unpacked / ".venv" / "bin" / "accord", "info", "--format", "json", cwd=unpacked))
    assert told["folder"] == str(unpacked / "build")
    few = ("tests/test_map.py", "tests/core", "tests/ontology", "tests/cli/test_completion.py")
    said = run(python, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", "-m", "not long", *few, cwd=unpacked)
    assert "passed" in said
    assert "failed" not in said
    run(python, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", "--collect-only", "tests", cwd=unpacked)


def test_the_notebooks_run_on_what_pip_installs(tmp_path: Path, wheel: Path) -> None:
    """As a reader runs them: the package with its extra for data frames, Jupyter, and no release but the one in it."""
    environment, work = tmp_path / "venv", tmp_path / "work"
    run(*UV, "venv", "--quiet", "--python", sys.executable, environment)
    packages = (f"{wheel}[frames]", "nbclient", "ipykernel")
    run(*UV, "pip", "install", "--quiet", "--python", environment / "bin" / "python", *packages)
    shutil.copytree(ROOT / "notebooks", work)
    there = sorted(each.name for each in work.iterdir())
    kept = {"HOME": str(tmp_path), "IPYTHONDIR": str(tmp_path / "ipython"), "JUPYTER_PREFER_ENV_PATH": "1"}
    run(environment / "bin" / "jupyter-execute", *sorted(work.glob("*.en.ipynb")), cwd=work, **kept)
    assert sorted(each.name for each in work.iterdir()) == there
    assert (tmp_path / ".local" / "share" / "accord-atlas" / "manifest.json").is_file()


CONTAINER = ROOT / "deploy" / "Containerfile"


def instructions() -> dict[str, list[str]]:
    """What the container file has done, by its word, in order."""
    found: dict[str, list[str]] = {}
    for line in re.sub(r"\\\n\s*", "", CONTAINER.read_text("utf-8")).splitlines():
        if line and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            found.setdefault(word, []).append(rest)
    return found


def _of_everybody() -> str:
    """A Python that every user of this machine may run; that of a developer may lie in a home."""
    found = shutil.which("python3", path="/usr/local/bin:/usr/bin")
    assert found, "there is no Python of the system"
    return found


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become the user of the container")
def test_what_the_container_file_says_serves_by_its_user_who_writes_to_the_volume_alone(wheel: Path) -> None:
    """Where no image can be built: each of its steps in a clean folder that stands for the root of the container."""
    said = instructions()
    # Not among the folders of tests, which are closed to other users.
    with tempfile.TemporaryDirectory(prefix="accord-container-", ignore_cleanup_errors=True) as name:
        root = Path(name)
        root.chmod(0o755)
        run(*UV, "venv", "--quiet", "--python", _of_everybody(), root / "venv")
        pip = root / "venv" / "bin" / "pip"
        pip.write_text(f'#!/bin/sh\nexec {" ".join(UV)} pip "$@" --quiet --python {root}/venv/bin/python\n')
        pip.chmod(0o755)
        account, install = said["RUN"]
        number = re.search(r"--uid (\d+)", account)
        assert number
        assert said["USER"] == [number[1]], "a number, which Kubernetes can tell from root"
        volume = Path(said["VOLUME"][0])
        assert said["WORKDIR"] == [str(volume)]
        assert f"--home-dir {volume}" in account
        home = root / volume.relative_to("/")
        temporary = root / "tmp"
        for folder in (home, temporary):
            folder.mkdir(parents=True)
            os.chown(folder, int(number[1]), int(number[1]))
        source, target = said["COPY"][0].split()
        assert fnmatch(wheel.name, Path(source).name)
        shutil.copy(wheel, temporary)
        path = {"PATH": f"{root}/venv/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        run("sh", "-ec", install.replace(target, f"{temporary}/"), cwd=root, **path)
        assert list(temporary.iterdir()) == []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = str(probe.getsockname()[1])
        env = dict(word.split("=", 1) for word in said["ENV"][0].split())
        env = {each: f"{root}{value}" if value.startswith("/") else value for each, value in env.items()}
        assert env["ACCORD_PORT"] == said["EXPOSE"][0]
        env |= path | {"ACCORD_PORT": port, "ACCORD_WORKERS": "1", "TMPDIR": str(temporary)}
        command = [*json.loads(said["ENTRYPOINT"][0]), *json.loads(said["CMD"][0])]
        own = {"user": int(number[1]), "group": int(number[1]), "extra_groups": [], "cwd": home}
        check = said["HEALTHCHECK"][0].partition(" CMD ")[2].replace(":8000", f":{port}")
        with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, **own) as service:  # type: ignore[call-overload]
            for line in service.stderr:
                if b"startup complete" in line:
                    break
            healthy = subprocess.run(json.loads(check), env=env, check=False, **own)  # type: ignore[call-overload]
            assert healthy.returncode == 0
            service.terminate()
            service.stderr.read()
            assert service.wait(30) == 0
        written = {path for path in root.rglob("*") if path.stat().st_uid == int(number[1])}
        assert (home / "accord-atlas" / "current") in written
