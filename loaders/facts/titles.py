"""Titles that bodies confer or agreements let engineers bear, and which of them counts as another."""

import re
from collections.abc import Iterator

from accord_atlas.loaders.facts.entities import Pair, entity_statements, link
from accord_atlas.loaders.facts.labels import Name, Names, concept_name, joined, labels
from accord_atlas.loaders.facts.observations import number
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Title, TitleEquivalence
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.ontology.names import concept, entity, slugify


def title_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `titles.csv`."""
    for row in facts.titles.values():
        yield from entity_statements(
            entity("title", row.id),
            "aa:Title",
            facts.evidence(row.source, row.confidence),
            [*labels(Name(row.name_en, row.name_zh)), *_facts(row)],
            confidence=row.confidence,
            note=row.note,
        )


def conferred(facts: Facts, name: str) -> str:
    """The slug of a title that an agreement names in words, such as `International Professional Engineer, IntPE(XX)`.

    It is the row of `titles.csv` with that name, or the only one with that abbreviation; else a title of its own.
    """
    bare = re.split(r"\s*[,(]", name)[0]
    rows = facts.titles_called.get(bare, ()) or facts.titles_abbreviated.get(bare, ())
    return rows[0].id if len(rows) == 1 else slugify(name)


def _facts(row: Title) -> list[Pair]:
    return [
        ("aa:acronym", plain(row.abbreviation)),
        ("aa:conferredBy", link("organization", row.organization)),
        ("aa:jurisdiction", link("jurisdiction", row.jurisdiction)),
        ("aa:level", concept("title-level", row.level)),
        ("aa:kind", concept("title-kind", row.kind)),
        ("aa:validYears", None if row.valid_years is None else number(row.valid_years)),
        ("aa:experienceYears", None if row.experience_years is None else number(row.experience_years)),
        ("aa:degreeRequirement", text(row.degree, "en")),
        ("aa:examinationRequirement", text(row.examination, "en")),
    ]


def equivalence_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `title-equivalences.csv`."""
    for row in facts.title_equivalences:
        claimed: list[Pair] = [
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:title", link("title", row.title_a)),
            ("aa:otherTitle", link("title", row.title_b)),
            ("aa:direction", concept("equivalence-direction", row.direction)),
            ("aa:relation", concept("title-relation", row.relation)),
        ]
        yield from entity_statements(
            entity("title-equivalence", f"{row.agreement}.{row.title_a}.{row.title_b}"),
            "aa:TitleEquivalence",
            facts.evidence(row.source, row.confidence),
            claimed,
            labels(_name(names, row)),
            confidence=row.confidence,
            note=row.note,
        )


def _name(names: Names, row: TitleEquivalence) -> Name:
    """`CPEng – counts as – PEng (agreement)`, and the same in Chinese."""
    parts = [
        names.title(row.title_a),
        concept_name("title-relation", row.relation),
        names.title(row.title_b),
        names.agreement(row.agreement),
    ]
    return joined(parts, "{} – {} – {} ({})", "{} – {} – {}（{}）")
