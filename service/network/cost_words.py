"""The cost of a path in words, and the weights that make it."""

from collections.abc import Sequence
from functools import cache

from accord_atlas.service.answers.paths import Charge, Weight, WeightOf
from accord_atlas.service.core.schemes import words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.relations import factors, relations, surcharges
from accord_atlas.service.network import costs
from accord_atlas.service.network.costs import RELATION, SURCHARGE, WEIGHED
from accord_atlas.service.text.messages import joined, message


@cache
def weights() -> tuple[Weight, ...]:
    """Every weight of the tables: of relations, of the values of schemes, of surcharges."""
    rows: list[tuple[WeightOf, str, float]] = [(RELATION, name, each.cost) for name, each in relations().items()]
    rows += [(of, value, weight) for of in WEIGHED for (table, value), weight in factors().items() if table == of]
    rows += [(SURCHARGE, name, cost) for name, cost in surcharges().items()]
    return tuple(Weight(of=of, value=value, label=label(of, value), weight=weight) for of, value, weight in rows)


@cache
def label(of: WeightOf, value: str) -> Words:
    """What a weight is called: a relation or a value as its scheme has it, a surcharge by its message."""
    if of == SURCHARGE:
        return message(f"paths-surcharge-{value}")
    return message(f"paths-weight-{of}", value=Words(**words(of, value)))


def charges(found: Sequence[costs.Charge]) -> list[Charge]:
    """The charges of a path, those of the same weight together, in the order in which they first count."""
    together: dict[tuple[WeightOf, str], list[float]] = {}
    for each in found:
        together.setdefault((each.of, each.value), []).append(each.amount)
    return [
        Charge(of=of, value=value, label=label(of, value), times=len(amounts), amount=round(sum(amounts), 3))
        for (of, value), amounts in together.items()
    ]


def explanation(cost: float, parts: Sequence[Charge]) -> Words:
    """The cost as the sum of its parts, the greatest first."""
    ranked = sorted(parts, key=lambda each: -each.amount)
    told = [
        message("paths-charge", label=each.label, times=each.times, amount=f"{each.amount:.1f}")
        for each in ranked
        if round(each.amount, 1)
    ]
    return message("paths-cost", cost=f"{cost:.1f}", parts=joined(told, "clauses-separator"))
