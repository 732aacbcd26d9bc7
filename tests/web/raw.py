"""HTTP by hand: sends bytes over a connection and takes apart what comes back, for tests that no client would do."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Answer:
    """One response as it stood on the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


@contextmanager
def connected(client: httpx.Client, *, receive_buffer: int | None = None) -> Iterator[socket.socket]:
    """A connection to the server that a client is for."""
    with socket.socket() as connection:
        if receive_buffer is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        connection.settimeout(20)
        connection.connect((client.base_url.host, client.base_url.port or 80))
        yield connection


def everything(connection: socket.socket) -> bytes:
    """What comes until the server ends the connection."""
    received = bytearray()
    while piece := connection.recv(1 << 16):
        received += piece
    return bytes(received)


def first(connection: socket.socket) -> bytes:
    """What comes until there is one whole answer."""
    received = b""
    while not _taken(received):
        piece = connection.recv(1 << 16)
        assert piece, received
        received += piece
    return received


def answers(received: bytes) -> list[Answer]:
    """The responses in what was received, one after the other; what is none of them fails."""
    found = []
    while received:
        taken = _taken(received)
        assert taken, received[:500]
        answer, received = taken
        if answer.status >= 200:
            found.append(answer)
    return found


def _taken(received: bytes) -> tuple[Answer, bytes] | None:
    """The first response and what follows it; None where it is not whole."""
    head, mark, rest = received.partition(b"\r\n\r\n")
    if not mark:
        return None
    first_line, *lines = head.decode("latin-1").split("\r\n")
    version, status = first_line.split(" ")[:2]
    assert version == "HTTP/1.1", first_line
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    length = int(headers.get("content-length", 0)) if int(status) not in {100, 204, 304} else 0
    if len(rest) < length:
        return None
    return Answer(int(status), headers, rest[:length]), rest[length:]
