"""The shapes of the answer on coverage and gaps."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, OneOf, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Part = Literal["matrix", "waiting", "accessions", "similar", "bridges"]
"""A part of the answer, which is a table of its own."""
Status = Annotated[str, OneOf("participation-status")]


class MatrixCell(Shape):
    """How a jurisdiction stands in an agreement on the day: by its seat, else by the fullest of its bodies."""

    status: Status
    statuses: list[Status] = Field(description="The status, or both of which it has one, the fuller first.")
    certainty: Certainty
    reason: StandingReason
    organization: Entity | None = Field(description="Null where no source names the body, or it may be one of several.")
    holders: list[Entity] = Field(description="The body, or all those of which one holds the place.")
    start: str | None = Field(description="EDTF.")
    source: Entity


class MatrixRow(Shape):
    """A jurisdiction's participations, in the order of the agreements; null where nothing is on record."""

    jurisdiction: Entity
    standings: list[MatrixCell | None]


class Matrix(Shape):
    """Jurisdictions by agreements."""

    agreements: list[Entity]
    rows: list[MatrixRow]


class Waiting(Shape):
    """A member that is one step away from full membership."""

    agreement: Entity
    jurisdiction: Entity
    organization: Entity | None
    status: Status
    certainty: Certainty
    reason: StandingReason
    start: str | None = Field(description="EDTF.")
    text: Words
    source: Entity


class AccessionGain(Shape):
    """What joining an agreement would give a jurisdiction."""

    jurisdiction: Entity
    agreement: Entity
    gains: int = Field(description="With how many jurisdictions there would be a route where none is on record.")
    others: list[Entity] = Field(serialization_alias="with", validation_alias="with")
    certainty: Certainty = Field(
        description="How surely they are full members: of the least sure, certain or presumed."
    )
    reason: StandingReason
    text: Words


class Similarity(Shape):
    """How far the certain and presumed full memberships of two jurisdictions overlap."""

    a: Entity
    b: Entity
    similarity: float = Field(description="Shared agreements as a part of all that either has, 0 to 1.")
    both: list[Entity]
    only_a: list[Entity]
    only_b: list[Entity]
    certainty: Certainty = Field(description="How surely both hold what both hold: of the least sure.")
    reason: StandingReason


class Bridge(Shape):
    """A body between others."""

    organization: Entity
    jurisdiction: Entity | None
    betweenness: float = Field(description="Share of the shortest ways between others that lead through it, 0 to 1.")
    agreements: list[Entity] = Field(description="Those in which it is a member on the day.")
    certainty: Certainty = Field(description="How surely it is in them: of the least sure.")
    reason: StandingReason


class GapsAnswer(Envelope):
    """Coverage, and what is missing in it."""

    jurisdiction: Entity | None
    matrix: Matrix
    waiting: list[Waiting]
    accessions: list[AccessionGain]
    similar: list[Similarity]
    bridges: list[Bridge]
    evidence: list[SourceEntry]
