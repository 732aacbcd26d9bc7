"""The shapes of the answers that survey a country, the notice, or the whole, as OpenAPI tells them."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.answers.recognition import Recognition
from accord_atlas.service.core.shape import Entity, Shape, Words
from accord_atlas.service.domain.validity import Certainty


class DossierBody(Shape):
    """A body of the jurisdiction."""

    organization: Entity
    kind: str
    acronym: str | None
    parent: Entity | None
    founded: str | None
    website: str | None
    source: Entity


class DossierParticipation(Shape):
    """A standing in an agreement, present or past."""

    agreement: Entity
    organization: Entity | None
    role: str
    status: str
    start: str | None
    end: str | None
    certainty: Certainty | None
    source: Entity
    confidence: str


class DossierAgreement(Shape):
    """An agreement in which the jurisdiction takes part."""

    agreement: Entity
    kind: str
    basis: str
    status: str
    signed: str | None
    with_counterpart: bool = Field(description="False says that nothing is on record of the counterpart.")
    others: list[Entity]
    source: Entity
    confidence: str


class DossierIntention(Shape):
    """An intention of the notice about the jurisdiction, and what became of it."""

    intention: Entity
    kind: str
    organization: Entity | None
    clause: Entity
    outcome: str
    observed: Entity | str | float | None
    observed_on: str | None
    reason: str
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


class GoalFigure(Shape):
    """A figure that stands beside a target, and what it may be compared with."""

    figure: Entity
    metric: str
    metric_label: Words
    value: float
    unit: str
    date: str | None
    organization: Entity | None
    comparable: bool
    comparable_with: Words
    source: Entity
    confidence: str


class GoalHappening(Shape):
    """Something that happened with what an intention means."""

    entity: Entity
    kind: Words
    date: str | None
    bears: bool = Field(description="Whether it may count.")
    source: Entity
    confidence: str


class Goal(Shape):
    """A target or an intention of the notice."""

    target: Entity
    kind: Literal["target", "intention"]
    metric: str = Field(description="The metric of a target; the kind of an intention.")
    comparator: str | None
    value: float | None
    unit: str | None
    year: int | None
    specialty: Entity | None
    organization: Entity | None
    jurisdiction: Entity | None
    region: Entity | None
    agreement: Entity | None
    clause: Entity
    outcome: str
    observed: Entity | float | str | None
    observed_on: str | None
    source: Entity | None
    reason: Words
    counts_as: Words
    does_not_count: Words
    figures: list[GoalFigure]
    happenings: list[GoalHappening]


class GoalsAnswer(Envelope):
    """The targets and intentions of the notice with their outcomes."""

    outcomes: dict[str, int] = Field(description="How many have each outcome.")
    targets: list[Goal]
    evidence: list[SourceEntry]


class CellStanding(Shape):
    """A cell of the matrix."""

    status: str
    certainty: Certainty
    organization: Entity | None
    start: str | None
    source: Entity


class MatrixRow(Shape):
    """A jurisdiction's standings, in the order of the agreements; null where nothing is on record."""

    jurisdiction: Entity
    standings: list[CellStanding | None]


class Matrix(Shape):
    """Jurisdictions by agreements."""

    agreements: list[Entity]
    rows: list[MatrixRow]


class Waiting(Shape):
    """A body that is one step away from full membership, or whose standing is unclear."""

    agreement: Entity
    jurisdiction: Entity
    organization: Entity | None
    status: str
    start: str | None
    text: Words
    source: Entity


class AccessionGain(Shape):
    """What joining an agreement would give a jurisdiction."""

    jurisdiction: Entity
    agreement: Entity
    gains: int
    with_: list[Entity] = Field(alias="with")
    text: Words


class Likeness(Shape):
    """How far the agreements of two jurisdictions overlap."""

    a: Entity
    b: Entity
    similarity: float = Field(description="Shared agreements as a part of all that either has, 0 to 1.")
    both: list[Entity]
    only_a: list[Entity]
    only_b: list[Entity]


class Bridge(Shape):
    """A body between others."""

    organization: Entity
    jurisdiction: Entity | None
    betweenness: float
    agreements: list[Entity]


class GapsAnswer(Envelope):
    """Coverage, and what is missing in it."""

    jurisdiction: Entity | None
    matrix: Matrix
    waiting: list[Waiting]
    accessions: list[AccessionGain]
    similar: list[Likeness]
    bridges: list[Bridge]
    evidence: list[SourceEntry]
