"""One entity: facts with evidence, neighbours, lineage."""

from pydantic import Field

from accord_atlas.service.answers.changes import Change
from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.paged import Paged
from accord_atlas.service.answers.standing import Standing
from accord_atlas.service.answers.ties import Tie
from accord_atlas.service.answers.values import (
    Confidence,
    FactGroup,
    ParticipationStatus,
    Rank,
    RelationOrProperty,
    Role,
    StandingReason,
)
from accord_atlas.service.core.shape import Entity, Label, Shape, Words
from accord_atlas.service.domain.timeline import Certainty


class Evidence(Shape):
    """What a value rests on."""

    source: Entity | None
    confidence: Confidence | None
    rank: Rank | None
    clause: Entity | None
    observed_on: str | None = Field(description="EDTF: the time that the source speaks for.")
    why: Label | None = Field(description="The reason for the rank of a contested value.")
    claim: str = Field(description="Slug of the claim.")


class Fact(Shape):
    """One value of a property, with its evidence."""

    property: Entity
    group: FactGroup
    value: Entity | str | int | float | bool | None
    language: str | None
    evidence: list[Evidence]


class Count(Shape):
    """How many neighbours there are by one relation in one direction."""

    relation: RelationOrProperty
    forward: bool
    count: int
    label: Words


class Group(Shape):
    """A group of facts."""

    name: FactGroup
    label: Words


class EntityAnswer(Envelope):
    """One entity."""

    entity: Entity
    standing: Standing | None = Field(
        default=None, description="Of a participation, an agreement, a body, a seat: how it stands."
    )
    groups: list[Group]
    facts: list[Fact]
    neighbours: list[Count]
    timeline: list[Change]


class Neighbour(Shape):
    """A neighbour and the relation that joins it; one that is not of the network has no dates."""

    entity: Entity
    relation: RelationOrProperty
    label: Words
    forward: bool
    start: str | None = Field(default=None, description="EDTF, as the source writes it.")
    end: str | None = None
    status: ParticipationStatus | None = None
    role: Role | None = None
    certainty: Certainty | None = None
    reason: StandingReason | None = None
    jurisdiction: Entity | None = None
    via: Entity | None = None
    source: Entity | None = None
    confidence: Confidence | None = None


class NeighboursAnswer(Paged, Envelope):
    """One page of neighbours."""

    entity: Entity
    neighbours: list[Neighbour]


class Kin(Shape):
    """How far an ancestor or descendant is, and from whom the last step leads."""

    entity: Entity
    generation: int = Field(description="From 1 for parents and children.")
    through: Entity


class Relative(Tie, Kin):
    """An ancestor or descendant, with the relation by which it is one."""


class LineageAnswer(Envelope):
    """Ancestors and descendants."""

    entity: Entity
    ancestors: list[Relative]
    descendants: list[Relative]
