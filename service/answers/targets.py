"""The shapes of the answer on the targets and intentions of the notice."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape, SymbolOf, Words

Confidence = Annotated[str, OneOf("confidence")]
Outcome = Annotated[str, OneOf("outcome")]
Verdict = Annotated[str, OneOf("verdict")]
"""What all evidence found says of an aim, as the table of recorded outcomes judges it."""
Comparator = Annotated[str, SymbolOf("comparator")]
Unit = Annotated[str, OneOf("unit")]
"""What the number of a target counts."""


class TargetFigure(Shape):
    """A figure that is known beside a target, and what it may be compared with."""

    figure: Entity
    metric: Annotated[str, OneOf("metric")]
    metric_label: Words
    value: int | float
    unit: str
    date: str | None = Field(description="EDTF.")
    organization: Entity | None
    comparable: bool = Field(description="Whether its metric is that of the target.")
    comparable_with: Label | None
    source: Entity
    confidence: Confidence


class RelatedEvent(Shape):
    """An agreement or event with what an intention means."""

    entity: Entity
    kind: Words
    date: str | None = Field(description="EDTF.")
    bears: bool = Field(description="Whether it may count.")
    source: Entity
    confidence: Confidence


class Target(Shape):
    """A target or an intention of the notice; what only the other kind has is null or empty."""

    target: Entity
    metric: Annotated[str, OneOf("metric", "intention-kind")] = Field(
        description="The metric of a target; the kind of an intention."
    )
    value: int | float | None
    year: int | None = Field(description="Year by whose end it is due.")
    organization: Entity | None
    responsible: list[Entity] = Field(
        description="The bodies that the notice charges with it; where it names none, those whose acts count."
    )
    jurisdiction: Entity | None
    region: Entity | None
    outcome: Outcome
    observed: Entity | int | float | str | None = Field(description="The figure or the thing that decides it.")
    observed_on: str | None = Field(description="EDTF.")
    source: Entity | None
    reason: Words
    verdict: Verdict | None = Field(description="What the table of recorded outcomes says; it decides nothing here.")
    kind: Literal["target", "intention"]
    comparator: Comparator | None
    unit: Unit | None
    specialty: Entity | None
    agreement: Entity | None
    clause: Entity | None
    document: Entity | None = Field(description="The document that states it.")
    counts_as: Words = Field(description="What would count as evidence.")
    does_not_count: Words = Field(description="What would not.")
    figures: list[TargetFigure]
    happenings: list[RelatedEvent]


class TargetsDocument(Shape):
    """A document that states targets or intentions."""

    document: Entity
    number: str | None
    targets: int = Field(description="How many it states that are there on the day, whatever was asked for.")


class NoticeTargetsAnswer(Envelope):
    """The targets and intentions of the notice, and of documents in local layers, with their outcomes."""

    documents: list[TargetsDocument] = Field(description="The documents that state them, the oldest first.")

    outcomes: dict[Outcome, int] = Field(description="How many have each outcome.")
    targets: list[Target]
    evidence: list[SourceEntry]
