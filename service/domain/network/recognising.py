"""Which way two participations in one agreement recognise each other's engineers, as the provisions of the release say.

A route of recognition asks the same of the same two: a provision that recognises engineers and runs from the side of
the one to the side of the other, and of both a status that the basis of the agreement requires. What no source names
recognises nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import recognises, required_statuses
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.properties import node_id, reading
from accord_atlas.service.domain.provisions import Provision, provisions
from accord_atlas.service.domain.timeline import Segment, Timeline


@dataclass(frozen=True, slots=True)
class Terms:
    """What recognises engineers under one agreement, which statuses both sides need for it, whom it is for."""

    provisions: tuple[Provision, ...]
    statuses: frozenset[str]
    level: str

    def standing(self, timeline: Timeline) -> Timeline:
        """The days on which a participation has one of the statuses that are needed."""
        return Timeline(tuple(each for each in timeline.segments if self.meets(each)))

    def meets(self, segment: Segment | None) -> bool:
        """Whether a participation that stands so has one of the statuses that are needed."""
        return bool(segment and segment.statuses and segment.statuses[0] in self.statuses)

    def runs(self, origin: str | None, destination: str | None) -> bool:
        """Whether a destination recognises engineers of an origin; both are sides (IRIs), unknown ones are none."""
        return bool(origin and destination) and any(
            each.runs(origin or "", destination or "") for each in self.provisions
        )


@dataclass(frozen=True)
class Recognising:
    """The terms of each agreement (by node id), and the side (IRI) for which each participation (node id) stands.

    `parts` are the sides that are only a part of a jurisdiction, as node ids.
    """

    terms: Mapping[str, Terms] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def part(self, via: str | None) -> str | None:
        """The part of a jurisdiction for which a participation stands; None where it stands for all of it."""
        return self.parts.get(self.sides.get(via or "", ""))


def recognising(atlas: Atlas) -> Recognising:
    """What the release says; use it as `atlas.once(recognising)`."""
    read = reading(atlas)
    sides = {node_id(iri) or iri: side for iri, side in read.entities("participation", "aa:side")}
    parts = {side: node_id(side) or side for side in {*sides.values()} if read.text(side, "aa:jurisdiction")}
    return Recognising(dict(_terms(atlas)), sides, parts)


def _terms(atlas: Atlas) -> Iterator[tuple[str, Terms]]:
    known = agreements(atlas)
    for iri, every in provisions(atlas).by_agreement.items():
        agreement = known[iri]
        engineers = tuple(each for each in every if each.engineers)
        if engineers and recognises(agreement.basis):
            yield node_id(iri) or iri, Terms(engineers, required_statuses(agreement.basis), agreement.level)
