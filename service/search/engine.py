"""Answers a search: gathers the names that may be meant, scores them, and gives each entity once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import log

from accord_atlas.service.search.index import KIND, PLACE, Hit, Index, Type, whole
from accord_atlas.service.search.matching import Matcher, Term, intersect
from accord_atlas.service.search.ranking import score
from accord_atlas.service.search.text import fold, pieces

GATHERED = 400
"""Names that are looked at for one form of the query."""
ENOUGH = 50
"""Names from which no looser form of the query is tried."""
LOOSENED = 5
"""Words of a query, the rarest, of which some may be missing."""
LEAST = 0.3
"""The lowest score that is an answer."""
LONGEST = 200
"""Characters of a query that are read."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that a query may mean, how well it fits, and the name that says so."""

    iri: str
    kind: str
    score: float
    relations: int
    text: str
    language: str | None
    type: Type


class Engine:
    """Searches one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._matcher = Matcher(index)

    def search(
        self, query: str, *, kinds: Collection[str] = (), jurisdiction: str | None = None, limit: int = 20
    ) -> list[Found]:
        """The entities that a query may mean, best first, of equals the most connected; at most `limit`."""
        folded = fold(query[:LONGEST]).strip()
        asked = pieces(folded)
        if not asked:
            return []
        scope = _scope(kinds, jurisdiction)
        best: dict[str, Found] = {}
        for hit in self._gather(folded, scope):
            fit = score(asked, folded, hit.name, self._weight)
            held = best.get(hit.iri)
            if fit.value >= LEAST and (held is None or fit.value > held.score):
                best[hit.iri] = _found(hit, round(fit.value, 3), by_pinyin=fit.by_pinyin)
        return sorted(best.values(), key=_order)[:limit]

    def _gather(self, folded: str, scope: str) -> list[Hit]:
        """Names that hold all terms; where these are few, names that lack some."""
        found = {hit: None for hit in self._index.hits(f'("{whole(folded)}") AND {scope}', GATHERED)}
        for expression in self._forms(folded):
            found |= {hit: None for hit in self._index.hits(f"({expression}) AND {scope}", GATHERED)}
            if len(found) >= ENOUGH:
                break
        return list(found)

    def _forms(self, folded: str) -> Iterator[str]:
        """Expressions for the query, from all of its terms to each alone, rare before common."""
        asked = pieces(folded)
        terms = [self._matcher.word(word) for word in asked.words] + [self._matcher.run(run) for run in asked.runs]
        known = sorted((term for term in terms if term), key=lambda t: t.commonness)
        rare = known[:LOOSENED]
        if len(known) > LOOSENED:
            yield intersect(known)
        for size in range(len(rare), 0, -1):
            for chosen in combinations(rare, size):
                yield intersect(chosen)
        yield from (_loose(term) for term in rare if term.run and " AND " in term.expression)

    def _weight(self, word: str) -> float:
        """More for a rare word than for a common one."""
        return 1 + log(1 + self._index.size / (1 + self._index.count(word)))


def _loose(term: Term) -> str:
    """A run of characters of which some pairs may be missing."""
    return term.expression.replace(" AND ", " OR ")


def _scope(kinds: Collection[str], jurisdiction: str | None) -> str:
    wanted = " OR ".join(f'"{KIND}{kind}"' for kind in kinds) or f'"{KIND}"'
    return f"({wanted})" + (f' AND "{PLACE}{jurisdiction}"' if jurisdiction else "")


def _found(hit: Hit, value: float, *, by_pinyin: bool) -> Found:
    how: Type = "pinyin" if by_pinyin else hit.name.type
    return Found(hit.iri, hit.kind, value, hit.relations, hit.name.text, hit.name.language, how)


def _order(found: Found) -> tuple[float, int, str]:
    return (-round(found.score, 2), -found.relations, found.iri)
