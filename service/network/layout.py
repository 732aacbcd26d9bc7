"""Positions that stay: each node has one place in the whole history of the release, at any date."""

import math
from collections import defaultdict

import networkx as nx

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.domain.network.relations import hubs
from accord_atlas.service.network.spreading import packed, spread

Position = tuple[float, float]


def positions(atlas: Atlas) -> dict[str, Position]:
    """The place of every node, in units of about 1 per edge; use it as `atlas.once(positions)`."""
    return place(atlas.once(network))


def place(model: Model) -> dict[str, Position]:
    """Lay out what is joined other than by hubs, then put hubs, and what only hubs join, amid their neighbours."""
    pairs: set[tuple[str, str]] = set()
    around: dict[str, set[str]] = defaultdict(set)
    for edge in model.edges:
        around[edge.source].add(edge.target)
        around[edge.target].add(edge.source)
        if not {edge.source.partition("/")[0], edge.target.partition("/")[0]} & set(hubs()):
            pairs.add((min(edge.source, edge.target), max(edge.source, edge.target)))
    placed = _spread(sorted(pairs))
    # Twice: hubs first, then what only hubs join.
    for _ in range(2):
        places = {node: [placed[o] for o in sorted(around[node]) if o in placed] for node in sorted(around)}
        placed |= {node: _middle(near) for node, near in places.items() if near and node not in placed}
    return placed | _rim(sorted(model.nodes.keys() - placed.keys()), placed)


def _spread(pairs: list[tuple[str, str]]) -> dict[str, Position]:
    """Places for what is joined by pairs: each connected part by itself, then side by side."""
    graph = nx.Graph(pairs)
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: part[0])
    spread_out = []
    for part in parts:
        number = {node: index for index, node in enumerate(part)}
        spread_out.append(spread([sorted(number[other] for other in graph.adj[node]) for node in part]))
    return {
        node: (round(x, 3), round(y, 3))
        for part, places in zip(parts, packed(spread_out), strict=True)
        for node, (x, y) in zip(part, places, strict=True)
    }


def _middle(points: list[Position]) -> Position:
    return (
        round(sum(x for x, _ in points) / len(points), 3),
        round(sum(y for _, y in points) / len(points), 3),
    )


def _rim(alone: list[str], placed: dict[str, Position]) -> dict[str, Position]:
    """Places outside of the rest, for what joins nothing that has a place."""
    radius = 1.1 * max((math.hypot(x, y) for x, y in placed.values()), default=1.0)
    turn = 2 * math.pi / max(len(alone), 1)
    return {
        node: (round(radius * math.cos(index * turn), 3), round(radius * math.sin(index * turn), 3))
        for index, node in enumerate(alone)
    }
