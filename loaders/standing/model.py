"""What the derivation of standing reads: agreements, bodies and places, with their dates, rivals and sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from accord_atlas.loaders.dates import Span
from accord_atlas.loaders.standing.certainty import Backing


@dataclass(frozen=True, slots=True)
class Rivals:
    """What sources that disagree say of a beginning and of an end."""

    start: tuple[Span, ...] = ()
    end: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body: its life, what it rests on, and the bodies that it was renamed, merged or split from or replaced."""

    id: str
    founded: Span | None
    ended: Span | None
    backing: Backing
    rivals: Rivals = Rivals()
    predecessors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement: its life, and what of its kind bears on standing.

    `two_sides`: concluded between two sides, which bind themselves by the same signature. `seats`: jurisdictions have
    seats in it. `over`: its status says that it ended.
    """

    id: str
    start: Span | None
    ended: Span | None
    backing: Backing
    two_sides: bool = False
    seats: bool = False
    over: bool = False
    rivals: Rivals = Rivals()


@dataclass(frozen=True, slots=True)
class Status:
    """What a status of a participation amounts to, by its properties in the scheme `participation-status`."""

    notation: str
    membership: bool
    full: bool
    provisional: bool
    votes: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A row of parties: one body, or a jurisdiction whose body no source names, in one agreement with one status.

    `status` is the one that it had, where the row says that it ended (`over`). `founder` rows share the rivals of
    their agreement's signature.
    """

    id: str
    agreement: str
    body: str | None
    jurisdiction: str | None
    status: Status
    start: Span | None
    end: Span | None
    backing: Backing
    founder: bool = False
    over: bool = False
    rivals: Rivals = Rivals()


@dataclass(frozen=True)
class Record:
    """Everything that standing is derived from."""

    agreements: Mapping[str, Agreement]
    bodies: Mapping[str, Body]
    places: Sequence[Place]

    def within(self, agreement: str) -> Sequence[Place]:
        """The places in an agreement, in their order."""
        return self._within.get(agreement, ())

    @cached_property
    def _within(self) -> Mapping[str, Sequence[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.agreement, []).append(place)
        return found


def first_day(when: Span | None) -> date | None:
    """The first day that a date may mean, where it is known."""
    return when.earliest if when else None


def latest(*days: date | None) -> date | None:
    """The latest of the days that are known."""
    return max((day for day in days if day), default=None)


def earliest(*days: date | None) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in days if day), default=None)
