"""A network: nodes, edges, and what limits left out."""

from datetime import date
from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.standing import Segment
from accord_atlas.service.answers.values import (
    Category,
    Confidence,
    EntityStatus,
    Level,
    NetworkDifference,
    ParticipationStatus,
    RecognitionDirection,
    RelationName,
    Role,
    StandingReason,
)
from accord_atlas.service.core.shape import Kind, Label, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Projection = Literal["none", "bipartite", "organizations", "jurisdictions"]
Measure = Literal["degree", "betweenness", "closeness", "core", "communities", "bridges", "positions"]


class Node(Shape):
    """A node; measures stand only where the request names them."""

    id: str = Field(description="`kind/slug`.")
    label: Label
    kind: Kind
    category: Category | None
    iri: str
    status: EntityStatus | None
    jurisdiction: str | None = Field(description="As `jurisdiction/slug`.")
    start_earliest: date | None = Field(description="First day on which it may have begun.")
    start_latest: date | None = Field(description="First day on which it is more than possible.")
    end_earliest: date | None = Field(description="Day from which it is at most possible.")
    end_latest: date | None = Field(description="First day on which it has surely ended.")
    certainty: Certainty | None = Field(default=None, description="How surely it stands on the day, if it is dated.")
    reason: StandingReason | None = Field(default=None, description="Why it is as sure as it is on the day.")
    segments: list[Segment] | None = Field(default=None, description="How it stood when; of a body, of an agreement.")
    bipartite: Literal[0, 1] | None = Field(default=None, description="1 for an agreement, if bipartite.")
    agreements: int | None = Field(default=None, description="If folded: in how many it takes part.")
    degree: int | None = Field(default=None, description="Number of neighbours.")
    betweenness: float | None = Field(default=None, description="Share of others' shortest paths, 0 to 1.")
    closeness: float | None = Field(default=None, description="Harmonic mean of its nearness to the others, 0 to 1.")
    core: int | None = Field(default=None, description="Largest k of a part where everyone has k neighbours.")
    community: int | None = Field(default=None, description="Number of its community, from 0 for the largest.")
    articulation: bool | None = Field(
        default=None,
        serialization_alias="cut",
        validation_alias="cut",
        description="Whether the network would fall apart further without it.",
    )
    x: float | None = None
    y: float | None = None
    difference: NetworkDifference | None = Field(default=None, description="Between two days, if compared.")


class Passage(Shape):
    """An agreement under which engineers of one end of a folded edge are recognised by the other, on the day."""

    agreement: str = Field(description="As `agreement/slug`.")
    forward: bool = Field(description="Engineers of `source` are recognised in `target`; else those of `target`.")
    level: Level = Field(description="Whom the agreement is for.")
    certainty: Certainty | None
    reason: StandingReason | None
    parts: list[str] = Field(description="The sides that are only a part of their jurisdiction, as `region/slug`.")


class Edge(Shape):
    """An edge; a folded one counts shared agreements in `weight` and names them in `agreements`.

    A folded one says which way engineers are recognised, too: between full participations, where a source names it.
    """

    source: str = Field(description="Where it begins, as `kind/slug`.")
    target: str
    label: Words
    id: str
    relation: RelationName
    start: str | None = Field(description="EDTF, as the source writes it.")
    end: str | None
    status: ParticipationStatus | None = Field(description="On the day; at all times, as recorded.")
    recorded: ParticipationStatus | None = Field(default=None, description="As recorded, where that is another.")
    was: ParticipationStatus | None = Field(
        default=None, description="What it was until it ended; where it stands on the day, `status` says it."
    )
    role: Role | None = None
    weight: int
    strength: float | None = Field(default=None, description="Sum over the shared agreements of 1/(participants − 1).")
    certainty: Certainty | None
    reason: StandingReason | None = Field(description="Why it is as sure as it is on the day; null without a day.")
    jurisdiction: str | None = Field(default=None, description="Of a participant, as `jurisdiction/slug`.")
    via: str | None = Field(default=None, description="What stands for it in the release, as `kind/slug`.")
    evidence: str | None = Field(default=None, description="The source of the information, as `source/slug`.")
    confidence: Confidence | None = None
    agreements: list[str] | None = None
    direction: RecognitionDirection | None = Field(
        default=None, description="If folded: which way engineers are recognised under any of the agreements."
    )
    forward: list[str] | None = Field(
        default=None, description="If folded: agreements under which engineers of `source` are recognised in `target`."
    )
    backward: list[str] | None = Field(
        default=None, description="If folded: agreements under which engineers of `target` are recognised in `source`."
    )
    passages: list[Passage] | None = Field(default=None, description="If folded: each of these agreements and ways.")
    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    spells: list[tuple[date | None, date | None]] | None = Field(
        default=None, description="First and last day of each time of sharing."
    )
    segments: list[Segment] = Field(description="How it holds when.")
    bridge: bool | None = Field(default=None, description="Whether the network would fall apart further without it.")
    difference: NetworkDifference | None = Field(default=None, description="Between two days, if compared.")


class LeftOut(Shape):
    """What limits left out."""

    nodes: int
    agreements: list[str] = Field(description="Agreements too large to fold.")


class NetworkAnswer(Envelope):
    """A network; `reason` stands where it has no edges."""

    projection: Projection
    measures: list[Measure]
    focus: list[str]
    left_out: LeftOut
    first_day: date | None = Field(description="First day on which anything dated in the release may have begun.")
    nodes: list[Node]
    edges: list[Edge]
    reason: Words | None = Field(default=None, description="Why there are no edges, and what would give some.")


class EdgeState(Shape):
    """How an edge stands on one of two days."""

    status: ParticipationStatus | None
    certainty: Certainty | None
    reason: StandingReason | None
    weight: int
    agreements: list[str] | None = Field(default=None, description="If folded.")
    direction: RecognitionDirection | None = Field(default=None, description="If folded.")


class ChangedEdge(Shape):
    """An edge that is there on both days, and not the same."""

    edge: Edge = Field(description="As it stands on the later day.")
    before: EdgeState
    after: EdgeState


class NetworkComparison(Envelope):
    """One network on two days: what joined, what left, what changed."""

    start: str = Field(serialization_alias="from", validation_alias="from", description="The earlier day.")
    end: str = Field(serialization_alias="to", validation_alias="to", description="The later day.")
    projection: Projection
    focus: list[str]
    left_out: LeftOut
    summary: Words
    nodes: list[Node] = Field(description="Of both days, each with its `difference`.")
    joined: list[Edge]
    left: list[Edge] = Field(description="As they stood on the earlier day.")
    changed: list[ChangedEdge]
    stayed: list[Edge]
    reason: Words | None = Field(default=None, description="Why there are no edges on either day.")
