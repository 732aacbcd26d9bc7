"""Sources: the pages and documents that facts rest on, with the date that each speaks for."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.entities import Pair, bare_statements, day, edtf
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.statements import Statement, plain, text, typed
from accord_atlas.ontology.names import concept, entity, term


def source_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `sources.csv`; a source is evidence itself and rests on none."""
    for row in facts.sources.values():
        observed_on, speaks_for = facts.speaks_for(row.id)
        pairs: list[Pair] = [
            ("rdf:type", term("aa:Source")),
            ("rdfs:label", text(row.publisher, "en")),
            ("aa:url", typed(row.url, "xsd:anyURI")),
            ("aa:publisher", plain(row.publisher)),
            ("aa:pageTitle", plain(row.title)),
            ("aa:language", concept("language", row.language) if row.language else None),
            ("aa:vintage", plain(row.vintage)),
            ("aa:kind", concept("source-kind", row.kind)),
            ("aa:reliability", concept("confidence", row.reliability)),
            ("aa:retrieved", day(row.retrieved)),
            ("aa:copied", day(row.copied)),
            ("aa:observedOn", edtf(observed_on)),
            ("aa:speaksFor", day(speaks_for)),
            ("aa:note", text(row.note, "en")),
        ]
        yield from bare_statements(entity("source", row.id), pairs)
