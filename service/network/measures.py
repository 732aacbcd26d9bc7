"""Measures of a network, on request: who is central, who belongs together, what holds it in one piece.

Computed with igraph on the simple undirected network (parallel relations between two nodes count once, or with the
folded weight for communities). Every result is the same on every run: nodes are numbered in the order of their ids,
the random numbers of the community search are seeded, and communities are numbered from the largest.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import igraph

from accord_atlas.service.answers.network import Measure
from accord_atlas.service.network.seeded import seeded

Value = float | int | bool | None
Pair = tuple[str, str]
"""The ids of two neighbours, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: of each node by the name of a field of answers' nodes, and of each pair of neighbours."""

    nodes: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    pairs: Mapping[Pair, Mapping[str, Value]] = field(default_factory=dict)


class SimpleGraph:
    """A simple undirected network, numbered for igraph: parallel edges are one, of the greatest of their weights."""

    def __init__(self, nodes: Iterable[str], edges: Iterable[tuple[str, str, float]]) -> None:
        self.ids = sorted(nodes)
        number = {node: index for index, node in enumerate(self.ids)}
        weights: dict[tuple[int, int], float] = {}
        for source, target, weight in edges:
            a, b = sorted((number[source], number[target]))
            weights[a, b] = max(weights.get((a, b), 0), float(weight))
        self.pairs = sorted(weights)
        self.weights = [weights[pair] for pair in self.pairs]
        self.graph = igraph.Graph(n=len(self.ids), edges=self.pairs)

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
    return graph.per_node("degree", graph.graph.degree())


def betweenness(graph: SimpleGraph) -> Measured:
    """Share of shortest paths between two others that pass through a node, 0 to 1."""
    n = len(graph.ids)
    pairs = max((n - 1) * (n - 2) / 2, 1)
    return graph.per_node("betweenness", (value / pairs for value in graph.graph.betweenness()))


def closeness(graph: SimpleGraph) -> Measured:
    """How near a node is to those it can reach, 0 to 1 (harmonic mean, so that parts may be unconnected)."""
    return graph.per_node("closeness", graph.graph.harmonic_centrality())


def core(graph: SimpleGraph) -> Measured:
    """The largest k such that the node lies in a part where everyone has k neighbours in that part."""
    return graph.per_node("core", graph.graph.coreness())


def communities(graph: SimpleGraph) -> Measured:
    """The number of the community (Louvain) to which a node belongs, from 0 for the largest."""
    with seeded():
        found = (
            graph.graph.community_multilevel(weights=graph.weights)
            if graph.pairs
            else [[i] for i in range(len(graph.ids))]
        )
    ranked = sorted((sorted(members) for members in found if members), key=lambda m: (-len(m), m))
    number = {index: place for place, members in enumerate(ranked) for index in members}
    return graph.per_node("community", (number[index] for index in range(len(graph.ids))))


def bridges(graph: SimpleGraph) -> Measured:
    """Edges without which the network would fall apart further (`bridge`), and nodes likewise (`articulation`)."""
    points, edges = set(graph.graph.articulation_points()), set(graph.graph.bridges())
    return Measured(
        {node: {"articulation": index in points} for index, node in enumerate(graph.ids)},
        {(graph.ids[a], graph.ids[b]): {"bridge": index in edges} for index, (a, b) in enumerate(graph.pairs)},
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
