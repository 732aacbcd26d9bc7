"""What a step costs: the less it says, the more. A treaty is cheap, a shared meeting dear, a crowd dearer still."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log2

from accord_atlas.service.network.model import Edge, Node
from accord_atlas.service.network.vocabulary import factors, hubs

CROWDED = 200
"""Neighbours from which a node of any kind counts as a hub."""
PER_DOUBLING = 0.25
"""What passing through a node costs for each doubling of its neighbours beyond two."""


def step_cost(edge: Edge, nodes: Mapping[str, Node]) -> float:
    """The cost of one edge by its relation, the kind of its agreement, its status and its certainty."""
    weigh = factors()
    ends = (nodes[end] for end in (edge.source, edge.target))
    kinds = [weigh.get(("agreement-kind", n.category or ""), 1.0) for n in ends if n.kind == "agreement"]
    return (
        edge.type.cost
        * max(kinds, default=1.0)
        * weigh.get(("participation-status", edge.status or ""), 1.0)
        * weigh.get(("certainty", edge.certainty or ""), 1.0)
    )


def crowds(edges: Iterable[Edge]) -> dict[str, int]:
    """Node → number of its neighbours."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return {node: len(others) for node, others in near.items()}


def passing_cost(neighbours: int) -> float:
    """The cost of passing through a node with so many neighbours."""
    return PER_DOUBLING * log2(max(neighbours, 2) / 2)


def is_hub(node: str, neighbours: int) -> bool:
    """Whether a node joins so much that being joined by it says little."""
    return node.partition("/")[0] in hubs() or neighbours > CROWDED
