"""The shapes of the answers about recognition and accession, as OpenAPI tells them; clients are generated from it."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Entity, Shape, Words
from accord_atlas.service.domain.validity import Certainty


class Backing(Shape):
    """What a route rests on: a source of what it is about."""

    about: Entity
    source: Entity
    confidence: str
    observed_on: str = Field(description="EDTF: the time that the source speaks for.")
    url: str | None


class SourceEntry(Shape):
    """A source of an answer, once."""

    source: Entity
    url: str | None
    observed_on: str
    reliability: str


class Standing(Shape):
    """How a body, or a jurisdiction without a named body, stands in an agreement on the day."""

    side: Literal["from", "to"]
    agreement: Entity
    organization: Entity | None
    jurisdiction: Entity
    role: str
    status: str
    start: str | None
    end: str | None
    certainty: Certainty | None
    via: Entity = Field(description="The participation.")
    source: Entity
    text: Words


class Condition(Shape):
    """What a route asks, or what limits it."""

    kind: str
    text: Words
    source: Entity | None = None
    match: str | None = Field(None, description="For a specialty: how it fits a discipline of the register.")
    jurisdiction: Entity | None = None


class Remainder(Shape):
    """What stays to be done."""

    text: Words


class Route(Shape):
    """A route of recognition."""

    basis: str
    agreement: Entity
    recognises: Words
    steps: list[Standing]
    conditions: list[Condition]
    remaining: list[Remainder]
    certainty: Certainty
    evidence: list[Backing]


class NearRoute(Shape):
    """An agreement that is no route on the day, and what it lacks."""

    basis: str
    agreement: Entity
    missing: str
    text: Words
    steps: list[Standing]
    certainty: Certainty | None
    evidence: list[Backing]


class MereTie(Shape):
    """A memorandum or the like, which recognises nobody."""

    agreement: Entity
    kind: str
    kind_label: Words
    signed: str | None
    organizations: list[Entity | None]
    evidence: list[Backing]


class Recognition(Shape):
    """What one jurisdiction recognises of an engineer of another."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from")
    to: Entity
    specialty: Entity | None
    level: str
    routes: list[Route]
    nearest: list[NearRoute]
    nearest_complete: bool
    ties: list[MereTie]
    summary: Words


class RecognitionAnswer(Envelope, Recognition):
    """What one jurisdiction recognises of an engineer of another, on a day."""


class MemberStanding(Shape):
    """How a body stands in the agreement that is to be joined."""

    organization: Entity | None
    jurisdiction: Entity
    status: str
    start: str | None
    certainty: Certainty
    text: Words
    source: Entity
    confidence: str
    observed_on: str


class Requirement(Shape):
    """What the agreement's rules ask at a step, and what is known of it."""

    step: str
    kind: str
    text: Words
    demand: Words
    amount: str | None
    met: Literal["yes", "no", "not-recorded"]
    why: Words
    source: Entity
    confidence: str
    note: Words | None


class Votes(Shape):
    """The votes that the next step needs, and who has them."""

    step: str | None
    members: int
    needed: int | None
    share: str | None
    text: Words
    source: Entity | None
    holders: list[Entity]


class NominatorTie(Shape):
    """What joins a possible nominator with the candidate."""

    kind: str
    label: Words
    weight: float
    entity: Entity
    since: str | None
    source: Entity


class Nominator(MemberStanding):
    """A full member, ranked by its ties to the candidate."""

    organization: Entity = Field(description="The jurisdiction itself where no source names its body.")
    score: float
    ties: list[NominatorTie]


class Months(Shape):
    """A time whose ends may be uncertain, in months."""

    least: int
    most: int


class Precedent(Shape):
    """How long another body took from provisional to full membership."""

    organization: Entity
    provisional: str
    authorised: str
    months: Months
    text: Words
    sources: list[Entity]


class Background(Shape):
    """Something on record of the candidate's way to the agreement."""

    kind: str
    entity: Entity
    text: Words
    source: Entity


class MemberCoverage(Shape):
    """How many members are known, and how many a source states."""

    known: int
    stated: int | None
    stated_on: str | None


class AccessionAnswer(Envelope):
    """What a body still lacks to enter an agreement."""

    agreement: Entity
    candidate: Entity
    status: str | None
    standing: MemberStanding | None
    eligible: bool = Field(description="False where the rules leave out the candidate's jurisdiction, on the record.")
    same_jurisdiction: list[MemberStanding]
    requirements: list[Requirement]
    votes: Votes
    nominators: list[Nominator]
    doubtful_members: list[Entity]
    doubtful: list[MemberStanding]
    precedents: list[Precedent]
    background: list[Background]
    coverage: MemberCoverage
    missing: list[Words]
    summary: Words
    unknowns: list[Words] = Field(description="What the record leaves open, beyond single conditions.")
    evidence: list[SourceEntry]
