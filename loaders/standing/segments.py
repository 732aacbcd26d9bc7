"""Segments: the days on which one and the same thing can be said, found by asking on each day that may change it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")
S = TypeVar("S", covariant=True)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Segment(Generic[S]):
    """`[start, until)`: the first day, the first day no longer; None leaves a side open."""

    start: date | None
    until: date | None
    said: S

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)


Segments = tuple[Segment[T], ...]


def segments(at: Callable[[date], T | None], turns: Iterable[date]) -> Segments[T]:
    """What `at` says of all days, as segments in order; between two turns it must say the same.

    `turns` are the days on which something may change: the first day of something new.
    """
    days = sorted(set(turns))
    starts: list[date | None] = [None, *days]
    days_within = [(days[0] if days else date(2000, 1, 1)) - DAY, *days]
    return tuple(merged(zip(starts, [*days, None], map(at, days_within), strict=True)))


def merged(pieces: Iterable[tuple[date | None, date | None, T | None]]) -> Iterator[Segment[T]]:
    """The pieces on which something is said, neighbours that say the same as one."""
    last: Segment[T] | None = None
    for start, until, said in pieces:
        if last and said == last.said and start == last.until:
            last = Segment(last.start, until, last.said)
            continue
        if last:
            yield last
        last = None if said is None else Segment(start, until, said)
    if last:
        yield last


def on(found: Iterable[Segment[T]], day: date) -> T | None:
    """What is said of a day; None where no segment holds it."""
    return next((segment.said for segment in found if segment.holds(day)), None)
