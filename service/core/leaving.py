"""Whether what is being made is still worth making: a thread cannot be stopped, but may stop itself.

Whoever waits may leave, and what he asked for may take longer than it may take here. The work asks, between its stages
and its queries and in its loops.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event
from typing import Final

from accord_atlas.service.core.errors import LimitReached

RETRY_SECONDS: Final = 60
"""After which time it is worth asking again for what took too long: what it shares with others may be made by then."""


class Left(Exception):
    """The visitor is gone, and what was being made is made for nobody."""


class Waiting:
    """Somebody who waits for an answer, and for how many seconds its making may take from now on; None for ever."""

    def __init__(self, left: Event, seconds: float | None = None) -> None:
        self.left, self.seconds = left, seconds
        self._until = time.monotonic() + seconds if seconds is not None else None

    def check(self) -> None:
        """Left where he is gone, LimitReached where it took too long."""
        if self.left.is_set():
            raise Left
        if self._until is not None and time.monotonic() > self._until:
            raise self.too_long()

    def too_long(self) -> LimitReached:
        """What is answered where it took too long."""
        seconds = self.seconds or 0.0
        return LimitReached(
            f"The answer was not ready within {seconds:g} seconds and was given up. Ask for less at once, or later.",
            f"应答未能在 {seconds:g} 秒内生成，已终止。请缩小请求范围，或稍后再试。",
            limit="api_seconds",
            value=seconds,
            unit="second",
            headers={"Retry-After": str(RETRY_SECONDS)},
        )


WAITING: Final[ContextVar[Waiting | None]] = ContextVar("waiting", default=None)
"""Who waits for what is made in this context; threads that a request starts work in its context."""


def still_wanted() -> None:
    """Left where the visitor is gone, LimitReached where the work took too long.

    To be asked between the stages and in the loops of what takes long.
    """
    waiting = WAITING.get()
    if waiting is not None:
        waiting.check()


@contextmanager
def for_all() -> Iterator[None]:
    """What is made meanwhile is for whoever asks after it, too: it is finished, whoever leaves, however long it takes.

    Else what takes longer than one may wait would be begun again and again, and never be there.
    """
    before = WAITING.set(None)
    try:
        yield
    finally:
        WAITING.reset(before)
