"""Leaves an engine alone that fails again and again, and tries now and then whether it is back."""

import time
from threading import Lock


class Breaker:
    """Closed while the engine answers; open for `pause` seconds after `most` failures in a row.

    After the pause one caller is let through to try; the others wait for what comes of it. From any thread.
    """

    def __init__(self, most: int, pause: float) -> None:
        self._most, self._pause = most, pause
        self._lock = Lock()
        self._failures = 0
        self._until = 0.0
        self.reason = ""

    @property
    def wait(self) -> float:
        """Seconds for which it stays open; 0 where it is closed."""
        with self._lock:
            return max(self._until - time.monotonic(), 0.1) if self._open else 0.0

    def admit(self) -> bool:
        """Whether the engine may be asked now."""
        with self._lock:
            if not self._open:
                return True
            if time.monotonic() < self._until:
                return False
            self._until = time.monotonic() + self._pause
            return True

    def succeeded(self) -> None:
        """The engine answered."""
        with self._lock:
            self._failures = 0

    def failed(self, reason: str) -> None:
        """The engine was not reached, or could not answer anybody."""
        with self._lock:
            self._failures += 1
            self.reason = reason
            if self._open:
                self._until = time.monotonic() + self._pause

    @property
    def _open(self) -> bool:
        return self._failures >= self._most
