"""What a step costs: the less it says, the more. A treaty is cheap, a shared meeting dear, a crowd dearer still."""

from collections.abc import Mapping
from functools import cache
from math import log2, prod
from typing import Final

from accord_atlas.service.domain.network.model import PARTICIPATION, Edge, Node
from accord_atlas.service.domain.network.relations import factors, hubs, relations

SEATED: Final = "seated-in"
WEIGHED: Final = ("agreement-kind", "level", "participation-status", "certainty")
"""The schemes whose values make a step dearer, in the order in which `_cost` takes them."""
CROWDED = 200
"""Neighbours from which a node of any kind counts as a hub."""
UNNAMED: Final = 1.0
"""What passing through a body that no source names costs: as much as through one with 32 neighbours."""
PER_DOUBLING = 0.25
"""What passing through a node costs for each doubling of its neighbours beyond two."""


def step_cost(edge: Edge, nodes: Mapping[str, Node]) -> float:
    """The cost of one edge by its relation, the kind and level of its agreement, its status, how sure it is.

    A jurisdiction that takes part stands for a body that no source names: the step to it costs what that from the
    body to its jurisdiction costs and passing through a body, so that a missing name is no short cut.
    """
    end = edge.target if edge.target.startswith("agreement/") else edge.source
    deal = nodes[end] if end.startswith("agreement/") else None
    category, level = (deal.category, deal.level) if deal else (None, None)
    cost = _cost(edge.relation, category, level, edge.status, edge.certainty)
    return cost + relations()[SEATED].cost + UNNAMED if is_unnamed(edge) else cost


def is_unnamed(edge: Edge) -> bool:
    """Whether a participation is that of a body that no source names, for which its jurisdiction stands."""
    return edge.relation == PARTICIPATION and edge.source.startswith("jurisdiction/")


@cache
def _cost(relation: str, *said: str | None) -> float:
    weigh = factors()
    known = (weigh.get((of, value or ""), 1.0) for of, value in zip(WEIGHED, said, strict=True))
    return relations()[relation].cost * prod(known)


def passing_cost(neighbours: int) -> float:
    """The cost of passing through a node with so many neighbours."""
    return PER_DOUBLING * log2(max(neighbours, 2) / 2)


def is_hub(node: str, neighbours: int) -> bool:
    """Whether a node joins so much that being joined by it says little."""
    return node.partition("/")[0] in hubs() or neighbours > CROWDED
