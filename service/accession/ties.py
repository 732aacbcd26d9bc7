"""What ties a member of an agreement to a body that wants in: each tie with its weight, its date and its source.

The weights stand in `weights.csv`, with how many ties of a kind count at most: a hundred loose ties are not worth one
close one. They rank; they do not measure influence.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from accord_atlas.loaders.dates import span
from accord_atlas.ontology.categories import ordered
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import Agreement, Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import provisions


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie: its kind, the entity that makes it, since when (EDTF, if recorded), its source."""

    kind: str
    entity: str
    since: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a tie of a kind counts, and how many of them at most."""

    value: float
    most: int


@cache
def weights() -> Mapping[str, Weight]:
    """Kind of tie (a notation of the scheme `accession-tie`, in its order) → its weight."""
    with files("accord_atlas.service.accession").joinpath("weights.csv").open(encoding="utf-8") as lines:
        found = {row["tie"]: Weight(float(row["weight"]), int(row["most"])) for row in csv.DictReader(lines)}
    return {kind: found[kind] for kind in ordered("accession-tie")}


def ties(atlas: Atlas, kin: "Family", member: Participation, day: date) -> list[Tie]:
    """All ties of a member's body and jurisdiction to the candidate's family recorded up to a day, strongest first."""
    found = [*_agreements(atlas, kin, member, day), *_intentions(atlas, kin, member, day)]
    found += _events(atlas, kin.body, member, day)
    return sorted(set(found), key=lambda t: (-weights()[t.kind].value, _backwards(t.since), t.entity))


def score(found: list[Tie]) -> float:
    """The weights of the ties, added up; of each kind as many as count."""
    numbers = Counter(tie.kind for tie in found)
    return round(sum(weights()[kind].value * min(number, weights()[kind].most) for kind, number in numbers.items()), 2)


def latest(found: list[Tie]) -> str:
    """The latest date among the ties; empty where none is dated."""
    return max((tie.since for tie in found if tie.since), default="")


@dataclass(frozen=True, slots=True)
class Family:
    """A body, those above it (its parent, the parent's parent), and all others of its jurisdiction."""

    body: str
    above: frozenset[str]
    compatriots: frozenset[str]


def family(atlas: Atlas, body: str) -> Family:
    """The family of a body, from parents and jurisdictions."""
    read = reading(atlas)
    above: list[str] = []
    current: str | None = body
    while (current := read.text(current or "", "aa:parent")) and current not in above:
        above.append(current)
    home = read.text(body, "aa:jurisdiction")
    same = {iri for iri, of in read.entities("organization", "aa:jurisdiction") if home and of == home}
    return Family(body, frozenset(above), frozenset(same - {body}))


def _agreements(atlas: Atlas, kin: Family, member: Participation, day: date) -> Iterator[Tie]:
    for agreement in agreements(atlas).values():
        if agreement.iri == member.agreement or agreement.at(day) is None:
            continue
        present = [s for s in agreement.participations if s.at(day) and (s.full or s.status == "unknown")]
        theirs = [s for s in present if s.jurisdiction == member.jurisdiction]
        if takes_members(atlas, agreement):
            yield from _together(atlas, agreement, kin, theirs, present)
        elif reading(atlas).notation(agreement.iri, "aa:scope") != "multilateral":
            if member.organization in kin.compatriots:
                continue  # What bodies of one country agree among themselves ties no two sides.
            own = member.organization in {s.organization for s in theirs}
            kind = _kind(atlas, agreement, {s.organization for s in present}, kin, own=own) if theirs else None
            if kind:
                yield Tie(kind, agreement.iri, agreement.signed or agreement.in_force, _source(atlas, agreement.iri))


def _together(
    atlas: Atlas, agreement: Agreement, kin: Family, theirs: list[Participation], present: list[Participation]
) -> Iterator[Tie]:
    """Both sides are full members of an agreement: since the later of the two joined."""
    other = next((s for s in theirs if s.full), None)
    ours = next((s for s in present if s.organization in {kin.body, *kin.above} and s.full), None)
    if other and ours:
        since = max(other.start, ours.start) if other.start and ours.start else None
        yield Tie("accord", agreement.iri, since, _source(atlas, agreement.iri))


def _kind(atlas: Atlas, agreement: Agreement, bodies: set[str | None], kin: Family, *, own: bool) -> str | None:
    """Which kind of tie an agreement of these bodies makes; `own`: the member's own body is among them."""
    if own and kin.body in bodies:
        return "recognition" if provisions(atlas).recognise_engineers(agreement.iri) else "cooperation"
    if own and bodies & kin.above:
        return "parent-agreement"
    return "jurisdiction-agreement" if bodies & {kin.body, *kin.above, *kin.compatriots} else None


def _intentions(atlas: Atlas, kin: Family, member: Participation, day: date) -> Iterator[Tie]:
    """The intentions of the candidate, or of a body above it, to win support in the member's jurisdiction."""
    read = reading(atlas)
    for intention, actor in read.entities("intention", "aa:actor"):
        place, kind = read.text(intention, "aa:jurisdiction"), read.notation(intention, "aa:kind")
        if place == member.jurisdiction and kind == "win-support" and actor in {kin.body, *kin.above}:
            document = read.text(read.text(intention, "aa:clause") or "", "aa:document")
            issued = read.text(document or "", "aa:issued")
            first = span(issued).earliest if issued else None
            if first is None or first <= day:
                yield Tie("intention", intention, issued, _source(atlas, document))


def _events(atlas: Atlas, candidate: str, member: Participation, day: date) -> Iterator[Tie]:
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
