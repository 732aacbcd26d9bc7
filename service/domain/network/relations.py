"""The relations of the network, read from the tables beside this module; their words are those of the ontology.

The schemes `relation` and `relation-inverse` name each relation as read from where it begins and from where it ends.
`relations.csv` has the cost of each, how it holds in time (`both`: while both ends exist; `after`: from its date on;
`always`) and whether it is a line of descent (`up`).
`properties.csv` says which properties of the release make a relation, `factors.csv` what makes it weigh more,
`surcharges.csv` what else makes a path longer, `hubs.csv` which kinds connect everything with everything and are
therefore no links of their own.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from accord_atlas.service.core.schemes import words
from accord_atlas.service.core.shape import Words

Holds = Literal["both", "after", "always"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of relation: its names from the source's side (`label`) and from the target's (`inverse`)."""

    name: str
    label: Words
    inverse: Words
    cost: float
    holds: Holds
    lineage: bool

    def reads(self, *, forward: bool) -> Words:
        """Its name as read in one direction."""
        return self.label if forward else self.inverse


@dataclass(frozen=True, slots=True)
class Property:
    """Where the release states a relation.

    Without `via`, `target_property` leads from source to target; with it, an entity of the kind `via` stands
    between them and `source_property` leads from that entity to the source.
    """

    relation: str
    source: str
    source_property: str
    via: str
    target_property: str
    target: str


def _rows(name: str) -> list[dict[str, str]]:
    text = files("accord_atlas.service.domain.network").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def relations() -> Mapping[str, Relation]:
    """All relations by name."""
    return {
        row["relation"]: Relation(
            row["relation"],
            Words(**words("relation", row["relation"])),
            Words(**words("relation-inverse", row["relation"])),
            float(row["cost"]),
            row["holds"],  # type: ignore[arg-type]
            row["lineage"] == "up",
        )
        for row in _rows("relations.csv")
    }


@cache
def properties() -> tuple[Property, ...]:
    """Where the release states each relation."""
    return tuple(Property(**row) for row in _rows("properties.csv"))


@cache
def factors() -> Mapping[tuple[str, str], float]:
    """What multiplies the cost of a step: (of, value) → factor."""
    return {(row["of"], row["value"]): float(row["factor"]) for row in _rows("factors.csv")}


@cache
def surcharges() -> Mapping[str, float]:
    """What is added to the cost of a path, by name.

    For each body that it passes (`through-body`), each doubling of the neighbours of what it passes beyond two
    (`per-doubling`), each body that no source names (`unnamed-body`), each further level of its agreements
    (`other-level`), each agreement that recognises engineers only the other way (`against`).
    """
    return {row["surcharge"]: float(row["cost"]) for row in _rows("surcharges.csv")}


@cache
def hubs() -> tuple[str, ...]:
    """The kinds that a path does not pass through unless the request allows it, in order."""
    return tuple(row["kind"] for row in _rows("hubs.csv"))
