"""Agreements, with the titles that they confer."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from accord_atlas.loaders.facts.entities import (
    GRAPH,
    Pair,
    bare_statements,
    dated,
    each,
    edtf,
    entity_statements,
    link,
    links,
)
from accord_atlas.loaders.facts.labels import alias
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.facts.titles import conferred
from accord_atlas.loaders.records import Agreement
from accord_atlas.loaders.statements import Statement, describe, text
from accord_atlas.ontology.names import concept, entity, term


def agreement_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `agreements.csv`, and a Title for each title conferred."""
    for row in facts.agreements.values():
        evidence, subject = facts.evidence(row.source, row.confidence), entity("agreement", row.id)
        yield from entity_statements(
            subject,
            "aa:Agreement",
            evidence,
            [*_names(row), *_facts(facts, row)],
            [*dated("aa:start", row.begins), *dated("aa:end", row.ended)],
            confidence=row.confidence,
            note=row.note,
        )
        yield from _effect(facts, row, subject)
        for title in row.title_conferred:
            slug = conferred(facts, title)
            if slug in facts.titles:
                continue
            about: list[Pair] = [
                ("rdf:type", term("aa:Title")),
                ("rdfs:label", text(title, "en")),
                ("rdfs:label", text(facts.conferred[title], "zh")),
                ("aa:nameKind", concept("name-kind", "ours")),
                *each("aa:source", (one.source for one in evidence)),
            ]
            yield from bare_statements(entity("title", slug), about)


def _names(row: Agreement) -> list[Pair]:
    """The first Chinese form is the label, the others and the aliases are variants."""
    return [
        ("rdfs:label", text(row.title_en, "en")),
        *each("rdfs:label", (text(title, "zh") for title in row.title_zh[:1])),
        *each("skos:altLabel", (text(title, "zh") for title in row.title_zh[1:])),
        *each("skos:altLabel", map(alias, row.aliases)),
        *each("aa:formerTitle", (text(title, "en") for title in row.former_titles)),
    ]


def _effect(facts: Facts, row: Agreement, subject: NamedNode) -> Iterator[Statement]:
    """What it recognises and grants, which often another page says than the one that it rests on itself."""
    claimed: list[Pair] = [
        *each("aa:recognises", (concept("recognised-thing", thing) for thing in row.recognises)),
        ("aa:grants", text(row.grants_en, "en")),
        ("aa:grants", text(row.grants_zh, "zh")),
        ("aa:effectNote", text(row.effect_note, "en")),
    ]
    evidence = facts.evidence(row.effect_source, row.effect_confidence)
    yield from describe(subject, claimed, into=GRAPH, evidence=evidence)


def _facts(facts: Facts, row: Agreement) -> list[Pair]:
    return [
        ("aa:kind", concept("agreement-kind", row.kind)),
        ("aa:scope", concept("agreement-scope", row.scope)),
        ("aa:level", concept("level", row.level)),
        ("aa:signed", edtf(row.signed)),
        ("aa:inForce", edtf(row.in_force)),
        ("aa:ended", edtf(row.ended)),
        ("aa:status", concept("agreement-status", row.status)),
        *each("aa:confers", links("title", (conferred(facts, title) for title in row.title_conferred))),
        ("aa:requirement", text(row.requirements, "en")),
        *each("aa:coversSpecialty", links("specialty", row.specialties)),
        ("aa:administeredBy", link("organization", row.administered_by)),
    ]
