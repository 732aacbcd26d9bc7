"""The ways on which engineers are recognised between two countries, as rows; all, or those of some agreements."""

from collections.abc import Collection, Iterator
from datetime import date
from urllib.parse import urlencode

from accord_atlas.service.answers.profile import ProfileRoute, RouteDirection
from accord_atlas.service.answers.recognition import Recognition
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.recognition.answer import open_routes
from accord_atlas.service.recognition.request import LEVEL, RecognitionRequest


def rows(found: Recognition, direction: RouteDirection, request: ProfileRequest) -> Iterator[ProfileRoute]:
    """The routes of an answer of recognition, best first."""
    for route in found.routes:
        provision = route.provision
        ends = ((provision.from_side, found.origin), (provision.to_side, found.to))
        yield ProfileRoute(
            origin=found.origin,
            to=found.to,
            direction=direction,
            agreement=route.agreement,
            basis=route.basis,
            recognises=provision.recognises,
            part=next((side for side, whole in ends if side.iri != whole.iri), None),
            certainty=route.certainty,
            reason=route.reason,
            address=_address(found.origin, found.to, found.level, request.day),
        )


def between(
    atlas: Atlas, request: ProfileRequest, here: str, there: str, among: Collection[str]
) -> Iterator[ProfileRoute]:
    """Those between two countries (IRIs) through these agreements, both ways, outbound from the first."""
    levels = {agreements(atlas)[iri].level for iri in among} - {"other"} or {LEVEL}
    ways: tuple[tuple[RouteDirection, str, str], ...] = (("outbound", here, there), ("inbound", there, here))
    for direction, origin, destination in ways:
        for level in sorted(levels):
            asked = RecognitionRequest(origin, destination, None, level, request.day)
            yield from _through(atlas, asked, direction, among)


def _through(
    atlas: Atlas, asked: RecognitionRequest, direction: RouteDirection, among: Collection[str]
) -> Iterator[ProfileRoute]:
    origin, to = (atlas.labels[iri].entity for iri in (asked.origin, asked.destination))
    for route in open_routes(atlas, asked, among):
        yield ProfileRoute(
            origin=origin,
            to=to,
            direction=direction,
            agreement=atlas.labels[route.agreement.iri].entity,
            basis=route.agreement.basis,
            recognises=list(route.provision.recognises),
            part=entity_of(atlas, next(iter(route.way.parts), None)),
            certainty=route.sureness.certainty,
            reason=route.sureness.reason,
            address=_address(origin, to, asked.level, asked.day),
        )


def _address(origin: Entity, to: Entity, level: str, day: date) -> str:
    asked = {"from": origin.id, "to": to.id, "as_of": day.isoformat()}
    if level != LEVEL:
        asked["level"] = level
    return f"/api/recognition?{urlencode(asked)}"
