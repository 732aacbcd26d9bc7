"""What the release holds about one thing: the statements of its sources as sentences, source by source."""

from typing import Annotated

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry, source
from accord_atlas.service.answers.values import Confidence, Rank, StandingReason
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape, Words
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.timeline import Certainty
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import text


class EvidenceSource(SourceEntry):
    """A source with all that is recorded of it."""

    publisher: str | None = Field(description="Who published it, as the source writes it.")
    kind: Annotated[str, OneOf("source-kind")] | None
    language: Annotated[str, OneOf("language")] | None
    vintage: str | None = Field(description="The time that it speaks for, as it says so itself.")
    copied: str | None = Field(description="The day on which a copy that was read was made.")
    note: Label | None
    when: Words = Field(description="For which day it speaks and when it was read, in a sentence.")


class StatedPart(Shape):
    """One value that a sentence rests on."""

    claim: str = Field(description="Address of the claim.")
    property: Entity
    value: Words


class Rival(Shape):
    """What another statement says of the same property of the same thing."""

    text: Words
    used: bool = Field(description="Whether the atlas says so, too.")
    source: Entity
    observed_on: str | None
    confidence: Confidence | None
    rank: Rank | None
    why: Label | None
    claim: str = Field(description="Address of the claim.")


class Sureness(Shape):
    """How surely something stands on the day of the answer, and why, in a sentence."""

    certainty: Certainty
    reason: StandingReason
    text: Words


class FromLayer(Shape):
    """The local layer that something comes from."""

    name: str
    who: str | None = Field(description="Who brought it in.")
    when: str | None = Field(description="When.")
    text: Words = Field(description="The same in a sentence.")


class LocalSaying(Shape):
    """What a local layer says as RDF, without a source."""

    text: Words
    layer: FromLayer


class Saying(Shape):
    """What a source says in one sentence, with what it rests on and what others say against it."""

    text: Words
    subject: Entity
    used: bool = Field(description="Whether the atlas says so, too; false for what a source alone claims.")
    observed_on: str | None = Field(description="EDTF: the time that the source speaks for here.")
    confidence: Confidence | None
    rank: Rank | None
    why: Label | None = Field(description="The reason for the rank of a contested value.")
    locator: Entity | None = Field(description="Where in the source, where that is recorded: the clause.")
    standing: Sureness | None = Field(description="Of a place in an agreement: how surely it stands, and why.")
    checked: str = Field(description="EDTF: for which day it was last checked, by our rule of upkeep.")
    due: str | None = Field(description="The day on which it is due to be checked again; null: it is settled.")
    rule_reason: Words = Field(description="Why: our editorial judgement, no fact.")
    parts: list[StatedPart]
    rivals: list[Rival]
    layer: FromLayer | None = Field(description="The local layer it comes from; null: it is curated.")


class SourceGroup(Shape):
    """A source and what it says."""

    source: EvidenceSource
    statements: list[Saying]


class SayingsAnswer(Envelope):
    """The evidence on one thing, source by source."""

    entity: Entity
    standing: Sureness | None = Field(description="Of what stands in time: how surely on the day, and why.")
    groups: list[SourceGroup]
    local: list[LocalSaying] = Field(description="What local layers say of the thing without naming a source.")


def evidence_source(atlas: Atlas, iri: str) -> EvidenceSource:
    """All that is recorded of a source."""
    read, said = reading(atlas), source(atlas, iri)
    return EvidenceSource(
        **{name: getattr(said, name) for name in type(said).model_fields},
        publisher=read.text(iri, "aa:publisher"),
        kind=read.notation(iri, "aa:kind"),
        language=read.notation(iri, "aa:language"),
        vintage=read.text(iri, "aa:vintage"),
        copied=read.text(iri, "aa:copied"),
        note=text(atlas, iri, "aa:note"),
        when=when(said),
    )


def when(found: SourceEntry) -> Words:
    """For which day a source speaks and when it was read; of one that bears no date, that it was read on a day."""
    if not found.observed_on:
        return message("evidence-when-undated")
    read = spoken(found.retrieved) if found.retrieved else None
    if read and found.observed_on == found.retrieved:
        return message("evidence-when-read", read=read)
    said = spoken(found.observed_on)
    return message("evidence-when-and-read", spoken=said, read=read) if read else message("evidence-when", spoken=said)
