"""The shapes of the answers about relations as OpenAPI tells them; clients are generated from these."""

from typing import Literal

from pydantic import ConfigDict, Field

from accord_atlas.service.core.shape import Entity, Label, Shape, Words

Certainty = Literal["certain", "presumed", "possible"]


class Envelope(Shape):
    """What every answer carries."""

    release: str = Field(description="The release that was asked.")
    as_of: str | None = Field(description="The day that the answer is about; null where it is about all times.")
    completeness: Literal["complete", "truncated", "timed-out"]


class Matched(Shape):
    """The name that a search matched."""

    text: str
    language: str | None
    type: Literal["label", "alias", "acronym", "former", "local", "code", "id", "pinyin"]


class Result(Shape):
    """An entity that a query may mean."""

    entity: Entity
    score: float = Field(description="How well the name fits, 0 to 1.")
    relations: int = Field(description="Number of neighbours, which ranks equals.")
    matched: Matched


class SearchAnswer(Envelope):
    """Entities by name, best first."""

    query: str
    kinds: list[str]
    jurisdiction: Entity | None
    results: list[Result]


class Tie(Shape):
    """A relation as read from one of its ends."""

    relation: str
    label: Words
    forward: bool = Field(description="Whether it is read in its own direction.")
    start: str | None = Field(description="EDTF, as the source writes it.")
    end: str | None
    status: str | None
    role: str | None
    certainty: Certainty | None
    jurisdiction: Entity | None
    via: Entity | None = Field(description="What stands for the relation in the release, e.g. a participation.")
    source: Entity | None
    confidence: str | None


class Step(Tie):
    """One step of a path."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from", description="`id` is `kind/slug`.")
    to: Entity
    also: list[Tie] = Field(description="What else joins the same two.")


class Path(Shape):
    """A path, with the certainty of its least certain step."""

    cost: float = Field(description="Less is better: a treaty costs less than a shared meeting.")
    certainty: Certainty | None
    steps: list[Step]


class Hub(Shape):
    """A kind that paths do not pass through."""

    kind: str
    label: Words


class Excluded(Shape):
    """What no path passed through."""

    hubs: list[Hub]
    crowded: list[Entity]
    asked: list[str]


class Reason(Words):
    """Why there is no path; `would_help` names the parameters whose change would give one."""

    would_help: list[str]


class PathsAnswer(Envelope):
    """Paths between two entities, best first; `reason` stands where there is none."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from")
    to: Entity
    paths: list[Path]
    excluded: Excluded
    reason: Reason | None = None


class Node(Shape):
    """A node; measures that were asked for stand beside these."""

    model_config = ConfigDict(extra="allow")

    id: str = Field(description="`kind/slug`.")
    kind: str
    label: Label
    category: str | None
    iri: str
    status: str | None
    jurisdiction: str | None
    start_earliest: str | None
    start_latest: str | None
    end_earliest: str | None
    end_latest: str | None
    degree: int | None = None
    betweenness: float | None = None
    closeness: float | None = None
    core: int | None = None
    community: int | None = None
    cut: bool | None = None
    x: float | None = None
    y: float | None = None


class Edge(Shape):
    """An edge; a folded one counts shared agreements in `weight` and names them in `agreements`."""

    model_config = ConfigDict(extra="allow")

    source: str
    target: str
    id: str
    relation: str
    label: Words
    start: str | None
    end: str | None
    status: str | None
    weight: float
    certainty: Certainty | None
    role: str | None = None
    jurisdiction: str | None = None
    via: str | None = None
    evidence: str | None = Field(None, description="The source of the information, as `source/slug`.")
    confidence: str | None = None
    agreements: list[str] | None = None
    strength: float | None = None
    spells: list[tuple[str | None, str | None]] | None = None
    start_earliest: str | None = None
    start_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None
    bridge: bool | None = None


class LeftOut(Shape):
    """What limits left out."""

    nodes: int
    agreements: list[str]


class NetworkAnswer(Envelope):
    """A network."""

    projection: Literal["none", "bipartite", "organizations", "jurisdictions"]
    measures: list[str]
    focus: list[str]
    left_out: LeftOut
    first_day: str | None = Field(description="First day on which anything dated in the release may have begun.")
    nodes: list[Node]
    edges: list[Edge]


class Evidence(Shape):
    """What a value rests on."""

    source: Entity | None
    confidence: str | None
    rank: str | None
    clause: Entity | None
    observed_on: str | None
    why: Label | None = Field(description="The reason for the rank of a contested value.")
    claim: str


class Fact(Shape):
    """One value of a property, with its evidence."""

    property: Entity
    group: str
    value: Entity | str | int | float | bool | None
    language: str | None
    evidence: list[Evidence]


class Count(Shape):
    """How many neighbours there are by one relation in one direction."""

    relation: str
    forward: bool
    count: int
    label: Words


class Group(Shape):
    """A group of facts."""

    name: str
    label: Words


class Change(Shape):
    """Something that happened, or a difference between releases."""

    what: str
    date: str | None
    earliest: str | None
    latest: str | None
    certainty: Certainty | None
    subject: Entity
    object: Entity | None
    involved: list[Entity]
    jurisdiction: Entity | None
    relation: str | None
    before: str | None
    after: str | None
    via: Entity | None
    source: Entity | None
    sentence: Words


class EntityAnswer(Envelope):
    """One entity."""

    entity: Entity
    groups: list[Group]
    facts: list[Fact]
    neighbours: list[Count]
    timeline: list[Change]


class Neighbour(Shape):
    """A neighbour and the relation that joins it; one that is not of the network has no dates."""

    entity: Entity
    relation: str
    label: Words
    forward: bool
    start: str | None = None
    end: str | None = None
    status: str | None = None
    role: str | None = None
    certainty: Certainty | None = None
    jurisdiction: Entity | None = None
    via: Entity | None = None
    source: Entity | None = None
    confidence: str | None = None


class NeighboursAnswer(Envelope):
    """One page of neighbours."""

    entity: Entity
    total: int
    offset: int
    next: int | None
    neighbours: list[Neighbour]


class Relative(Tie):
    """An ancestor or descendant."""

    entity: Entity
    generation: int
    through: Entity


class LineageAnswer(Envelope):
    """Ancestors and descendants."""

    entity: Entity
    ancestors: list[Relative]
    descendants: list[Relative]


class GraphStatements(Shape):
    """The statements of one graph that only the later, or only the earlier, of two releases has."""

    name: str
    label: Label
    added: int
    removed: int
    added_examples: list[str] = Field(description="The first of them, in N-Triples without the final dot.")
    removed_examples: list[str]


class Statements(Shape):
    """How many statements only the later, or only the earlier, of two releases has."""

    added: int
    removed: int
    graphs: list[GraphStatements]


class ChangesAnswer(Envelope):
    """What changed."""

    from_: str = Field(alias="from")
    to: str
    between: Literal["days", "releases"]
    undated: int | None = Field(description="Happenings without a date, which are not told here.")
    statements: Statements | None
    changes: list[Change]


class Release(Shape):
    """A release."""

    id: str
    built: str
    statements: int
    data_date: str
    current: bool


class ReleasesAnswer(Envelope):
    """The releases at hand."""

    releases: list[Release]
