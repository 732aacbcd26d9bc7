"""Fixtures for all tests.

Strategy: what can be tried on a handful of statements is tried on `tiny`, the smallest release there is
(`tests/core/tiny.trig`); what is said about the real data is tried on the real release, which is built once for
the whole run, however many workers share it. Answers are asked for through public surfaces: `client` talks to the
application in this process, `server` to a real `accord serve` on a free port, `accord` runs the command.
"""

import fcntl
import os
import re
import signal
import subprocess
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from accord_atlas.loaders.build import build as build_release
from accord_atlas.loaders.release import write
from accord_atlas.service.cli import main
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import Settings, settings
from accord_atlas.service.web.app import create_app

with warnings.catch_warnings():
    # Starlette asks for a successor of httpx that its test client does not need yet.
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

TINY = Path(__file__).parent / "core" / "tiny.trig"
Run = Callable[..., subprocess.CompletedProcess[str]]


def released(folder: Path, store: ox.Store | None = None, **facts: object) -> Path:
    """A folder with a release of what a store holds (default: the smallest there is), written as a build writes it."""
    if store is None:
        store = ox.Store()
        store.load(path=TINY, format=ox.RdfFormat.TRIG)
    write(store, {"data_date": "2026-11-22", **facts}, folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside() -> None:
    for name in [name for name in os.environ if name.startswith("ACCORD_")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real release; the first worker that comes builds it, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "release"
    with (shared / "release.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "manifest.json").exists():
            build_release(folder)
    return folder


@pytest.fixture(scope="session")
def atlas(build: Path) -> Atlas:
    """The real release, opened."""
    return Atlas.open(build, Settings(build=build))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the smallest release."""
    return released(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def client(build: Path) -> Iterator[TestClient]:
    """The application on the real release, in this process."""
    with TestClient(create_app(Settings(build=build))) as running:
        yield running


@pytest.fixture(scope="session")
def with_files(client: TestClient) -> TestClient:
    """The application once its files are made, by a process that gives way to all others: a busy machine takes long.

    Whoever asks for them before waits, and is told after two minutes to come again.
    """
    for _ in range(5):
        answer = client.get("/graph/questions", headers={"Accept": "application/n-triples"})
        if answer.status_code != 503:
            break
        assert int(answer.headers["retry-after"]) > 0
    assert answer.status_code == 200, answer.text
    return client


@pytest.fixture(scope="session")
def tiny_client(tiny: Path) -> Iterator[TestClient]:
    """The application on the smallest release, in this process."""
    with TestClient(create_app(Settings(build=tiny))) as running:
        yield running


class Served:
    """A running `accord serve`, ended in any case; gives the process and its address."""

    def __init__(self, *arguments: str, build: Path) -> None:
        environment = {**os.environ, "ACCORD_BUILD": str(build), "ACCORD_WORKERS": "1", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [command(), "serve", *arguments], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
        )

    def __enter__(self) -> tuple[subprocess.Popen[bytes], str]:
        assert self.process.stderr is not None
        first = self.process.stderr.readline().decode()
        found = re.search(r"http://\S+", first)
        assert found, first
        for line in self.process.stderr:
            if b"startup complete" in line:
                break
        return self.process, found[0]

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture(scope="session")
def server(build: Path) -> Iterator[httpx.Client]:
    """A client of a real server on the real release; the server is ended as a service manager would."""
    with (
        Served("--port", "0", build=build) as (process, address),
        httpx.Client(base_url=address, timeout=60) as running,
    ):
        # It logs a line for each query: a pipe that nobody reads is full one day, and then it waits for ever.
        threading.Thread(target=deque, args=(process.stderr, 0), daemon=True).start()
        yield running
        process.terminate()
        assert process.wait(60) == 0


@pytest.fixture
def serving(build: Path) -> Callable[..., Served]:
    """Starts `accord serve` with the arguments given, on the real release."""
    return partial(Served, build=build)


def command() -> str:
    """The command `accord` of the environment that runs the tests."""
    return str(Path(sys.executable).with_name("accord"))


@pytest.fixture
def accord(
    build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Runs `accord` on the real release in an empty folder, in English unless told otherwise.

    The command runs in this process, through the function that the installed script calls: what only a process of
    its own can show (help, pipes, signals) is tried on `command()`.
    """
    signals = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "argv", ["accord", *arguments])
            for name, value in {"LC_ALL": "C.UTF-8", "ACCORD_BUILD": str(build), **environment}.items():
                patch.setenv(name, value)
            settings.cache_clear()
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            said = capfd.readouterr()
        settings.cache_clear()
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), said.out, said.err)

    yield run
    for number, handler in signals.items():
        signal.signal(number, handler)
