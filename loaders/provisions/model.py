"""What provisions are derived from and what they are: sides, ways, effects, conditions, agreements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Runs = Literal["seats", "mutual", "named"]
"""How agreements of a kind run: between all full seats, between all sides, or only where a source names the way."""


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """A jurisdiction (slug), or a part of one (ISO 3166-2 code; empty: all of it)."""

    jurisdiction: str
    region: str = ""

    def apart(self, other: "Side") -> bool:
        """Whether the two do not lie within one another, so that one can recognise what the other has granted."""
        if self.jurisdiction != other.jurisdiction:
            return True
        return bool(self.region and other.region) and self.region != other.region


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """From the side that an engineer comes from to the side that recognises."""

    origin: Side
    destination: Side


@dataclass(frozen=True, slots=True)
class End:
    """One end of a condition, a direction or an equivalence as a row names it; slugs and ISO 3166-2 codes.

    An end that names neither a place nor a body of a place stands for any side.
    """

    organization: str | None = None
    jurisdiction: str | None = None
    region: str | None = None


ANY = End()


@dataclass(frozen=True, slots=True)
class Effect:
    """What is recognised (notations of `recognised-thing`) and granted, with the ids of its sources.

    `recognises` is empty where no source names it.
    """

    recognises: tuple[str, ...] = ()
    grants: tuple[str, str] | None = None
    """In English and in Chinese."""
    sources: tuple[str, ...] = ()
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A way that a row names: a direction, a condition or an equivalence of titles.

    `effect` is what the row says of this way alone; None where the effect of the agreement holds.
    """

    origin: End
    destination: End
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a holder must meet between two ends, by the slug of its entity."""

    id: str
    origin: End = ANY
    destination: End = ANY


@dataclass(frozen=True, slots=True)
class Place:
    """A participation (by its slug): a body, or a jurisdiction without a named body, and the side that it stands for.

    `full`: it has, or had, all rights of a member or party.
    """

    id: str
    organization: str | None
    side: Side
    full: bool = True


@dataclass(frozen=True)
class Agreement:
    """An agreement with all that bears on which way it runs and what holds on the way."""

    id: str
    runs: Runs
    effect: Effect
    places: Sequence[Place] = ()
    directions: Sequence[Named] = ()
    """All its ways, where there are any."""
    equivalences: Sequence[Named] = ()
    conditions: Sequence[Condition] = ()
    specialties: tuple[str, ...] = ()
    instrument: str = ""
    """The agreement that this one is one instrument with; itself where it stands alone."""

    @cached_property
    def sides(self) -> list[Side]:
        """The sides of those with full rights, in order, each once."""
        return sorted({place.side for place in self.places if place.full})


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds on a way: the effect and the conditions, by the slugs of their entities."""

    effect: Effect
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Provision:
    """The same terms from each of the origins to each of the destinations that is another side."""

    agreement: Agreement
    origins: tuple[Side, ...]
    destinations: tuple[Side, ...]
    terms: Terms = field(default_factory=lambda: Terms(Effect()))
