"""The answer of a search: the entities that a query may mean, and the names that say so."""

from collections.abc import Iterable

from accord_atlas.ontology.names import KINDS
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.search import Matched, Result, SearchAnswer
from accord_atlas.service.core.arguments import number, several
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.finding.engine import LONGEST, Found
from accord_atlas.service.core.finding.entries import engine
from accord_atlas.service.core.finding.index import Type
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.network.request import iri, node
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import time

MOST = 100
"""The most results that are given for one search."""
SEARCHED = tuple(kind for kind in KINDS if kind != "claim")
"""Kinds of entity that a search may be narrowed down to."""


def search_answer(
    atlas: Atlas,
    query: str,
    *,
    kinds: str | Iterable[str] | None = None,
    jurisdiction: str | None = None,
    limit: int = 20,
) -> SearchAnswer:
    """The entities that a query may mean, best first, with the name that matched; BadParameter says what is wrong."""
    if not query.strip() or len(query) > LONGEST:
        raise BadParameter(
            "q",
            query[:LONGEST],
            f"`q` must have 1 to {LONGEST} characters that are not blank.",
            f"q 应为 1 至 {LONGEST} 个非空字符。",
            expected=f"1 to {LONGEST} characters",
        )
    wanted = several(kinds, "kind", SEARCHED)
    place = node(atlas, jurisdiction, "jurisdiction", ("jurisdiction",)) if jurisdiction else None
    most = number(limit, "limit", 1, MOST)
    found = atlas.once(engine).search(
        query, kinds=wanted, jurisdiction=place.partition("/")[2] if place else None, limit=most + 1
    )
    return SearchAnswer(
        **envelope(atlas, None, whole=len(found) <= most),
        query=query,
        kinds=list(wanted),
        jurisdiction=entity_of(atlas, iri(place)) if place else None,
        results=[_result(atlas, each) for each in found[:most]],
    )


def _result(atlas: Atlas, found: Found) -> Result:
    name = found.name
    how: Type = "pinyin" if found.by_pinyin else name.type
    said = concept_words(atlas, "name-type", how)
    if how == "former" and (name.since or name.until):
        said = message("search-formerly", time=time(name.since, name.until))
    return Result(
        entity=atlas.labels[found.iri].entity,
        score=found.score,
        weak=found.weak,
        relations=found.relations,
        matched=Matched(
            text=name.text, language=name.language, type=how, since=name.since, until=name.until, said=said
        ),
    )
