"""Events: dated happenings."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.entities import Pair, dated, each, edtf, entity_statements, link, links
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.statements import Statement, text
from accord_atlas.ontology.names import concept, entity


def event_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `events.csv`."""
    for row in facts.events:
        claimed: list[Pair] = [
            ("rdfs:label", text(row.what, "en")),
            ("aa:date", edtf(row.date)),
            ("aa:kind", concept("event-kind", row.kind)),
            *each("aa:involves", links("organization", row.organizations)),
            ("aa:agreement", link("agreement", row.agreement)),
        ]
        evidence = facts.evidence(row.source, row.confidence)
        subject = entity("event", row.id)
        yield from entity_statements(
            subject, "aa:Event", evidence, claimed, dated("aa:date", row.date), confidence=row.confidence
        )
