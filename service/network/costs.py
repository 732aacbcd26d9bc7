"""What a path costs: the less it says, the more. A treaty is cheap, a plan or a shared meeting dear, a crowd dearer.

The weights stand in the tables beside `domain/network/relations.py`; here they are put together. A cost is the sum of
charges, each of one weight, so that it can be told in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log2
from typing import Final

from accord_atlas.service.answers.paths import WeightOf
from accord_atlas.service.domain.network.model import PARTICIPATION, Edge, Node
from accord_atlas.service.domain.network.recognising import Recognising
from accord_atlas.service.domain.network.relations import factors, hubs, relations, surcharges

SEATED: Final = "seated-in"
RELATION: Final[WeightOf] = "relation"
SURCHARGE: Final[WeightOf] = "surcharge"
WEIGHED: Final[tuple[WeightOf, ...]] = ("agreement-kind", "level", "participation-status", "certainty", "confidence")
"""The schemes whose values make a step dearer, in the order in which `_charges` takes them."""
ANY_LEVEL: Final = "other"
"""The level of agreements that are for no level in particular."""
CROWDED: Final = 200
"""Neighbours from which a node of any kind counts as a hub."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A part of a cost, and the weight that makes it: a relation, a value of a scheme, or a surcharge."""

    of: WeightOf
    value: str
    amount: float


def step_charges(edge: Edge, nodes: Mapping[str, Node]) -> tuple[Charge, ...]:
    """What one edge costs by its relation, the kind and level of its agreement, its status, how sure it is.

    A jurisdiction that takes part stands for a body that no source names: the step to it costs what that from the
    body to its jurisdiction costs and passing through a body, so that a missing name is no short cut.
    """
    end = edge.target if edge.target.startswith("agreement/") else edge.source
    deal = nodes[end] if end.startswith("agreement/") else None
    category, level = (deal.category, deal.level) if deal else (None, None)
    charges = _charges(edge.relation, category, level, edge.status, edge.certainty, edge.confidence)
    return (*charges, *_unnamed()) if is_unnamed(edge) else charges


def is_unnamed(edge: Edge) -> bool:
    """Whether a participation is that of a body that no source names, for which its jurisdiction stands."""
    return edge.relation == PARTICIPATION and edge.source.startswith("jurisdiction/")


@cache
def _unnamed() -> tuple[Charge, ...]:
    seated = Charge(RELATION, SEATED, relations()[SEATED].cost)
    return seated, Charge(SURCHARGE, "unnamed-body", surcharges()["unnamed-body"])


@cache
def _charges(relation: str, *said: str | None) -> tuple[Charge, ...]:
    """The charge of a relation, then what each value adds to those before it."""
    found = [Charge(RELATION, relation, relations()[relation].cost)]
    spent, weigh = found[0].amount, factors()
    for of, value in zip(WEIGHED, said, strict=True):
        factor = weigh.get((of, value or ""), 1.0)
        if factor != 1:
            found.append(Charge(of, value or "", spent * (factor - 1)))
            spent *= factor
    return tuple(found)


def passing_charges(node: str, neighbours: int) -> tuple[Charge, ...]:
    """What passing through a node with so many neighbours costs."""
    return _passing(node.startswith("organization/"), neighbours)


@cache
def _passing(body: bool, neighbours: int) -> tuple[Charge, ...]:
    costs = surcharges()
    through = [Charge(SURCHARGE, "through-body", costs["through-body"])] if body else []
    crowd = costs["per-doubling"] * log2(max(neighbours, 2) / 2)
    return (*through, *([Charge(SURCHARGE, "per-doubling", crowd)] if crowd else []))


def path_charges(known: Recognising, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Iterator[Charge]:
    """What a path costs as a whole: its changes of level, and where recognition runs only against its direction."""
    levels = {nodes[edge.target].level for edge in edges if edge.relation == PARTICIPATION} - {None, ANY_LEVEL}
    costs = surcharges()
    if len(levels) > 1:
        yield Charge(SURCHARGE, "other-level", costs["other-level"] * (len(levels) - 1))
    for one, other in pairwise(edges):
        if (
            one.relation == other.relation == PARTICIPATION
            and one.target == other.target
            and _against(known, one, other)
        ):
            yield Charge(SURCHARGE, "against", costs["against"])


def _against(known: Recognising, one: Edge, other: Edge) -> bool:
    """Whether an agreement recognises engineers of where the path goes in the place it comes from, and not so on."""
    terms = known.terms.get(one.target)
    origin, destination = (known.sides.get(edge.via or "") for edge in (one, other))
    return terms is not None and terms.runs(destination, origin) and not terms.runs(origin, destination)


def total(charges: Sequence[Charge]) -> float:
    """The sum of charges."""
    return sum(each.amount for each in charges)


def is_hub(node: str, neighbours: int) -> bool:
    """Whether a node joins so much that being joined by it says little."""
    return node.partition("/")[0] in hubs() or neighbours > CROWDED
