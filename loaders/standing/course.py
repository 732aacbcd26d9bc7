"""The course of one thing in time, by its own dates and sources: on which days it holds, how surely, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from accord_atlas.loaders.standing.certainty import DAY, Backing, Certainty, Reason, Sureness, last_reason
from accord_atlas.loaders.standing.moments import Moment, end_disputed, start_disputed

Inside = Literal["yes", "disputed"]
"""Whether a day lies within a life: so stated, or only by a rival's word."""


@dataclass(frozen=True, slots=True)
class Course:
    """One thing's way through time.

    `start` without a date is open, but not before `no_sooner`. `unclear_end` says why the days between the first and
    the last that the end may be are doubtful: its date is coarse, or nobody says when it ended.
    """

    start: Moment
    end: Moment
    backing: Backing
    no_sooner: date | None = None
    unclear_end: Reason = "coarse-date"

    def inside(self, day: date) -> Inside | None:
        """Whether a day lies within it; None where it surely does not."""
        if self.no_sooner and day < self.no_sooner:
            return None
        if self.start.come(day) is not False and self.end.come(day) is not True:
            return "yes"
        return "disputed" if self.disputed(day) and self._may_hold(day) else None

    def _may_hold(self, day: date) -> bool:
        """Whether by anybody's word it may have begun and not ended: a dispute on one does not undo the other."""
        return self.start.by_any_word(day) is not False and self.end.by_any_word(day) is not True

    def disputed(self, day: date, *, seen: bool = False) -> bool:
        """Whether sources disagree about a day; `seen`, whether what took place within shows that it stood."""
        return start_disputed(self.start, day, seen=seen) or end_disputed(self.end, day)

    def contested(self, day: date, inside: Inside | None, *, seen: bool = False) -> bool:
        """Whether sources disagree about a day, or it lies only by a rival's word within it or what encloses it."""
        return "disputed" in (inside, self.inside(day)) or self.disputed(day, seen=seen)

    def vouched(self, day: date) -> bool:
        """Whether written dates or the sources' days say of a day that it holds, whatever their confidence."""
        if self.end.day and self.unclear_end == "coarse-date" and day == self.end.day - DAY:
            # A start that only a rival dates may lie later: without it, the day would be disputed.
            return self.start.known or not self.start.rivals
        if not self.start.known:
            until = self.backing.seen_until
            return until is not None and self.backing.seen_from <= day <= until
        if self.start.come(day) is not True:
            return False
        written_end = self.end.known and self.unclear_end == "coarse-date"
        return written_end or day == self.start.day or day <= (self.last_vouched or date.min)

    @property
    def last_vouched(self) -> date | None:
        """The last day for which its sources vouch, or on which its start was written to the day."""
        if not self.start.known:
            return self.backing.seen_until
        first = self.start.stated.earliest if self.start.stated else None
        days = (self.backing.vouched_until(first), self.start.day)
        return max((day for day in days if day), default=None)

    def sureness(self, day: date, inside: Inside | None, *, vouched: bool = False) -> Sureness | None:
        """How surely it holds on a day and why; None where it surely does not.

        `inside` says whether the day lies within what encloses it; `vouched`, whether something else vouches for it.
        """
        own = self.inside(day)
        if inside is None or own is None:
            return None
        possible = list(self._doubts(day, seen=vouched))
        if self.contested(day, inside, seen=vouched):
            possible.append("disputed")
        vouched = vouched or self.vouched(day)
        reasons = possible if vouched else [self.backing.beyond(), *possible]
        return self._weighed(reasons, vouched=vouched, possible=bool(possible))

    def _doubts(self, day: date, *, seen: bool) -> Iterator[Reason]:
        """What the dates leave open on a day, unless something that took place within is `seen` on it."""
        if seen:
            return
        vouched = self.vouched(day)
        if self.start.known:
            if self.start.come(day) is None and not vouched:
                yield "coarse-date"
        elif not vouched and day < self.backing.seen_from:
            yield "open-start"
        if self.end.known and self.end.come(day) is None:
            yield self.unclear_end

    def _weighed(self, reasons: list[Reason], *, vouched: bool, possible: bool) -> Sureness:
        """The certainty that the reasons leave, with the row's confidence and the standing of its agreement."""
        backing = self.backing
        if backing.low:
            reasons = [*reasons, "low-confidence"]
            possible = possible or not backing.dated or not self.start.known or backing.unknown
        if backing.unknown and not vouched:
            reasons = [*reasons, "unknown-standing"]
        if not reasons:
            return Sureness("certain", "dated-source")
        certainty: Certainty = "possible" if possible else "presumed"
        return Sureness(certainty, last_reason(reasons))

    def turns(self) -> Iterator[date]:
        """The days on which what is said of it may change."""
        yield from self.start.turns()
        yield from self.end.turns()
        known = [self.no_sooner, self.start.day, self.end.day and self.end.day - DAY, self.last_vouched]
        known += [self.backing.seen_from] if self.backing.sources else []
        for day in known:
            if day:
                yield from (day, day + DAY)
