"""Finds the routes from one jurisdiction to another: what agreements recognise on the way, where both sides stand.

Which way an agreement runs and what is recognised on it, the provisions say; which status its basis asks of both sides,
the scheme `basis`. This module only looks whether both sides meet it on the day.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import place, recognises, required_statuses
from accord_atlas.service.domain.coverage import agreement_covers
from accord_atlas.service.domain.participations import Agreement, Held, Participation, agreements, agreements_of
from accord_atlas.service.domain.provisions import Provision, Way, on_side, provisions
from accord_atlas.service.domain.timeline import Segment, surest, weakest
from accord_atlas.service.recognition.request import RecognitionRequest

Side = tuple[Held, ...]
STATES: Final = ("in-force", "signed")
"""Statuses of agreements whose routes come before those of others, in this order."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way of an agreement on which both sides stand as its basis requires, with how each side's bodies stand.

    A side may have several bodies in one agreement; the route is as sure as the weaker of the surest of each side.
    `instruments` are the agreements (IRIs) that make one instrument with it and are open as well, itself the first.
    """

    agreement: Agreement
    way: Way
    origin: Side
    destination: Side
    sureness: Segment
    instruments: tuple[str, ...]

    @property
    def provision(self) -> Provision:
        """What is recognised on it."""
        return self.way.provision

    @property
    def counts(self) -> bool:
        """Whether a source says that engineers are recognised on it, and it more than possibly stands."""
        return self.provision.engineers and self.sureness.certainty != "possible"

    @property
    def participations(self) -> tuple[Participation, ...]:
        """Those of both sides, the origin's first."""
        return tuple(held.participation for held in (*self.origin, *self.destination))


@dataclass(frozen=True, slots=True)
class Tie:
    """An agreement of both sides that recognises nobody."""

    agreement: Agreement
    participations: tuple[Participation, ...]


def routes(atlas: Atlas, request: RecognitionRequest, among: Collection[str] | None = None) -> list[Route]:
    """All routes, best first; an instrument of several texts is one. `among`: those of these agreements (IRIs) only.

    What is known to recognise somebody comes before what is not recorded; then by basis, by how much of both sides it
    reaches, by how sure it is, by the state of the agreement.
    """
    found = [
        route
        for agreement in eligible(atlas, request, _of_both(atlas, request, among))
        if covers(atlas, agreement, request) and (route := route_through(atlas, agreement, request))
    ]
    return sorted(_instruments(found), key=_order)


def _of_both(atlas: Atlas, request: RecognitionRequest, among: Collection[str] | None) -> Collection[str]:
    """The agreements in which both sides have a place at some time, of these or of all."""
    there = agreements_of(atlas, request.destination)
    texts = agreements_of(atlas, request.origin) if among is None else among
    return [iri for iri in texts if iri in there]


def _instruments(found: Sequence[Route]) -> Iterator[Route]:
    """One route for each instrument: its main text where that is open, else the best of its texts."""
    together: dict[str, list[Route]] = {}
    for route in found:
        together.setdefault(route.provision.instrument, []).append(route)
    for main, texts in together.items():
        best = min(texts, key=lambda route: (route.agreement.iri != main, _order(route)))
        iris = (best.agreement.iri, *sorted(each.agreement.iri for each in texts if each is not best))
        yield replace(best, instruments=iris)


def ties(atlas: Atlas, request: RecognitionRequest) -> list[Tie]:
    """Memoranda and the like between the two sides that may hold on the day."""
    found: list[Tie] = []
    for agreement in agreements(atlas).values():
        if not recognises(agreement.basis) and not request.one_side:
            sides = [_standing(agreement.of(side), request.day) for side in (request.origin, request.destination)]
            if all(sides):
                found.append(Tie(agreement, tuple(held.participation for side in sides for held in side)))
    return found


def eligible(atlas: Atlas, request: RecognitionRequest, among: Collection[str] | None = None) -> Iterator[Agreement]:
    """The agreements that may be a route for the level, whoever stands in them and whatever they cover."""
    known = agreements(atlas)
    for agreement in known.values() if among is None else (known[iri] for iri in among):
        if recognises(agreement.basis) and agreement.level == request.level and not request.one_side:
            yield agreement


def covers(atlas: Atlas, agreement: Agreement, request: RecognitionRequest) -> bool:
    """Whether the agreement may cover the specialty; a list that is not recorded rules nothing out."""
    return request.specialty is None or agreement_covers(atlas, agreement.iri, request.specialty) != "not-listed"


def pairs(agreement: Agreement, request: RecognitionRequest) -> Iterable[tuple[Participation, Participation]]:
    """Each participation of the origin with each of the destination."""
    return product(agreement.of(request.origin), agreement.of(request.destination))


def route_through(atlas: Atlas, agreement: Agreement, request: RecognitionRequest) -> Route | None:
    """The route through one agreement, if it stands, runs this way, and both sides stand in it as its basis asks.

    Of several ways, one between whole countries; else the surest.
    """
    if not (agreement.of(request.origin) and agreement.of(request.destination)):
        return None
    known = provisions(atlas)
    open_ = [
        route
        for way in known.ways(agreement.iri, request.origin, request.destination)
        if (route := _along(agreement, way, request))
    ]
    return min(open_, key=lambda route: (len(route.way.parts), route.sureness.doubt), default=None)


def _along(agreement: Agreement, way: Way, request: RecognitionRequest) -> Route | None:
    statuses, day = required_statuses(agreement.basis), request.day
    ends = ((request.origin, way.origin), (request.destination, way.destination))
    origin, destination = (_standing(on_side(agreement, whole, side), day, statuses) for whole, side in ends)
    if not (origin and destination):
        return None
    sides = (surest(held.segment for held in side) for side in (origin, destination))
    sureness = weakest(sides) if agreement.at(day) else None
    return Route(agreement, way, origin, destination, sureness, (agreement.iri,)) if sureness else None


def _standing(among: Iterable[Participation], day: date, statuses: frozenset[str] | None = None) -> Side:
    """How participations stand on a day; those of these statuses, or all memberships of any kind."""
    found = (held for participation in among if (held := participation.at(day)))
    return tuple(held for held in found if (held.status in statuses if statuses else held.member))


def _order(route: Route) -> tuple[bool, int, int, tuple[int, int], int, str]:
    """What ranks a route, as `routes` says."""
    status = route.agreement.status
    state = STATES.index(status) if status in STATES else len(STATES)
    basis, parts = place(route.agreement.basis), len(route.way.parts)
    return not route.provision.recorded, basis, parts, route.sureness.doubt, state, route.agreement.iri
