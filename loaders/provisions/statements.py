"""Provisions, and the side that each participation stands for, as statements of graph `provisions`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import NamedNode

from accord_atlas.loaders.facts.entities import Pair, each, link, links, region
from accord_atlas.loaders.facts.labels import Name, Names, joined, labels
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.provisions.derivation import provisions
from accord_atlas.loaders.provisions.model import Provision, Side
from accord_atlas.loaders.provisions.reading import agreements
from accord_atlas.loaders.statements import Statement, describe, text
from accord_atlas.ontology.names import concept, entity, term

GRAPH: Final = "provisions"
MANY: Final = "each"
"""Stands in an address for sides that are several."""


def provision_statements(facts: Facts) -> Iterator[Statement]:
    """What every agreement recognises which way, and the sides of its participations."""
    names = Names(facts)
    for agreement in agreements(facts):
        taken: Counter[str] = Counter()
        for found in provisions(agreement):
            slug = ".".join((agreement.id, _part(found.origins), _part(found.destinations)))
            taken[slug] += 1
            address = slug if taken[slug] == 1 else f"{slug}.{taken[slug]}"
            yield from _provision(entity("provision", address), found, names)
        for place in agreement.places:
            yield from describe(entity("participation", place.id), [("aa:side", _side(place.side))], into=GRAPH)


def _provision(subject: NamedNode, found: Provision, names: Names) -> Iterator[Statement]:
    effect = found.terms.effect
    about: list[Pair] = [
        ("rdf:type", term("aa:Provision")),
        ("aa:agreement", link("agreement", found.agreement.id)),
        ("aa:instrument", link("agreement", found.agreement.instrument)),
        *each("aa:fromSide", map(_side, found.origins)),
        *each("aa:toSide", map(_side, found.destinations)),
        *each("aa:recognises", (concept("recognised-thing", thing) for thing in effect.recognises)),
        *each("aa:grants", map(text, effect.grants or (), ("en", "zh"))),
        *each("aa:condition", links("condition", found.terms.conditions)),
        *each("aa:coversSpecialty", links("specialty", found.agreement.specialties)),
        *each("aa:source", links("source", effect.sources)),
        ("aa:confidence", concept("confidence", effect.confidence) if effect.confidence else None),
        *labels(_name(found, names)),
    ]
    return describe(subject, about, into=GRAPH)


def _side(side: Side) -> NamedNode:
    """The region of a side that is a part of a jurisdiction, else the jurisdiction."""
    return region(side.region) or entity("jurisdiction", side.jurisdiction)


def _part(sides: Sequence[Side]) -> str:
    """A side in an address: `us-tx`, `gb`; `each` for several."""
    return MANY if len(sides) > 1 else (sides[0].region or sides[0].jurisdiction).lower()


def _name(found: Provision, names: Names) -> Name:
    """`Washington Accord: among 24 countries and regions`, `Idaho comity: United Kingdom → Idaho`; so in Chinese."""
    agreement = names.agreement(found.agreement.id)
    if found.origins == found.destinations:
        number = str(len(found.origins))
        return joined([agreement, Name(number, number)], "{}: among {} countries and regions", "{}：{}个国家和地区之间")
    ends = [_sides(sides, names) for sides in (found.origins, found.destinations)]
    return joined([agreement, *ends], "{}: {} → {}", "{}：{} → {}")


def _sides(sides: Sequence[Side], names: Names) -> Name:
    if len(sides) > 1:
        return Name(f"{len(sides)} countries and regions", f"{len(sides)}个国家和地区")
    (side,) = sides
    return names.region(side.region) if side.region else names.jurisdictions[side.jurisdiction]
