"""Answers a search: gathers the names that may be meant, scores them, and gives each entity once."""

from collections.abc import Collection, Iterator, Sequence, Sized
from dataclasses import dataclass
from math import log

from accord_atlas.service.search.index import KIND, PLACE, Hit, Index, Type, mark, whole
from accord_atlas.service.search.matching import Matcher, Term, intersect
from accord_atlas.service.search.ranking import score
from accord_atlas.service.search.text import Pieces, fold, pieces

GATHERED = 200
"""Names that are looked at for one form of the query."""
ENOUGH = 20
"""Names from which no looser form of the query is tried."""
LOOSENED = 5
"""Words of a query, the most common, of which one may be missing."""
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
        wanted = pieces(folded)
        if not wanted:
            return []
        scope = _scope(kinds, jurisdiction)
        best: dict[str, Found] = {}
        for hit in self._gather(wanted, folded, scope, best):
            fit = score(wanted, folded, hit.name, self._weight)
            held = best.get(hit.iri)
            if fit.value >= LEAST and (held is None or fit.value > held.score):
                best[hit.iri] = _found(hit, round(fit.value, 3), by_pinyin=fit.by_pinyin)
        return sorted(best.values(), key=_order)[:limit]

    def _gather(self, wanted: Pieces, folded: str, scope: str, answers: Sized) -> Iterator[Hit]:
        """Names that hold all terms; while answers are few, and none is the query itself, names that lack some.

        What counts is how many answers the names have become: names that hold only a light word of the query are none.
        """
        seen = dict.fromkeys(self._index.hits(f'("{whole(folded)}") AND {scope}', GATHERED))
        yield from seen
        enough = 1 if seen else ENOUGH
        for expression in self._forms(wanted):
            found = dict.fromkeys(self._index.hits(f"({expression}) AND {scope}", GATHERED))
            yield from (hit for hit in found if hit not in seen)
            seen |= found
            if len(answers) >= enough:
                break

    def _forms(self, wanted: Pieces) -> Iterator[str]:
        """Expressions for the query: its words as they are, then as beginnings, then with some missing."""
        runs = [self._matcher.run(run) for run in wanted.runs]
        for begun in (False, True):
            terms = [self._matcher.word(word, begun=begun) for word in dict.fromkeys(wanted.words)] + runs
            known = sorted((term for term in terms if term), key=lambda t: t.commonness)
            if known:
                yield intersect(known)
        yield from (intersect(part) for part in _parts(known))
        yield from (_loose(term) for term in known if term.run and " AND " in term.expression)

    def _weight(self, word: str) -> float:
        """More for a rare word than for a common one."""
        return 1 + log(1 + self._index.size / (1 + self._index.count(word)))


def _parts(terms: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The terms without each one in turn, the most common first, then the two rarest, then the rarest alone."""
    for index in range(len(terms) - 1, max(-1, len(terms) - 1 - LOOSENED), -1):
        if len(terms) > 1:
            yield [*terms[:index], *terms[index + 1 :]]
    if len(terms) > 3:
        yield terms[:2]
    if len(terms) > 2:
        yield terms[:1]


def _loose(term: Term) -> str:
    """A run of characters of which some pairs may be missing."""
    return term.expression.replace(" AND ", " OR ")


def _scope(kinds: Collection[str], jurisdiction: str | None) -> str:
    wanted = " OR ".join(f'"{mark(KIND, kind)}"' for kind in kinds) or f'"{KIND}"'
    return f"({wanted})" + (f' AND "{mark(PLACE, jurisdiction)}"' if jurisdiction else "")


def _found(hit: Hit, value: float, *, by_pinyin: bool) -> Found:
    how: Type = "pinyin" if by_pinyin else hit.name.type
    return Found(hit.iri, hit.kind, value, hit.relations, hit.name.text, hit.name.language, how)


def _order(found: Found) -> tuple[float, int, str]:
    return (-round(found.score, 2), -found.relations, found.iri)
