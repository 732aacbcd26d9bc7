"""Standards and rules for assessing engineers."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.entities import Pair, each, edtf, entity_statements, link, links, region
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.ontology.names import concept, entity


def standard_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `standards.csv`."""
    for row in facts.standards:
        claimed: list[Pair] = [
            ("rdfs:label", text(row.title_en, "en")),
            ("rdfs:label", text(row.title_zh, "zh")),
            ("aa:number", plain(row.number)),
            ("aa:issuer", link("organization", row.issuer)),
            ("aa:jurisdiction", link("jurisdiction", row.jurisdiction)),
            ("aa:region", region(row.region)),
            ("aa:issued", edtf(row.issued)),
            ("aa:effective", edtf(row.effective)),
            ("aa:replaces", link("standard", row.replaces)),
            ("aa:status", concept("standard-status", row.status)),
            ("aa:scopeNote", text(row.scope, "en")),
            *each("aa:coversSpecialty", links("specialty", row.specialties)),
        ]
        evidence = facts.evidence(row.source, row.confidence)
        subject = entity("standard", row.id)
        yield from entity_statements(
            subject, "aa:Standard", evidence, claimed, confidence=row.confidence, note=row.note
        )
