"""Finds the routes from one jurisdiction to another: agreements that both stand in, on a day, as they require.

What makes an agreement a route, and which standing it asks of both sides, is said by the rule `basis` and by the
scheme of that name in the ontology; this module only looks whether both sides meet it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from accord_atlas.ontology.names import entity, kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.coverage import agreement_covers
from accord_atlas.service.domain.participations import Compact, Standing, compacts
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.validity import Certainty, weakest

BASES = ("direct-agreement", "shared-register", "regional-arrangement", "education-accord")
"""The bases in the order of what they give, most first."""
CERTAINTIES = ("certain", "presumed", "possible")
OVER = {"lapsed", "superseded"}
"""Statuses of an agreement that is over."""


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
    """All routes, best first: by basis, by reach, by how sure, by the state of the agreement."""
    found = (through(atlas, compact, asked) for compact in eligible(atlas, asked) if covers(atlas, compact, asked))
    return sorted((route for route in found if route), key=lambda route: _worth(atlas, route))


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
    """The agreements that may be a route for the level asked for, whoever stands in them and whatever they cover."""
    for compact in compacts(atlas).values():
        if compact.basis in BASES and compact.level == asked.level and asked.origin != asked.destination:
            yield compact


def covers(atlas: Atlas, compact: Compact, asked: Asked) -> bool:
    """Whether the agreement may cover the specialty asked for; a list that is not recorded rules nothing out."""
    return asked.specialty is None or agreement_covers(atlas, compact.iri, asked.specialty) != "not-listed"


def pairs(compact: Compact, asked: Asked) -> Iterable[tuple[Standing, Standing]]:
    """Each standing of the one side with each of the other."""
    return product(compact.of(asked.origin), compact.of(asked.destination))


def required(atlas: Atlas, basis: str) -> frozenset[str]:
    """The notations of the statuses of which a basis asks one of both sides."""
    values = reading(atlas).all("aa:requiresStatus").get(entity("concept", f"basis.{basis}").value, ())
    return frozenset((kind_and_slug(value.value) or ("", ""))[1].partition(".")[2] for value in values)


def holds(compact: Compact, day: date) -> Certainty | None:
    """How surely the agreement itself stands on the day: signed or in operation, and not over.

    None where it surely does not; presumed of one that is only known to have existed. A beginning that is not
    recorded takes nothing away: the standings in it say since when they hold.
    """
    extent = compact.extent
    if begins_after(compact, day) or is_over(compact, day):
        return None
    open_start = extent.start_latest and day < extent.start_latest
    open_end = extent.end_earliest and day >= extent.end_earliest
    if open_start or open_end:
        return "possible"
    return "presumed" if compact.status == "unknown" else "certain"


def begins_after(compact: Compact, day: date) -> bool:
    """Whether the agreement was signed only after the day."""
    return bool(compact.extent.start_earliest and day < compact.extent.start_earliest)


def is_over(compact: Compact, day: date) -> bool:
    """Whether the agreement has ended by the day; one that ended on no recorded day gives no route on any."""
    over = compact.extent.end_latest
    return day >= over if over else compact.status in OVER


def through(atlas: Atlas, compact: Compact, asked: Asked) -> Route | None:
    """The route through one agreement, if it stands and both sides stand in it as its basis asks."""
    statuses = required(atlas, compact.basis)
    near, far = (_standing(compact, side, asked.day, statuses) for side in (asked.origin, asked.destination))
    certainty = weakest((holds(compact, asked.day), _surest(near, asked.day), _surest(far, asked.day)))
    return Route(compact, near, far, certainty) if certainty else None


def _standing(
    compact: Compact, jurisdiction: str, day: date, statuses: frozenset[str] | None = None
) -> tuple[Standing, ...]:
    """The standings of a side on a day; of these statuses, or of any but a former one."""
    return tuple(
        standing
        for standing in compact.of(jurisdiction)
        if standing.at(day) and (standing.status in statuses if statuses else standing.status != "former")
    )


def _surest(standings: tuple[Standing, ...], day: date) -> Certainty | None:
    found = [certainty for standing in standings if (certainty := standing.at(day))]
    return min(found, key=CERTAINTIES.index, default=None)


def _worth(atlas: Atlas, route: Route) -> tuple[int, bool, int, int, str]:
    """What ranks a route: its basis, whether it reaches the whole of both sides, how sure it is, its state."""
    read, state = reading(atlas), {"in-force": 0, "signed": 1}.get(route.compact.status, 2)
    bodies = [standing.organization for standing in (*route.near, *route.far) if standing.organization]
    part = any(read.text(body, "aa:region") for body in bodies)
    return (BASES.index(route.compact.basis), part, CERTAINTIES.index(route.certainty), state, route.compact.iri)
