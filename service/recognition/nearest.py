"""What comes nearest to a route: agreements in which one thing is still missing, and which thing that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import place, required_statuses
from accord_atlas.service.domain.eligibility import is_country, may_join, takes_members
from accord_atlas.service.domain.membership import is_membership, is_unclear
from accord_atlas.service.domain.participations import Agreement, Participation
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.recognition.routes import covers, eligible, pairs, route_through

Missing = Literal[
    "not-full", "not-listed", "not-yet", "lapsed", "other-way", "other-side", "own-side", "unclear", "not-eligible"
]
"""The notations of the scheme `route-gap`, which says what each means and which lacks least."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An agreement that is no route on the day, what is missing, and the participations there are."""

    agreement: Agreement
    missing: Missing
    origin: Participation | None
    destination: Participation | None

    @property
    def participations(self) -> tuple[Participation, ...]:
        """Those on record, the origin's first."""
        return tuple(side for side in (self.origin, self.destination) if side)


def nearest(atlas: Atlas, request: RecognitionRequest, limit: int) -> list[NearMiss]:
    """The agreements that are no route but come near, at most `limit` of them, the one that lacks least first."""
    found = [miss for agreement in eligible(atlas, request) for miss in _misses(atlas, agreement, request)]
    found.sort(key=lambda miss: (_lack(miss.missing), place(miss.agreement.basis), miss.agreement.iri))
    return found[:limit]


def _lack(missing: Missing) -> int:
    """How much is missing: the place of what it is in the order of its scheme, 0 for the least."""
    return ordered("route-gap").index(missing)


def _misses(atlas: Atlas, agreement: Agreement, request: RecognitionRequest) -> Iterator[NearMiss]:
    """What one agreement lacks: of all its pairs of bodies the best, or the one side that stands in it."""
    if route := route_through(atlas, agreement, request):
        if not covers(atlas, agreement, request):
            yield NearMiss(agreement, "not-listed", route.origin[0].participation, route.destination[0].participation)
        return
    if back := route_through(atlas, agreement, request.reversed):
        yield NearMiss(agreement, "other-way", back.destination[0].participation, back.origin[0].participation)
        return
    best = min(
        ((_between(agreement, pair, request), *pair) for pair in pairs(agreement, request)),
        key=lambda found: _lack(found[0]),
        default=None,
    )
    if best:
        yield NearMiss(agreement, *best)
    elif takes_members(atlas, agreement) and agreement.at(request.day):
        yield from _one_sided(atlas, agreement, request)


def _between(agreement: Agreement, pair: tuple[Participation, Participation], request: RecognitionRequest) -> Missing:
    """What keeps two participations from being a route on the day."""
    day = request.day
    if agreement.is_over(day):
        return "lapsed"
    if any(side.timeline.until and day >= side.timeline.until for side in pair):
        return "lapsed"
    if agreement.begins_after(day) or not all(side.timeline.first_day is None or side.begun(day) for side in pair):
        return "not-yet"
    if any(is_unclear(side.status_by(day)) for side in pair):
        return "unclear"
    applied = [not is_membership(side.status_by(day)) for side in pair]
    return "not-full" if not any(applied) else "own-side" if applied[0] else "other-side"


def _one_sided(atlas: Atlas, agreement: Agreement, request: RecognitionRequest) -> Iterator[NearMiss]:
    """One accession is missing: one side stands in the agreement as required and the other is not on record."""
    statuses = required_statuses(agreement.basis)

    def required(jurisdiction: str) -> Participation | None:
        present = (p for p in agreement.of(jurisdiction) if (held := p.at(request.day)) and held.status in statuses)
        return next(present, None)

    def absent(jurisdiction: str) -> bool:
        return not agreement.of(jurisdiction) and is_country(atlas, jurisdiction)

    origin, destination = required(request.origin), required(request.destination)
    if origin and absent(request.destination):
        eligible_ = may_join(atlas, agreement, request.destination)
        yield NearMiss(agreement, "other-side" if eligible_ else "not-eligible", origin, None)
    if destination and absent(request.origin):
        eligible_ = may_join(atlas, agreement, request.origin)
        yield NearMiss(agreement, "own-side" if eligible_ else "not-eligible", None, destination)
