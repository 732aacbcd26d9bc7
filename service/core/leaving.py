"""Whether anybody still waits for what is being made: a thread cannot be stopped, but may stop itself."""

from contextvars import ContextVar
from threading import Event
from typing import Final

LEFT: Final[ContextVar[Event | None]] = ContextVar("left", default=None)
"""Set when the visitor leaves for whom this context works; threads that a request starts work in its context."""


class Left(Exception):
    """The visitor is gone, and what was being made is made for nobody."""


def still_wanted() -> None:
    """Left where the visitor is gone; to be asked between the stages and in the loops of what takes long."""
    left = LEFT.get()
    if left is not None and left.is_set():
        raise Left
