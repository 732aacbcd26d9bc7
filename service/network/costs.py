"""What a step costs: the less it says, the more. A treaty is cheap, a shared meeting dear, a crowd dearer still."""

from collections.abc import Mapping
from functools import cache
from math import log2, prod

from accord_atlas.service.domain.network.model import Edge, Node
from accord_atlas.service.domain.network.relations import factors, hubs, relations

CROWDED = 200
"""Neighbours from which a node of any kind counts as a hub."""
PER_DOUBLING = 0.25
"""What passing through a node costs for each doubling of its neighbours beyond two."""


def step_cost(edge: Edge, nodes: Mapping[str, Node]) -> float:
    """The cost of one edge by its relation, the kind of its agreement, its status and its certainty."""
    deal = edge.target if edge.target.startswith("agreement/") else edge.source
    category = nodes[deal].category if deal.startswith("agreement/") else None
    return _cost(edge.relation, category, edge.status, edge.certainty)


@cache
def _cost(relation: str, category: str | None, status: str | None, certainty: str | None) -> float:
    weigh = factors()
    named = (("agreement-kind", category), ("participation-status", status), ("certainty", certainty))
    return relations()[relation].cost * prod(weigh.get((of, value or ""), 1.0) for of, value in named)


def passing_cost(neighbours: int) -> float:
    """The cost of passing through a node with so many neighbours."""
    return PER_DOUBLING * log2(max(neighbours, 2) / 2)


def is_hub(node: str, neighbours: int) -> bool:
    """Whether a node joins so much that being joined by it says little."""
    return node.partition("/")[0] in hubs() or neighbours > CROWDED
