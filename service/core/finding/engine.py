"""Answers a search: gathers the entities that may be meant, scores them, and tells strong answers from weak ones."""

from collections.abc import Collection, Iterator, Sequence, Sized
from dataclasses import dataclass

from accord_atlas.service.core.finding.asking import Query, query
from accord_atlas.service.core.finding.index import HOME, KIND, Candidate, Index, Name, mark, whole
from accord_atlas.service.core.finding.matching import Matcher, Term, intersect
from accord_atlas.service.core.finding.numbers import clause_number, plain_number
from accord_atlas.service.core.finding.places import Places
from accord_atlas.service.core.finding.ranking import Fit, score
from accord_atlas.service.core.finding.text import fold, syllables_apart

GATHERED = 200
"""Entities that are looked at for one form of the query."""
ENOUGH = 20
"""Entities from which no looser form of the query is tried."""
LOOSENED = 5
"""Words of a query, the most common, of which one may be missing."""
LEAST = 0.3
"""The lowest score that is an answer."""
STRONG = 0.8
"""The share of a query, by weight, from which an answer that holds it is a strong one."""
KNOWN = 0.02
"""What it adds to a score that much points at an entity: less than any difference that tells."""
LONGEST = 200
"""Characters of a query that are read."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that a query may mean, how well it fits, and the name that says so."""

    iri: str
    kind: str
    score: float
    relations: int
    name: Name
    by_pinyin: bool = False
    weak: bool = False


class Engine:
    """Searches one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._matcher = Matcher(index)

    @property
    def places(self) -> Places:
        """The place words of the names that it searches."""
        return self._index.places

    def search(
        self, text: str, *, kinds: Collection[str] = (), jurisdiction: str | None = None, limit: int = 20
    ) -> list[Found]:
        """The entities that a query may mean, strong answers before weak ones, of equals the most connected first.

        At most `limit`; an entity of another place than the one that the query names is none of them.
        """
        folded = fold(text[:LONGEST]).strip()
        scope = _scope(kinds, jurisdiction)
        # Syllables apart are one word of pinyin first: joining words (`de`, `la`) are syllables, too.
        best = self._search("".join(folded.split()), kinds, scope) if syllables_apart(folded) else {}
        if all(found.weak for found in best.values()):
            best |= self._search(folded, kinds, scope)
        return sorted(best.values(), key=_order)[:limit]

    def _search(self, folded: str, kinds: Collection[str], scope: str) -> dict[str, Found]:
        """IRI → the entity of a folded text."""
        asked = query(plain_number(folded), self._index)
        if not asked.atoms:
            return {}
        number = clause_number(folded)
        best: dict[str, Found] = {found.iri: found for found in self._clause(number, kinds)}
        for candidate in self._gather(asked, scope, best):
            fit = score(asked, candidate, self._index.weight)
            if fit and fit.value >= LEAST and candidate.iri not in best:
                best[candidate.iri] = _found(candidate, fit, weak=number is not None or fit.answered < STRONG)
        return best

    def _clause(self, number: str | None, kinds: Collection[str]) -> Iterator[Found]:
        """The clause of a number."""
        if number and (not kinds or "clause" in kinds):
            for hit in self._index.hits(f'"{whole(number)}" AND "{mark(KIND, "clause")}"', GATHERED):
                clause = self._index.candidate(hit)
                name = next(held.name for held in clause.names if held.name.type == "code")
                yield Found(clause.iri, clause.kind, 1.0, clause.relations, name)

    def _gather(self, asked: Query, scope: str, answers: Sized) -> Iterator[Candidate]:
        """Entities that hold all terms; while answers are few, and none is the query itself, those that lack some.

        What counts is how many answers they have become: what holds only a light word of the query is none.
        """
        seen = set(self._index.hits(f'("{whole(asked.folded)}") AND {scope}', GATHERED))
        yield from map(self._index.candidate, sorted(seen))
        enough = 1 if seen else ENOUGH
        for expression in self._forms(asked):
            found = set(self._index.hits(f"({expression}) AND {scope}", GATHERED)) - seen
            yield from map(self._index.candidate, sorted(found))
            seen |= found
            if len(answers) >= enough:
                break

    def _forms(self, asked: Query) -> Iterator[str]:
        """Expressions for the query: its words as they are, then as beginnings, then with some missing."""
        for begun in (False, True):
            terms = [term for atom in asked.atoms for term in self._matcher.terms(atom, begun=begun)]
            known = sorted(dict.fromkeys(terms), key=lambda t: t.commonness)
            if known:
                yield intersect(known)
        yield from (intersect(part) for part in _parts(known))
        bound = [term for term in known if term.binds]
        yield from (intersect([*bound, term.loose]) for term in known if term.loose)
        yield from (intersect([term]) for term in bound)


def _parts(terms: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The terms without each one in turn, the most common first, then the two rarest, then the rarest alone.

    A place is never left out.
    """
    for index in range(len(terms) - 1, max(-1, len(terms) - 1 - LOOSENED), -1):
        if len(terms) > 1 and not terms[index].binds:
            yield [*terms[:index], *terms[index + 1 :]]
    if len(terms) > 3:
        yield terms[:2]
    if len(terms) > 2:
        yield terms[:1]


def _scope(kinds: Collection[str], jurisdiction: str | None) -> str:
    wanted = " OR ".join(f'"{mark(KIND, kind)}"' for kind in kinds) or f'"{KIND}"'
    return f"({wanted})" + (f' AND "{mark(HOME, jurisdiction)}"' if jurisdiction else "")


def _found(candidate: Candidate, fit: Fit, *, weak: bool) -> Found:
    value = round(fit.value, 3)
    return Found(candidate.iri, candidate.kind, value, candidate.relations, fit.name, fit.by_pinyin, weak)


def _order(found: Found) -> tuple[bool, float, int, str]:
    return (
        found.weak,
        -round(found.score + KNOWN * found.relations / (50 + found.relations), 2),
        -found.relations,
        found.iri,
    )
