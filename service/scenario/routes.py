"""Routes that differ between the worlds, as the answer shows them."""

from collections.abc import Iterable

from accord_atlas.service.answers.scenario import BasisCount, ChangedRoute, RouteState, ScenarioRoute
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.bases import keeps_registers, place
from accord_atlas.service.domain.coverage import register_lists
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.recognition.answer import OpenRoute
from accord_atlas.service.scenario.differences import Difference
from accord_atlas.service.scenario.words import counts


def route(atlas: Atlas, found: Difference) -> ScenarioRoute:
    """A route that opens or closes."""
    held = found.route
    return ScenarioRoute(
        **dict(_state(atlas, held)),
        jurisdiction=atlas.labels[found.jurisdiction].entity,
        direction=found.direction,
        basis=held.agreement.basis,
        level=found.level,
        counts=counts(found),
        first=found.first,
        specialties=[atlas.labels[iri].entity for iri in _specialties(atlas, found)],
        part=entity_of(atlas, _part(found)),
    )


def changed(atlas: Atlas, found: Difference) -> ChangedRoute:
    """A route that says something else, with what it says today."""
    assert found.before
    return ChangedRoute(**dict(route(atlas, found)), before=_state(atlas, found.before))


def basis_counts(found: Iterable[Difference]) -> list[BasisCount]:
    """How many places each basis opens; what no source says is not counted."""
    places: dict[tuple[str, str, str], dict[str, bool]] = {}
    for each in filter(counts, found):
        held = places.setdefault((each.route.agreement.basis, each.level, each.direction), {})
        held[each.jurisdiction] = held.get(each.jurisdiction, False) or each.first
    return [
        BasisCount(basis=basis, level=level, direction=way, jurisdictions=len(held), first=sum(held.values()))
        for (basis, level, way), held in sorted(places.items(), key=lambda each: _order(*each[0]))
    ]


def _order(basis: str, level: str, direction: str) -> tuple[bool, int, str]:
    return direction != "outbound", place(basis), level


def _state(atlas: Atlas, held: OpenRoute) -> RouteState:
    return RouteState(
        agreement=_agreement(atlas, held),
        recognises=list(held.provision.recognises),
        certainty=held.sureness.certainty,
        reason=held.sureness.reason,
    )


def _agreement(atlas: Atlas, held: OpenRoute) -> Entity | None:
    """The agreement; None of one that there is none of yet."""
    iri = held.agreement.iri
    return atlas.labels[iri].entity if iri in agreements(atlas) else None


def _specialties(atlas: Atlas, found: Difference) -> tuple[str, ...]:
    """Those that the agreement lists; in a shared register, those that the register of the other end offers."""
    held = found.route
    if keeps_registers(held.agreement.basis):
        return register_lists(atlas, held.agreement.iri, found.jurisdiction)
    return held.provision.specialties


def _part(found: Difference) -> str | None:
    """The part of the other end's country that the route is for."""
    way = found.route.way
    side = way.destination if found.direction == "outbound" else way.origin
    return side if side != found.jurisdiction else None
