"""Jurisdictions as the agreements name them, and the economies of forums to which agreements are limited."""

from collections.abc import Iterator
from typing import Final

from accord_atlas.loaders.facts.entities import Pair, bare_statements, each, entity_statements
from accord_atlas.loaders.facts.labels import Names, joined, labels
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.loaders.world import Name
from accord_atlas.ontology.names import entity, term

FORUMS: Final = {"apec": Name("Asia-Pacific Economic Cooperation (APEC)", "亚太经济合作组织（APEC）")}


def jurisdiction_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `jurisdictions.csv`: names and code; further codes and the source are in graph `world`."""
    for row in facts.jurisdictions:
        pairs: list[Pair] = [
            ("rdf:type", term("aa:Jurisdiction")),
            *labels(Name(row.name_iea, row.name_zh)),
            ("aa:isoCode", plain(row.iso2)),
            ("aa:note", text(row.note, "en")),
        ]
        yield from bare_statements(entity("jurisdiction", row.id), pairs)


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
