"""The parts of a file that a client asks for (`Range`, RFC 9110 §14)."""

import os
import re

import anyio
from starlette.datastructures import Headers
from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from accord_atlas.service.core.errors import Unsatisfiable

PART = re.compile(rb"(?P<first>\d+)-(?P<last>\d*)|-(?P<suffix>\d+)")
DIGITS = 18
"""A number of more digits lies beyond every file; Python would refuse to read one of thousands."""


class Download(FileResponse):
    """A file of which parts can be asked for; a `Range` that is none of bytes is passed over (§14.2)."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or the parts; Unsatisfiable where none of them lies within it."""
        if self.stat_result is None:
            self.stat_result = await anyio.to_thread.run_sync(os.stat, self.path)
            self.set_stat_headers(self.stat_result)
        found = self._requested(Headers(scope=scope), self.stat_result.st_size)
        lines = [line for line in scope["headers"] if line[0] != b"range"]
        if found:
            listed = b",".join(b"%d-%d" % part for part in found)
            lines.append((b"range", b"bytes=" + listed))
        await super().__call__({**scope, "headers": lines}, receive, send)

    def _requested(self, headers: Headers, size: int) -> list[tuple[int, int]] | None:
        requested = headers.getlist("range")
        known = {self.headers["etag"], self.headers["last-modified"]}
        if len(requested) != 1 or headers.get("if-range", self.headers["etag"]) not in known:
            return None
        found = parts(requested[0].encode("latin-1"), size)
        if found == []:
            raise Unsatisfiable(
                f"No part of `{requested[0][:100]}` lies within the file, which has {size} bytes.",
                f"所请求的范围 {requested[0][:100]} 均不在文件之内；文件共 {size} 字节。",
                headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"},
                expected=f"bytes=0-{size - 1}",
            )
        return found


def parts(requested: bytes, size: int) -> list[tuple[int, int]] | None:
    """The first and last byte of each part that lies within a file of that size; None for what is no range of bytes.

    A part ends where the file ends; one that begins beyond it is left out, and is no reason to refuse the others.
    """
    unit, _, listed = requested.partition(b"=")
    written = [part.strip(b" \t") for part in listed.split(b",")]
    found = [PART.fullmatch(part) for part in written if part]
    if unit.lower() != b"bytes" or not found:
        return None
    within = []
    for part in found:
        if part is None or (part["last"] and _order(part["last"]) < _order(part["first"])):
            return None
        if part["suffix"] is not None:
            first, last = max(size - _number(part["suffix"]), 0), size - 1
        else:
            first = _number(part["first"])
            last = min(_number(part["last"]), size - 1) if part["last"] else size - 1
        if first <= last:
            within.append((first, last))
    return within


def _order(digits: bytes) -> tuple[int, bytes]:
    """What sorts numbers of any length."""
    said = digits.lstrip(b"0")
    return len(said), said


def _number(digits: bytes) -> int:
    said = digits.lstrip(b"0") or b"0"
    return int(said) if len(said) <= DIGITS else 10**DIGITS
