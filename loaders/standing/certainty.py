"""How surely something stands on a day, and why: rule 3 of standing, for a place and a life alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, get_args

from accord_atlas.loaders.standing.vintage import SourceDays

Certainty = Literal["certain", "presumed", "possible"]
Reason = Literal[
    "dated-source",
    "after-source",
    "undated-source",
    "open-start",
    "open-end",
    "coarse-date",
    "disputed",
    "low-confidence",
    "unknown-standing",
    "one-of-two",
]
CERTAINTIES: Final[tuple[Certainty, ...]] = get_args(Certainty)
"""The surest first; the notations of the scheme `certainty` in the order of their positions."""
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
"""The notations of the scheme `standing-reason` in the order of their positions: where several apply, the last."""
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sureness:
    """How surely something stands on a day, and the reason."""

    certainty: Certainty
    reason: Reason


def last_reason(reasons: Iterable[Reason]) -> Reason:
    """The reason that is told where several apply."""
    return max(reasons, key=REASONS.index)


def doubt(certainty: Certainty) -> int:
    """The place of a certainty in their order, 0 for the surest."""
    return CERTAINTIES.index(certainty)


@dataclass(frozen=True, slots=True)
class Backing:
    """What a row rests on: the days of its sources, whether its confidence is low, whether its standing is unknown."""

    sources: tuple[SourceDays, ...]
    low: bool = False
    unknown: bool = False

    @property
    def dated(self) -> tuple[SourceDays, ...]:
        """The sources that say when they speak."""
        return tuple(source for source in self.sources if source.dated)

    def speaking(self, first: date | None) -> tuple[SourceDays, ...]:
        """The dated sources but those that speak before a start: they announce, and vouch for nothing."""
        return tuple(s for s in self.dated if not (first and s.last and s.last < first))

    def vouched_until(self, first: date | None) -> date | None:
        """The last day for which its sources vouch of something with a written start, the latest of them counting."""
        return max((source.first for source in self.speaking(first) if source.first), default=None)

    @property
    def seen_from(self) -> date:
        """The day from which something with an open start is presumed: that of the earliest source.

        An undated source's retrieval stands where its day would.
        """
        days = [source.last for source in self.dated if source.last]
        return min(days) if days else min(source.retrieved for source in self.sources)

    @property
    def seen_until(self) -> date | None:
        """The last day for which a source of something with an open start vouches."""
        return max((source.first for source in self.dated if source.first), default=None)

    @property
    def retrieved(self) -> date:
        """The last day on which one of its sources was read."""
        return max(source.retrieved for source in self.sources)

    def beyond(self) -> Reason:
        """Why a day is presumed for which nothing vouches."""
        return "after-source" if self.dated else "undated-source"
