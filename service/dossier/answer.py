"""The dossier of a jurisdiction: what it comes to, its parts, routes both ways, and what is not recorded."""

from accord_atlas.service.answers.dossier import DossierAnswer, DossierRoutes
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.recognition import Recognition
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.dossier.gaps import gaps
from accord_atlas.service.dossier.parts import agreements, bodies, disciplines, intentions, participations
from accord_atlas.service.dossier.points import points
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.recognition.answer import recognition
from accord_atlas.service.recognition.request import LEVEL, RecognitionRequest


def dossier(atlas: Atlas, request: DossierRequest) -> DossierAnswer:
    """Everything on record about one jurisdiction, seen from its counterpart's side, on a day."""
    here, there = request.jurisdiction, request.counterpart
    routes = DossierRoutes(outbound=_routes(atlas, request, here, there), inbound=_routes(atlas, request, there, here))
    joined, intended = agreements(atlas, request), intentions(atlas, request)
    return DossierAnswer(
        **envelope(atlas, request.day, whole=True),
        jurisdiction=atlas.labels[here].entity,
        counterpart=atlas.labels[there].entity,
        points=list(points(atlas, request, routes, joined, intended)),
        bodies=bodies(atlas, request),
        participations=participations(atlas, request),
        agreements=joined,
        intentions=intended,
        disciplines=disciplines(atlas, request),
        routes=routes,
        gaps=list(gaps(atlas, request)),
    )


def _routes(atlas: Atlas, request: DossierRequest, origin: str, destination: str) -> Recognition:
    """What one side recognises of a professional engineer of the other."""
    return recognition(atlas, RecognitionRequest(origin, destination, None, LEVEL, request.day))
