"""Reads requests, no further than a query may reach, and notices when their clients go away."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from fastapi import Request

from accord_atlas.service.core.errors import QueryTooLong
from accord_atlas.service.sparql import protocol
from accord_atlas.service.sparql.limits import Limits, too_many_texts
from accord_atlas.service.sparql.pool import Pool
from accord_atlas.service.sparql.protocol import Operation

T = TypeVar("T")
FORM_GROWTH = 3
"""Form encoding writes a byte as up to three."""


class Disconnected(Exception):
    """The client is gone."""


class Intake:
    """What a request holds of the bytes that all queries under way may have together."""

    def __init__(self, pool: Pool) -> None:
        self._pool, self._held = pool, 0

    def take(self, size: int) -> None:
        """Hold so many bytes more; Busy where that is too much for all."""
        if self._pool.received + size > max(self._pool.limits.received, self._pool.limits.text * FORM_GROWTH):
            raise too_many_texts(self._pool.limits)
        self._pool.received += size
        self._held += size

    def release(self) -> None:
        """Hold nothing any more."""
        self._pool.received -= self._held
        self._held = 0


async def read(request: Request, limits: Limits, intake: Intake) -> Operation:
    """The operation of a request, of which no more is read than a query may have."""
    query_string: bytes = request.scope["query_string"]
    if len(query_string) > FORM_GROWTH * limits.text:
        raise _too_long(limits)
    intake.take(len(query_string))
    if request.method in protocol.BODIED:
        protocol.plain(request.headers.get("content-encoding"))
    body = await _body(request, limits, intake) if request.method in protocol.BODIED else b""
    operation = protocol.read(request.method, query_string, request.headers.get("content-type"), body)
    if operation.text and len(operation.text.encode("utf-8", "replace")) > limits.text:
        raise _too_long(limits)
    return operation


async def _body(request: Request, limits: Limits, intake: Intake) -> bytes:
    most = FORM_GROWTH * limits.text
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise _too_long(limits)
    body = bytearray()
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        chunk: bytes = message.get("body", b"")
        if len(body) + len(chunk) > most:
            raise _too_long(limits)
        intake.take(len(chunk))
        body += chunk
        if not message.get("more_body"):
            return bytes(body)


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What the work gives; it is cancelled when the client goes away, and Disconnected is raised."""
    working = asyncio.create_task(work)
    watching = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise Disconnected
    finally:
        watching.cancel()
        working.cancel()
        await asyncio.gather(working, watching, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _too_long(limits: Limits) -> QueryTooLong:
    return QueryTooLong(
        f"The query has more than {limits.text:,} bytes.",
        f"查询超过 {limits.text:,} 字节。",
        limit="sparql_query_bytes",
        value=limits.text,
        unit="byte",
    )
