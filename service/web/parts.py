"""Gives the part of an answer that a client asks for (`Range`, RFC 9110 §14), of answers as of files.

Programs that read a table by its address (polars, DuckDB) ask for its size and then for its parts. An answer is
determined by its release, so that its parts fit together: its tag says so, and `If-Range` is held to it.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.web.ranges import parts

ANSWERS = "/api/"
"""What begins so is an answer, made as a whole and kept: within, nobody asks for a part of it. Files give parts."""
OF_PARTS = (b"range", b"if-range")


class Parts:
    """Cuts one part out of a complete answer that has a strong tag and says how long it is; else the whole is sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on for the whole, and send of it what was asked for."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        requested = headers.getlist("range") if scope["method"] == "GET" else []
        if requested:
            # The part is one of the plain form: a packed one would have to be had whole before it can be read.
            answered = scope["path"].removeprefix(scope.get("root_path", "")).startswith(ANSWERS)
            left_out = (b"accept-encoding", *(OF_PARTS if answered else ()))
            scope = {**scope, "headers": [line for line in scope["headers"] if line[0] not in left_out]}
        wanted = requested[0].encode("latin-1") if len(requested) == 1 else None
        await self.app(scope, receive, _Cutting(send, wanted, headers.get("if-range")).send)


class _Cutting:
    """Sends on what an answer says, cut to the part."""

    def __init__(self, send: Send, wanted: bytes | None, condition: str | None) -> None:
        self._send, self._wanted, self._condition = send, wanted, condition
        self._part: tuple[int, int] | None = None
        self._at = 0
        self._refused = False

    async def send(self, message: Message) -> None:
        """See `Send`."""
        if message["type"] == "http.response.start":
            await self._send(self._begun(message))
        elif self._refused:
            await self._send({**message, "body": b""})
        elif self._part and message["type"] == "http.response.body":
            body: bytes = message.get("body", b"")
            first, last = self._part
            cut = body[max(first - self._at, 0) : max(last + 1 - self._at, 0)]
            self._at += len(body)
            await self._send({**message, "body": cut})
        else:
            await self._send(message)

    def _begun(self, message: Message) -> Message:
        headers = MutableHeaders(raw=list(message["headers"]))
        tag, length = headers.get("etag", ""), headers.get("content-length", "")
        whole = message["status"] == 200 and tag.startswith('"') and length.isdigit()
        if not whole or "accept-ranges" in headers or headers.get("accord-completeness") == "timed-out":
            return message
        headers["accept-ranges"] = "bytes"
        message = {**message, "headers": headers.raw}
        if self._wanted is None or headers.get("content-encoding") or self._condition not in (None, tag):
            return message
        size = int(length)
        found = parts(self._wanted, size)
        if found == []:
            self._refused = True
            headers["content-range"], headers["content-length"] = f"bytes */{size}", "0"
            return {**message, "status": 416, "headers": headers.raw}
        if found is None or len(found) != 1:
            return message
        self._part = found[0]
        first, last = self._part
        headers["content-range"], headers["content-length"] = f"bytes {first}-{last}/{size}", str(last - first + 1)
        return {**message, "status": 206, "headers": headers.raw}
