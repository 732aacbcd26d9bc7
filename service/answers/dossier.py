"""The shapes of the dossier of a country or region."""

from typing import Annotated

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.recognition import Recognition
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, OneOf, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Confidence = Annotated[str, OneOf("confidence")]


class DossierBody(Shape):
    """A body of the jurisdiction."""

    organization: Entity
    kind: Annotated[str, OneOf("organization-kind")]
    acronym: str | None
    parent: Entity | None
    founded: str | None = Field(description="EDTF.")
    website: str | None
    source: Entity


class DossierParticipation(Shape):
    """A participation in an agreement, present or past."""

    agreement: Entity
    organization: Entity | None
    role: Annotated[str, OneOf("role")]
    status: Annotated[str, OneOf("participation-status")] = Field(
        description="Its status on the day; before it begins the first that it has, after it ended what it became."
    )
    start: str | None = Field(description="EDTF.")
    end: str | None = Field(description="EDTF.")
    certainty: Certainty | None = Field(description="How surely it holds on the day; null where it surely does not.")
    reason: StandingReason | None
    source: Entity
    confidence: Confidence


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
    source: Entity
    confidence: Confidence


class DossierIntention(Shape):
    """An intention of the notice about the jurisdiction, and what became of it."""

    intention: Entity
    kind: Annotated[str, OneOf("intention-kind")]
    organization: Entity | None
    clause: Entity
    outcome: Annotated[str, OneOf("outcome")]
    observed: Entity | str | float | None
    observed_on: str | None = Field(description="EDTF.")
    reason: Annotated[str, OneOf("outcome-reason")]
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
    points: list[Words] = Field(description="What it all comes to.")
    bodies: list[DossierBody]
    participations: list[DossierParticipation]
    agreements: list[DossierAgreement]
    intentions: list[DossierIntention]
    disciplines: list[DossierDiscipline]
    routes: DossierRoutes
    gaps: list[Words]
