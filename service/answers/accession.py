"""The answer of the accession planner: what a body still lacks to enter an agreement."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Confidence = Annotated[str, OneOf("confidence")]
Status = Annotated[str, OneOf("participation-status")]
Step = Annotated[str, OneOf("rule-step")]
Outcome = Literal["yes", "no", "not-recorded"]
"""The notations of the scheme `requirement-outcome`."""


class MemberParticipation(Shape):
    """How a body stands on the day in the agreement that is to be joined."""

    organization: Entity | None
    jurisdiction: Entity | None
    status: Status
    start: str | None = Field(description="EDTF, as the source writes it.")
    certainty: Certainty
    reason: StandingReason
    text: Words
    source: Entity
    confidence: Confidence
    observed_on: str | None = Field(description="EDTF: the time that the source speaks for.")


class MemberSeat(Shape):
    """How the seat of a jurisdiction is taken on the day; it has one vote."""

    jurisdiction: Entity | None
    holders: list[Entity] = Field(
        description="The body that holds it, or all those of which one does; none where no source names it."
    )
    at_once: bool = Field(description="Whether each of several holders holds it; else one of them does.")
    statuses: list[Status] = Field(description="Its status, or both of which it has one.")
    certainty: Certainty
    reason: StandingReason
    text: Words
    participations: list[MemberParticipation]


class Requirement(Shape):
    """What the agreement's rules ask at a step, and what is known of it."""

    step: Step
    kind: Annotated[str, OneOf("rule-kind")]
    text: Label | None
    demand: Label
    amount: str | None = Field(description="A number, or a share as a fraction.")
    met: Outcome
    why: Words
    source: Entity | None
    confidence: Confidence | None
    note: Label | None


class Votes(Shape):
    """The votes that the next step needs, and who has them."""

    step: Step | None
    members: int = Field(description="Number of seats that vote: certain and presumed ones.")
    needed: int | None = Field(description="Number of members that must agree; null where no share is recorded.")
    share: str | None = Field(description="As a fraction, e.g. `2/3`.")
    text: Words
    source: Entity | None
    holders: list[Entity | None] = Field(
        description="The body of each seat that votes; its jurisdiction where none is named, or several may hold it."
    )
    seats: list[MemberSeat] = Field(description="The seats that vote.")
    possible: list[MemberSeat] = Field(description="Seats of which it is not sure that they vote; they do not count.")


class NominatorTie(Shape):
    """What joins a possible nominator with the candidate."""

    kind: Annotated[str, OneOf("accession-tie")]
    tie: Annotated[str, OneOf("tie")] = Field(
        description="Between whom it is: the two bodies themselves, others that `through` names, or their countries."
    )
    label: Words
    weight: float
    entity: Entity
    since: str | None = Field(description="EDTF, as the source writes it.")
    through: list[Entity] = Field(
        description="The bodies between which it is, where they are not the member and the candidate themselves."
    )
    certainty: Certainty | None = Field(
        description="How surely both sides stand in the agreement on the day; null of an event or an intention."
    )
    reason: StandingReason | None
    source: Entity | None


class Nominator(MemberParticipation):
    """A seat that votes, ranked by its ties to the candidate."""

    organization: Entity | None = Field(
        description="The jurisdiction itself where no source names its body, or it may be one of several."
    )
    holders: list[Entity] = Field(description="The body that holds the seat, or all those of which one does.")
    at_once: bool = Field(description="Whether each of several holders holds it; else one of them does.")
    score: float
    ties: list[NominatorTie]


class Months(Shape):
    """A time whose ends may be uncertain, in months."""

    least: int
    most: int


class Precedent(Shape):
    """How long another body took from provisional to full membership."""

    organization: Entity | None
    provisional: str | None = Field(description="EDTF, as the source writes it.")
    authorised: str | None = Field(description="EDTF, as the source writes it.")
    months: Months
    text: Words
    sources: list[Entity]


class Background(Shape):
    """Something on record of the candidate's way to the agreement."""

    kind: Literal["intention", "event", "accord"]
    entity: Entity
    certainty: Certainty | None = Field(description="Of a standing on the day; null of what happened or was intended.")
    reason: StandingReason | None
    text: Words
    source: Entity | None


class MemberCoverage(Shape):
    """How many members are known on the day, and how many a source states."""

    known: int = Field(description="Number of seats that vote on the day.")
    stated: int | None
    stated_on: str | None = Field(description="EDTF; null where the figure has no date.")


class AccessionAnswer(Envelope):
    """What a body still lacks to enter an agreement."""

    agreement: Entity
    candidate: Entity
    status: Status | None
    standing: MemberParticipation | None
    eligible: bool = Field(description="False where the rules leave out the candidate's jurisdiction, on the record.")
    same_jurisdiction: list[MemberParticipation]
    requirements: list[Requirement]
    votes: Votes
    nominators: list[Nominator]
    doubtful_members: list[Entity | None]
    doubtful: list[MemberParticipation] = Field(
        description="The places behind the possible seats, and bodies whose standing no source says."
    )
    precedents: list[Precedent]
    background: list[Background]
    coverage: MemberCoverage
    missing: list[Words]
    summary: Words
    unknowns: list[Words] = Field(description="What the record leaves open, beyond single conditions.")
    evidence: list[SourceEntry]
