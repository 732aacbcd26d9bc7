"""Seats of jurisdictions in agreements of many members: who votes, on which day, how surely."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.standing import timelines
from accord_atlas.service.domain.timeline import Segment, Timeline


@dataclass(frozen=True, slots=True)
class Seat:
    """The seat of a jurisdiction in an agreement (IRIs); without a jurisdiction, that of an international body."""

    iri: str
    agreement: str
    jurisdiction: str | None
    timeline: Timeline

    def at(self, day: date) -> Segment | None:
        """How it is taken on a day: status, holder or the two it may be, certainty, reason, vote."""
        return self.timeline.at(day)


def seats(atlas: Atlas, agreement: str) -> Sequence[Seat]:
    """The seats of an agreement (IRI); none where agreements of its kind have none."""
    return atlas.once(_seats).get(agreement, ())


def has_seats(atlas: Atlas, agreement: str) -> bool:
    """Whether votes in an agreement (IRI) are counted by seats."""
    return bool(seats(atlas, agreement))


def votes(atlas: Atlas, agreement: str, day: date) -> list[tuple[Seat, Segment]]:
    """The seats that vote on a day: certain and presumed ones, with how they are taken."""
    found = [(seat, taken) for seat in seats(atlas, agreement) if (taken := seat.at(day))]
    return [(seat, taken) for seat, taken in found if taken.votes]


def _seats(atlas: Atlas) -> Mapping[str, Sequence[Seat]]:
    read, stood = reading(atlas), timelines(atlas)
    found: dict[str, list[Seat]] = defaultdict(list)
    for iri, agreement in read.entities("seat", "aa:agreement"):
        found[agreement].append(Seat(iri, agreement, read.text(iri, "aa:jurisdiction"), stood.get(iri, Timeline())))
    return found
