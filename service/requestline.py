"""Takes request lines that hold Chinese as typed: `curl 'http://…/api/search?q=中国科协'` works.

A browser percent-encodes what a person types; `curl` sends the UTF-8 bytes as they are, which HTTP forbids and the
parser refuses. Their meaning is plain, so they are encoded before it sees them.
"""

import re

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

OUTSIDE = re.compile(rb"[\x80-\xff]")


def encoded(data: bytes) -> bytes:
    """The bytes with all of the first line's that are not ASCII percent-encoded."""
    line, mark, rest = data.partition(b"\r\n")
    return OUTSIDE.sub(lambda found: b"%%%02X" % found[0][0], line) + mark + rest


class Protocol(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, but for that."""

    def data_received(self, data: bytes) -> None:
        """Read what has arrived; only what begins a request has a request line."""
        begins = self.cycle is None or self.cycle.response_complete
        super().data_received(encoded(data) if begins else data)
