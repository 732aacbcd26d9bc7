"""Reads requests, no further than a query may reach, and notices when their clients go away."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from fastapi import Request

from accord_atlas.service.core.errors import QueryTooLong
from accord_atlas.service.sparql import protocol
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.protocol import Operation
from accord_atlas.service.web.sparql_intake import FORM_GROWTH, Intake

T = TypeVar("T")
WATCHED_AFTER = 0.02
"""Seconds after which a query has a client that may have gone away."""


class Disconnected(Exception):
    """The client is gone."""


async def read(request: Request, limits: Limits, intake: Intake) -> Operation:
    """The operation of a request, of which no more is read than a query may have."""
    query_string: bytes = request.scope["query_string"]
    if len(query_string) > FORM_GROWTH * limits.text:
        raise _too_long(limits)
    intake.take(len(query_string))
    if request.method in protocol.BODIED:
        protocol.plain(request.headers.get("content-encoding"))
    most = FORM_GROWTH * limits.text
    body = await body_of(request, most, intake, _too_long(limits)) if request.method in protocol.BODIED else b""
    operation = protocol.read(request.method, query_string, request.headers.get("content-type"), body)
    if operation.text and len(operation.text.encode("utf-8", "replace")) > limits.text:
        raise _too_long(limits)
    return operation


async def body_of(request: Request, most: int, intake: Intake, too_long: QueryTooLong) -> bytes:
    """The body of a request; `too_long` is raised where it has more than `most` bytes, Disconnected where it ends."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise too_long
    body = bytearray()
    async with intake.arrival():
        while True:
            message = await request.receive()
            if message["type"] == "http.disconnect":
                raise Disconnected
            chunk: bytes = message.get("body", b"")
            if len(body) + len(chunk) > most:
                raise too_long
            intake.take(len(chunk))
            body += chunk
            if not message.get("more_body"):
                return bytes(body)


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What the work gives; it is cancelled when the client goes away, and Disconnected is raised.

    Whether the client is still there is asked of what takes a while: most queries are over before.
    """
    working, gone, watching = asyncio.current_task(), False, set[asyncio.Task[None]]()

    async def watch() -> None:
        nonlocal gone
        await _gone(request)
        gone = True
        if working:
            working.cancel()

    timer = asyncio.get_running_loop().call_later(WATCHED_AFTER, lambda: watching.add(asyncio.create_task(watch())))
    try:
        return await work
    except asyncio.CancelledError:
        if gone and working and not working.uncancel():
            raise Disconnected from None
        raise
    finally:
        timer.cancel()
        for each in watching:
            each.cancel()


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
