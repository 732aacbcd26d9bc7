"""The network model: nodes, typed and dated edges, and the `networkx` graph that holds them.

A node's id is `kind/slug`. An edge points as its relation reads (`A is part of B`); what stands between its ends in
the release (a participation) is its `via`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

import networkx as nx

from accord_atlas.service.core.shape import Entity, Label
from accord_atlas.service.domain.membership import is_membership, is_over
from accord_atlas.service.domain.network.recognising import Recognising
from accord_atlas.service.domain.network.relations import Relation, relations
from accord_atlas.service.domain.timeline import ALWAYS, Certainty, Segment, Timeline

Graph: TypeAlias = "nx.MultiDiGraph[str]"
"""A graph whose nodes carry `node: Node` and whose edges carry `edge: Edge`."""
PARTICIPATION = "participation"
"""The relation of a body to an agreement in which it takes part."""


@dataclass(frozen=True)
class Node:
    """An entity in the network.

    `category` is its own kind (`mutual-recognition-agreement`), `level` whom an agreement is for (notation), `dates`
    what happened to it when (what, EDTF as written), `former` its former names.
    """

    id: str
    iri: str
    en: str | None = None
    zh: str | None = None
    timeline: Timeline = ALWAYS
    category: str | None = None
    status: str | None = None
    jurisdiction: str | None = None
    dates: tuple[tuple[str, str], ...] = ()
    former: tuple[str, ...] = ()
    level: str | None = None

    @property
    def kind(self) -> str:
        """The kind of entity, which its id begins with."""
        return self.id.partition("/")[0]

    @cached_property
    def entity(self) -> Entity:
        """The entity as answers about the network show it, whose id is here `kind/slug`."""
        return Entity(id=self.id, kind=self.kind, iri=self.iri, label=Label(en=self.en, zh=self.zh))

    def text(self, language: str) -> str:
        """The label in a language, else in the other, else the slug."""
        wanted, other = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return wanted or other or self.id.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two nodes, with when it holds and what says so.

    `start` and `end` are EDTF as written; `source_id` is the source's node id, `confidence` and `status` notations.
    `recorded` is the status as recorded; on a day, `status` is the one that it has then and `held` how it stands.
    """

    source: str
    target: str
    relation: str
    timeline: Timeline = ALWAYS
    start: str | None = None
    end: str | None = None
    status: str | None = None
    role: str | None = None
    jurisdiction: str | None = None
    via: str | None = None
    source_id: str | None = None
    confidence: str | None = None
    held: Segment | None = None
    recorded: str | None = None

    @property
    def key(self) -> str:
        """What tells this edge from others between the same nodes."""
        return f"{self.relation}:{self.via}" if self.via else self.relation

    @property
    def id(self) -> str:
        """An id that is the same in every view and release that holds the edge."""
        return f"{self.source}|{self.key}|{self.target}"

    @property
    def type(self) -> Relation:
        """Its relation's names, cost and behaviour in time."""
        return relations()[self.relation]

    @property
    def certainty(self) -> Certainty | None:
        """How surely it holds on its day; None without a day."""
        return self.held.certainty if self.held else None

    @property
    def reason(self) -> str | None:
        """Why it is as sure as it is on its day; None without a day."""
        return self.held.reason if self.held else None

    @property
    def had(self) -> str | None:
        """The status that it has, or had until it ended, which one that is recorded as former does not say."""
        return next((each for segment in reversed(self.timeline.segments) for each in segment.statuses), self.status)

    @property
    def was(self) -> str | None:
        """The status that it had until it ended, where that is another than the recorded one; None on its days."""
        return self.had if self.held is None and self.had != self.status else None

    @property
    def joins(self) -> bool:
        """Whether it is a tie between its ends: an applicant's or an unclear participation is none."""
        return self.relation != PARTICIPATION or is_membership((self.status if self.held else self.had) or "")

    def on(self, day: date | None) -> "Edge | None":
        """The edge as it stands on a day, None where it does not; without a day, itself."""
        if day is None:
            return self
        held = self.timeline.at(day)
        if held is None:
            return None
        return replace(self, held=held, status=held.statuses[0] if held.statuses else self.status, recorded=self.status)

    def over(self, day: date | None) -> "Edge | None":
        """The edge, with its status as recorded, where it has surely ended by a day and its status says so."""
        until = self.timeline.until
        return self if day and until and until <= day and is_over(self.status or "") else None


@dataclass(frozen=True)
class Model:
    """Everything of one release that a network, a path or a timeline is made from; never changed once made.

    `names` holds nodes that edges only refer to (a participation, a source), `recognising` which way participations
    recognise engineers.
    """

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    data_date: date
    names: dict[str, Node] = field(default_factory=dict)
    recognising: Recognising = field(default_factory=Recognising)

    @cached_property
    def graph(self) -> Graph:
        """All nodes and edges at all times, as a networkx multigraph."""
        return assemble(self.nodes.values(), self.edges)

    @cached_property
    def incident(self) -> Mapping[str, Sequence[Edge]]:
        """Node → its edges at all times; nodes without any are left out."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[edge.source].append(edge)
            found[edge.target].append(edge)
        return dict(found)

    @cached_property
    def first_day(self) -> date | None:
        """The first day on which anything dated in the network may have begun; what has no date has none."""
        starts = (edge.timeline.dated[0].start for edge in self.edges if not edge.timeline.empty)
        return min((day for day in starts if day), default=None)

    def named(self, node: str | None) -> Node | None:
        """A node, or what an edge refers to."""
        return (self.nodes.get(node) or self.names.get(node)) if node else None

    def entity(self, node: str | None) -> Entity | None:
        """The entity of a node, or of what an edge refers to; None where there is none."""
        found = self.named(node)
        return found.entity if found else None

    def at(self, day: date | None) -> Iterator[Edge]:
        """The edges on a day, each as it stands then; without a day all edges, with no certainty."""
        return (held for edge in self.edges if (held := edge.on(day)))


def assemble(nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    """The networkx graph of nodes and edges."""
    graph: Graph = nx.MultiDiGraph()
    graph.add_nodes_from((node.id, {"node": node}) for node in nodes)
    for edge in edges:
        graph.add_edge(edge.source, edge.target, key=edge.key, edge=edge)
    return graph


def neighbour_counts(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Node → number of its neighbours, from pairs of neighbours (in any order, any number of times)."""
    return Counter(end for pair in {(min(a, b), max(a, b)) for a, b in pairs} for end in pair)
