"""Standing in time: the segments of a participation, an agreement, a body or a seat, as the build derived them.

Nothing here computes a certainty; several standings together are as sure as the weakest of them, for its reason.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from accord_atlas.loaders.dates import Span
from accord_atlas.ontology.categories import places

Certainty = Literal["certain", "presumed", "possible"]
"""The notations of the scheme `certainty`, whose order (`aa:position`, the surest first) `doubt` reads."""
CERTAINTY, REASON = "certainty", "standing-reason"
WRITTEN, COARSE, UNKNOWN_START, AFTER = "dated-source", "coarse-date", "open-start", "after-source"
"""Notations of the scheme `standing-reason`."""
OPEN_SIDES = frozenset({UNKNOWN_START, "open-end"})
"""The reasons of days on which something may stand only because no source says when it began, or ended."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The days `[start, until)` on which something stands in one way; None leaves a side open.

    `statuses` and `bodies` hold one each, two where sources leave open which; a life has none; `votes` is of seats.
    """

    start: date | None
    until: date | None
    certainty: Certainty
    reason: str
    statuses: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    votes: bool = False

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)

    @property
    def doubt(self) -> tuple[int, int]:
        """How doubtful it is: the places of its certainty and of its reason, the least doubtful first."""
        return places(CERTAINTY)[self.certainty], places(REASON)[self.reason]

    @property
    def last_day(self) -> date | None:
        """Its last day; None while it is open."""
        return self.until - timedelta(days=1) if self.until else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Segments in order, none of which touches the same day as another."""

    segments: tuple[Segment, ...] = ()

    def at(self, day: date) -> Segment | None:
        """The segment that holds a day; None where it surely does not stand."""
        return next((each for each in self.segments if each.holds(day)), None)

    @property
    def empty(self) -> bool:
        """Whether it never stands."""
        return not self.segments

    @property
    def first_day(self) -> date | None:
        """The first day on which it may stand; None where nothing bounds it, or it never does."""
        return self.segments[0].start if self.segments else None

    @property
    def until(self) -> date | None:
        """The first day on which it surely stands no longer; None while it is open."""
        return self.segments[-1].until if self.segments else None

    @property
    def last_day(self) -> date | None:
        """The last day on which it may stand; None while it is open."""
        return self.segments[-1].last_day if self.segments else None

    @property
    def sure_from(self) -> date | None:
        """The first day on which it is more than possible; None where it never is, or always was."""
        return next((each.start for each in self.segments if each.certainty != "possible"), None)

    @property
    def sure_until(self) -> date | None:
        """The day from which it is at most possible; None while it is open."""
        sure = [each.until for each in self.segments if each.certainty != "possible"]
        return sure[-1] if sure else None

    @property
    def dated(self) -> tuple[Segment, ...]:
        """Its segments but for the days of an open side; all of them, where it has no others.

        A picture draws these: what no source dates is not drawn as long as it could be.
        """
        known = tuple(each for each in self.segments if each.certainty != "possible" or each.reason not in OPEN_SIDES)
        return known or self.segments

    def within(self, other: "Timeline") -> "Timeline":
        """Its segments on the days on which another stands too; how surely that one does takes nothing away."""
        return combined((self, other), lambda mine, _: mine)

    def together(self, other: "Timeline") -> "Timeline":
        """Both at once: on the days on which both stand, as surely as the weaker of them."""
        return combined((self, other), lambda mine, theirs: max(mine, theirs, key=lambda each: each.doubt))


def combined(both: tuple[Timeline, Timeline], choose: Callable[[Segment, Segment], Segment]) -> Timeline:
    """The segment chosen of two, on each of the days on which both stand."""
    return Timeline(tuple(_overlaps(*both, choose)))


def _overlaps(one: Timeline, other: Timeline, choose: Callable[[Segment, Segment], Segment]) -> Iterator[Segment]:
    for mine in one.segments:
        for theirs in other.segments:
            start = max((day for day in (mine.start, theirs.start) if day), default=None)
            until = min((day for day in (mine.until, theirs.until) if day), default=None)
            if start is None or until is None or start < until:
                yield replace(choose(mine, theirs), start=start, until=until)


def any_of(timelines: Sequence[Timeline]) -> Timeline:
    """At least one of several: on each day as surely as the surest of them."""
    if len(timelines) == 1:
        return timelines[0]
    segments = [segment for timeline in timelines for segment in timeline.segments]
    turns = sorted({day for each in segments for day in (each.start, each.until) if day})
    found: list[Segment] = []
    for start, until in pairwise([None, *turns, None]):
        within = start or (until - timedelta(days=1) if until else date.max)
        best = surest(each for each in segments if each.holds(within))
        if best and found and found[-1].until == start and found[-1].doubt == best.doubt:
            found[-1] = replace(found[-1], until=until)
        elif best:
            found.append(Segment(start, until, best.certainty, best.reason))
    return Timeline(tuple(found))


ALWAYS = Timeline((Segment(None, None, "certain", WRITTEN),))
"""What holds on every day."""


def since(when: Span) -> Timeline:
    """What holds from a date on for good, such as that something happened; a coarse date leaves its days open."""
    open_, sure = when.earliest, when.latest
    doubtful = [Segment(open_, sure, "possible", COARSE)] if sure and open_ != sure else []
    return Timeline((*doubtful, Segment(sure, None, "certain", WRITTEN)))


def told_on(day: date | None) -> Timeline:
    """What a source tells without dates: certain on its day, presumed later, possible before; always, without a day."""
    if day is None:
        return ALWAYS
    after = day + timedelta(days=1)
    return Timeline(
        (
            Segment(None, day, "possible", UNKNOWN_START),
            Segment(day, after, "certain", WRITTEN),
            Segment(after, None, "presumed", AFTER),
        )
    )


def doubt(certainty: Certainty) -> int:
    """How doubtful a certainty is: its place in their order, 0 for the surest."""
    return places(CERTAINTY)[certainty]


def weakest(segments: Iterable[Segment | None]) -> Segment | None:
    """The most doubtful of several; None among them, or none at all, gives None."""
    found = list(segments)
    held = [each for each in found if each]
    return max(held, key=lambda each: each.doubt) if held and len(held) == len(found) else None


def surest(segments: Iterable[Segment | None]) -> Segment | None:
    """The least doubtful of several; None where none is anything but None."""
    return min((each for each in segments if each), key=lambda each: each.doubt, default=None)


def surest_certainty(certainties: Iterable[Certainty | None]) -> Certainty | None:
    """The surest of several certainties; None where there is none."""
    return min((each for each in certainties if each), key=doubt, default=None)


def by_doubt(segments: Sequence[Segment]) -> list[Segment]:
    """Segments, the surest first; presumed ones in the order that `standing-reason` says."""
    return sorted(segments, key=lambda each: each.doubt)
