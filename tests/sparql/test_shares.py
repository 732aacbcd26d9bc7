"""Who sends a query slowly, or fetches a result slowly, holds no more than a share, and not for ever.

Clients are told apart by their address: here they are several of this machine's own (127.0.0.2, 127.0.0.3, …).
"""

import json
import select
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from accord_atlas.service.web.sparql_intake import client_of

Serve = Callable[..., Any]
QUERY = "ASK { ?s ?p ?o }"
PIECE = 250_000
TEXTS = {"sparql_query_bytes": 100_000, "sparql_received_bytes": 4 * PIECE, "sparql_client_received_bytes": 2 * PIECE}


def address(client: httpx.Client) -> tuple[str, int]:
    return client.base_url.host, client.base_url.port or 80


def post(client: httpx.Client, query: str, source: str) -> httpx.Response:
    """Ask from one of this machine's addresses."""
    with httpx.Client(transport=httpx.HTTPTransport(local_address=source), timeout=60) as other:
        return other.post(f"{client.base_url}/sparql", data={"query": query})


@contextmanager
def connections(client: httpx.Client, sources: list[str], sent: bytes) -> Iterator[list[socket.socket]]:
    """Connections from these addresses, over each of which something was sent, and no more."""
    running = []
    try:
        for source in sources:
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.bind((source, 0))
            connection.settimeout(30)
            connection.connect(address(client))
            connection.sendall(sent)
            running.append(connection)
        yield running
    finally:
        for connection in running:
            connection.close()


def unfinished(size: int = PIECE) -> bytes:
    """A request of which the last byte does not come."""
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {size + 1}\r\n\r\n".encode() + b"x" * size


def answered(connections: list[socket.socket]) -> list[socket.socket]:
    return select.select(connections, [], [], 0)[0]


@pytest.mark.long
@pytest.mark.parametrize("honest", ["127.0.0.2", "127.0.0.9"], ids=["of their own address", "of another"])
def test_stalled_uploads_give_way(serve: Serve, honest: str) -> None:
    with (
        serve(**TEXTS, body_seconds=300) as (client, _),
        connections(client, ["127.0.0.2", "127.0.0.2", "127.0.0.3", "127.0.0.3"], unfinished()) as stalled,
    ):
        until = time.monotonic() + 60
        while not answered(stalled):
            assert time.monotonic() < until
            last = post(client, f"{QUERY} #{'x' * 90_000}", honest)
            assert last.status_code in {200, 503}
        (gone,) = answered(stalled)
        reply = gone.recv(4096).decode()
        assert reply.startswith("HTTP/1.1 503 ")
        assert "received_bytes" in reply
        assert (last.status_code, post(client, QUERY, honest).status_code) == (200, 200)


@pytest.mark.long
def test_a_client_has_no_more_than_its_share(serve: Serve) -> None:
    with (
        serve(**TEXTS, body_seconds=300) as (client, _),
        connections(client, ["127.0.0.2"] * 12, unfinished()) as stalled,
    ):
        # Those that arrive while the others are not yet late are refused; those of another client are not.
        for _ in range(5):
            assert post(client, f"{QUERY} #{'x' * 90_000}", "127.0.0.3").status_code == 200
        until = time.monotonic() + 60
        while len(answered(stalled)) < 10:
            assert time.monotonic() < until
        assert {connection.recv(12) for connection in answered(stalled)} == {b"HTTP/1.1 503"}


@pytest.mark.long
def test_a_query_that_does_not_arrive_in_time_is_408(serve: Serve) -> None:
    with serve(body_seconds=0.5) as (client, _), connections(client, ["127.0.0.1"], unfinished(20)) as slow:
        reply = b""
        while piece := slow[0].recv(65536):
            reply += piece
        head, _, body = reply.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 408 ")
        problem = json.loads(body)
        assert problem["type"].endswith("/problem/too-slow")
        assert (problem["limit"], problem["value"]) == ("body_seconds", 0.5)
        assert post(client, QUERY, "127.0.0.1").status_code == 200


LARGE = "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 90000"
SPOOL = {"sparql_bytes": 8_000_000, "sparql_spool_bytes": 40_000_000, "sparql_client_spool_bytes": 8_000_000}


def sent(query: str) -> bytes:
    return f"GET /sparql?{httpx.QueryParams({'query': query})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


@pytest.mark.long
def test_a_client_that_fetches_nothing_is_in_nobodys_way(serve: Serve) -> None:
    with (
        serve(**SPOOL, sparql_workers=1) as (client, _),
        connections(client, ["127.0.0.2"], sent(LARGE)) as slow,
    ):
        assert slow[0].recv(12) == b"HTTP/1.1 200"
        refused = post(client, LARGE, "127.0.0.2")
        assert (refused.status_code, refused.json()["limit"]) == (503, "sparql_client_spool_bytes")
        assert refused.headers["retry-after"]
        assert post(client, QUERY, "127.0.0.2").status_code == 200
        assert len(post(client, LARGE, "127.0.0.3").content) > 7_000_000


@pytest.mark.long
def test_a_client_that_fetches_too_slowly_is_let_go(serve: Serve) -> None:
    """It takes something all the time, and would hold its place for minutes."""
    limits = {**SPOOL, "sparql_send_seconds": 1, "sparql_send_rate": 4_000_000, "sparql_workers": 1}
    with serve(**limits) as (client, _), connections(client, ["127.0.0.2"], sent(LARGE)) as slow:
        assert slow[0].recv(12) == b"HTTP/1.1 200"
        assert post(client, LARGE, "127.0.0.2").status_code == 503
        until = time.monotonic() + 60
        while post(client, f"{LARGE} OFFSET 1", "127.0.0.2").status_code != 200:
            assert time.monotonic() < until
            for _ in range(20):
                slow[0].recv(20_000)


@pytest.mark.parametrize(
    ("client", "name"),
    [
        (("192.0.2.7", 5000), "192.0.2.7"),
        (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64"),
        (("2001:db8:1:2::9", 2), "2001:db8:1:2::/64"),
        (("::ffff:192.0.2.7", 3), "192.0.2.7"),
        (("testclient", 0), "testclient"),
        (None, ""),
    ],
)
def test_who_is_one_client(client: tuple[str, int] | None, name: str) -> None:
    assert client_of({"type": "http", "client": client}) == name
