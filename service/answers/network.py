"""A network: nodes, edges, and what limits left out."""

from typing import Literal

from pydantic import ConfigDict, Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Label, Shape, Words
from accord_atlas.service.domain.validity import Certainty


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
