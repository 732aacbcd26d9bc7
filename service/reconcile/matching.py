"""Finds what a query may mean, scores it with its reasons, and says what is surely meant.

Surely meant is what imports take without asking (`core/finding/known.py`): what alone is called just so. Namesakes are
told apart by what is recorded of them; what is not recorded says nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import BASE, entity, kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.engine import Found
from accord_atlas.service.core.finding.entries import engine
from accord_atlas.service.core.finding.known import called, folded, known
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.reconcile.properties import Term, kind_of, open_types, types, values
from accord_atlas.service.reconcile.request import Query, Value

GATHERED: Final = 60
"""What a search finds that is looked at."""
CONTRADICTED: Final = 0.5
"""The share of a score that goes where every property that was given contradicts."""
IDS: Final = BASE + "id/"


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Of the properties given: how many agree, how many contradict, how many there are."""

    agreed: int
    contradicted: int
    given: int

    @property
    def all(self) -> bool:
        """Whether each of them agrees."""
        return self.given > 0 and self.agreed == self.given


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be meant: its likeness (None: there was no text), whether it is called just so, and what agrees."""

    iri: str
    likeness: float | None
    exact: bool
    relations: int
    agreeing: Agreeing

    @property
    def score(self) -> float:
        """From 0 to 100."""
        given = self.agreeing.given
        if self.likeness is None:
            return round(100 * self.agreeing.agreed / given, 1) if given else 0.0
        lost = CONTRADICTED * self.agreeing.contradicted / given if given else 0.0
        return round(self.likeness * (1 - lost), 1)


@dataclass(frozen=True, slots=True)
class Matched:
    """The candidates of a query, best first, how many are called just so, and which of them is surely meant."""

    candidates: tuple[Candidate, ...]
    namesakes: int
    sure: str | None


def match(atlas: Atlas, query: Query) -> Matched:
    """What a query may mean."""
    found = list(_named(atlas, query) if query.name else _fitting(atlas, query))
    ordered = sorted(found, key=lambda each: (-each.score, not each.exact, -each.relations, each.iri))
    exact = [each for each in ordered if each.exact]
    return Matched(tuple(ordered[: query.limit]), len(exact), _sure(exact))


def _sure(exact: Sequence[Candidate]) -> str | None:
    if len(exact) == 1:
        return None if exact[0].agreeing.contradicted else exact[0].iri
    told = [each.iri for each in exact if each.agreeing.all]
    return told[0] if len(told) == 1 else None


def _named(atlas: Atlas, query: Query) -> Iterator[Candidate]:
    """What is called so or alike."""
    kinds = query.kinds or open_types()
    name = query.name.removeprefix(IDS)
    held = atlas.once(known)
    exact = dict.fromkeys(entity(kind, slug.lower()).value for kind in kinds for slug in called(held, name, kind))
    searched = atlas.once(engine).search(name, kinds=query.kinds, limit=GATHERED)
    hits: dict[str, Found] = {hit.iri: hit for hit in searched if hit.kind in kinds}
    for iri in dict.fromkeys([*exact, *hits]):
        hit = hits.get(iri)
        likeness = 100.0 if iri in exact else min(99.0, 100 * hit.score if hit else 0.0)
        relations = hit.relations if hit else 0
        yield Candidate(iri, round(likeness, 1), iri in exact, relations, _agreeing(atlas, iri, query))


def _fitting(atlas: Atlas, query: Query) -> Iterator[Candidate]:
    """What agrees with one of the properties, where no text was given."""
    for named in atlas.labels.of_kind(*(query.kinds or open_types())):
        if (agreeing := _agreeing(atlas, named.iri, query)).agreed:
            yield Candidate(named.iri, None, exact=False, relations=0, agreeing=agreeing)


def _agreeing(atlas: Atlas, iri: str, query: Query) -> Agreeing:
    agreed = contradicted = 0
    for prop, wanted in query.known:
        has = values(atlas, iri, prop)
        if has and wanted:
            fits = any(_same(atlas, term, value) for term in has for value in wanted)
            agreed, contradicted = agreed + fits, contradicted + (not fits)
    return Agreeing(agreed, contradicted, len(query.known))


def _same(atlas: Atlas, term: Term, value: Value) -> bool:
    """Whether a value of an entity is the one given: the entity of that id or name, the same text, a part of a date."""
    text = str(value).lower() if isinstance(value, bool) else str(value).strip()
    if isinstance(term, ox.NamedNode):
        return _is(atlas, term.value, text)
    said = term.value
    shorter, longer = sorted((text, said), key=len)
    dated = shorter[:4].isdecimal() and longer.startswith(f"{shorter}-")
    return dated or folded(said) == folded(text) or _number(said) == _number(text) != ""


def _is(atlas: Atlas, iri: str, text: str) -> bool:
    kind, slug = kind_and_slug(iri) or ("", iri)
    bare = text.removeprefix(IDS)
    if bare in {iri, slug, f"{kind}/{slug}"} or (kind == "concept" and bare == slug.partition(".")[2]):
        return True
    if kind in types():
        return slug in called(atlas.once(known), bare, kind)
    named = atlas.labels[iri]
    return folded(text) in {folded(name) for name in (named.en, named.zh) if name}


def _number(text: str) -> str:
    """A number in one form; blank for what is none."""
    try:
        return f"{float(text):g}"
    except ValueError:
        return ""


def described(atlas: Atlas, iri: str, language: str) -> str:
    """What tells namesakes apart, in a few words: what it is, where at home, how abbreviated, since when."""
    read = reading(atlas)
    words = [atlas.labels.kind(kind_of(iri)).text(language) if kind_of(iri) in types() else ""]
    if (kind := read.text(iri, "aa:kind")) is not None:
        words = [atlas.labels[kind].text(language)]
    home = read.text(iri, "aa:jurisdiction") or read.text(iri, "aa:region")
    words += [atlas.labels[home].text(language)] if home else []
    told = (read.text(iri, curie) for curie in ("aa:acronym", "aa:isoCode"))
    words += [text for text in told if text]
    words += [written for _, written in read.dates(iri)[:1]]
    return " · ".join(word for word in words if word)
