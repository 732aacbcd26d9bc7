"""A partner as the dossier and the profile show it."""

from collections.abc import Iterable

from accord_atlas.service.answers.dossier import DossierPartner
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.partners import Partner


def partner_row(atlas: Atlas, partner: Partner) -> DossierPartner:
    """A country or region with the agreements of two sides that there are with it."""

    def entities(iris: Iterable[str]) -> list[Entity]:
        return [atlas.labels[iri].entity for iri in iris]

    return DossierPartner(
        jurisdiction=atlas.labels[partner.jurisdiction].entity,
        agreements=entities(partner.agreements),
        recognising=entities(partner.recognising),
        silent=entities(partner.silent),
        certainty=partner.surest.certainty,
        reason=partner.surest.reason,
    )
