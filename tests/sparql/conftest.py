"""Fixtures of the SPARQL tests.

Strategy: `sample` is a release of some twenty triples in which what formats and datasets must get right occurs once;
`crowd` has enough triples for a query to go wrong on. Pools are run directly, with limits so small that meeting them
takes a second; the endpoint is asked in this process (`ask`), and over real connections where these matter
(`serve`).
"""

import asyncio
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from tests.conftest import released

from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.snapshot import snapshot
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.pool import Pool
from accord_atlas.service.web.app import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

CORPUS = Path(__file__).parents[1] / "corpus" / "sparql"
CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(?a != ?f) }"
Running = tuple[httpx.Client, subprocess.Popen[bytes]]
EVERYTHING_SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small release."""
    store = ox.Store()
    store.load(path=CORPUS / "data.trig", format=ox.RdfFormat.TRIG)
    return released(tmp_path_factory.mktemp("sample"), store)


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release of 20 000 triples that hang together."""
    store = ox.Store()
    facts, parent = ox.NamedNode(f"{BASE}graph/facts"), ox.NamedNode(f"{BASE}ontology#parent")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

    def node(number: int) -> ox.NamedNode:
        return ox.NamedNode(f"{BASE}id/organization/o{number}")

    store.bulk_extend(
        quad
        for number in range(10_000)
        for quad in (
            ox.Quad(node(number), parent, node(number // 3), facts),
            ox.Quad(node(number), label, ox.Literal(f'Body "{number}"}},{{', language="en"), facts),
        )
    )
    return released(tmp_path_factory.mktemp("crowd"), store)


@pytest.fixture(scope="session")
def ask(sample: Path) -> Iterator[TestClient]:
    """The application on the small release, in this process."""
    with TestClient(create_app(Settings(build=sample))) as running:
        yield running


@pytest.fixture
def run_pool(crowd: Path, tmp_path: Path) -> Callable[..., Any]:
    """Runs `work(pool)` with a pool on the crowd whose limits are small, or as given."""
    small = {"seconds": 1.0, "memory": 96 << 20, "rows": 1000, "size": 300_000, "workers": 2, "queue": 20}

    def run(work: Callable[[Pool], Any], **limits: Any) -> Any:
        async def go() -> Any:
            given = replace(Limits.of(Settings()), folder=tmp_path, **{**small, **limits})
            copy = snapshot(crowd / "accord.nq", "crowd", crowd / "store")
            pool = Pool(given, copy.path, BASE)
            await pool.start()
            try:
                return await work(pool)
            finally:
                await pool.stop()
                copy.release()

        return asyncio.run(go())

    return run


def serving(build: Path, log: Path, **settings: object) -> AbstractContextManager[Running]:
    """A real `accord serve` with these settings; gives a client and the process."""
    return started([str(Path(sys.executable).with_name("accord")), "serve", "--port", "0"], build, log, **settings)


@contextmanager
def started(command: Sequence[str], build: Path, log: Path, **settings: object) -> Iterator[Running]:
    """The same by a command of one's own; one server process, unless the settings say otherwise."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ACCORD_")}
    environment |= {
        f"ACCORD_{name.upper()}": str(value) for name, value in {"workers": 1, **settings, "build": build}.items()
    }
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=stderr, env={**environment, "LC_ALL": "C.UTF-8"}
        )
    try:
        yield httpx.Client(base_url=_address(process, log), timeout=60), process
        process.terminate()
        assert process.wait(15) == 0, log.read_text()
    finally:
        process.kill()
        process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Where the server listens, as soon as it says that it has started and is done with what it makes ahead."""
    until = time.monotonic() + 240
    while time.monotonic() < until and process.poll() is None:
        said = log.read_text()
        if "startup complete" in said and "are ready" in said:
            return next(word for word in said.split() if word.startswith("http://"))
        time.sleep(0.05)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def serve(crowd: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Starts `accord serve` on the crowd: `with serve(sparql_timeout=1) as (client, process)`."""

    def start(build: Path | None = None, **settings: object) -> Any:
        return serving(build or crowd, tmp_path_factory.mktemp("serve") / "log", **settings)

    return start


class Processor:
    """The CPU time that processes use from now on; one that ends meanwhile takes its own with it, no other's."""

    def __init__(self, pids: Callable[[], list[int]]) -> None:
        self._pids = pids
        self._before = {pid: _cpu_seconds(pid) for pid in pids()}

    def used(self) -> float:
        """Seconds used since the start by those that are there now."""
        return sum(_cpu_seconds(pid) - self._before.get(pid, 0.0) for pid in self._pids())


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Bytes of memory that a process holds now; 0 where it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def children(pid: int) -> list[int]:
    """The process ids of a process and all that descend from it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # a thread may end while it is looked at
            for child in task.read_text().split():
                found += children(int(child))
    return found
