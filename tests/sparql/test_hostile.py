"""Every hostile query is bounded, the memory of the whole service stays under its ceiling, the next query is served.

The short form, with small limits; `make stress` has the long one, with the limits that the service comes with.
"""

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.sparql.conftest import CROSS_PRODUCT, Processor, children, resident, serving
from tests.sparql.hostile import QUERIES, SMALL

pytestmark = pytest.mark.long
MEGABYTE = 1 << 20
MEMORY, SECONDS, WORKERS = 96 * MEGABYTE, 2.0, 2
GROWTH = 2 * 40 * MEGABYTE + 120 * MEGABYTE
"""What the store's cache and a fresh worker add to each process, and results on their way to the server."""


@pytest.fixture(scope="module")
def running(crowd: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, int]]:
    """A server with small limits, and its process id."""
    log = tmp_path_factory.mktemp("hostile") / "log"
    limits = {"sparql_timeout": SECONDS, "sparql_memory": MEMORY, "sparql_rows": 5000, "sparql_bytes": 4_000_000}
    with serving(crowd, log, sparql_workers=WORKERS, **limits) as (client, process):
        yield client, process.pid


def small(client: httpx.Client) -> None:
    """Ask something small; it is answered, and soon."""
    start = time.monotonic()
    answer = client.post("/sparql", data={"query": SMALL})
    assert answer.status_code == 200, answer.text
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "3"
    assert time.monotonic() - start < 5


class Watch:
    """Notes the most memory that a process and its descendants ever held together."""

    def __init__(self, pid: int) -> None:
        self._pid, self.most, self._stop = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self._stop.wait(0.02):
            self.most = max(self.most, sum(resident(pid) for pid in children(self._pid)))

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_query_is_bounded(running: tuple[httpx.Client, int], name: str) -> None:
    client, pid = running
    query, outcomes = QUERIES[name]
    small(client)
    base = sum(resident(each) for each in children(pid))
    start = time.monotonic()
    with Watch(pid) as watch:
        answer = client.post("/sparql", data={"query": query})
    assert answer.status_code in outcomes, answer.text[:500]
    assert time.monotonic() - start < SECONDS + 4
    assert watch.most < base + MEMORY + GROWTH
    assert len(answer.content) < 8_000_000
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json"
    small(client)


def test_problems_name_the_limit_its_value_and_a_way_out(running: tuple[httpx.Client, int]) -> None:
    client, _ = running
    reply = client.post("/sparql", data={"query": QUERIES["everything sorted"][0]}).json()
    assert (reply["limit"], reply["value"]) in {("sparql_memory", MEMORY), ("sparql_timeout", SECONDS)}
    assert len(reply["detail"]) > 100


def test_many_at_once_are_answered_or_turned_away_at_once(running: tuple[httpx.Client, int]) -> None:
    client, pid = running
    base = sum(resident(each) for each in children(pid))

    def ask(number: int) -> tuple[int, float, Any]:
        start = time.monotonic()
        query = SMALL if number % 4 else CROSS_PRODUCT
        answer = httpx.post(f"{client.base_url}/sparql", data={"query": query}, timeout=60)
        return answer.status_code, time.monotonic() - start, answer.headers.get("retry-after")

    with Watch(pid) as watch, ThreadPoolExecutor(120) as threads:
        answers = list(threads.map(ask, range(120)))
    assert {status for status, _, _ in answers} <= {200, 503, 504, 507}
    turned_away = [(seconds, retry) for status, seconds, retry in answers if status == 503]
    assert turned_away
    assert all(retry for _, retry in turned_away)
    assert watch.most < base + WORKERS * MEMORY + GROWTH
    small(client)


