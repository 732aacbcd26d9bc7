"""The types and properties that clients match and extend by, and the values that entities have of them.

A type is called by the name of its class, a property of ours by its name in the ontology, a borrowed one with its
prefix: behind the schema space both are IRIs. What stands between an entity and what it takes part in is bridged:
`agreement` of a body or a country, `member` of an agreement.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import KINDS, ONTOLOGY, kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.entries import ONLY_ON_REQUEST
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.participations import Held, Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.entities.schema import schema
from accord_atlas.service.text.messages import message

NAME: Final = "name"
AGREEMENT: Final = "agreement"
MEMBER: Final = "member"
OWN: Final = "aa:"
ALIASES: Final = {"country": "jurisdiction", "label": NAME, "rdfs:label": NAME, "agreements": AGREEMENT}
Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its id, what it is called and what it means, the kinds that have it, the kinds of its values.

    `curie` is None for one that is bridged.
    """

    id: str
    name: Words
    meaning: Words
    curie: str | None
    kinds: tuple[str, ...]
    leads_to: tuple[str, ...] = ()


@cache
def types() -> tuple[str, ...]:
    """The kinds of entities that are matched: those that have names of their own."""
    return tuple(
        kind for kind in KINDS if kind not in ONLY_ON_REQUEST - {"source"} and kind not in {"segment", "question"}
    )


def open_types() -> tuple[str, ...]:
    """The kinds that count where none is asked for: sources are called by what they are about."""
    return tuple(kind for kind in types() if kind not in ONLY_ON_REQUEST)


def other_names(prop: "Property") -> list[str]:
    """What a property may be called beside its id."""
    return [name for name, id_ in ALIASES.items() if id_ == prop.id]


@cache
def kinds_of() -> Mapping[str, str]:
    """What a type may be called (its id, its kind, its prefixed name, its IRI) → the kind."""
    forms = ((KINDS[kind], kind) for kind in types())
    return {form: kind for name, kind in forms for form in (name, kind, f"aa:{name}", ONTOLOGY + name)}


def properties(atlas: Atlas) -> Sequence[Property]:
    """All properties; made once for a release."""
    return tuple(atlas.once(_made).values())


def property_of(atlas: Atlas, given: str) -> Property | None:
    """The property of an id, a prefixed name or an IRI; None where there is none."""
    bare = given.removeprefix(ONTOLOGY).removeprefix(OWN)
    return atlas.once(_made).get(ALIASES.get(bare, bare))


def _made(atlas: Atlas) -> Mapping[str, Property]:
    used: dict[str, Property] = {NAME: _bridge(NAME, types())}
    for kind in schema(atlas).kinds:
        if kind.kind not in types():
            continue
        for each in kind.properties:
            name = each.name.removeprefix(OWN)
            before = used.get(name)
            label, meaning = atlas.labels[each.iri].words, each.definition
            used[name] = Property(
                name,
                label,
                Words(en=meaning.text("en"), zh=meaning.text("zh")),
                each.name,
                (*(before.kinds if before else ()), kind.kind),
                tuple(dict.fromkeys((*(before.leads_to if before else ()), *each.kinds))),
            )
    used[AGREEMENT] = _bridge(AGREEMENT, ("organization", "jurisdiction"), ("agreement",))
    used[MEMBER] = _bridge(MEMBER, ("agreement",), ("organization",))
    return used


def _bridge(name: str, kinds: tuple[str, ...], leads_to: tuple[str, ...] = ()) -> Property:
    named, meant = message(f"reconcile-property-{name}"), message(f"reconcile-property-{name}-means")
    return Property(name, named, meant, None, kinds, leads_to)


@dataclass(frozen=True, slots=True)
class Sureness:
    """On which day, and how surely at least, what takes part must stand; None: whenever."""

    day: date
    certainties: frozenset[str]

    def holds(self, held: Held | None) -> bool:
        """Whether a participation is a membership on the day, as surely as was asked."""
        return held is not None and held.member and held.certainty in self.certainties


def values(atlas: Atlas, iri: str, prop: Property, sureness: Sureness | None = None) -> Sequence[Term]:
    """What an entity has of a property, each value once."""
    if prop.curie:
        return reading(atlas).all(prop.curie).get(iri, ())
    if prop.id == NAME:
        return reading(atlas).all("rdfs:label").get(iri, ())
    found = (
        each for each in atlas.once(_places).get(iri, ()) if sureness is None or sureness.holds(each.at(sureness.day))
    )
    ends = (each.agreement if prop.id == AGREEMENT else each.organization for each in found)
    return tuple(ox.NamedNode(end) for end in sorted({end for end in ends if end and end != iri}))


def _places(atlas: Atlas) -> Mapping[str, Sequence[Participation]]:
    """Body, jurisdiction or agreement → the participations in which it stands."""
    found: dict[str, list[Participation]] = defaultdict(list)
    for agreement in agreements(atlas).values():
        for each in agreement.participations:
            for iri in filter(None, (each.organization, each.jurisdiction, agreement.iri)):
                found[iri].append(each)
    return found


def of_kind(atlas: Atlas, kind: str) -> Iterable[Property]:
    """The properties that things of a kind have."""
    return (each for each in properties(atlas) if kind in each.kinds)


def kind_of(iri: str) -> str:
    """The kind of an entity; blank for what is none of ours."""
    return (kind_and_slug(iri) or ("", ""))[0]
