"""The answers on what is only supposed: what a scenario would open, and the next steps of a body."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.answers.paged import Paged
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Basis = Annotated[str, OneOf("basis")]
Direction = Annotated[str, OneOf("route-direction")]
Level = Annotated[str, OneOf("level")]
Step = Annotated[str, OneOf("rule-step")]
Things = list[Annotated[str, OneOf("recognised-thing")]]
Outcome = Annotated[str, OneOf("requirement-outcome")]
Aim = Annotated[str, OneOf("intention-kind")]


class SupposedStep(Shape):
    """One thing that is supposed: that a body is a full member, or that two bodies have an agreement."""

    kind: Literal["join", "sign"]
    agreement: Entity | None = Field(description="Null of an agreement that is only supposed.")
    organization: Entity
    other: Entity | None = Field(description="The body at the other side of a supposed agreement.")
    holds: bool = Field(description="Whether it is so already, by the record; then it changes nothing.")
    text: Words


class RouteState(Shape):
    """What is said of a route in one of the two worlds."""

    agreement: Entity | None = Field(description="Null of an agreement that is only supposed.")
    recognises: Things
    certainty: Certainty = Field(description="The weaker of both sides; what is supposed is taken as certain.")
    reason: StandingReason


class ScenarioRoute(RouteState):
    """A route of recognition that is not the same where the steps are supposed."""

    jurisdiction: Entity = Field(description="The other end: where it leads (outbound), or comes from (inbound).")
    direction: Direction
    basis: Basis
    level: Level
    counts: bool = Field(description="Whether a source says what is recognised; others are shown, never counted.")
    first: bool = Field(description="Whether nothing of the kind (engineers, or degrees) was recognised there before.")
    specialties: list[Entity] = Field(
        description="Those that the agreement lists, or that the register there offers; empty: none are recorded."
    )
    part: Entity | None = Field(description="The part of the country that alone it holds for.")


class ChangedRoute(ScenarioRoute):
    """A route that is open today and would say something else."""

    before: RouteState


class ScenarioNominator(Shape):
    """A full member with ties to the body, which may nominate or support it."""

    agreement: Entity
    candidate: Entity
    member: Entity | None = Field(description="Its body; the jurisdiction where none is named, or it may be several.")
    jurisdiction: Entity | None
    score: float
    ties: list[Words]
    certainty: Certainty
    reason: StandingReason


class ScenarioVotes(Shape):
    """The votes that the next step of an accession takes."""

    agreement: Entity
    candidate: Entity
    step: Step | None
    needed: int | None
    members: int = Field(description="Number of seats that vote: certain and presumed ones.")
    share: str | None
    text: Words
    source: Entity | None


class OpenCondition(Shape):
    """What the rules ask and is not on record as met."""

    agreement: Entity
    candidate: Entity
    step: Step
    kind: Annotated[str, OneOf("rule-kind")]
    text: Label
    met: Outcome
    source: Entity | None


class Unknown(Shape):
    """Something that is not recorded."""

    agreement: Entity | None
    text: Words


class Requires(Shape):
    """Who would have to agree, what is not on record as met, and what is unknown."""

    nominators: list[ScenarioNominator] = Field(description="Those with ties on record, the closest first.")
    votes: list[ScenarioVotes]
    conditions: list[OpenCondition]
    unknown: list[Unknown]


class AimMet(Shape):
    """An intention of the notice that a step would fulfil."""

    aim: Entity
    kind: Aim
    agreement: Entity | None
    organization: Entity | None
    jurisdiction: Entity | None
    met: bool = Field(description="Whether the record has something that fulfils it already.")
    text: Words
    source: Entity | None


class BasisCount(Shape):
    """How many countries or regions a basis opens."""

    basis: Basis
    level: Level
    direction: Direction
    jurisdictions: int
    first: int = Field(description="How many of them recognised nothing of the kind before.")


class ScenarioAnswer(Envelope):
    """What would follow if these steps were taken; none of it is on record."""

    suppose: list[SupposedStep]
    origin: Entity = Field(serialization_alias="from", validation_alias="from")
    eligible: bool | None = Field(description="Null where no rules are recorded, or it is between two bodies alone.")
    why: Words
    summary: Words
    gained: list[ScenarioRoute]
    lost: list[ScenarioRoute]
    changed: list[ChangedRoute]
    kept: list[ScenarioRoute] = Field(
        description="Routes of the same levels that are open today, to any place, and stay as they are."
    )
    counts: list[BasisCount]
    requires: Requires
    aims: list[AimMet]
    assumptions: list[Words]
    evidence: list[SourceEntry]


class Weight(Shape):
    """How much something counts for or against a step, and how often at most; it ranks, and measures nothing."""

    factor: Annotated[str, OneOf("step-factor")]
    basis: Basis | None = Field(description="Of countries reached: by which basis.")
    label: Words
    weight: float
    most: int


class Points(Shape):
    """What a factor adds to the score of a step."""

    factor: Annotated[str, OneOf("step-factor")]
    basis: Basis | None
    number: int
    points: float


class StepRequires(Shape):
    """What a step needs, in numbers; null: not recorded, or there is nothing of the kind."""

    nominators: int | None = Field(
        description="Full members that may nominate or support the body and have ties to it."
    )
    closest: list[Entity] = Field(description="The three of them with the closest ties.")
    nominations: int | None
    votes: int | None
    members: int | None = Field(description="Full members that vote: certain and presumed ones.")
    conditions: int | None = Field(description="Conditions of the rules that are not on record as met.")
    unknown: list[Unknown]


class NextStep(Shape):
    """A step that a body could take, with what it opens, needs and leaves unknown."""

    kind: Literal["join", "sign"]
    agreement: Entity | None = Field(description="Null of an agreement between two bodies that there is none of yet.")
    other: Entity | None = Field(description="The body at the other side, where it is named.")
    aims: list[Entity] = Field(description="The intentions of the notice that it would meet.")
    text: Words
    opens: list[Entity] = Field(description="Countries and regions newly reached by its engineers or degrees.")
    by_basis: dict[Basis, int] = Field(description="How many of these by which basis.")
    routes: int = Field(description="All routes that it would open, both ways, also to places reached before.")
    requires: StepRequires
    score: float
    points: list[Points]


class BestStepsAnswer(Paged, Envelope):
    """The next steps of a body, ranked by what each opens, needs and leaves unknown."""

    organization: Entity
    jurisdiction: Entity | None
    summary: Words
    steps: list[NextStep]
    weights: list[Weight]
    impossible: list[Unknown] = Field(description="Agreements that it cannot enter, and why.")
    evidence: list[SourceEntry]
