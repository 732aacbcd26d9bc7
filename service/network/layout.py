"""Positions that stay: each node has one place in the whole history of the release, at any date."""

import math
from collections import defaultdict

import igraph  # type: ignore[import-untyped]

from accord_atlas.service.atlas import Atlas
from accord_atlas.service.network.build import network
from accord_atlas.service.network.model import Model
from accord_atlas.service.network.seeded import seeded
from accord_atlas.service.network.vocabulary import hubs

Position = tuple[float, float]
ROUNDS = 500
LARGE = 3000
"""Nodes from which the layout for large graphs is used."""


def positions(atlas: Atlas) -> dict[str, Position]:
    """The place of every node, in units of about 1 per edge; use it as `atlas.once(positions)`."""
    return place(atlas.once(network))


def place(model: Model) -> dict[str, Position]:
    """Lay out all that is joined other than by hubs, then put each hub in the middle of what it joins."""
    pairs: set[tuple[str, str]] = set()
    around: dict[str, set[str]] = defaultdict(set)
    for edge in model.edges:
        hub_ends = [end for end in (edge.source, edge.target) if end.partition("/")[0] in hubs()]
        if not hub_ends:
            pairs.add((min(edge.source, edge.target), max(edge.source, edge.target)))
        for hub in hub_ends:
            around[hub].add(edge.target if hub == edge.source else edge.source)
    placed = _spread(sorted(pairs))
    alone = []
    for hub in sorted(around):
        near = [placed[node] for node in sorted(around[hub] - around.keys()) if node in placed]
        if near:
            placed[hub] = _middle(near)
        else:
            alone.append(hub)
    return placed | _rim(alone, placed)


def _spread(pairs: list[tuple[str, str]]) -> dict[str, Position]:
    ids = sorted({node for pair in pairs for node in pair})
    if not ids:
        return {}
    number = {node: index for index, node in enumerate(ids)}
    graph = igraph.Graph(n=len(ids), edges=[(number[a], number[b]) for a, b in pairs])
    # A start that is computed, not drawn, makes the result the same on every run.
    start = [_sunflower(number[node]) for node in ids]
    rounds = ROUNDS if len(ids) <= LARGE else 50
    with seeded():
        layout = graph.layout_fruchterman_reingold(
            niter=rounds, seed=start, grid="nogrid" if len(ids) <= LARGE else "grid"
        )
    return {node: (round(x, 3), round(y, 3)) for node, (x, y) in zip(ids, layout, strict=True)}


def _sunflower(index: int) -> Position:
    radius, angle = math.sqrt(index + 0.5), index * math.pi * (3 - math.sqrt(5))
    return radius * math.cos(angle), radius * math.sin(angle)


def _middle(points: list[Position]) -> Position:
    return (
        round(sum(x for x, _ in points) / len(points), 3),
        round(sum(y for _, y in points) / len(points), 3),
    )


def _rim(hubs_alone: list[str], placed: dict[str, Position]) -> dict[str, Position]:
    """Places outside of the rest, for hubs that join nothing that has a place of its own."""
    radius = 1.1 * max((math.hypot(x, y) for x, y in placed.values()), default=1.0)
    turn = 2 * math.pi / max(len(hubs_alone), 1)
    return {
        hub: (round(radius * math.cos(index * turn), 3), round(radius * math.sin(index * turn), 3))
        for index, hub in enumerate(hubs_alone)
    }
