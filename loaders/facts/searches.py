"""Searches: what was looked for and not found, or found not to be so."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.entities import Pair, bare_statements, day, each
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.ontology.names import entity, term


def search_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `searches.csv`; a search is ours and rests on no page, so no claim stands behind it."""
    for row in facts.searches:
        about = [entity(*thing.split("/", 1)) for thing in row.about]
        pairs: list[Pair] = [
            ("rdf:type", term("aa:Search")),
            ("rdfs:label", text(row.question_en, "en")),
            ("rdfs:label", text(row.question_zh, "zh")),
            *each("aa:about", about),
            ("aa:searchedOn", day(row.searched_on)),
            ("aa:searchedIn", plain(row.where_searched)),
            ("aa:finding", text(row.found_en, "en")),
            ("aa:finding", text(row.found_zh, "zh")),
        ]
        yield from bare_statements(entity("search", row.id), pairs)
