"""Finds the routes from one jurisdiction to another: agreements that both stand in, on a day, as they require.

What makes an agreement a route, and which status it asks of both sides, is said by the rule `basis` and by the
scheme of that name in the ontology; this module only looks whether both sides meet it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import place, recognises, required_statuses
from accord_atlas.service.domain.coverage import agreement_covers
from accord_atlas.service.domain.participations import Agreement, Held, Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.timeline import Segment, surest, weakest
from accord_atlas.service.recognition.request import RecognitionRequest

Side = tuple[Held, ...]
STATES: Final = ("in-force", "signed")
"""Statuses of agreements whose routes come before those of others, in this order."""


@dataclass(frozen=True, slots=True)
class Route:
    """An agreement in which both sides stand as it requires, with how each side's bodies stand on the day.

    A side may have several bodies in one agreement; the route is as sure as the weaker of the surest of each side.
    """

    agreement: Agreement
    origin: Side
    destination: Side
    sureness: Segment

    @property
    def participations(self) -> tuple[Participation, ...]:
        """Those of both sides, the origin's first."""
        return tuple(held.participation for held in (*self.origin, *self.destination))


@dataclass(frozen=True, slots=True)
class Tie:
    """An agreement of both sides that recognises nobody."""

    agreement: Agreement
    participations: tuple[Participation, ...]


def routes(atlas: Atlas, request: RecognitionRequest) -> list[Route]:
    """All routes, best first: by basis, by reach, by how sure, by the state of the agreement."""
    found = (
        route_through(agreement, request) for agreement in eligible(atlas, request) if covers(atlas, agreement, request)
    )
    return sorted((route for route in found if route), key=lambda route: _order(atlas, route))


def ties(atlas: Atlas, request: RecognitionRequest) -> list[Tie]:
    """Memoranda and the like between the two sides that may hold on the day."""
    found: list[Tie] = []
    for agreement in agreements(atlas).values():
        if not recognises(agreement.basis) and not request.one_side:
            sides = [_present(agreement, side, request.day) for side in (request.origin, request.destination)]
            if all(sides):
                found.append(Tie(agreement, tuple(held.participation for side in sides for held in side)))
    return found


def eligible(atlas: Atlas, request: RecognitionRequest) -> Iterator[Agreement]:
    """The agreements that may be a route for the level, whoever stands in them and whatever they cover."""
    for agreement in agreements(atlas).values():
        if recognises(agreement.basis) and agreement.level == request.level and not request.one_side:
            yield agreement


def covers(atlas: Atlas, agreement: Agreement, request: RecognitionRequest) -> bool:
    """Whether the agreement may cover the specialty; a list that is not recorded rules nothing out."""
    return request.specialty is None or agreement_covers(atlas, agreement.iri, request.specialty) != "not-listed"


def pairs(agreement: Agreement, request: RecognitionRequest) -> Iterable[tuple[Participation, Participation]]:
    """Each participation of the origin with each of the destination."""
    return product(agreement.of(request.origin), agreement.of(request.destination))


def route_through(agreement: Agreement, request: RecognitionRequest) -> Route | None:
    """The route through one agreement, if it stands and both sides stand in it as its basis asks."""
    statuses, day = required_statuses(agreement.basis), request.day
    origin, destination = (_present(agreement, end, day, statuses) for end in (request.origin, request.destination))
    sides = (surest(held.segment for held in side) for side in (origin, destination))
    sureness = weakest(sides) if agreement.at(day) else None
    return Route(agreement, origin, destination, sureness) if sureness else None


def _present(agreement: Agreement, jurisdiction: str, day: date, statuses: frozenset[str] | None = None) -> Side:
    """How the bodies of a side stand on a day; those of these statuses, or all members of any kind."""
    found = (held for participation in agreement.of(jurisdiction) if (held := participation.at(day)))
    return tuple(held for held in found if (held.status in statuses if statuses else held.member))


def _order(atlas: Atlas, route: Route) -> tuple[int, bool, tuple[int, int], int, str]:
    """What ranks a route: its basis, whether it reaches the whole of both sides, how sure it is, its state."""
    read, status = reading(atlas), route.agreement.status
    bodies = [participation.organization for participation in route.participations if participation.organization]
    part = any(read.text(body, "aa:region") for body in bodies)
    state = STATES.index(status) if status in STATES else len(STATES)
    return place(route.agreement.basis), part, route.sureness.doubt, state, route.agreement.iri
