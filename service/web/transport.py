"""A connection's lower end: ends so that the last answer arrives, and tells how much of the answers was taken.

A socket that is closed while something unread waits in it resets the connection, and the client may lose the answer
that it was just sent (RFC 9112 §9.6). Hence `close` ends only our half; who holds the connection discards what still
comes, and calls `abort` when the client has ended its half or takes too long.
"""

import asyncio
import contextlib
import fcntl
import socket
import struct
import sys
import termios
from typing import Any


class Transport(asyncio.Transport):
    """A transport of asyncio's as uvicorn uses it, but for its end."""

    def __init__(self, lower: asyncio.Transport) -> None:
        super().__init__()
        self._lower, self._written, self._closing = lower, 0, False
        self.lingers = True

    def get_extra_info(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """See `asyncio.BaseTransport`."""
        return self._lower.get_extra_info(name, default)

    def is_closing(self) -> bool:
        """Whether no more is sent."""
        return self._closing or self._lower.is_closing()

    def write(self, data: Any) -> None:  # noqa: ANN401
        """Send bytes; after the end nothing is."""
        if not self.is_closing():
            self._written += len(data)
            self._lower.write(data)

    def close(self) -> None:
        """Send what is under way, then end our half; both where nobody lingers any more."""
        if self.is_closing():
            return
        self._closing = True
        if not self.lingers:
            self.end()
            return
        try:
            self._lower.write_eof()
            self._lower.resume_reading()
        except OSError:  # the client has gone
            self.abort()

    def end(self) -> None:
        """Send what is under way, then end both halves."""
        self._closing = True
        self._lower.close()

    def abort(self) -> None:
        """End both halves now; what the system has taken from us, it still sends."""
        self._lower.abort()

    def reset(self) -> None:
        """End both halves now, and let the system forget what it has: nobody takes it."""
        connected = self.get_extra_info("socket")
        with contextlib.suppress(OSError):
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._lower.abort()

    def pause_reading(self) -> None:
        """See `asyncio.ReadTransport`."""
        self._lower.pause_reading()

    def resume_reading(self) -> None:
        """See `asyncio.ReadTransport`."""
        self._lower.resume_reading()

    def get_write_buffer_size(self) -> int:
        """Bytes that the system has not taken from us yet."""
        return self._lower.get_write_buffer_size()

    def taken(self) -> int:
        """Bytes that the client has acknowledged; where the system does not tell, those that it took from us.

        The system's own buffer lets us write in steps of a megabyte, too coarse to tell slow from not at all.
        """
        return self._written - self.get_write_buffer_size() - self._unacknowledged()

    def _unacknowledged(self) -> int:
        if not sys.platform.startswith("linux"):
            return 0
        try:
            unsent = fcntl.ioctl(self.get_extra_info("socket").fileno(), termios.TIOCOUTQ, bytes(4))
        except OSError:
            return 0
        return int(struct.unpack("i", unsent)[0])
