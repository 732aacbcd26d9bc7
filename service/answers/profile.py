"""The profile of a country, a body or an agreement: the answer first, then figures, standing, what is with us, gaps."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.dossier import DossierPartner
from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.answers.values import (
    ChangeKind,
    Confidence,
    ParticipationStatus,
    Role,
    StandingReason,
)
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape, SymbolOf, Words
from accord_atlas.service.domain.timeline import Certainty

ProfileKind = Literal["jurisdiction", "organization", "agreement"]
RouteDirection = Literal["outbound", "inbound"]
Basis = Annotated[str, OneOf("basis")]
ProfileTopic = Literal[
    "accession",
    "changes",
    "compare",
    "dossier",
    "gaps",
    "map",
    "members",
    "network",
    "profile",
    "provisions",
    "recognition",
    "scenario",
    "targets",
]
"""What a link of a profile leads to."""


class ProfileFigure(Shape):
    """A number: counted here from what is on record on the day, or stated by a source."""

    property: str = Field(description="What it counts, `agreements/<basis>`, `partners`, … or the metric of a source.")
    name: Words
    value: int | float
    comparator: Annotated[str, SymbolOf("comparator")] = Field(description="Whether it is exact, a bound, or about.")
    unit: Annotated[str, OneOf("unit")] | None
    as_of: str = Field(description="EDTF: the day of the request for what is counted here, else the source's time.")
    source: Entity | None = Field(description="Null for what is counted here, whose things stand in `entities`.")
    of: Entity | None = Field(description="Whose number it is, where that is another's: a body's, in its country.")
    figure: Entity | None = Field(description="The number as the release has it; null for what is counted here.")
    note: Label | None = Field(description="What a source says besides of what it counts.")
    obstacle: Words | None = Field(
        default=None, description="Why it cannot be set beside the other numbers of its property; null where it can."
    )
    entities: list[Entity] = Field(description="What was counted.")


class ProfileStanding(Shape):
    """A place in an agreement that is held, or may be, on the day; an applicant's is no membership."""

    agreement: Entity
    kind: Annotated[str, OneOf("agreement-kind")]
    basis: Basis
    organization: Entity | None = Field(description="Null where the source names only the country or region.")
    held_by: list[Entity] | None = Field(
        default=None, description="Who holds the place on the day, where that is another: of several, one does."
    )
    jurisdiction: Entity | None
    role: Role
    status: ParticipationStatus
    start: str | None = Field(description="EDTF; of a party of an agreement of two sides its signature.")
    end: str | None = Field(description="EDTF.")
    certainty: Certainty
    reason: StandingReason
    source: Entity
    confidence: Confidence


class ProfileRoute(Shape):
    """A way on which one side recognises something of engineers of the other."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from")
    to: Entity
    direction: RouteDirection = Field(
        description="Outbound from the country of what the profile is about; of an agreement, from another of its "
        "countries to the counterpart."
    )
    agreement: Entity
    basis: Basis
    recognises: list[Annotated[str, OneOf("recognised-thing")]]
    part: Entity | None = Field(description="The state, province or city that alone it is for.")
    certainty: Certainty
    reason: StandingReason
    address: str = Field(description="Where conditions and evidence stand.")


class ProfileShared(Shape):
    """An agreement in which both sides are on the day."""

    agreement: Entity
    kind: Annotated[str, OneOf("agreement-kind")]
    basis: Basis
    organizations: list[Entity] = Field(description="The bodies of the counterpart.")
    certainty: Certainty = Field(description="How surely both are in it.")
    reason: StandingReason


class ProfileIntention(Shape):
    """An intention of the 2022 notice, and what became of it."""

    intention: Entity
    kind: Annotated[str, OneOf("intention-kind")]
    outcome: Annotated[str, OneOf("outcome")]
    verdict: Annotated[str, OneOf("verdict")] | None
    observed: Entity | str | int | float | None
    observed_on: str | None = Field(description="EDTF.")
    reason: Words
    source: Entity | None


class ProfileLack(Shape):
    """An agreement that recognises engineers and in which it is not, and what joining would give."""

    agreement: Entity
    gains: int = Field(description="With how many countries and regions there would be a route that is not now.")
    certainty: Certainty
    reason: StandingReason
    text: Words


class ProfileCounterpart(Shape):
    """What there is with the counterpart; of the counterpart's own: its partners, its intentions, what it lacks."""

    jurisdiction: Entity
    own: bool = Field(description="Whether the profile is of the counterpart itself, or of a body of it.")
    points: list[Words] = Field(description="What it comes to, a line each.")
    routes: list[ProfileRoute]
    agreements: list[ProfileShared]
    partners: list[DossierPartner] = Field(description="Of the counterpart's own: countries with agreements of two.")
    intentions: list[ProfileIntention]
    lacking: list[ProfileLack]


class ProfileChange(Shape):
    """Something that happened."""

    date: str = Field(description="EDTF.")
    kind: ChangeKind
    text: Words
    source: Entity | None


class ProfileGap(Shape):
    """Something that is not known."""

    text: Words
    searched_on: str | None = Field(default=None, description="When it was looked for, where it was: EDTF.")


class ProfileLink(Shape):
    """Where to go next."""

    topic: ProfileTopic
    title: Words
    address: str = Field(description="Path and parameters at which this service answers.")
    page: str = Field(description="The page of the interface that shows it.")


class ProfileAnswer(Envelope):
    """A country, a body or an agreement, the answer first."""

    entity: Entity
    kind: ProfileKind
    summary: Words = Field(description="What it is, in a sentence.")
    figures: list[ProfileFigure]
    standing: list[ProfileStanding] = Field(description="Who stands in which agreement on the day, as what.")
    counterpart: ProfileCounterpart
    latest: list[ProfileChange] = Field(description="What happened last, the newest first.")
    gaps: list[ProfileGap]
    next: list[ProfileLink]
    evidence: list[SourceEntry] = Field(description="The sources of all parts.")
