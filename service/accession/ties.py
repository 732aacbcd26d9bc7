"""What ties a member of an agreement to a body that wants in: each tie with its weight, its date and its source.

The weights stand in `weights.csv`, with how many ties of a kind count at most: a hundred loose ties are not worth one
close one. They rank; they do not measure influence.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from accord_atlas.loaders.dates import span
from accord_atlas.ontology.categories import ordered
from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import Agreement, Held, agreements
from accord_atlas.service.domain.presence import Presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.domain.timeline import Segment, weakest

Between = Literal["body", "through", "country"]
"""The notations of the scheme `tie`, which says between whom a tie is."""

KEPT = 32
"""Of how many bodies and days it is kept in which agreements their families are."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie: its kind, the entity that makes it, since when (EDTF, if recorded), its source, between whom it is.

    `through` are the bodies between which it is where they are not the member's and the candidate themselves;
    `together` is how surely both sides stand in an agreement on the day, None of what is no standing.
    """

    kind: str
    entity: str
    since: str | None
    source: str | None
    through: tuple[str, ...] = ()
    together: Segment | None = None
    tie: Between = "body"


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


def ties(atlas: Atlas, kin: "Family", member: Presence, day: date) -> list[Tie]:
    """All ties of a seat's bodies and country to the candidate's family recorded up to a day, strongest first."""
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


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a possible tie, the member's place in the agreement that may make it, and all full places."""

    kin: Family
    member: Presence
    theirs: Held
    held: Sequence[Held]

    @property
    def by_member(self) -> bool:
        """Whether the member's own body stands in the agreement, not just another one of its country."""
        return not set(self.member.bodies).isdisjoint(self.theirs.bodies)


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


def _agreements(atlas: Atlas, kin: Family, member: Presence, day: date) -> Iterator[Tie]:
    """The agreements in which both sides are full members or parties on the day, as surely as the weaker of them."""
    for agreement, held in _of_family(atlas, kin, day):
        if agreement.iri == member.agreement:
            continue
        theirs = _surest(held, frozenset(member.bodies)) or _of_country(held, member.jurisdiction)
        if theirs is None:
            continue
        if takes_members(atlas, agreement):
            yield from _accord(atlas, agreement, Sides(kin, member, theirs, held))
        elif reading(atlas).notation(agreement.iri, "aa:scope") != "multilateral":
            if kin.compatriots.intersection(member.bodies):
                continue  # What bodies of one country agree among themselves ties no two sides.
            yield from _small(atlas, agreement, Sides(kin, member, theirs, held))


def _of_family(atlas: Atlas, kin: Family, day: date) -> Sequence[tuple[Agreement, Sequence[Held]]]:
    """The agreements in which somebody of the family is full on the day, with all full places; no other makes a tie."""
    # The same for each of two dozen members.
    kept, key = atlas.once(_kept), (kin.body, day)
    if (found := kept.get(key)) is None:
        kinsfolk = {kin.body, *kin.above, *kin.compatriots}
        full = ((each, [held for held in each.held(day) if held.full]) for each in agreements(atlas).values())
        found = [(each, held) for each, held in full if any(not kinsfolk.isdisjoint(place.bodies) for place in held)]
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = found
    return found


def _kept(_: Atlas) -> dict[tuple[str, date], Sequence[tuple[Agreement, Sequence[Held]]]]:
    return {}


def _accord(atlas: Atlas, agreement: Agreement, sides: Sides) -> Iterator[Tie]:
    """Both sides are full members of an agreement of many: since the later of the two joined."""
    own = _surest(sides.held, frozenset({sides.kin.body}))
    ours = own or _surest(sides.held, sides.kin.above)
    if ours:
        starts = [each.participation.start for each in (sides.theirs, ours)]
        since = None if None in starts else max(start for start in starts if start)
        kind = "accord" if own and sides.by_member else "accord-of-others"
        yield _tie(atlas, kind, agreement, since, sides, ours)


