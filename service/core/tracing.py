"""The seam to whoever follows requests through the service: work says when it begins, what came of it, and how it ends.

Nobody does unless `web/telemetry.py` is told to by the environment; then nothing is loaded and this costs next to
nothing. What is told holds no word of a visitor's and nothing about whom.
"""

from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

Value = str | int | float | bool


class Span(Protocol):
    """A piece of work under way."""

    def tell(self, **attributes: Value) -> None:
        """What is known of it by now, by name; underscores stand for dots."""


class Tracer(Protocol):
    """Whoever follows."""

    def begun(self, name: str, attributes: dict[str, Value]) -> AbstractContextManager[Span]:
        """A piece of work that is part of the one under way."""

    def named(self, method: str, route: str) -> None:
        """The request under way was taken by this route."""


class _Unheard:
    def tell(self, **attributes: Value) -> None:
        """Nobody listens."""


_UNHEARD = nullcontext(_Unheard())
_tracer: Tracer | None = None


def use(tracer: Tracer | None) -> None:
    """Have somebody follow from now on, or nobody."""
    global _tracer
    _tracer = tracer


def span(name: str, **attributes: Value) -> AbstractContextManager[Span]:
    """Work that is followed until the end of the `with`."""
    return _tracer.begun(name, attributes) if _tracer else _UNHEARD


def named(method: str, route: str) -> None:
    """Say which route took the request under way."""
    if _tracer:
        _tracer.named(method, route)
