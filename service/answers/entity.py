"""One entity: facts with evidence, neighbours, lineage."""

from pydantic import Field

from accord_atlas.service.answers.changes import Change
from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.ties import Tie
from accord_atlas.service.core.shape import Entity, Label, Shape, Words
from accord_atlas.service.domain.validity import Certainty


class Evidence(Shape):
    """What a value rests on."""

    source: Entity | None
    confidence: str | None
    rank: str | None
    clause: Entity | None
    observed_on: str | None
    why: Label | None = Field(description="The reason for the rank of a contested value.")
    claim: str


class Fact(Shape):
    """One value of a property, with its evidence."""

    property: Entity
    group: str
    value: Entity | str | int | float | bool | None
    language: str | None
    evidence: list[Evidence]


class Count(Shape):
    """How many neighbours there are by one relation in one direction."""

    relation: str
    forward: bool
    count: int
    label: Words


class Group(Shape):
    """A group of facts."""

    name: str
    label: Words


class EntityAnswer(Envelope):
    """One entity."""

    entity: Entity
    groups: list[Group]
    facts: list[Fact]
    neighbours: list[Count]
    timeline: list[Change]


class Neighbour(Shape):
    """A neighbour and the relation that joins it; one that is not of the network has no dates."""

    entity: Entity
    relation: str
    label: Words
    forward: bool
    start: str | None = None
    end: str | None = None
    status: str | None = None
    role: str | None = None
    certainty: Certainty | None = None
    jurisdiction: Entity | None = None
    via: Entity | None = None
    source: Entity | None = None
    confidence: str | None = None


class NeighboursAnswer(Envelope):
    """One page of neighbours."""

    entity: Entity
    total: int
    offset: int
    next: int | None
    neighbours: list[Neighbour]


class Relative(Tie):
    """An ancestor or descendant."""

    entity: Entity
    generation: int
    through: Entity


class LineageAnswer(Envelope):
    """Ancestors and descendants."""

    entity: Entity
    ancestors: list[Relative]
    descendants: list[Relative]
