"""Where an entity comes from and what comes from it: parents, federations, predecessors, wider terms, in one answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Edge, Graph
from accord_atlas.service.domain.network.relations import relations


@dataclass(frozen=True, slots=True)
class Relative:
    """An ancestor or descendant, the edge that leads to it, and how many generations away it is (from 1)."""

    node: str
    edge: Edge
    generation: int


def relatives(atlas: Atlas, node: str, *, up: bool) -> list[Relative]:
    """All ancestors (`up`) or descendants, nearest first; each once, so that a circle in the data ends."""
    graph = atlas.once(network).graph
    if node not in graph:
        return []
    found: dict[str, Relative] = {}
    rim = [node]
    generation = 0
    while rim:
        generation += 1
        step = [pair for member in rim for pair in _next(graph, member, up=up)]
        rim = []
        for other, edge in sorted(step, key=lambda pair: pair[1].id):
            if other != node and other not in found:
                found[other] = Relative(other, edge, generation)
                rim.append(other)
    return list(found.values())


def _next(graph: Graph, node: str, *, up: bool) -> Iterator[tuple[str, Edge]]:
    pairs = graph.out_edges(node, data=True) if up else graph.in_edges(node, data=True)
    for source, target, data in pairs:
        edge: Edge = data["edge"]
        if relations()[edge.relation].lineage:
            yield (target if up else source), edge
