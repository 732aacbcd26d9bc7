"""The names of a release: what each entity is, was, and is elsewhere called."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.placenames import placenames
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
    "aa:acronym": "acronym",
    "aa:formerTitle": "former",
    "aa:localName": "local",
    "aa:number": "code",
    "aa:isoCode": "code",
    "aa:iso3": "code",
}
"""Property → the type of name that it holds; of a name held by several, the first counts."""

REPEATING = "claim clause concept discipline forum-member notice-provision observation participation rule scheme source"
ONLY_ON_REQUEST = frozenset(REPEATING.split())
"""Kinds whose names repeat those of others; a search finds them only where it names the kind."""


def engine(atlas: Atlas) -> Engine:
    """The search engine of an opened release; use it as `atlas.once(engine)`."""
    return Engine(Index(entries(atlas)))


def entries(atlas: Atlas) -> Iterator[Entry]:
    """Every entity of the release but claims, with its names."""
    reading = Reading(atlas.store)
    neighbours = neighbour_counts((edge.source, edge.target) for edge in atlas.once(network).edges)
    for named in atlas.labels.of_kind():
        if named.kind and named.kind != "claim":
            node, place = f"{named.kind}/{named.slug}", reading.text(named.iri, "aa:jurisdiction")
            yield Entry(
                named.iri,
                named.kind,
                tuple(_names(reading, named.iri, named.slug, placenames() if named.kind == "jurisdiction" else {})),
                neighbours.get(node, 0),
                named.slug if named.kind == "jurisdiction" else ((place and node_id(place)) or "").partition("/")[2],
                named.kind not in ONLY_ON_REQUEST,
            )


def _names(reading: Reading, iri: str, slug: str, others: Mapping[str, Iterable[tuple[str, str]]]) -> Iterator[Name]:
    given: dict[tuple[str, str | None], Type] = {}
    for prop, kind in TYPES.items():
        for value in reading.all(prop).get(iri, ()):
            if isinstance(value, ox.Literal):
                language = value.language or ("zh" if HAN.search(value.value) else None)
                given.setdefault((value.value, language), kind)
    for other, spoken in others.get(slug, ()):
        given.setdefault((other, spoken), "alias")
    given.setdefault((slug, None), "id")
    yield from (Name(text, language, kind) for (text, language), kind in given.items())
