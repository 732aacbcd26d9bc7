"""Finds the routes from one jurisdiction to another: agreements that both stand in, on a day, as they require.

What makes an agreement a route, and which standing it asks of both sides, is said by the rule `basis` and by the
scheme of that name in the ontology; this module only looks whether both sides meet it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from accord_atlas.ontology.names import entity, kind_and_slug
from accord_atlas.service.atlas import Atlas
from accord_atlas.service.network.extent import Certainty, weakest
from accord_atlas.service.recognition.coverage import agreement_covers
from accord_atlas.service.recognition.standing import Compact, Standing, compacts, reading

BASES = ("direct-agreement", "shared-register", "regional-arrangement", "education-accord")
"""The bases in the order of what they give, most first."""
CERTAINTIES = ("certain", "presumed", "possible")
OVER = {"lapsed", "superseded"}
"""Statuses of an agreement that no longer gives a route on the days after its end, or where no end is recorded."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of recognition: from where, to where, for which specialty (None: any) and level, on which day."""

    origin: str
    destination: str
    specialty: str | None
    level: str
    day: date


@dataclass(frozen=True, slots=True)
class Route:
    """An agreement in which both sides stand as it requires, with the standings of each side's bodies.

    A side may have several bodies in one agreement; the route is as sure as the surest of each side.
    """

    compact: Compact
    near: tuple[Standing, ...]
    far: tuple[Standing, ...]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Tie:
    """An agreement of both sides that recognises nobody."""

    compact: Compact
    near: tuple[Standing, ...]
    far: tuple[Standing, ...]


def routes(atlas: Atlas, asked: Asked) -> list[Route]:
    """All routes, best first: by basis, by how sure, by the state of the agreement."""
    found = (_through(atlas, compact, asked) for compact in eligible(atlas, asked))
    return sorted((route for route in found if route), key=_worth)


def ties(atlas: Atlas, asked: Asked) -> list[Tie]:
    """Memoranda and the like between the two sides that may hold on the day."""
    found: list[Tie] = []
    for compact in compacts(atlas).values():
        if compact.basis == "tie" and asked.origin != asked.destination:
            near, far = (_standing(compact, side, asked.day) for side in (asked.origin, asked.destination))
            if near and far:
                found.append(Tie(compact, near, far))
    return found


def eligible(atlas: Atlas, asked: Asked) -> Iterator[Compact]:
    """The agreements that may be a route for the level and specialty asked for, whoever stands in them."""
    for compact in compacts(atlas).values():
        if compact.basis in BASES and compact.level == asked.level and asked.origin != asked.destination:
            covers = agreement_covers(atlas, compact.iri, asked.specialty) if asked.specialty else "not-recorded"
            if covers != "not-listed":
                yield compact


def pairs(compact: Compact, asked: Asked) -> Iterable[tuple[Standing, Standing]]:
    """Each standing of the one side with each of the other."""
    return product(compact.of(asked.origin), compact.of(asked.destination))


def required(atlas: Atlas, basis: str) -> str:
    """The notation of the status that a basis asks of both sides."""
    concept = reading(atlas).text(entity("concept", f"basis.{basis}").value, "aa:requiresStatus") or ""
    return (kind_and_slug(concept) or ("", ""))[1].partition(".")[2]


def holds(compact: Compact, day: date) -> Certainty | None:
    """How surely the agreement itself gives a route on the day."""
    if compact.status in OVER and compact.ended is None:
        return None
    over = compact.extent.end_latest
    return None if over and day >= over else "certain"


def _through(atlas: Atlas, compact: Compact, asked: Asked) -> Route | None:
    """The route through one agreement, if both sides stand in it as its basis asks."""
    status = required(atlas, compact.basis)
    near, far = (_standing(compact, side, asked.day, status) for side in (asked.origin, asked.destination))
    certainty = weakest((_surest(near, asked.day), _surest(far, asked.day)))
    if certainty is None or holds(compact, asked.day) is None:
        return None
    return Route(compact, near, far, certainty)


def _standing(compact: Compact, jurisdiction: str, day: date, status: str | None = None) -> tuple[Standing, ...]:
    """The standings of a side on a day; of one status, or of any but a former one."""
    return tuple(
        standing
        for standing in compact.of(jurisdiction)
        if standing.at(day) and (standing.status == status if status else standing.status != "former")
    )


def _surest(standings: tuple[Standing, ...], day: date) -> Certainty | None:
    found = [certainty for standing in standings if (certainty := standing.at(day))]
    return min(found, key=CERTAINTIES.index, default=None)


def _worth(route: Route) -> tuple[int, int, int, str]:
    state = {"in-force": 0, "signed": 1}.get(route.compact.status, 2)
    return (BASES.index(route.compact.basis), CERTAINTIES.index(route.certainty), state, route.compact.iri)
