"""Several server processes are one service: equal answers, one that dies is replaced, all go over to a release.

Which process answers is chosen by stopping the others: a connection waits for whoever accepts it.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from prometheus_client.parser import text_string_to_metric_families
from tests import loops
from tests.conftest import released
from tests.sparql.conftest import children, serving
from tests.web.test_kept_releases import of

from accord_atlas.loaders.release import switch
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.jobs import Jobs
from accord_atlas.service.web.metrics import summed
from accord_atlas.service.web.peers import Peers

LISTED = "/api/queries/organizations"
PLACES = (LISTED, "/api/queries", "/sparql?query=SELECT*%7B%3Fs%20%3Fp%20%3Fo%7D")
READY = 120.0
AGENTS = {"Accept": "application/json, text/event-stream"}
CALL = {"name": "organizations", "arguments": {"most": 1}}


class Service:
    """A running service of two processes, and the two releases that its folder has."""

    def __init__(self, client: httpx.Client, main: int, folder: Path, releases: list[str]) -> None:
        self.home, self.main, self.folder, self.releases = str(client.base_url), main, folder, releases

    def fronts(self) -> list[int]:
        """The server processes: those of them that serve answer on the sockets by which they ask each other."""
        return [pid for pid in children(self.main) if b"web.process" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def get(self, path: str, **said: Any) -> httpx.Response:
        """The answer on a connection of its own."""
        return httpx.get(f"{self.home}{path}", timeout=60, **said)

    def post(self, path: str, method: str, params: dict[str, Any]) -> httpx.Response:
        """The answer to one message of an agent, on a connection of its own."""
        message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        return httpx.post(f"{self.home}{path}", json=message, headers=AGENTS, timeout=60)

    def whole(self) -> None:
        """Wait until two processes serve."""
        until = time.monotonic() + READY
        while "accord_processes 2.0" not in self.get("/metrics").text:
            assert time.monotonic() < until
            time.sleep(0.1)

    @contextmanager
    def only(self, pid: int) -> Iterator[None]:
        """Have just this process answer."""
        others = [other for other in self.fronts() if other != pid]
        try:
            for other in others:
                os.kill(other, signal.SIGSTOP)
            yield
        finally:
            for other in others:
                os.kill(other, signal.SIGCONT)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("workers") / "build"
    releases = []
    for number in (3, 5):
        released(folder, of(number))
        releases.append((folder / "current").resolve().name)
    switch(folder, releases[0])
    log = tmp_path_factory.mktemp("log") / "log"
    with serving(folder, log, workers=2, follow_seconds=0.2, sparql_workers=1, max_age=0) as (client, process):
        made = Service(client, process.pid, folder, releases)
        made.whole()
        yield made


def told(service: Service, path: str) -> tuple[int, bytes, list[tuple[str, str]]]:
    answer = service.get(path)
    lines = sorted(line for line in answer.headers.multi_items() if line[0] not in {"date", "server-timing"})
    return answer.status_code, answer.content, lines


@pytest.mark.long
def test_every_process_gives_the_same_bytes_under_the_same_tags(service: Service) -> None:
    of_each = []
    for pid in service.fronts():
        with service.only(pid):
            of_each.append([told(service, path) for path in PLACES for _ in range(3)])
    assert len(of_each) == 2
    assert of_each[0] == of_each[1]
    assert {status for status, _, _ in of_each[0]} == {200}


@pytest.mark.long
def test_what_they_count_is_counted_together(service: Service) -> None:
    def counted() -> float:
        families = text_string_to_metric_families(service.get("/metrics").text)
        return sum(
            s.value for f in families for s in f.samples if s.labels.get("route") == "/health" and "total" in s.name
        )

    before = counted()
    for pid in service.fronts():
        with service.only(pid):
            assert service.get("/health").status_code == 200
    assert counted() == before + 2


@pytest.mark.long
def test_one_that_is_killed_is_replaced_and_nobody_else_notices(service: Service) -> None:
    first, second = service.fronts()
    with httpx.Client(base_url=service.home, timeout=60) as other:
        with service.only(second):
            assert other.get("/health").status_code == 200  # and so connected with the one that stays
        os.kill(first, signal.SIGKILL)
        for _ in range(20):
            assert other.get(LISTED).status_code == 200
            assert service.get(LISTED).status_code == 200
        service.whole()
    assert len(service.fronts()) == 2
    assert first not in service.fronts()


@pytest.mark.long
def test_all_go_over_to_another_release_and_no_visit_mixes_two(service: Service) -> None:
    before, after = service.releases
    switch(service.folder, after)
    seen: list[str] = []
    until = time.monotonic() + READY
    while seen[-20:] != [after] * 20:
        assert time.monotonic() < until
        begun = service.get(LISTED).json()
        seen.append(begun["release"])
        # A visit stays with the release with which it began, whichever process answers.
        for _ in range(3):
            rest = service.get(LISTED, params={"release": begun["release"]})
            assert (rest.status_code, rest.json()["rows"]) == (200, begun["rows"])
    assert seen[0] in {before, after}
    turns = sum(one != following for one, following in pairwise(seen))
    assert turns <= 3, "they go over at about the same time"


@pytest.mark.long
def test_an_agent_is_answered_by_any_process_and_goes_over_with_the_rest(service: Service) -> None:
    first, second = service.fronts()
    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    with service.only(first):
        begun = service.post("/mcp", "initialize", hello)
        assert begun.json()["result"]["serverInfo"]["name"] == "accord-atlas"
    with service.only(second):
        assert service.post("/mcp", "tools/call", CALL).json()["result"]["isError"] is False
    # Nobody keeps a session that another process would not know.
    assert "mcp-session-id" not in begun.headers

    now = service.get(LISTED).json()["release"]
    other = next(each for each in service.releases if each != now)

    async def visit() -> list[str]:
        seen: list[str] = []
        async with (
            streamable_http_client(f"{service.home.rstrip('/')}/mcp") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            until = time.monotonic() + READY
            while seen[-20:] != [other] * 20:
                assert time.monotonic() < until
                result = await session.call_tool("organizations", CALL["arguments"])  # type: ignore[arg-type]
                assert not result.isError, result.content
                assert result.structuredContent is not None
                seen.append(result.structuredContent["release"])
                if len(seen) == 5:
                    switch(service.folder, other)
        return seen

    assert {*loops.run(visit())} == {now, other}


def test_a_job_is_told_by_any_process() -> None:
    async def work(folder: Path) -> None:
        several = [Peers(folder, number, 3) for number in range(2)]  # the third has died
        config = Settings(build=folder)
        first, second = (Jobs(config, None, peers) for peers in several)  # type: ignore[arg-type]
        for peers in several:
            await peers.start()
        begun = first.begin("use", [], "somebody")
        assert (await second.of(begun.id)).id == begun.id
        for unknown in ("0" * 16, "../secret"):
            with pytest.raises(NotFound):
                await second.of(unknown)
        await first.stop()
        for peers in several:
            await peers.stop()

    with TemporaryDirectory() as folder:
        loops.run(work(Path(folder)))


def test_counts_are_added_and_what_all_say_is_said_once() -> None:
    text = (
        '# TYPE accord_http_requests_total counter\naccord_http_requests_total{{route="/",status="200"}} {}\n'
        "# TYPE accord_release_statements gauge\naccord_release_statements 7\n"
        "# TYPE accord_answers_bytes gauge\naccord_answers_bytes {}\n"
    )
    said = summed([text.format(1, 10), text.format(2, 20)]).decode().splitlines()
    assert 'accord_http_requests_total{route="/",status="200"} 3.0' in said
    assert "accord_release_statements 7.0" in said
    assert "accord_answers_bytes 30.0" in said
