"""What hangs on a fact, counted from the release, and how weak its evidence is: both weighed by `urgency.csv`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from math import sqrt
from typing import Final

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.answers.due import Hanging
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.freshness import places, urgency
from accord_atlas.service.domain.participations import Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import Provision, provisions
from accord_atlas.service.domain.seats import seats
from accord_atlas.service.due.facts import Due

AIMS: Final = frozenset({"target", "intention", "task"})
POINTING: Final = (
    *("title", "otherTitle", "confers", "reliesOn", "replaces", "member", "federation", "participant"),
    *("comparableWith", "parent", "administeredBy", "bearsOn"),
)
"""Properties by which records rest on one another; a mention alone is none."""


def hanging(atlas: Atlas, fact: Due, day: date) -> Hanging:
    """What rests on a fact on a day."""
    read, subject = reading(atlas), fact.subject
    agreement = subject if fact.kind == "agreement" else read.text(subject, "aa:agreement")
    body = read.text(subject, "aa:participant") or read.text(subject, "aa:organization")
    ways, side = list(provisions(atlas).by_agreement.get(agreement or "", ())), None
    standings = 0
    match fact.kind:
        case "participation" | "review":
            place = places(atlas).get(subject) or _place(atlas, agreement, body, day)
            side = place.side if place else None
            ways = [way for way in ways if place and _full(place, day) and side in way.origins | way.destinations]
            standings = _standings(atlas, place, day)
        case "agreement" if "status" in {claim.property for claim in fact.claims}:
            standings = 1 + len(agreements(atlas)[subject].held(day))
        case "condition":
            ways = [way for way in ways if subject in way.conditions]
        case "direction":
            ends = {read.text(subject, f"aa:{each}") for each in ("fromRegion", "fromJurisdiction")}
            ways = [way for way in ways if ends & way.origins]
        case "agreement":
            pass
        case _:
            ways = []
    return Hanging(
        standings=standings,
        provisions=len(ways),
        # A condition says what is asked on a way; the way is there without it.
        routes=0 if fact.kind == "condition" else _routes(ways, side),
        targets=len(_aims(atlas, fact, agreement, body)),
        references=atlas.once(_pointed).get(subject, 0),
    )


def score(fact: Due, hangs: Hanging, weakness: float, day: date) -> float:
    """What hangs on it × how late it is × how weak its evidence is; the root, since a hundredfold is not that much."""
    each = urgency("hangs")
    weight = each["standing"] * hangs.standings + each["provision"] * hangs.provisions + each["route"] * hangs.routes
    weight += each["target"] * hangs.targets + each["reference"] * hangs.references
    return round(sqrt(1 + weight) * (1 + fact.late(day)) * weakness, 2)


def weaknesses(atlas: Atlas, fact: Due) -> list[str]:
    """What makes the evidence of a fact weak, in the words of `urgency.csv`, of the best that there is."""
    if not fact.claims:
        return []
    read, known = reading(atlas), urgency("weak")
    confidence = min((f"confidence.{claim.confidence}" for claim in fact.claims), key=lambda each: known.get(each, 1.0))
    kind = min(
        (f"source-kind.{read.notation(claim.source, 'aa:kind')}" for claim in fact.claims),
        key=lambda each: known.get(each, 1.0),
    )
    return [each for each in (confidence, kind, *(["undated"] if fact.fresh.undated else ())) if each in known]


def weight(weak: Iterable[str]) -> float:
    """The product of what weakens it; 1 where nothing does."""
    product = 1.0
    for each in weak:
        product *= urgency("weak")[each]
    return product


def _place(atlas: Atlas, agreement: str | None, body: str | None, day: date) -> Participation | None:
    """The place of a body in an agreement on a day."""
    found = agreements(atlas).get(agreement or "")
    held = found.held(day) if found else ()
    return next((each.participation for each in held if each.participation.organization == body), None)


def _full(place: Participation, day: date) -> bool:
    held = place.at(day)
    return held is not None and held.full


def _standings(atlas: Atlas, place: Participation | None, day: date) -> int:
    """The place itself, and the seat that it holds."""
    if place is None or place.at(day) is None:
        return 0
    seated = (s for s in seats(atlas, place.agreement) if s.jurisdiction == place.jurisdiction and s.at(day))
    return 1 + sum(1 for _ in seated)


def _routes(ways: Iterable[Provision], side: str | None) -> int:
    """Pairs of sides between which what is recognised is on record; only those of one side where it is given."""
    pairs: set[tuple[str, str]] = set()
    for way in ways:
        if way.recorded:
            pairs |= {(a, b) for a in way.origins for b in way.destinations if a != b and side in {None, a, b}}
    return len(pairs)


def _aims(atlas: Atlas, fact: Due, agreement: str | None, body: str | None) -> set[str]:
    """The aims of the notice that are about the agreement or the body, or that the fact itself is about."""
    read = reading(atlas)
    about = {value.value for value in read.all("aa:about").get(fact.subject, ())}
    found = {each for each in about if (kind_and_slug(each) or ("",))[0] in AIMS}
    named = atlas.once(_aimed)
    if fact.kind in {"participation", "agreement", "review"}:
        found |= named.get(agreement or "", frozenset())
    if fact.kind == "participation" and fact.claims:
        found |= {aim for aim in named.get(body or "", ()) if "/intention/" in aim}
    if fact.kind == "observation":
        metric = read.text(fact.subject, "aa:metric")
        counted = {aim for aim in named.get(body or "", ()) if read.text(aim, "aa:metric") == metric}
        found |= counted
    return found


def _aimed(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """Agreement or body → the aims of the notice that name it, or on which its acts or texts bear."""
    read, found = reading(atlas), dict[str, set[str]]()
    for kind in AIMS:
        for curie in ("aa:agreement", "aa:organization", "aa:actsCountOf"):
            for aim, named in read.entities(kind, curie):
                if curie != "aa:actsCountOf" or kind == "target":
                    found.setdefault(named, set()).add(aim)
    for kind in ("agreement", "event", "observation"):
        for thing, aim in read.entities(kind, "aa:bearsOn"):
            found.setdefault(thing, set()).add(aim)
    return {named: frozenset(aims) for named, aims in found.items()}


def _pointed(atlas: Atlas) -> Counter[str]:
    """Thing → how many records rest on it."""
    found: Counter[str] = Counter()
    for prop in POINTING:
        for subject, values in reading(atlas).all(f"aa:{prop}").items():
            if (kind_and_slug(subject) or ("",))[0] != "claim":
                found.update(value.value for value in values)
    return found
