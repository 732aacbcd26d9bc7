"""Bytes that clients hold of what all have together: how many in all, and how many of them one client may."""

from collections import Counter
from typing import Literal

Shortage = Literal["whole", "share"]


class Budget:
    """Bytes that all may hold together, and each no more than its share.

    Whose name is not known (``""``: a socket without an address) is bound by the whole alone.
    """

    def __init__(self, whole: int, share: int) -> None:
        self._whole, self._share = whole, share
        self._of: Counter[str] = Counter()
        self.held = 0

    def shortage(self, client: str, size: int) -> Shortage | None:
        """What has no room for so many bytes more of a client: its share, the whole, or None where both have."""
        if client and self._of[client] + size > self._share:
            return "share"
        return "whole" if self.held + size > self._whole else None

    def of(self, client: str) -> int:
        """The bytes that a client holds."""
        return self._of[client]

    def take(self, client: str, size: int) -> None:
        """A client holds so many bytes more."""
        self.held += size
        self._of[client] += size

    def give(self, client: str, size: int) -> None:
        """A client holds so many bytes less."""
        self.held -= size
        self._of[client] -= size
        if not self._of[client]:
            del self._of[client]