def test_pages_and_questions_are_served_while_all_workers_are_at_work(running: tuple[httpx.Client, int]) -> None:
    client, _ = running
    with ThreadPoolExecutor(WORKERS) as threads:
        long = [
            threads.submit(httpx.post, f"{client.base_url}/sparql", data={"query": CROSS_PRODUCT}, timeout=60)
            for _ in range(WORKERS)
        ]
        time.sleep(0.3)
        took = []
        for path in ("/health", "/id/organization/o7.ttl", "/api/queries/specialties", "/api/queries") * 3:
            start = time.monotonic()
            assert client.get(path).status_code == 200
            took.append(time.monotonic() - start)
        assert not any(query.done() for query in long), "the workers must have been at work"
        assert sorted(took)[len(took) // 2] < 0.3
        assert {query.result().status_code for query in long} <= {504, 507}


@pytest.mark.parametrize("how", ["GET", "POST"])
def test_a_client_that_goes_away_stops_its_query(running: tuple[httpx.Client, int], how: str) -> None:
    client, pid = running
    small(client)
    address = (client.base_url.host, client.base_url.port or 80)
    body = httpx.QueryParams({"query": CROSS_PRODUCT}).__str__()
    head = f"POST /sparql HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}"
    sent = f"GET /sparql?{body} HTTP/1.1\r\nHost: x\r\n\r\n" if how == "GET" else f"{head}\r\nHost: x\r\n\r\n{body}"
    processor = Processor(lambda: children(pid))
    with socket.create_connection(address) as connection:
        connection.sendall(sent.encode())
        time.sleep(0.7)
        assert processor.used() > 0.1, "the query must have been running"
    time.sleep(0.8)
    processor = Processor(lambda: children(pid))
    time.sleep(0.5)
    assert processor.used() < 0.15
    small(client)


@pytest.mark.parametrize("head", ["GET /sparql?query=", "GET /health HTTP/1.1\r\nX-Long: "])
def test_a_head_without_end_is_not_held(running: tuple[httpx.Client, int], head: str) -> None:
    client, _ = running
    address = (client.base_url.host, client.base_url.port or 80)
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(head.encode())
        sent = 0
        try:
            while sent < 64 * MEGABYTE:
                connection.sendall(b"x" * 65536)
                sent += 65536
        except OSError:
            pass
        assert sent < 16 * MEGABYTE, "the server must have closed the connection"
    small(client)


def test_texts_under_way_are_bounded_together(crowd: Path, tmp_path: Path) -> None:
    limits = {"sparql_received_bytes": 3_000_000, "sparql_query_bytes": 1_000_000, "sparql_timeout": 3}
    text = f"{CROSS_PRODUCT} #{'x' * 900_000}"
    headers = {"Content-Type": "application/sparql-query"}
    with serving(crowd, tmp_path / "log", **limits) as (client, _), ThreadPoolExecutor(12) as threads:
        ask = lambda _: httpx.post(f"{client.base_url}/sparql", content=text, headers=headers, timeout=60)  # noqa: E731
        answers = list(threads.map(ask, range(12)))
        reply = [answer.json().get("limit") for answer in answers if answer.status_code == 503]
        assert "sparql_received_bytes" in reply
        assert {answer.status_code for answer in answers} <= {503, 504, 507}
        small(client)


def test_a_client_that_takes_nothing_is_let_go(crowd: Path, tmp_path: Path) -> None:
    with serving(crowd, tmp_path / "log", sparql_send_seconds=0.5, sparql_workers=1) as (client, process):
        address = (client.base_url.host, client.base_url.port or 80)
        query = httpx.QueryParams({"query": "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 90000"}).__str__()
        with socket.socket() as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect(address)
            connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            until = time.monotonic() + 30
            while '"stalled"' not in (tmp_path / "log").read_text():
                assert time.monotonic() < until
                time.sleep(0.1)
            spool = crowd / "spool"
            assert [path for path in spool.rglob("*") if path.is_file()] == []
        assert process.poll() is None
        small(client)


def test_the_log_has_a_line_for_each_query_and_nothing_about_whom(crowd: Path, tmp_path: Path) -> None:
    with serving(crowd, tmp_path / "log", sparql_timeout=0.5) as (client, _):
        for query in (SMALL, "SELECT * { ?s ?p }", CROSS_PRODUCT, "SELECT * { SERVICE <http://x/> {} }"):
            client.get("/sparql", params={"query": query})
    text = (tmp_path / "log").read_text()
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert [line["outcome"] for line in lines] == ["ok", "malformed-query", "sparql_timeout", "service-refused"]
    assert lines[0]["rows"] == 1
    assert all(set(line) == set(lines[0]) and line["seconds"] >= 0 for line in lines)
    assert len({line["query"] for line in lines}) == 4
    for private in ("SELECT", "organization/o7", '127.0.0.1"', "query=", "GET /sparql"):
        assert private not in text.partition("startup complete")[2]


def test_what_the_workers_gave_up_is_said_at_start(crowd: Path, tmp_path: Path) -> None:
    with serving(crowd, tmp_path / "log"):
        assert "query processes have no network" in (tmp_path / "log").read_text()


def test_a_server_whose_folder_cannot_be_written_uses_another(sample: Path, tmp_path: Path) -> None:
    """A release may lie on a medium that cannot be written; a file in the place of the folder stands for it."""
    blocked = tmp_path / "blocked"
    blocked.write_text("not a folder")
    with serving(sample, tmp_path / "log", sparql_folder=blocked) as (client, _):
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        assert "copies of the release go to" in (tmp_path / "log").read_text()
