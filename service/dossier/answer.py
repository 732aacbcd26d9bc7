"""The dossier of a jurisdiction: what it comes to, its parts, routes both ways, what is not recorded, the sources."""

from collections.abc import Iterator

from accord_atlas.service.answers.dossier import (
    DossierAgreement,
    DossierAnswer,
    DossierEvent,
    DossierIntention,
    DossierPartner,
    DossierRoutes,
)
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.recognition import Recognition
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.shape import Words
from accord_atlas.service.dossier.backing import backing
from accord_atlas.service.dossier.counts import counts, summary
from accord_atlas.service.dossier.gaps import gaps
from accord_atlas.service.dossier.happenings import disciplines, events, intentions
from accord_atlas.service.dossier.partners import partners
from accord_atlas.service.dossier.parts import agreements, bodies, participations
from accord_atlas.service.dossier.points import own_points, points
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.recognition.answer import recognition
from accord_atlas.service.recognition.request import LEVEL, RecognitionRequest


def dossier(atlas: Atlas, request: DossierRequest) -> DossierAnswer:
    """Everything on record about one jurisdiction, seen from its counterpart's side, on a day."""
    here, there = request.jurisdiction, request.counterpart
    routes = DossierRoutes(outbound=_routes(atlas, request, here, there), inbound=_routes(atlas, request, there, here))
    still_wanted()
    joined, held, intended = agreements(atlas, request), bodies(atlas, request), intentions(atlas, request)
    places, happened, with_whom = participations(atlas, request), events(atlas, request), partners(atlas, request)
    still_wanted()
    listed = disciplines(atlas, request)
    found = counts(
        atlas,
        request,
        joined,
        bodies=len(held),
        partners=sum(row.certainty != "possible" for row in with_whom),
        events=len(happened),
    )
    return DossierAnswer(
        **envelope(atlas, request.day, whole=True),
        jurisdiction=atlas.labels[here].entity,
        counterpart=atlas.labels[there].entity,
        summary=summary(atlas, request, found),
        counts=found,
        points=list(_points(atlas, request, routes, joined, intended, happened, with_whom)),
        bodies=held,
        participations=places,
        agreements=joined,
        partners=with_whom,
        events=happened,
        intentions=intended,
        disciplines=listed,
        routes=routes,
        gaps=list(gaps(atlas, request)),
        evidence=backing(atlas, joined, intended, routes, places, happened, held, listed),
    )


def _points(
    atlas: Atlas,
    request: DossierRequest,
    routes: DossierRoutes,
    joined: list[DossierAgreement],
    intended: list[DossierIntention],
    happened: list[DossierEvent],
    with_whom: list[DossierPartner],
) -> Iterator[Words]:
    if request.own:
        return own_points(atlas, request, joined, with_whom, intended, happened)
    return points(atlas, request, routes, joined, intended, happened)


def _routes(atlas: Atlas, request: DossierRequest, origin: str, destination: str) -> Recognition:
    """What one side recognises of a professional engineer of the other."""
    return recognition(atlas, RecognitionRequest(origin, destination, None, LEVEL, request.day))
