"""What ties a member of an agreement to a body that wants in: each tie with its weight, its date and its source.

The weights stand in `weights.csv`. They rank; they do not measure influence.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from accord_atlas.queries.question import Text
from accord_atlas.service.atlas import Atlas
from accord_atlas.service.recognition.standing import Standing, compacts, reading

FULL = {"authorised", "party"}
MULTILATERAL = {"shared-register", "education-accord"}
"""Bases of agreements with many members, in which being together ties two bodies only loosely."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie: its sort, the entity that makes it, since when (EDTF, if recorded), its source."""

    sort: str
    entity: str
    since: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a sort of tie counts, and what it is called."""

    value: float
    label: Text


@cache
def weights() -> Mapping[str, Weight]:
    """Sort of tie → its weight."""
    with files("accord_atlas.service.accession").joinpath("weights.csv").open(encoding="utf-8") as lines:
        return {r["tie"]: Weight(float(r["weight"]), {"en": r["en"], "zh": r["zh"]}) for r in csv.DictReader(lines)}


def ties(atlas: Atlas, candidate: str, member: Standing, day: date) -> list[Tie]:
    """All ties of a member's body and jurisdiction to the candidate that are recorded up to a day, strongest first."""
    found = [*_agreements(atlas, candidate, member, day), *_intentions(atlas, member)]
    found += _events(atlas, candidate, member, day)
    return sorted(set(found), key=lambda t: (-weights()[t.sort].value, _backwards(t.since), t.entity))


def score(found: list[Tie]) -> float:
    """The weights of the ties, added up."""
    return round(sum(weights()[tie.sort].value for tie in found), 2)


def family(atlas: Atlas, body: str) -> tuple[set[str], set[str]]:
    """The bodies above one (its parents, their parents) and all bodies of its jurisdiction, itself left out."""
    read = reading(atlas)
    above: list[str] = []
    current: str | None = body
    while (current := read.text(current or "", "aa:parent")) and current not in above:
        above.append(current)
    home = read.text(body, "aa:jurisdiction")
    same = {iri for iri, of in read.entities("organization", "aa:jurisdiction") if home and of == home}
    return set(above), same - {body}


def _agreements(atlas: Atlas, candidate: str, member: Standing, day: date) -> Iterator[Tie]:
    above, same = family(atlas, candidate)
    for compact in compacts(atlas).values():
        multilateral = compact.basis in MULTILATERAL
        standing = [
            s for s in compact.standings if s.at(day) and s.status in (FULL if multilateral else FULL | {"unknown"})
        ]
        bodies = {s.organization for s in standing}
        theirs = {s.organization for s in standing if s.jurisdiction == member.jurisdiction}
        if compact.iri == member.agreement or not theirs:
            continue
        sort = _sort(bodies, member.organization in theirs, multilateral, candidate, above, same)
        if sort:
            yield Tie(sort, compact.iri, compact.signed or compact.in_force, _source(atlas, compact.iri))


def _sort(
    bodies: set[str | None], own: bool, multilateral: bool, candidate: str, above: set[str], same: set[str]
) -> str | None:
    """Which sort of tie an agreement of these bodies makes; `own`: the member's own body is among them."""
    if multilateral:
        return "accord" if own and bodies & {candidate, *above} else None
    if own and candidate in bodies:
        return "agreement"
    if own and bodies & above:
        return "parent-agreement"
    return "jurisdiction-agreement" if bodies & {candidate, *above, *same} else None


def _intentions(atlas: Atlas, member: Standing) -> Iterator[Tie]:
    read = reading(atlas)
    for intention, place in read.entities("intention", "aa:jurisdiction"):
        if place == member.jurisdiction and read.notation(intention, "aa:kind") == "win-support":
            clause = read.text(intention, "aa:clause")
            document = read.text(clause or "", "aa:document")
            yield Tie("intention", intention, read.text(document or "", "aa:issued"), _source(atlas, document))


def _events(atlas: Atlas, candidate: str, member: Standing, day: date) -> Iterator[Tie]:
    read = reading(atlas)
    for event, values in read.all("aa:involves").items():
        bodies = {value.value for value in values}
        begun = read.extent(event).start_earliest
        if {candidate, member.organization} <= bodies and (begun is None or begun <= day):
            yield Tie("event", event, read.text(event, "aa:date"), _source(atlas, event))


def _source(atlas: Atlas, iri: str | None) -> str | None:
    return reading(atlas).text(iri, "aa:source") if iri else None


def _backwards(since: str | None) -> tuple[int, ...]:
    """Sorts the latest date first and the unknown last."""
    return tuple(-ord(mark) for mark in since) if since else (0,)
