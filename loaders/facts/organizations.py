"""Organizations: bodies with their names in every language, their place, parents and predecessors."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.entities import GRAPH, Pair, each, edtf, entity_statements, link, region
from accord_atlas.loaders.facts.labels import alias
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Organization
from accord_atlas.loaders.statements import Statement, describe, plain, text, typed
from accord_atlas.ontology.names import concept, entity


def organization_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `organizations.csv`, and from which body each came, by `successions.csv`."""
    for row in facts.organizations.values():
        yield from entity_statements(
            entity("organization", row.id),
            "aa:Organization",
            facts.evidence(row.source, row.confidence),
            [*_names(row), *_facts(row)],
            confidence=row.confidence,
            note=row.note,
        )
    for came in facts.successions:
        later, before = entity("organization", came.organization), entity("organization", came.predecessor)
        behind = facts.evidence(came.source, came.confidence)
        yield from describe(later, [("aa:predecessor", before)], into=GRAPH, evidence=behind)


def _names(row: Organization) -> list[Pair]:
    return [
        ("rdfs:label", text(row.name_en, "en")),
        ("rdfs:label", text(row.name_zh, "zh")),
        ("aa:localName", plain(row.name_local)),
        ("aa:acronym", plain(row.acronym)),
        *each("skos:altLabel", map(alias, row.aliases)),
    ]


def _facts(row: Organization) -> list[Pair]:
    return [
        ("aa:kind", concept("organization-kind", row.kind)),
        ("aa:jurisdiction", link("jurisdiction", row.jurisdiction)),
        ("aa:region", region(row.region)),
        ("aa:parent", link("organization", row.parent)),
        ("aa:founded", edtf(row.founded)),
        ("aa:dissolved", edtf(row.dissolved)),
        ("aa:website", typed(row.website, "xsd:anyURI")),
    ]
