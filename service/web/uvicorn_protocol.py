"""Takes request lines that hold Chinese as typed: `curl 'http://…/api/search?q=中国科协'` works. Refuses long ones.

A browser percent-encodes what a person types; `curl` sends the UTF-8 bytes as they are, which HTTP forbids and the
parser refuses. Their meaning is plain, so they are encoded before it sees them.
"""

import json
import re

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD = 1 << 17
"""Bytes that a request line and its headers may have together: nothing else bounds what a client makes us hold."""
TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
ADDRESS = 65_535
"""Bytes that an address may have: the parser has no more."""
TOO_LONG = {
    "title": "URI Too Long",
    "status": 414,
    "detail": f"The address has more than {ADDRESS:,} bytes; send a long query by POST. "
    f"地址超过 {ADDRESS:,} 字节；较长的查询请以 POST 发送。",
}
OUTSIDE = re.compile(rb"[\x80-\xff]")


def encoded(data: bytes) -> bytes:
    """The bytes with all of the first line's that are not ASCII percent-encoded."""
    line, mark, rest = data.partition(b"\r\n")
    return OUTSIDE.sub(lambda found: b"%%%02X" % found[0][0], line) + mark + rest


class Protocol(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, but for that, and for a bound on what comes before the body."""

    _head: int | None = None

    def data_received(self, data: bytes) -> None:
        """Read what has arrived; only what begins a request has a request line."""
        begins = self.cycle is None or self.cycle.response_complete
        super().data_received(encoded(data) if begins else data)
        if self._head is not None:
            self._head += len(data)
            if self._head > HEAD and not self.transport.is_closing():
                self.transport.write(TOO_LARGE)
                self.transport.close()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be read as HTTP; for an address of which only the length is wrong, say that."""
        if len(self.url) <= ADDRESS:
            super().send_400_response(msg)
            return
        body = json.dumps(TOO_LONG, ensure_ascii=False).encode()
        head = (
            "HTTP/1.1 414 URI Too Long\r\nContent-Type: application/problem+json\r\n"
            f"Access-Control-Allow-Origin: *\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

    def on_message_begin(self) -> None:
        """The head of a request begins."""
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is over."""
        self._head = None
        super().on_headers_complete()
