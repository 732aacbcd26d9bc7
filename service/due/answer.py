"""The answer on what to check next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accord_atlas.service.answers.due import DueAnswer, DueFact, DueGroup, DueKind, DueRule, Hanging, SearchedInVain
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.statements import StatedPart, evidence_source
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.freshness import places, rules
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.due.facts import Due, again_on, facts, searches_about
from accord_atlas.service.due.hanging import hanging, score, weaknesses, weight
from accord_atlas.service.due.request import KINDS, DueRequest
from accord_atlas.service.due.sentences import fact_sentence, reasons, stated
from accord_atlas.service.text.claims import value_words
from accord_atlas.service.text.sentences import text

MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Ranked:
    """A fact with what decides its place."""

    fact: Due
    hangs: Hanging
    weak: tuple[str, ...]
    score: float


def due_answer(atlas: Atlas, request: DueRequest) -> DueAnswer:
    """What to check next: what is due first, by score; then what is due later, by its day."""
    day, whole = request.day, facts(atlas, request.day)
    everything = [fact for fact in whole.due if _wanted(atlas, fact, request)]
    wanted = [fact for fact in everything if not request.kinds or fact.kind in request.kinds]
    late = [fact for fact in wanted if fact.due <= day]
    coming = sorted((fact for fact in wanted if fact.due > day), key=lambda fact: (fact.due, fact.subject))
    ranked = sorted((_ranked(atlas, fact, day) for fact in late), key=lambda each: (-each.score, each.fact.subject))
    listed: list[Ranked | Due] = [*(ranked if request.state != "coming" else ())]
    listed += coming if request.state != "due" else ()
    return DueAnswer(
        **envelope(atlas, day, whole=request.page.holds(len(listed))),
        due=len(late),
        coming=len(coming),
        settled=whole.settled,
        **request.page.fields(len(listed)),
        agreements=_groups(atlas, late),
        kinds=_kinds(atlas, everything, request),
        rules=[DueRule(name=each.name, title=each.title, months=each.months, reason=each.reason) for each in rules()],
        facts=[
            _shape(atlas, each if isinstance(each, Ranked) else _ranked(atlas, each, day), place, day)
            for place, each in enumerate(request.page.of(listed), request.page.offset + 1)
        ],
    )


def overdue(atlas: Atlas) -> tuple[int, int]:
    """How many facts are due by the data date, and for how many days the longest has been."""
    day = atlas.release.data_date
    late = [(day - fact.due).days for fact in facts(atlas, day).due if fact.due <= day]
    return len(late), max(late, default=0)


def _ranked(atlas: Atlas, fact: Due, day: date) -> Ranked:
    hangs, weak = hanging(atlas, fact, day), tuple(weaknesses(atlas, fact))
    return Ranked(fact, hangs, weak, score(fact, hangs, weight(weak), day))


def _agreement(atlas: Atlas, fact: Due) -> str | None:
    return fact.subject if fact.kind == "agreement" else reading(atlas).text(fact.subject, "aa:agreement")


def _jurisdiction(atlas: Atlas, fact: Due) -> str | None:
    place = places(atlas).get(fact.subject)
    return place.jurisdiction if place else reading(atlas).text(fact.subject, "aa:jurisdiction")


def _wanted(atlas: Atlas, fact: Due, request: DueRequest) -> bool:
    """Whether a request is about a fact; a search is about what it names, and a direction about both its ends."""
    read = reading(atlas)
    about = {value.value for value in read.all("aa:about").get(fact.subject, ())} if not fact.claims else set()
    if request.agreements and request.agreements.isdisjoint({_agreement(atlas, fact), *about}):
        return False
    ends = {read.text(fact.subject, f"aa:{end}") for end in ("fromJurisdiction", "toJurisdiction")}
    at_home = {read.text(body, "aa:jurisdiction") for body in about | {_body(atlas, fact)}}
    return not request.jurisdictions or not request.jurisdictions.isdisjoint(
        {_jurisdiction(atlas, fact), *ends, *about, *at_home}
    )


def _body(atlas: Atlas, fact: Due) -> str:
    read = reading(atlas)
    named = (read.text(fact.subject, f"aa:{each}") for each in ("participant", "organization", "member"))
    return next((each for each in named if each), fact.subject)


def _groups(atlas: Atlas, late: Iterable[Due]) -> list[DueGroup]:
    counted = Counter(named for fact in late if (named := _agreement(atlas, fact)))
    first = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_GROUPS]
    return [DueGroup(agreement=atlas.labels[iri].entity, count=count) for iri, count in first]


def _kinds(atlas: Atlas, found: Iterable[Due], request: DueRequest) -> list[DueKind]:
    """How many there are of each kind, of those that the state asks for."""
    listed = (fact.kind for fact in found if request.state in {"all", "due" if fact.due <= request.day else "coming"})
    counted = Counter(listed)
    return [
        DueKind(kind=kind, label=atlas.labels.kind(kind).words, count=counted[kind]) for kind in KINDS if counted[kind]
    ]


def _shape(atlas: Atlas, ranked: Ranked, place: int, day: date) -> DueFact:
    fact, rule = ranked.fact, ranked.fact.fresh.rule
    claim = fact.claims[0] if fact.claims else None
    return DueFact(
        place=place,
        state="due" if fact.due <= day else "coming",
        text=fact_sentence(atlas, fact),
        subject=atlas.labels[fact.subject].entity,
        kind=fact.kind,
        rule=rule.name,
        rule_title=rule.title,
        rule_reason=rule.reason,
        months=fact.months,
        agreement=entity_of(atlas, _agreement(atlas, fact)),
        jurisdiction=entity_of(atlas, _jurisdiction(atlas, fact)),
        source=evidence_source(atlas, claim.source) if claim else None,
        locator=entity_of(atlas, claim.clause) if claim else None,
        confidence=claim.confidence if claim else None,
        checked=fact.fresh.written,
        due=fact.due.isoformat(),
        score=ranked.score,
        hangs=ranked.hangs,
        why=reasons(atlas, fact, ranked.hangs, ranked.weak, day),
        searched=[_searched(atlas, search) for search in _searches(atlas, fact)],
        parts=[
            StatedPart(
                claim=each.iri,
                property=atlas.labels[reading(atlas).text(each.iri, "rdf:predicate") or ""].entity,
                value=value_words(atlas, each.property, stated(atlas, each)),
            )
            for each in fact.claims
        ],
    )


def _searches(atlas: Atlas, fact: Due) -> list[str]:
    """The searches that were about the fact; where none was, those about its agreement as such."""
    if fact.searched or fact.kind != "agreement":
        return list(fact.searched)
    return list(searches_about(atlas).get(fact.subject, ()))


def _searched(atlas: Atlas, search: str) -> SearchedInVain:
    found = text(atlas, search, "aa:finding")
    return SearchedInVain(
        search=atlas.labels[search].entity,
        searched_on=reading(atlas).text(search, "aa:searchedOn") or "",
        again=again_on(atlas, search).isoformat(),
        finding=Words(en=found.text("en"), zh=found.text("zh")) if found else Words(en="", zh=""),
    )
