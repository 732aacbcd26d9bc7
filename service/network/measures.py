"""Measures of a network, on request: who is central, who belongs together, what holds it in one piece.

Computed on the simple undirected network (parallel relations between two nodes count once, or with the folded weight
for communities): by networkx, but for what takes it seconds (`centrality`). Every result is the same on every run:
nodes are numbered in the order of their ids, the random numbers of the community search are seeded, and communities
are numbered from the largest.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

import networkx as nx

from accord_atlas.service.answers.network import Measure
from accord_atlas.service.network import centrality

Value = float | int | bool | None
Pair = tuple[str, str]
"""The ids of two neighbours, in alphabetical order."""
SEED = 20220228


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: of each node by the name of a field of answers' nodes, and of each pair of neighbours."""

    nodes: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    pairs: Mapping[Pair, Mapping[str, Value]] = field(default_factory=dict)


class SimpleGraph:
    """A simple undirected network, numbered: parallel edges are one, of the greatest of their weights."""

    def __init__(self, nodes: Iterable[str], edges: Iterable[tuple[str, str, float]]) -> None:
        self.ids = sorted(nodes)
        number = {node: index for index, node in enumerate(self.ids)}
        weights: dict[tuple[int, int], float] = {}
        for source, target, weight in edges:
            a, b = sorted((number[source], number[target]))
            weights[a, b] = max(weights.get((a, b), 0), float(weight))
        self.pairs = sorted(weights)
        self.graph: nx.Graph[int] = nx.Graph()
        self.graph.add_nodes_from(range(len(self.ids)))
        self.graph.add_weighted_edges_from((a, b, weights[a, b]) for a, b in self.pairs)

    @property
    def near(self) -> list[list[int]]:
        """Of each node its neighbours."""
        return [list(self.graph.adj[node]) for node in range(len(self.ids))]

    def per_node(self, name: str, values: Iterable[float]) -> Measured:
        """One value per node under a name."""
        return Measured({node: {name: _tidy(value)} for node, value in zip(self.ids, values, strict=True)})


def _tidy(value: float) -> Value:
    """A value as it is written: whole numbers whole, others to six decimals, what is not defined as None."""
    if value != value:
        return None
    return int(value) if float(value).is_integer() and abs(value) > 1 else round(value, 6)


def degree(graph: SimpleGraph) -> Measured:
    """Number of neighbours."""
    return graph.per_node("degree", (len(graph.graph.adj[node]) for node in range(len(graph.ids))))


def betweenness(graph: SimpleGraph) -> Measured:
    """Share of shortest paths between two others that pass through a node, 0 to 1."""
    n = len(graph.ids)
    pairs = max((n - 1) * (n - 2) / 2, 1)
    return graph.per_node("betweenness", (value / pairs for value in centrality.betweenness(graph.near)))


def closeness(graph: SimpleGraph) -> Measured:
    """How near a node is to those it can reach, 0 to 1 (harmonic mean, so that parts may be unconnected)."""
    others = max(len(graph.ids) - 1, 1)
    return graph.per_node("closeness", (value / others for value in centrality.harmonic(graph.near)))


def core(graph: SimpleGraph) -> Measured:
    """The largest k such that the node lies in a part where everyone has k neighbours in that part."""
    found = nx.core_number(graph.graph)
    return graph.per_node("core", (found[node] for node in range(len(graph.ids))))


def communities(graph: SimpleGraph) -> Measured:
    """The number of the community (Louvain) to which a node belongs, from 0 for the largest."""
    found = nx.community.louvain_communities(graph.graph, seed=SEED)
    ranked = sorted((sorted(members) for members in found if members), key=lambda m: (-len(m), m))
    number = {index: place for place, members in enumerate(ranked) for index in members}
    return graph.per_node("community", (number[index] for index in range(len(graph.ids))))


def bridges(graph: SimpleGraph) -> Measured:
    """Edges without which the network would fall apart further (`bridge`), and nodes likewise (`articulation`)."""
    points = set(nx.articulation_points(graph.graph))
    edges = {(min(a, b), max(a, b)) for a, b in cast("Iterable[tuple[int, int]]", nx.bridges(graph.graph))}
    return Measured(
        {node: {"articulation": index in points} for index, node in enumerate(graph.ids)},
        {(graph.ids[a], graph.ids[b]): {"bridge": (a, b) in edges} for a, b in graph.pairs},
    )


MEASURES: Mapping[Measure, Callable[[SimpleGraph], Measured]] = {
    "degree": degree,
    "betweenness": betweenness,
    "closeness": closeness,
    "core": core,
    "communities": communities,
    "bridges": bridges,
}
"""What is computed for each measure; `positions` are those of the layout of the whole release."""


def measure(nodes: Iterable[str], edges: Iterable[tuple[str, str, float]], names: Iterable[Measure]) -> Measured:
    """The measures of those names of a network of nodes and weighted edges; KeyError for one not computed here."""
    graph = SimpleGraph(nodes, edges)
    found: dict[str, dict[str, Value]] = {node: {} for node in graph.ids}
    pairs: Mapping[Pair, Mapping[str, Value]] = {}
    if not graph.ids:
        return Measured()
    for name in dict.fromkeys(names):
        measured = MEASURES[name](graph)
        pairs = measured.pairs or pairs
        for node, values in measured.nodes.items():
            found[node].update(values)
    return Measured(found, pairs)
