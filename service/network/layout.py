"""Positions that stay: each node has one place in the whole history of the release, at any date."""

import math
from collections import defaultdict

import igraph

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.domain.network.relations import hubs
from accord_atlas.service.network.seeded import seeded

Position = tuple[float, float]
ROUNDS = 500
LARGE = 3000
"""Nodes from which the layout for large graphs is used."""


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
    ids = sorted({node for pair in pairs for node in pair})
    if not ids:
        return {}
    number = {node: index for index, node in enumerate(ids)}
    graph = igraph.Graph(n=len(ids), edges=[(number[a], number[b]) for a, b in pairs])
    # A start that is computed, not drawn, makes the result the same on every run.
    start = [_sunflower(number[node]) for node in ids]
    rounds, grid = (ROUNDS, "nogrid") if len(ids) <= LARGE else (50, "grid")
    with seeded():
        layout = graph.layout_fruchterman_reingold(niter=rounds, seed=start, grid=grid)
    return {node: (round(x, 3), round(y, 3)) for node, (x, y) in zip(ids, layout, strict=True)}


def _sunflower(index: int) -> Position:
    radius, angle = math.sqrt(index + 0.5), index * math.pi * (3 - math.sqrt(5))
    return radius * math.cos(angle), radius * math.sin(angle)


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
