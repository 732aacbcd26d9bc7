"""Organizations: bodies with their names in every language, their place, parents and predecessors."""

import re
from collections.abc import Iterator

from pyoxigraph import Literal

from accord_atlas.loaders.facts.entities import Pair, each, edtf, entity_statements, link
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Organization
from accord_atlas.loaders.statements import Statement, plain, text, typed
from accord_atlas.loaders.world import region_slug
from accord_atlas.ontology.names import concept, entity

HAN = re.compile("[\u3400-\u9fff]")
KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")


def organization_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `organizations.csv`."""
    for row in facts.organizations.values():
        yield from entity_statements(
            entity("organization", row.id),
            "aa:Organization",
            facts.evidence(row.source, row.confidence),
            [*_names(row), *_facts(row)],
            confidence=row.confidence,
            note=row.note,
        )


def alias(name: str) -> Literal:
    """A variant name in the language that its letters show: Han is Chinese, ASCII English, others stay open."""
    if HAN.search(name) and not KANA_OR_HANGUL.search(name):
        return Literal(name, language="zh")
    return Literal(name, language="en") if name.isascii() else Literal(name)


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
        ("aa:region", link("region", row.region and region_slug(row.region))),
        ("aa:parent", link("organization", row.parent)),
        ("aa:predecessor", link("organization", row.predecessor)),
        ("aa:founded", edtf(row.founded)),
        ("aa:dissolved", edtf(row.dissolved)),
        ("aa:website", typed(row.website, "xsd:anyURI")),
    ]
