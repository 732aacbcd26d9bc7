"""The answer of a search: the entities that a query may mean, and the names that say so."""

from typing import Final

from rapidfuzz import fuzz, process

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.search import Dated, Matched, Result, SearchAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.engine import GATHERED, Found
from accord_atlas.service.core.finding.entries import engine
from accord_atlas.service.core.finding.index import Type
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.network.request import iri
from accord_atlas.service.search.facets import chosen_of, facets, held
from accord_atlas.service.search.request import SearchRequest
from accord_atlas.service.search.traits import Traits, status
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import time

NEAR: Final = 62
"""How alike, of a hundred, a name must be to what was asked for to be offered where nothing was found."""
OFFERED: Final = 5
"""Names that are offered then."""
OFFERED_KINDS: Final = ("organization", "agreement", "jurisdiction", "title", "specialty", "standard")


def search_answer(atlas: Atlas, request: SearchRequest) -> SearchAnswer:
    """The entities that a query may mean, best first, each with the name that matched."""
    found = atlas.once(engine).search(
        request.query, kinds=request.scope_kinds, jurisdiction=request.scope_place, limit=GATHERED
    )
    hits = held(atlas, found)
    kept = chosen_of(hits, request.chosen)
    return SearchAnswer(
        **envelope(atlas, None, whole=request.page.holds(len(kept)) and len(found) < GATHERED),
        query=request.query,
        kinds=list(request.kinds),
        jurisdiction=entity_of(atlas, iri(f"jurisdiction/{request.places[0]}")) if len(request.places) == 1 else None,
        **request.page.fields(len(kept)),
        results=[_result(atlas, hit, its) for hit, its in request.page.of(kept)],
        facets=facets(atlas, hits, request.chosen) if request.facets else None,
        near=[] if found else near(atlas, request.query),
    )


def near(atlas: Atlas, query: str) -> list[Entity]:
    """What has a name that is nearly what was asked for, the most alike first; none where no name is."""
    held = list(atlas.labels.of_kind(*OFFERED_KINDS))
    names = {(each.iri, text): text for each in held for text in (each.en, each.zh) if text}
    alike = process.extract(
        query, names, scorer=fuzz.token_sort_ratio, processor=str.casefold, score_cutoff=NEAR, limit=2 * OFFERED
    )
    found = dict.fromkeys(name for _, _, (name, _) in alike)
    return [atlas.labels[each].entity for each in [*found][:OFFERED]]


def _result(atlas: Atlas, found: Found, its: Traits) -> Result:
    labels = atlas.labels
    return Result(
        entity=labels[found.iri].entity,
        score=found.score,
        weak=found.weak,
        relations=found.relations,
        matched=_matched(atlas, found),
        jurisdictions=[labels[iri(f"jurisdiction/{slug}")].entity for slug in its.jurisdictions],
        status=status(reading(atlas), found.iri),
        standing=its.standing,
        certainty=its.stands.certainty if its.stands else None,
        reason=its.stands.reason if its.stands else None,
        date=Dated(what=its.dated[0], value=its.dated[1]) if its.dated else None,
    )


def _matched(atlas: Atlas, found: Found) -> Matched:
    name = found.name
    how: Type = "pinyin" if found.by_pinyin else name.type
    said = concept_words(atlas, "name-type", how)
    if how == "former" and (name.since or name.until):
        said = message("search-formerly", time=time(name.since, name.until))
    return Matched(text=name.text, language=name.language, type=how, since=name.since, until=name.until, said=said)
