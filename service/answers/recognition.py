"""The answer of recognition: what one jurisdiction recognises of an engineer of another."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Confidence = Annotated[str, OneOf("confidence")]
Basis = Annotated[str, OneOf("basis")]
Status = Annotated[str, OneOf("participation-status")]
Level = Annotated[str, OneOf("level", without=("other",))]
ConditionKind = Literal["state", "requirement", "fields", "specialty", "discipline", "body-not-named", "area", "note"]


Side = Literal["from", "to"]


class Backing(Shape):
    """What a route rests on: a source of what it is about."""

    about: Entity
    source: Entity
    confidence: Confidence | None
    observed_on: str | None = Field(description="EDTF: the time that the source speaks for.")
    url: str | None


class RouteStep(Shape):
    """How a body, or a jurisdiction without a named body, stands in an agreement on the day."""

    side: Side
    agreement: Entity
    organization: Entity | None
    jurisdiction: Entity | None
    role: Annotated[str, OneOf("role")]
    status: Status
    start: str | None = Field(description="EDTF, as the source writes it.")
    end: str | None = Field(description="EDTF, as the source writes it.")
    certainty: Certainty | None
    reason: StandingReason | None
    via: Entity = Field(description="The participation.")
    source: Entity
    text: Words


class Condition(Shape):
    """What a route asks, or what limits it."""

    kind: ConditionKind
    match: Annotated[str, OneOf("specialty-match")] | None = Field(
        default=None, description="For a specialty: how it fits what the agreement or the register lists."
    )
    text: Label
    source: Entity | None = None
    jurisdiction: Entity | None = None


class Remainder(Shape):
    """What stays to be done."""

    text: Label


class ProvisionCondition(Shape):
    """What an engineer from one side must meet on the other."""

    kind: Annotated[str, OneOf("condition-kind")]
    value: float | None = Field(description="The number that must be reached, where there is one.")
    unit: str | None = Field(description="What the number counts.")
    text: Label
    specialty: Entity | None = Field(description="The specialty that it is for; null: any.")
    part: Entity | None = Field(description="The part of the country whose body asks it; null: the whole.")
    source: Entity | None


class RouteProvision(Shape):
    """What an agreement recognises from one side to the other, and on which terms."""

    provision: Entity
    from_side: Entity = Field(description="The jurisdiction, or the part of one, whose engineers are recognised.")
    to_side: Entity = Field(description="The jurisdiction, or the part of one, that recognises them.")
    recognises: list[Annotated[str, OneOf("recognised-thing")]]
    grants: Label | None
    conditions: list[ProvisionCondition]
    specialties: list[Entity] = Field(description="Those that the agreement lists; empty: no list is recorded.")
    instruments: list[Entity] = Field(description="The agreements that are one instrument with it, itself the first.")
    sources: list[Entity] = Field(description="The sources of what is recognised and granted.")
    confidence: Confidence | None


class Route(Shape):
    """A route of recognition; where no source names what is recognised, an agreement that is called mutual."""

    basis: Basis
    agreement: Entity
    recognises: Label | None
    steps: list[RouteStep]
    conditions: list[Condition]
    provision: RouteProvision
    remaining: list[Remainder]
    certainty: Certainty
    reason: StandingReason
    evidence: list[Backing]


class NearRoute(Shape):
    """An agreement that is no route on the day, and what it lacks."""

    basis: Basis
    agreement: Entity
    missing: Annotated[str, OneOf("route-gap")]
    text: Words
    steps: list[RouteStep]
    certainty: Certainty | None
    reason: StandingReason | None
    evidence: list[Backing]


class MereTie(Shape):
    """A memorandum or the like, which recognises nobody."""

    agreement: Entity
    kind: Annotated[str, OneOf("agreement-kind")]
    kind_label: Words
    signed: str | None = Field(description="EDTF, as the source writes it.")
    organizations: list[Entity | None]
    evidence: list[Backing]


class Recognition(Shape):
    """What one jurisdiction recognises of an engineer of another."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from")
    to: Entity
    specialty: Entity | None
    level: Level
    routes: list[Route]
    nearest: list[NearRoute]
    nearest_complete: bool
    ties: list[MereTie]
    summary: Words


class RecognitionAnswer(Recognition, Envelope):
    """What one jurisdiction recognises of an engineer of another, on a day."""
