"""What a repeated answer costs beside an empty one, and a query through the pool beside the same engine without it.

Costs are CPU of all threads of a process, in nanoseconds from the kernel, so that a busy machine does not tell.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import process_time
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from starlette.types import Message
from tests import loops

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.sparql.worker import open_store
from accord_atlas.service.web.app import create_app

LOOKUP = "SELECT * { <https://w3id.org/accord-atlas/id/agreement/ipea> ?p ?o }"
ROWS = "SELECT * { ?s ?p ?o } LIMIT 1000"
PAGE = "SELECT * { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o) LIMIT 1000 OFFSET 50000"


def cpu(pid: int) -> float:
    """Milliseconds that a process has run."""
    return sum(int(each.read_text().split()[0]) for each in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6


class Asked:
    """An application asked as a server would ask it, without a network."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def get(self, path: str, query: str = "") -> tuple[int, int]:
        """The status of an answer, and its length."""
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "root_path": "",
            "path": path,
            "query_string": str(httpx.QueryParams({"query": query}) if query else "").encode(),
            "headers": [(b"host", b"localhost:8000"), (b"accept", b"*/*")],
            "client": ("127.0.0.1", 5000),
            "server": ("127.0.0.1", 8000),
            "state": {},
        }
        sent: list[Message] = []
        begun, never = False, asyncio.Event()

        async def receive() -> Message:
            nonlocal begun
            if begun:
                await never.wait()
            begun = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return sent[0]["status"], sum(len(message.get("body", b"")) for message in sent)

    async def cost(self, times: int, path: str, query: Callable[[int], str] = lambda _: "") -> float:
        """Milliseconds that this process and the query processes run for one answer."""
        pids = self.app.state.sparql.current.pool.pids()
        await self.get(path, query(-1))
        await self.get(path, query(-2))
        own, others = process_time(), sum(map(cpu, pids))
        for number in range(times):
            status, _ = await self.get(path, query(number))
            assert status == 200
        return ((process_time() - own) * 1000 + sum(map(cpu, pids)) - others) / times


@asynccontextmanager
async def running(build: Path) -> AsyncIterator[Asked]:
    app = create_app(Settings(build=build, sparql_workers=1, follow_seconds=0))
    async with app.router.lifespan_context(app):
        yield Asked(app)


@pytest.fixture(scope="module")
def engine(build: Path) -> Callable[[str, int], float]:
    """What a query costs in this process, in the same kind of store."""
    store = open_store(build / "accord.nq")

    def cost(query: str, times: int) -> float:
        begun = process_time()
        for _ in range(times):
            found = store.query(query)
            assert isinstance(found, ox.QuerySolutions)
            found.serialize(format=ox.QueryResultsFormat.JSON)
        return (process_time() - begun) * 1000 / times

    return cost


@pytest.mark.long
def test_costs_of_the_hot_path_and_of_the_hand_over(
    build: Path, engine: Callable[[str, int], float], full: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    times = 400 if full else 60

    async def measure() -> dict[str, float]:
        async with running(build) as asked:
            return {
                "empty": await asked.cost(times, "/health"),
                "questions, again": await asked.cost(times, "/api/queries"),
                "lookup, again": await asked.cost(times, "/sparql", lambda _: LOOKUP),
                "lookup, anew": await asked.cost(times, "/sparql", lambda number: f"{LOOKUP} # {number}"),
                "1000 rows, anew": await asked.cost(times // 10, "/sparql", lambda number: f"{ROWS} # {number}"),
                "a sorted page, anew": await asked.cost(1, "/sparql", lambda number: f"{PAGE} # {number}"),
            }

    found = loops.run(measure())
    alone = {"lookup, anew": engine(LOOKUP, times), "1000 rows, anew": engine(ROWS, times // 10)}
    alone["a sorted page, anew"] = engine(PAGE, 1)
    with capsys.disabled():
        for name, cost in found.items():
            print(f"{name:22}{cost:10.3f} ms", f"   engine alone {alone[name]:.3f} ms" if name in alone else "")
    assert found["questions, again"] < 2 * found["empty"]
    assert found["lookup, again"] < 2 * found["empty"]
    assert found["1000 rows, anew"] < 4 * alone["1000 rows, anew"]
    assert found["a sorted page, anew"] < 1.5 * alone["a sorted page, anew"]
