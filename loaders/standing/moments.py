"""When something began or ended: as the atlas states it, and as sources that disagree with it say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accord_atlas.loaders.dates import Span


def has_come(when: Span, day: date) -> bool | None:
    """Whether what happened within a span had happened by a day; None while the span leaves it open."""
    if when.earliest and day < when.earliest:
        return False
    return True if when.latest and day >= when.latest else None


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans may mean the same day; a coarser or finer date of the same agrees."""
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Span, other: Span) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


@dataclass(frozen=True, slots=True)
class Moment:
    """A beginning or an end. `stated` is None where nothing is known of it; `rivals` disagree with what is stated."""

    stated: Span | None = None
    rivals: tuple[Span, ...] = ()

    def come(self, day: date) -> bool | None:
        """Whether it had come by a day, as stated; None while that is open."""
        return None if self.stated is None else has_come(self.stated, day)

    def by_any_word(self, day: date) -> bool | None:
        """Whether it had come by a day, where all say the same; None where what is stated or a rival leaves it open."""
        said = {self.come(day), *(has_come(rival, day) for rival in self.rivals)}
        return said.pop() if len(said) == 1 else None

    @property
    def known(self) -> bool:
        """Whether a date is stated."""
        return self.stated is not None

    @property
    def day(self) -> date | None:
        """The one day that is stated, where it is written to the day."""
        when = self.stated
        return when.earliest if when and when.earliest == when.latest else None

    def turns(self) -> Iterator[date]:
        """The days on which what it says of a day may change."""
        for when in (self.stated, *self.rivals):
            if when:
                yield from (day for day in (when.earliest, when.latest) if day)


def moment(stated: Span | None, rivals: tuple[Span, ...] = (), *, as_read: Span | None = None) -> Moment:
    """A moment with those of its rivals that do not agree with it.

    `as_read` is what other rows narrow the stated date to; whether a rival agrees is asked of the date as written.
    """
    against = tuple(rival for rival in rivals if stated is None or not overlap(stated, rival))
    return Moment(as_read or stated, against)


def start_disputed(start: Moment, day: date, *, seen: bool = False) -> bool:
    """Whether a rival says otherwise of a day; where no start is stated, whether it may mean "not yet".

    "X or earlier" means that of no day, as it names no first one. Where something that took place within is `seen`
    on a day that a coarse start leaves open, the start had come.
    """
    if start.stated is None:
        return any(rival.earliest and has_come(rival, day) is not True for rival in start.rivals)
    come = start.come(day)
    come = True if come is None and seen else come
    return any(has_come(rival, day) != come for rival in start.rivals)


def end_disputed(end: Moment, day: date) -> bool:
    """Whether a rival says otherwise of a day; where no end is stated, whether it may have ended by then."""
    if end.stated is None:
        return any(has_come(rival, day) is not False for rival in end.rivals)
    return any(has_come(rival, day) != end.come(day) for rival in end.rivals)
