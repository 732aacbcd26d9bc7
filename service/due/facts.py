"""The facts that can be due: of each thing, what one rule is about, with the claim that speaks latest."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.freshness import Freshness, after, freshness, rule_of, urgency
from accord_atlas.service.domain.properties import Reading, reading

SEARCH: Final = "search"
DEPRECATED: Final = "deprecated"
YEAR: Final = 12
"""Months by which lateness is counted where a rule gives a day and no period."""
MONTH: Final = 30.4


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a source that the atlas uses: the claim, its property (local name), value, source, confidence."""

    iri: str
    property: str
    value: ox.NamedNode | ox.Literal
    source: str
    confidence: str | None
    clause: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """A fact that can be due: its subject (IRI), the claims of it that one rule is about, the latest first.

    A search has no claims. `due` is later than the rule says where it was searched in vain since (`searched`, IRIs).
    """

    subject: str
    kind: str
    fresh: Freshness
    claims: Sequence[Claim]
    due: date
    searched: tuple[str, ...]

    @property
    def months(self) -> int:
        """The period of its rule in months, shortened where its page bears no date."""
        whole = self.fresh.rule.months or 0
        return round(whole * urgency("share")["undated"]) if self.fresh.undated else whole

    def late(self, day: date) -> float:
        """How many periods it is overdue on a day; 0 where it is not."""
        passed = max((day - self.due).days, 0) / MONTH
        return min(passed / (self.months or YEAR), urgency("late")["most"])


@dataclass(frozen=True, slots=True)
class Facts:
    """All that can be due, and how many statements are settled."""

    due: Sequence[Due]
    settled: int


def facts(atlas: Atlas, day: date) -> Facts:
    """What can be due as of a day; kept for the data date, which is nearly always asked for."""
    return atlas.once(_of_today) if day == atlas.release.data_date else _facts(atlas, day)


def _of_today(atlas: Atlas) -> Facts:
    return _facts(atlas, atlas.release.data_date)


def _facts(atlas: Atlas, day: date) -> Facts:
    found: list[Due] = list(_searches(atlas, day))
    settled = 0
    about = searches_about(atlas)
    for subject, claims in atlas.once(_claims).items():
        by_rule: dict[str, list[tuple[Freshness, Claim]]] = defaultdict(list)
        for claim in claims:
            fresh = freshness(atlas, subject, claim.property, claim.source, day)
            if fresh.due is None:
                settled += 1
            elif _used(atlas, subject, claim):
                by_rule[fresh.rule.name].append((fresh, claim))
        for held in by_rule.values():
            held.sort(key=lambda pair: (pair[0].checked, pair[1].iri), reverse=True)
            found.append(_due(atlas, subject, held, about))
    return Facts(sorted(found, key=lambda each: each.subject), settled)


def _due(
    atlas: Atlas, subject: str, held: Sequence[tuple[Freshness, Claim]], about: Mapping[str, tuple[str, ...]]
) -> Due:
    fresh, read = held[0][0], reading(atlas)
    # A search about a body in an agreement names both; one about either alone is about something else of it.
    named = [subject], [v for p in ("participant", "organization", "agreement") if (v := read.text(subject, f"aa:{p}"))]
    searched: dict[str, None] = dict.fromkeys(about.get(named[0][0], ()))
    if len(named[1]) > 1:
        both = (search for search in about.get(named[1][0], ()) if search in about.get(named[1][1], ()))
        searched |= dict.fromkeys(both)
    again = [again_on(atlas, search) for search in searched]
    kind = (kind_and_slug(subject) or ("", ""))[0]
    claims = [claim for _, claim in held]
    return Due(subject, kind, fresh, claims, max([fresh.due or date.max, *again]), tuple(searched))


def again_on(atlas: Atlas, search: str) -> date:
    """The day from which a search (IRI) is worth making again."""
    done = reading(atlas).day(search, "aa:searchedOn") or atlas.release.data_date
    return after(done, rule_of(atlas, search, "finding", done).months or 0)


def searches_about(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """Thing → the searches (IRIs) that were about it."""
    return atlas.once(_searches_about)


def _searches_about(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for search, thing in reading(atlas).entities(SEARCH, "aa:about"):
        found[thing] = (*found.get(thing, ()), search)
    return found


def _searches(atlas: Atlas, day: date) -> Iterator[Due]:
    read = reading(atlas)
    for iri in read.all("aa:searchedOn"):
        done, rule = read.day(iri, "aa:searchedOn") or day, rule_of(atlas, iri, "finding", day)
        again = again_on(atlas, iri)
        fresh = Freshness(rule, done.isoformat(), done, again, undated=False)
        yield Due(iri, SEARCH, fresh, (), again, (iri,))


def _claims(atlas: Atlas) -> Mapping[str, Sequence[Claim]]:
    """Subject → the claims about it that name a source and are no slip."""
    read, found = reading(atlas), dict[str, list[Claim]]()
    for iri, subjects in read.all("rdf:subject").items():
        source = read.text(iri, "aa:source")
        if source and read.notation(iri, "aa:rank") != DEPRECATED:
            found.setdefault(subjects[0].value, []).append(_claim(read, iri, source))
    return found


def _claim(read: Reading, iri: str, source: str) -> Claim:
    prop = read.text(iri, "rdf:predicate") or ""
    return Claim(
        iri,
        prop.rpartition("#")[2] or prop.rpartition("/")[2],
        read.all("rdf:object")[iri][0],
        source,
        read.notation(iri, "aa:confidence"),
        read.text(iri, "aa:clause"),
    )


def _used(atlas: Atlas, subject: str, claim: Claim) -> bool:
    """Whether the atlas itself says so, too."""
    prop = reading(atlas).all("rdf:predicate")[claim.iri][0]
    if not isinstance(prop, ox.NamedNode) or prop == term("rdf:type"):
        return False
    return (subject, claim.value) in atlas.once(_stated)(prop)


def _stated(atlas: Atlas) -> Callable[[ox.NamedNode], frozenset[tuple[str, object]]]:
    """Property → (subject, value) of all that the atlas says by it; each property read once."""
    return cache(
        lambda prop: frozenset((getattr(q.subject, "value", ""), q.object) for q in atlas.store.quads(None, prop))
    )
