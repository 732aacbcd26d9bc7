"""When something holds: an interval whose ends may be open or doubtful, and how surely it holds on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from accord_atlas.ontology.categories import ordered

Certainty = Literal["certain", "presumed", "possible"]
"""The notations of the scheme `certainty`, whose order (`aa:position`, the surest first) `doubt` reads."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A half-open interval from a start to an end, each known only to lie between two days.

    None leaves a side open. `speaks_for` is the day up to which the source vouches for what has no known end.
    """

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    speaks_for: date | None = None

    def at(self, day: date) -> Certainty | None:
        """How surely it holds on a day; None where it surely does not."""
        if (self.start_earliest and day < self.start_earliest) or (self.end_latest and day >= self.end_latest):
            return None
        if self.start_latest is None or day < self.start_latest:
            return "possible"
        if self.end_earliest and day >= self.end_earliest:
            return "possible"
        vouched = self.end_latest is not None or (self.speaks_for is not None and day <= self.speaks_for)
        return "certain" if vouched else "presumed"

    @property
    def last_day(self) -> date | None:
        """The last day on which it may have held; None where no end is known."""
        return self.end_latest - timedelta(days=1) if self.end_latest else None

    def within(self, other: "Extent") -> "Extent":
        """The time that this and another extent share, each side as open or doubtful as the narrower of the two."""
        return Extent(
            _latest(self.start_earliest, other.start_earliest),
            _latest(self.start_latest, other.start_latest),
            _earliest(self.end_earliest, other.end_earliest),
            _earliest(self.end_latest, other.end_latest),
            _earliest(self.speaks_for, other.speaks_for),
        )

    @property
    def empty(self) -> bool:
        """Whether no day can lie in it."""
        return bool(self.start_earliest and self.end_latest and self.start_earliest >= self.end_latest)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


ALWAYS = Extent(start_latest=date.min, speaks_for=date.max)
"""What holds on every day."""


def doubt(certainty: Certainty) -> int:
    """How doubtful a certainty is: its place in their order, 0 for the surest."""
    return ordered("certainty").index(certainty)


def weakest(certainties: Iterable[Certainty | None]) -> Certainty | None:
    """The least sure of several; None among them, or none at all, gives None."""
    found = list(certainties)
    if not found or None in found:
        return None
    return max((c for c in found if c), key=doubt)


def surest(certainties: Iterable[Certainty | None]) -> Certainty | None:
    """The surest of several; None where none is anything but None."""
    return min((c for c in certainties if c), key=doubt, default=None)
