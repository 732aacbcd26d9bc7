"""Connections cost little: what is silent, slow or too much ends, and others are answered meanwhile."""

import select
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.sparql.conftest import serving, started
from tests.web.raw import answers, connected, everything, first

from accord_atlas.service.web.connections import Limits, Pace

HEALTH = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
IMPATIENT: dict[str, Any] = {"head_seconds": 2, "body_seconds": 60, "rate_seconds": 0.5, "keep_alive_seconds": 1}
MANY = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(6))
"""A pattern that even the smallest release meets without end."""
UPLOAD = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\n"


@pytest.fixture(scope="module")
def impatient(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server that has little patience."""
    with serving(tiny, tmp_path_factory.mktemp("short") / "log", **IMPATIENT) as (client, _):
        yield client


@contextmanager
def full(build: Path, log: Path, **settings: Any) -> Iterator[tuple[httpx.Client, list[socket.socket]]]:
    """A server for five connections, and forty that say nothing; gives a client and the silent ones."""
    with serving(build, log, connections=5, head_seconds=600, **settings) as (client, _), ExitStack() as stack:
        yield client, [stack.enter_context(connected(client)) for _ in range(40)]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", None),
        (b"\r\n\r\n", None),
        (b"G", 408),
        (HEALTH[:-2], 408),
        (UPLOAD, 408),
        (UPLOAD + b"ASK", 408),
        (UPLOAD.replace(b"Content-Length: 99", b"Transfer-Encoding: chunked") + b"3\r\nASK\r\n", 408),
    ],
    ids=["nothing", "empty lines", "a letter", "half a head", "no body", "half a body", "half of the chunks"],
)
def test_what_does_not_arrive_is_not_waited_for(impatient: httpx.Client, sent: bytes, status: int | None) -> None:
    with connected(impatient) as connection:
        connection.sendall(sent)
        said = answers(everything(connection))
    assert [answer.status for answer in said] == ([status] if status else [])


def test_a_connection_that_was_used_ends_too(impatient: httpx.Client) -> None:
    for following, statuses in ((b"", [200]), (b"\r\n", [200]), (HEALTH[:9], [200, 408]), (UPLOAD, [200, 408])):
        with connected(impatient) as connection:
            connection.sendall(HEALTH)
            said = first(connection)
            connection.sendall(following)
            assert [answer.status for answer in answers(said + everything(connection))] == statuses


@pytest.mark.long
def test_a_body_has_a_time_however_fast_it_comes(tiny: Path, tmp_path: Path) -> None:
    with serving(tiny, tmp_path / "log", body_seconds=0.5, lowest_rate=0) as (client, _), connected(client) as one:
        one.sendall(UPLOAD + b"ASK")
        assert [answer.status for answer in answers(everything(one))] == [408]


def test_who_takes_nothing_of_an_answer_is_let_go(impatient: httpx.Client) -> None:
    query = httpx.QueryParams({"query": f"SELECT ?s ?a ('{'x' * 1000}' AS ?x) {{ ?s ?p ?o . ?a ?b ?c }}"})
    with connected(impatient, receive_buffer=4096) as connection:
        connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        ended = select.poll()
        ended.register(connection, 0)
        assert ended.poll(30_000), "it must be reset although nothing of it is read"
    assert impatient.get("/health").status_code == 200


def test_slow_is_what_is_below_the_rate_in_a_whole_window() -> None:
    pace = Pace(Limits(connections=1, head_seconds=1, body_seconds=1, lowest_rate=10, rate_seconds=5))
    looks = [(0, 0), (1, 0), (4, 50), (5, 50), (6, 50), (9, 99), (10, 100), (14, 100), (15, 149)]
    assert [pace.is_slow(now, done) for now, done in looks] == [False] * 8 + [True]
    pace.rest()
    assert [pace.is_slow(now, 149) for now in (16, 20, 21)] == [False, False, True]


def test_the_silent_make_room_for_those_who_ask(tiny: Path, tmp_path: Path) -> None:
    with full(tiny, tmp_path / "log") as (client, silent):
        for _ in range(10):
            assert httpx.get(f"{client.base_url}/health", timeout=60).status_code == 200
        told = [answers(everything(connection)) for connection in silent[:30]]
        assert [[each.status for each in said] for said in told] == [[503]] * 30, "those who waited longest have gone"
    assert (tmp_path / "log").read_text().count("connections are taken") == 1


def test_where_all_have_a_request_the_next_is_told_so(tiny: Path, tmp_path: Path) -> None:
    with full(tiny, tmp_path / "log") as (client, silent):
        offer = UPLOAD.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")
        with connected(client) as fifth:
            busy = [*silent[-4:], fifth]
            for connection in busy:
                connection.sendall(offer)
                assert connection.recv(1000).startswith(b"HTTP/1.1 100")
            for _ in range(3):
                refused = httpx.get(f"{client.base_url}/health", timeout=60)
                assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
                assert refused.headers["content-type"] == "application/problem+json"
            busy[0].sendall(b"ASK {}".ljust(99))
            assert first(busy[0]).startswith(b"HTTP/1.1 200")
            assert httpx.get(f"{client.base_url}/health", timeout=60).status_code == 200
    assert (tmp_path / "log").read_text().count("connections are taken") == 1


@pytest.mark.long
@pytest.mark.parametrize(("hard", "most"), [(110, 1), (300, 22), (2000, 500)])
def test_files_are_never_used_up_by_connections(tiny: Path, tmp_path: Path, hard: int, most: int) -> None:
    """The soft limit that shells set is raised; what the hard one does not allow is not taken."""
    accord = Path(sys.executable).with_name("accord")
    command = ["sh", "-c", f"ulimit -Sn 110; ulimit -Hn {hard}; exec {accord} serve --port 0"]
    with started(command, tiny, tmp_path / "log", connections=500) as (client, process), ExitStack() as stack:
        limit = Path(f"/proc/{process.pid}/limits").read_text().partition("Max open files")[2].split()
        assert limit[:2] == [str(min(hard, 1256)), str(hard)]
        for _ in range(600):
            stack.enter_context(connected(client))
        for _ in range(10):
            assert httpx.get(f"{client.base_url}/health", timeout=60).status_code == 200
    log = (tmp_path / "log").read_text()
    assert (f"at most {most} connections" in log) == (most < 500)
    assert "Traceback" not in log
    assert len(log.splitlines()) < 30, log[:3000]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_end_leaves_no_trace(tiny: Path, tmp_path: Path, number: signal.Signals) -> None:
    """Whatever is under way when the server is stopped."""
    log = tmp_path / "log"
    with serving(tiny, log, stop_seconds=1, sparql_timeout=30) as (client, process), ExitStack() as stack:
        query = httpx.QueryParams({"query": f"SELECT (COUNT(*) AS ?n) {{ {MANY} }}"})
        for sent in (
            *(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for _ in range(3)),
            *(UPLOAD, HEALTH[:9], b"", HEALTH),
        ):
            connection = stack.enter_context(connected(client))
            connection.sendall(sent)
        assert first(connection).startswith(b"HTTP/1.1 200")
        process.send_signal(number)
        assert process.wait(15) == 0
    assert "Traceback" not in log.read_text()
    assert "Exception" not in log.read_text()
