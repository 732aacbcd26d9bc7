"""The sources of a dossier, each once, in the order in which its page numbers them."""

from collections.abc import Sequence

from accord_atlas.service.answers.dossier import (
    DossierAgreement,
    DossierBody,
    DossierDiscipline,
    DossierEvent,
    DossierIntention,
    DossierParticipation,
    DossierRoutes,
)
from accord_atlas.service.answers.evidence import SourceEntry, sources
from accord_atlas.service.core.atlas import Atlas


def backing(
    atlas: Atlas,
    agreements: Sequence[DossierAgreement],
    intentions: Sequence[DossierIntention],
    routes: DossierRoutes,
    participations: Sequence[DossierParticipation],
    events: Sequence[DossierEvent],
    bodies: Sequence[DossierBody],
    disciplines: Sequence[DossierDiscipline],
) -> list[SourceEntry]:
    """The sources of these parts; what only keeps an agreement from being a route is no part."""
    ways = (routes.outbound.routes, routes.inbound.routes)
    # Bodies come last, so that those of a page that leaves the last of them out have the first numbers.
    return sources(atlas, agreements, intentions, ways, participations, events, disciplines, bodies)
