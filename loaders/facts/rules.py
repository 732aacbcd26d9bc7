"""Accession rules: what an agreement asks of a body that wants in."""

from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import NamedNode

from accord_atlas.loaders.facts.entities import Pair, entity_statements, link
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import AccessionRule
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.ontology.names import concept, entity


def rule_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `accession-rules.csv`; the rule itself is the label, in both languages."""
    for row in facts.accession_rules:
        claimed: list[Pair] = [
            ("rdfs:label", text(row.rule_en, "en")),
            ("rdfs:label", text(row.rule_zh, "zh")),
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:step", concept("rule-step", row.step)),
            ("aa:kind", concept("rule-kind", row.kind)),
            ("aa:amount", plain(row.value)),
            ("aa:countedOf", plain(row.of)),
        ]
        evidence = facts.evidence(row.source, row.confidence)
        yield from entity_statements(
            rule(row), "aa:AccessionRule", evidence, claimed, confidence=row.confidence, note=row.note
        )


def rule(row: AccessionRule) -> NamedNode:
    """The address of a rule, which no column names: the same words give the same address."""
    digest = sha256(row.rule_en.encode()).hexdigest()[:8]
    return entity("rule", f"{row.agreement}.{row.step}.{row.kind}.{digest}")
