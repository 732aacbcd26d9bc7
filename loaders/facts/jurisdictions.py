"""Jurisdictions and their regions, and the economies of forums to which agreements are limited."""

from collections.abc import Iterator
from typing import Final

from accord_atlas.loaders.facts.entities import Pair, bare_statements, each, entity_statements, links
from accord_atlas.loaders.facts.labels import Name, Names, alias, joined, labels
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Jurisdiction, Region
from accord_atlas.loaders.statements import Statement, plain
from accord_atlas.ontology.names import concept, entity, term

FORUMS: Final = {"apec": Name("Asia-Pacific Economic Cooperation (APEC)", "亚太经济合作组织（APEC）")}


def jurisdiction_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `jurisdictions.csv`: names and codes."""
    for row in facts.jurisdictions:
        codes: list[Pair] = [
            ("aa:isoCode", plain(row.iso2)),
            ("aa:iso3", plain(row.iso3)),
            ("aa:isoNumeric", plain(row.numeric)),
        ]
        yield from bare_statements(entity("jurisdiction", row.id), [*_place("aa:Jurisdiction", row), *codes])


def region_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `regions.csv`: names, code, and the jurisdiction that it is a part of."""
    for row in facts.regions.values():
        about: list[Pair] = [
            ("aa:isoCode", plain(row.id)),
            ("aa:kind", concept("region-kind", "subdivision")),
            ("aa:jurisdiction", entity("jurisdiction", row.jurisdiction)),
        ]
        yield from bare_statements(entity("region", row.slug), [*_place("aa:Region", row), *about])


def _place(kind: str, row: Jurisdiction | Region) -> list[Pair]:
    """What places are alike: labels to show, names that only find it, sources; names are ours, so no claim."""
    return [
        ("rdf:type", term(kind)),
        *labels(Name(row.name_en, row.name_zh)),
        *each("skos:hiddenLabel", map(alias, row.aliases)),
        *each("aa:source", links("source", row.source)),
    ]


def forum_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `forums.csv` as a membership, and the forums themselves."""
    for row in facts.forums:
        forum = entity("forum", row.forum)
        evidence = facts.evidence(row.source, row.confidence)
        sources = each("aa:source", (one.source for one in evidence))
        about: list[Pair] = [("rdf:type", term("aa:Forum")), *labels(FORUMS[row.forum]), *sources]
        yield from bare_statements(forum, about)
        claimed: list[Pair] = [("aa:forum", forum), ("aa:jurisdiction", entity("jurisdiction", row.jurisdiction))]
        name = joined([FORUMS[row.forum], names.jurisdictions[row.jurisdiction]], "{} – {}", "{} – {}")
        yield from entity_statements(
            entity("forum-member", f"{row.forum}.{row.jurisdiction}"),
            "aa:ForumMembership",
            evidence,
            claimed,
            labels(name),
            confidence=row.confidence,
            note=row.note,
        )
