"""The names of a release: what each entity is, was, and is elsewhere called."""

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import neighbour_counts
from accord_atlas.service.domain.properties import Reading, node_id
from accord_atlas.service.search.engine import Engine
from accord_atlas.service.search.index import Entry, Index, Name, Type
from accord_atlas.service.search.text import HAN

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

REPEATING = (
    "agreement-relation claim clause concept condition coverage-list direction discipline federation-member "
    "forum-member notice-provision observation organization-name outcome participation provision review rule scheme "
    "search source sponsorship succession title-equivalence"
)
ONLY_ON_REQUEST = frozenset(REPEATING.split())
"""Kinds whose names repeat those of others; a search finds them only where it names the kind."""


def engine(atlas: Atlas) -> Engine:
    """The search engine of an opened release; use it as `atlas.once(engine)`."""
    return Engine(Index(entries(atlas)))


def entries(atlas: Atlas) -> Iterator[Entry]:
    """Every entity of the release but claims, with its names."""
    reading = Reading(atlas.store)
    neighbours = neighbour_counts((edge.source, edge.target) for edge in atlas.once(network).edges)
    dated = _dated(reading)
    for named in atlas.labels.of_kind():
        if named.kind and named.kind != "claim":
            node, place = f"{named.kind}/{named.slug}", reading.text(named.iri, "aa:jurisdiction")
            yield Entry(
                named.iri,
                named.kind,
                tuple(_names(reading, named, dated)),
                neighbours.get(node, 0),
                named.slug if named.kind == "jurisdiction" else ((place and node_id(place)) or "").partition("/")[2],
                named.kind not in ONLY_ON_REQUEST,
            )


def _dated(reading: Reading) -> Mapping[str, Sequence[str]]:
    """IRI of an organization → the IRIs of its dated names, former and present."""
    found: dict[str, list[str]] = {}
    for name, body in reading.entities("organization-name", "aa:organization"):
        found.setdefault(body, []).append(name)
    return found


def _names(reading: Reading, named: Named, dated: Mapping[str, Sequence[str]]) -> Iterator[Name]:
    given: dict[tuple[str, str | None], Type] = {}
    for prop, kind in TYPES.items():
        for text, language in _texts(reading, named.iri, prop):
            given.setdefault((text, language), kind)
    for name in dated.get(named.iri, ()):
        for prop in DATED:
            for text, language in _texts(reading, name, prop):
                given.setdefault((text, language), "former")
    given.setdefault((named.slug, None), "id")
    yield from (Name(text, language, kind) for (text, language), kind in given.items())


def _texts(reading: Reading, iri: str, prop: str) -> Iterator[tuple[str, str | None]]:
    """The texts of a property with their languages; a text in Han letters without one is Chinese."""
    for value in reading.all(prop).get(iri, ()):
        if isinstance(value, ox.Literal):
            yield value.value, value.language or ("zh" if HAN.search(value.value) else None)
