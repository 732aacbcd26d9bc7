"""The shapes of the dossier of a country or region."""

from typing import Annotated

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.answers.paged import MayBePaged
from accord_atlas.service.answers.recognition import Recognition
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, OneOf, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Confidence = Annotated[str, OneOf("confidence")]


class DossierCounts(Shape):
    """How much of what there is on the day; what its bodies hold counts as the jurisdiction's."""

    bodies: int = Field(description="Bodies on record.")
    agreements: int = Field(description="Agreements in which it is, certainly or presumably.")
    full: int = Field(description="Of these, those that others may join and in which it is a full member.")
    shared: int = Field(description="Of these, those in which the counterpart is, too, certainly or presumably.")
    possible: int = Field(description="Agreements of which sources leave open whether it is in them.")
    past: int = Field(description="Agreements in which it surely is not on the day, but was or will be.")
    partners: int = Field(
        description="Countries and regions with which it has agreements of two sides, certainly or presumably."
    )
    events: int


class DossierBody(Shape):
    """A body of the jurisdiction."""

    organization: Entity
    kind: Annotated[str, OneOf("organization-kind")]
    acronym: str | None
    parent: Entity | None
    founded: str | None = Field(description="EDTF.")
    website: str | None
    agreements: int = Field(description="In how many agreements it is on the day, certainly or presumably.")
    source: Entity


class DossierParticipation(Shape):
    """A participation in an agreement, present or past."""

    agreement: Entity
    organization: Entity | None
    role: Annotated[str, OneOf("role")]
    status: Annotated[str, OneOf("participation-status")] = Field(
        description="Its status on the day; before it begins the first that it has, after it ended what it became."
    )
    start: str | None = Field(description="EDTF; of a party of an agreement of two sides its signature.")
    end: str | None = Field(description="EDTF.")
    certainty: Certainty | None = Field(description="How surely it holds on the day; null where it surely does not.")
    reason: StandingReason | None
    source: Entity
    confidence: Confidence
    begun: bool = Field(description="Whether it may have begun by the day, whether or not it still stands then.")


class DossierAgreement(Shape):
    """An agreement in which the jurisdiction takes or took part."""

    agreement: Entity
    kind: Annotated[str, OneOf("agreement-kind")]
    basis: Annotated[str, OneOf("basis")]
    status: Annotated[str, OneOf("agreement-status")]
    signed: str | None = Field(description="EDTF.")
    certainty: Certainty | None = Field(
        description="How surely the jurisdiction is in it on the day; null where it surely is not."
    )
    reason: StandingReason | None
    with_counterpart: bool = Field(
        description="Whether both are in it on the day; False says that no such thing is on record."
    )
    together: Certainty | None = Field(description="How surely both are in it on the day; null where they are not.")
    together_reason: StandingReason | None
    others: list[Entity] = Field(description="The bodies of other sides that are in it on the day.")
    other_places: list[Entity] = Field(description="The other countries and regions that are in it on the day.")
    source: Entity
    confidence: Confidence
    begun: bool = Field(description="Whether the jurisdiction may have been in it by the day, still or no longer.")


class DossierIntention(Shape):
    """An intention of the notice, and what became of it; before the day of the notice there is none."""

    intention: Entity
    kind: Annotated[str, OneOf("intention-kind")]
    organization: Entity | None
    clause: Entity
    outcome: Annotated[str, OneOf("outcome")]
    observed: Entity | str | float | None
    observed_on: str | None = Field(description="EDTF.")
    reason: Annotated[str, OneOf("outcome-reason")]
    verdict: Annotated[str, OneOf("verdict")] | None = Field(description="What all the evidence found comes to.")
    source: Entity | None


class DossierPartner(Shape):
    """A country or region with which there are agreements of two sides on the day."""

    jurisdiction: Entity
    agreements: list[Entity] = Field(description="The surest first.")
    recognising: list[Entity] = Field(description="Those of them under which engineers are recognised.")
    silent: list[Entity] = Field(description="Those that are called mutual, while no source names what is recognised.")
    certainty: Certainty = Field(description="How surely at least one of them stands.")
    reason: StandingReason


class DossierEvent(Shape):
    """Something that happened with the jurisdiction or its bodies, or in an agreement of two sides that it has."""

    event: Entity
    kind: Annotated[str, OneOf("event-kind")]
    date: str | None = Field(description="EDTF.")
    organizations: list[Entity]
    agreement: Entity | None
    source: Entity | None


class DossierDiscipline(Shape):
    """A discipline of a register of the jurisdiction."""

    agreement: Entity
    discipline: Entity
    source: Entity


class DossierRoutes(Shape):
    """Routes both ways between the jurisdiction and its counterpart."""

    outbound: Recognition
    inbound: Recognition


class DossierAnswer(Envelope):
    """Everything on record about one country or region."""

    jurisdiction: Entity
    counterpart: Entity
    summary: Words = Field(description="What there is, in a sentence.")
    counts: DossierCounts
    points: list[Words] = Field(description="What it all comes to.")
    bodies: list[DossierBody]
    participations: list[DossierParticipation]
    agreements: list[DossierAgreement]
    partners: list[DossierPartner]
    events: list[DossierEvent] = Field(description="By date; what has no date comes last.")
    intentions: list[DossierIntention]
    disciplines: list[DossierDiscipline]
    routes: DossierRoutes
    gaps: list[Words]
    evidence: list[SourceEntry] = Field(description="The sources of all parts; pages number them in this order.")


class DossierMembership(Shape):
    """An agreement in which a country or region is on the day, and how surely."""

    agreement: Entity
    engineers: bool = Field(description="Whether engineers are recognised under it on any way.")
    certainty: Certainty
    reason: StandingReason


class DossierEntry(Shape):
    """A country or region in the list of dossiers."""

    jurisdiction: Entity
    bodies: int = Field(description="Bodies on record.")
    agreements: int = Field(description="Agreements in which it is, certainly or presumably.")
    possible: int = Field(description="Agreements of which sources leave open whether it is in them.")
    full: list[DossierMembership] = Field(description="Those that others may join and in which it is a full member.")
    shared: list[DossierMembership] = Field(
        description="Those in which the counterpart is, too; how surely both are. None of the counterpart itself."
    )


class DossiersAnswer(MayBePaged, Envelope):
    """The countries and regions on record, each with what it has in short."""

    counterpart: Entity
    jurisdictions: list[DossierEntry]
