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
from accord_atlas.service.domain.participations import Agreement, Participation, agreements
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

    agreement: Agreement
    near: tuple[Participation, ...]
    far: tuple[Participation, ...]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Tie:
    """An agreement of both sides that recognises nobody."""

    agreement: Agreement
    near: tuple[Participation, ...]
    far: tuple[Participation, ...]


def routes(atlas: Atlas, asked: Asked) -> list[Route]:
    """All routes, best first: by basis, by reach, by how sure, by the state of the agreement."""
    found = (
        through(atlas, agreement, asked) for agreement in eligible(atlas, asked) if covers(atlas, agreement, asked)
    )
    return sorted((route for route in found if route), key=lambda route: _worth(atlas, route))


def ties(atlas: Atlas, asked: Asked) -> list[Tie]:
    """Memoranda and the like between the two sides that may hold on the day."""
    found: list[Tie] = []
    for agreement in agreements(atlas).values():
        if agreement.basis == "tie" and asked.origin != asked.destination:
            near, far = (_standing(agreement, side, asked.day) for side in (asked.origin, asked.destination))
            if near and far:
                found.append(Tie(agreement, near, far))
    return found


def eligible(atlas: Atlas, asked: Asked) -> Iterator[Agreement]:
    """The agreements that may be a route for the level asked for, whoever stands in them and whatever they cover."""
    for agreement in agreements(atlas).values():
        if agreement.basis in BASES and agreement.level == asked.level and asked.origin != asked.destination:
            yield agreement


def covers(atlas: Atlas, agreement: Agreement, asked: Asked) -> bool:
    """Whether the agreement may cover the specialty asked for; a list that is not recorded rules nothing out."""
    return asked.specialty is None or agreement_covers(atlas, agreement.iri, asked.specialty) != "not-listed"


def pairs(agreement: Agreement, asked: Asked) -> Iterable[tuple[Participation, Participation]]:
    """Each standing of the one side with each of the other."""
    return product(agreement.of(asked.origin), agreement.of(asked.destination))


def required(atlas: Atlas, basis: str) -> frozenset[str]:
    """The notations of the statuses of which a basis asks one of both sides."""
    values = reading(atlas).all("aa:requiresStatus").get(entity("concept", f"basis.{basis}").value, ())
    return frozenset((kind_and_slug(value.value) or ("", ""))[1].partition(".")[2] for value in values)


def holds(agreement: Agreement, day: date) -> Certainty | None:
    """How surely the agreement itself stands on the day: signed or in operation, and not over.

    None where it surely does not; presumed of one that is only known to have existed. A beginning that is not
    recorded takes nothing away: the standings in it say since when they hold.
    """
    extent = agreement.extent
    if begins_after(agreement, day) or is_over(agreement, day):
        return None
    open_start = extent.start_latest and day < extent.start_latest
    open_end = extent.end_earliest and day >= extent.end_earliest
    if open_start or open_end:
        return "possible"
    return "presumed" if agreement.status == "unknown" else "certain"


def begins_after(agreement: Agreement, day: date) -> bool:
    """Whether the agreement was signed only after the day."""
    return bool(agreement.extent.start_earliest and day < agreement.extent.start_earliest)


def is_over(agreement: Agreement, day: date) -> bool:
    """Whether the agreement has ended by the day; one that ended on no recorded day gives no route on any."""
    over = agreement.extent.end_latest
    return day >= over if over else agreement.status in OVER


def through(atlas: Atlas, agreement: Agreement, asked: Asked) -> Route | None:
    """The route through one agreement, if it stands and both sides stand in it as its basis asks."""
    statuses = required(atlas, agreement.basis)
    near, far = (_standing(agreement, side, asked.day, statuses) for side in (asked.origin, asked.destination))
    certainty = weakest((holds(agreement, asked.day), _surest(near, asked.day), _surest(far, asked.day)))
    return Route(agreement, near, far, certainty) if certainty else None


def _standing(
    agreement: Agreement, jurisdiction: str, day: date, statuses: frozenset[str] | None = None
) -> tuple[Participation, ...]:
    """The standings of a side on a day; of these statuses, or of any but a former one."""
    return tuple(
        participation
        for participation in agreement.of(jurisdiction)
        if participation.at(day)
        and (participation.status in statuses if statuses else participation.status != "former")
    )


def _surest(participations: tuple[Participation, ...], day: date) -> Certainty | None:
    found = [certainty for participation in participations if (certainty := participation.at(day))]
    return min(found, key=CERTAINTIES.index, default=None)


def _worth(atlas: Atlas, route: Route) -> tuple[int, bool, int, int, str]:
    """What ranks a route: its basis, whether it reaches the whole of both sides, how sure it is, its state."""
    read, state = reading(atlas), {"in-force": 0, "signed": 1}.get(route.agreement.status, 2)
    bodies = [participation.organization for participation in (*route.near, *route.far) if participation.organization]
    part = any(read.text(body, "aa:region") for body in bodies)
    return (BASES.index(route.agreement.basis), part, CERTAINTIES.index(route.certainty), state, route.agreement.iri)
