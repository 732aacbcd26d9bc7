"""The same network as its reader wants to see it: as it is, or folded over the agreements that two sides share."""

from dataclasses import dataclass

import networkx as nx

from accord_atlas.service.network.attributes import of_edge, of_node
from accord_atlas.service.network.folding import fold
from accord_atlas.service.network.model import Model
from accord_atlas.service.network.selection import Part, Projection


@dataclass(frozen=True)
class Picture:
    """A network ready to be measured, drawn and written: plain attributes, no objects.

    `graph` is a MultiDiGraph, or for a folded network a Graph; `left_out` counts nodes that a limit left out and
    `unfolded` the agreements that were too large to fold.
    """

    graph: "nx.Graph[str]"
    projection: Projection
    left_out: int = 0
    unfolded: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether no limit took anything away."""
        return not self.left_out and not self.unfolded


def project(model: Model, part: Part, projection: Projection) -> Picture:
    """The picture of a part of the network in a projection."""
    if projection in {"none", "bipartite"}:
        return Picture(_plain(part, bipartite=projection == "bipartite"), projection, part.left_out)
    graph, unfolded = fold(model, part.edges, projection)
    return Picture(graph, projection, part.left_out, unfolded)


def _plain(part: Part, *, bipartite: bool) -> "nx.MultiDiGraph[str]":
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in part.nodes:
        side = {"bipartite": int(node.kind == "agreement")} if bipartite else {}
        plain.add_node(node.id, **of_node(node), **side)
    for edge in part.edges:
        plain.add_edge(edge.source, edge.target, key=edge.key, **of_edge(edge))
    return plain
