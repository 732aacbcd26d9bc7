"""Measures of a picture, on request: who is central, who belongs together, what holds it in one piece.

Computed with igraph on the simple undirected network (parallel relations between two nodes count once, or with the
folded weight for communities). Every result is the same on every run: nodes are numbered in the order of their ids,
the random numbers of the community search are seeded, and communities are numbered from the largest.
"""

from collections.abc import Callable, Iterable, Mapping

import igraph  # type: ignore[import-untyped]
import networkx as nx

from accord_atlas.service.network.attributes import Attributes
from accord_atlas.service.network.projections import Picture
from accord_atlas.service.network.seeded import seeded

Measured = tuple[Mapping[str, Attributes], Mapping[tuple[str, str], Attributes]]
"""Node id → its measures, and pair of node ids (in order) → theirs."""


class Flat:
    """The simple undirected network behind a picture, numbered for igraph."""

    def __init__(self, graph: "nx.Graph[str]") -> None:
        self.ids = sorted(graph)
        number = {node: index for index, node in enumerate(self.ids)}
        weights: dict[tuple[int, int], float] = {}
        for source, target, weight in graph.edges(data="weight", default=1):
            a, b = sorted((number[source], number[target]))
            weights[a, b] = max(weights.get((a, b), 0), float(weight))
        self.pairs = sorted(weights)
        self.weights = [weights[pair] for pair in self.pairs]
        self.graph = igraph.Graph(n=len(self.ids), edges=self.pairs)

    def per_node(self, name: str, values: Iterable[float]) -> Measured:
        """One value per node under a name."""
        return {node: {name: _tidy(value)} for node, value in zip(self.ids, values, strict=True)}, {}


def _tidy(value: float) -> float | int | None:
    """A value as it is written: whole numbers whole, others to six decimals, what is not defined as None."""
    if value != value:
        return None
    return int(value) if float(value).is_integer() and abs(value) > 1 else round(value, 6)


def degree(flat: Flat) -> Measured:
    """Number of neighbours."""
    return flat.per_node("degree", flat.graph.degree())


def betweenness(flat: Flat) -> Measured:
    """Share of shortest paths between two others that pass through a node, 0 to 1."""
    n = len(flat.ids)
    pairs = max((n - 1) * (n - 2) / 2, 1)
    return flat.per_node("betweenness", (value / pairs for value in flat.graph.betweenness()))


def closeness(flat: Flat) -> Measured:
    """How near a node is to those it can reach, 0 to 1 (harmonic mean, so that parts may be unconnected)."""
    return flat.per_node("closeness", flat.graph.harmonic_centrality())


def core(flat: Flat) -> Measured:
    """The largest k such that the node lies in a part where everyone has k neighbours in that part."""
    return flat.per_node("core", flat.graph.coreness())


def communities(flat: Flat) -> Measured:
    """The number of the community (Louvain) to which a node belongs, from 0 for the largest."""
    with seeded():
        found = (
            flat.graph.community_multilevel(weights=flat.weights) if flat.pairs else [[i] for i in range(len(flat.ids))]
        )
    ranked = sorted((sorted(members) for members in found if members), key=lambda m: (-len(m), m))
    number = {index: place for place, members in enumerate(ranked) for index in members}
    return flat.per_node("community", (number[index] for index in range(len(flat.ids))))


def bridges(flat: Flat) -> Measured:
    """Edges without which the network would fall apart further (`bridge`), and nodes likewise (`cut`)."""
    cut, bridge = set(flat.graph.articulation_points()), set(flat.graph.bridges())
    nodes = {node: {"cut": index in cut} for index, node in enumerate(flat.ids)}
    edges = {(flat.ids[a], flat.ids[b]): {"bridge": index in bridge} for index, (a, b) in enumerate(flat.pairs)}
    return nodes, edges


MEASURES: Mapping[str, Callable[[Flat], Measured]] = {
    "degree": degree,
    "betweenness": betweenness,
    "closeness": closeness,
    "core": core,
    "communities": communities,
    "bridges": bridges,
}


def measure(picture: Picture, wanted: Iterable[str]) -> None:
    """Write the wanted measures into the attributes of a picture; KeyError for a measure that does not exist."""
    chosen = [MEASURES[name] for name in dict.fromkeys(wanted)]
    if not chosen or not picture.graph:
        return
    flat = Flat(picture.graph)
    for compute in chosen:
        nodes, edges = compute(flat)
        for node, values in nodes.items():
            picture.graph.nodes[node].update(values)
        if edges:
            for source, target, data in picture.graph.edges(data=True):
                data.update(edges[(source, target) if source < target else (target, source)])
