"""How possible steps are put in order: what each opens, needs and leaves unknown, by the weights of `weights.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that counts for or against a step (a notation of `step-factor`); `basis` where it is told apart."""

    name: str
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """How much each counts, and how many at most."""

    value: float
    most: int


@cache
def weights() -> Mapping[Factor, Weight]:
    """The weights, in the order of their table."""
    with files("accord_atlas.service.scenario").joinpath("weights.csv").open(encoding="utf-8") as lines:
        return {
            Factor(row["factor"], row["basis"] or None): Weight(float(row["weight"]), int(row["most"]))
            for row in csv.DictReader(lines)
        }


def points(numbers: Mapping[Factor, int]) -> dict[Factor, float]:
    """What each factor adds, of those that there are any of; a factor that has no weight adds nothing."""
    known = weights()
    return {
        factor: round(known[factor].value * min(number, known[factor].most), 2)
        for factor, number in numbers.items()
        if number and factor in known
    }


def score(numbers: Mapping[Factor, int]) -> float:
    """The points, added up."""
    return round(sum(points(numbers).values()), 2)