def _small(atlas: Atlas, agreement: Agreement, sides: Sides) -> Iterator[Tie]:
    """What bodies of two sides agreed between them, the closest way in which it ties the member to the candidate."""
    kin, since = sides.kin, agreement.signed or agreement.in_force
    own, above = _surest(sides.held, frozenset({kin.body})), _surest(sides.held, kin.above)
    if sides.by_member and own:
        kind = "recognition" if provisions(atlas).recognise_engineers(agreement.iri) else "cooperation"
        yield _tie(atlas, kind, agreement, since, sides, own)
    elif sides.by_member and above:
        yield _tie(atlas, "parent-agreement", agreement, since, sides, above)
    elif ours := own or above or _surest(sides.held, kin.compatriots):
        yield _tie(atlas, "jurisdiction-agreement", agreement, since, sides, ours)


def _tie(atlas: Atlas, kind: str, agreement: Agreement, since: str | None, sides: Sides, ours: Held) -> Tie:
    """The tie that an agreement makes of a place on either side; bodies that are not the two themselves are named."""
    named = [] if sides.theirs.bodies == sides.member.bodies else list(_who(sides.theirs))
    named += [] if ours.bodies == (sides.kin.body,) else list(_who(ours))
    together, through = weakest((sides.theirs.segment, ours.segment)), tuple(dict.fromkeys(named))
    source, between = _source(atlas, agreement.iri), _between(through, sides)
    return Tie(kind, agreement.iri, since, source, through, together, between)


def _between(through: Sequence[str], sides: Sides) -> Between:
    """Between whom a tie is: others that are named, the countries where nobody is, or the two themselves."""
    if any((kind_and_slug(iri) or ("",))[0] == "organization" for iri in through):
        return "through"
    return "body" if sides.member.bodies and not through else "country"


def _who(held: Held) -> tuple[str, ...]:
    """The bodies of a place; its country where no source names one."""
    return held.bodies or tuple(iri for iri in (held.participation.jurisdiction,) if iri)


def _surest(held: Sequence[Held], bodies: frozenset[str]) -> Held | None:
    """The surest place of any of these bodies."""
    found = (each for each in held if bodies.intersection(each.bodies))
    return min(found, key=lambda each: each.segment.doubt, default=None)


def _of_country(held: Sequence[Held], jurisdiction: str | None) -> Held | None:
    """The surest place of any body of a country."""
    found = (each for each in held if jurisdiction and each.participation.jurisdiction == jurisdiction)
    return min(found, key=lambda each: each.segment.doubt, default=None)


def _intentions(atlas: Atlas, kin: Family, member: Presence, day: date) -> Iterator[Tie]:
    """The intentions of the candidate, or of a body above it, to win support in the member's jurisdiction."""
    read = reading(atlas)
    for intention, actor in read.entities("intention", "aa:actor"):
        place, kind = read.text(intention, "aa:jurisdiction"), read.notation(intention, "aa:kind")
        if place == member.jurisdiction and kind == "win-support" and actor in {kin.body, *kin.above}:
            document = read.text(read.text(intention, "aa:clause") or "", "aa:document")
            issued = read.text(document or "", "aa:issued")
            first = span(issued).earliest if issued else None
            if first is None or first <= day:
                yield Tie("intention", intention, issued, _source(atlas, document), tie="country")


def _events(atlas: Atlas, candidate: str, member: Presence, day: date) -> Iterator[Tie]:
    read = reading(atlas)
    for event, bodies in atlas.once(_by_body).get(candidate, ()):
        if bodies.intersection(member.bodies):
            written = read.text(event, "aa:date")
            begun = span(written).earliest if written else None
            if begun is None or begun <= day:
                yield Tie("event", event, written, _source(atlas, event))


def _by_body(atlas: Atlas) -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """Body → the events that involve it, each with all that it involves."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for event, values in reading(atlas).all("aa:involves").items():
        bodies = frozenset(value.value for value in values)
        for body in bodies:
            found.setdefault(body, []).append((event, bodies))
    return found


def _source(atlas: Atlas, iri: str | None) -> str | None:
    return reading(atlas).text(iri, "aa:source") if iri else None


def _backwards(since: str | None) -> tuple[int, ...]:
    """Sorts the latest date first and the unknown last."""
    return tuple(-ord(mark) for mark in since) if since else (0,)
