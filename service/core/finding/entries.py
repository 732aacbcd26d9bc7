"""The names of a release: what each entity is, was, and is elsewhere called."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import pyoxigraph as ox

from accord_atlas.ontology.names import BASE, kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.engine import Engine
from accord_atlas.service.core.finding.index import Entry, Index, Name, Type
from accord_atlas.service.core.finding.text import HAN
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.store import Store

TYPES: Mapping[str, Type] = {
    "rdfs:label": "label",
    "skos:prefLabel": "label",
    "skos:altLabel": "alias",
    "skos:hiddenLabel": "alias",
    "aa:acronym": "acronym",
    "aa:formerTitle": "former",
    "aa:localName": "local",
    "aa:number": "code",
    "aa:isoCode": "code",
    "aa:iso3": "code",
}
"""Property → the type of name that it holds; of a name held by several, the first counts."""

DATED = ("aa:name", "aa:acronym", "aa:localName")
"""The properties of a dated name that an organization is found by, too."""

SIDES = 4
"""The most places of an agreement's participants that it is found by; of more, it is nobody's in particular."""

REPEATING = (
    "agreement-relation claim clause concept condition coverage-list direction discipline federation-member "
    "forum-member notice-provision observation organization-name outcome participation provision review rule scheme "
    "search seat source sponsorship succession title-equivalence"
)
ONLY_ON_REQUEST = frozenset(REPEATING.split())
"""Kinds whose names repeat those of others; a search finds them only where it names the kind, or a clause's number."""

POINTED_AT = f"""
SELECT ?entity (COUNT(DISTINCT ?other) AS ?number) WHERE {{
  ?other ?property ?entity FILTER (ISIRI(?entity) && STRSTARTS(STR(?entity), "{BASE}id/"))
}} GROUP BY ?entity
"""
"""How many things point at each entity."""


def engine(atlas: Atlas) -> Engine:
    """The search engine of an opened release; use it as `atlas.once(engine)`."""
    return Engine(Index(entries(atlas)))


def entries(atlas: Atlas) -> Iterator[Entry]:
    """Every entity of the release but claims, with its names."""
    values = Values(atlas.in_memory())
    relations = {row["entity"].value: int(row["number"].value) for row in atlas.store.select(POINTED_AT)}
    dated, sides = _dated(values), _sides(values)
    for named in atlas.labels.of_kind():
        if named.kind and named.kind != "claim":
            home = next(iter(values.slugs(named.iri, "aa:jurisdiction")), None)
            yield Entry(
                named.iri,
                named.kind,
                tuple(_names(values, named, dated)),
                relations.get(named.iri, 0),
                named.slug if named.kind == "jurisdiction" else home,
                frozenset(sides.get(named.iri, ())),
                named.kind not in ONLY_ON_REQUEST,
            )


class Values:
    """The values of properties, each property read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of = cache(self._read)

    def __call__(self, iri: str, curie: str) -> Sequence[ox.NamedNode | ox.Literal]:
        """The values of a property, each once, in a fixed order."""
        return self._of(curie).get(iri, ())

    def subjects(self, curie: str) -> Iterable[str]:
        """What has a property."""
        return self._of(curie)

    def slugs(self, iri: str, curie: str) -> list[str]:
        """The slugs of the entities that a property names."""
        return [parts[1] for value in self(iri, curie) if (parts := kind_and_slug(value.value))]

    def text(self, iri: str, curie: str) -> str | None:
        """The first value as text; None where there is none."""
        return next((value.value for value in self(iri, curie)), None)

    def _read(self, curie: str) -> Mapping[str, Sequence[ox.NamedNode | ox.Literal]]:
        found: dict[str, set[ox.NamedNode | ox.Literal]] = {}
        for quad in self._store.quads(None, term(curie)):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                found.setdefault(quad.subject.value, set()).add(quad.object)
        return {iri: sorted(values, key=str) for iri, values in found.items()}


def _dated(values: Values) -> Mapping[str, Sequence[str]]:
    """IRI of an organization → the IRIs of its dated names, former and present."""
    found: dict[str, list[str]] = {}
    for name in sorted(values.subjects("aa:organization")):
        if (kind_and_slug(name) or ("",))[0] == "organization-name":
            for body in values(name, "aa:organization"):
                found.setdefault(body.value, []).append(name)
    return found


def _sides(values: Values) -> Mapping[str, set[str]]:
    """IRI of an agreement between few places → the places."""
    found: dict[str, set[str]] = {}
    for one in values.subjects("aa:participant"):
        for agreement in values(one, "aa:agreement"):
            found.setdefault(agreement.value, set()).update(values.slugs(one, "aa:jurisdiction"))
    return {agreement: places for agreement, places in found.items() if len(places) <= SIDES}


def _names(values: Values, named: Named, dated: Mapping[str, Sequence[str]]) -> Iterator[Name]:
    given: dict[tuple[str, str | None], Name] = {}
    for prop, kind in TYPES.items():
        for text, language in _texts(values, named.iri, prop):
            given.setdefault((text, language), Name(text, language, kind))
    for iri in dated.get(named.iri, ()):
        _add_dated(values, iri, given)
    if named.kind == "clause":
        number = named.slug.removeprefix(next(iter(values.slugs(named.iri, "aa:document")), "")).strip(".")
        given.setdefault((number, None), Name(number, None, "code"))
    given.setdefault((named.slug, None), Name(named.slug, None, "id"))
    yield from given.values()


def _add_dated(values: Values, iri: str, given: dict[tuple[str, str | None], Name]) -> None:
    """The name of some time: it stands before an undated alias of the same text, never before a present name."""
    since, until = values.text(iri, "aa:start"), values.text(iri, "aa:end")
    present = {text for (text, _), name in given.items() if name.type in ("label", "acronym", "local")}
    for prop in DATED:
        for text, language in _texts(values, iri, prop):
            if text in present:
                continue
            for key in [key for key, name in given.items() if key[0] == text and name.type == "alias"]:
                del given[key]
            given.setdefault((text, language), Name(text, language, "former", since, until))


def _texts(values: Values, iri: str, prop: str) -> Iterator[tuple[str, str | None]]:
    """The texts of a property with their languages; a text in Han letters without one is Chinese."""
    for value in values(iri, prop):
        if isinstance(value, ox.Literal):
            yield value.value, value.language or ("zh" if HAN.search(value.value) else None)
