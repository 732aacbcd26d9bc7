"""One request over a connection of its own, on asyncio's bare protocols."""

import asyncio
from dataclasses import dataclass, field
from typing import Final

import httptools

PATIENCE: Final = 150.0
"""Seconds after which an answer that has not come is none."""
HELD: Final = 400
"""Bytes of a body that are held, to be shown where they are wrong."""


@dataclass
class Answer:
    """What was answered."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    size: int = 0


class Answering(asyncio.Protocol):
    """Waits for the answer to a request; `done` has it, or nothing where the connection ended before it was whole."""

    def __init__(self, request: bytes) -> None:
        self.done: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._request, self._answer = request, Answer()
        self._parser = httptools.HttpResponseParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Read on."""
        if not self.done.done():
            self._parser.feed_data(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """No more comes."""
        if not self.done.done():
            self.done.set_result(None)

    # What the parser tells

    def on_header(self, name: bytes, value: bytes) -> None:
        """One line of the head."""
        self._answer.headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._answer.size += len(body)
        if len(self._answer.body) < HELD:
            self._answer.body += body[:HELD]

    def on_message_complete(self) -> None:
        """The answer is whole."""
        self._answer.status = self._parser.get_status_code()
        if not self.done.done():
            self.done.set_result(self._answer)


async def connect(
    host: str, port: int, path: str, client: str, *, keep: bool = False
) -> tuple[asyncio.Transport, Answering]:
    """A connection over which a request of a client was sent; half of one, where it has no path."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{port}", f"X-Forwarded-For: {client}", "Accept-Encoding: gzip"]
    end = "\r\n\r\n" if keep else "\r\nConnection: close\r\n\r\n"
    request = ("\r\n".join(lines) + end).encode() if path else b"GET /api/queries HTTP/1.1\r\nHos"
    loop = asyncio.get_running_loop()
    return await loop.create_connection(lambda: Answering(request), host, port)


async def ask(host: str, port: int, path: str, client: str) -> Answer | None:
    """The answer, as soon as it is whole; nothing where none came."""
    try:
        transport, answering = await connect(host, port, path, client)
    except OSError:
        return None
    try:
        async with asyncio.timeout(PATIENCE):
            return await answering.done
    except TimeoutError:
        return None
    finally:
        transport.abort()
