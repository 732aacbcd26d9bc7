"""With which countries and regions a jurisdiction has agreements of two sides, and which recognise engineers."""

from accord_atlas.service.answers.dossier import DossierPartner
from accord_atlas.service.answers.partners import partner_row
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain import participations as record
from accord_atlas.service.domain.partners import partners as found_partners
from accord_atlas.service.dossier.parts import membership
from accord_atlas.service.dossier.request import DossierRequest


def partners(atlas: Atlas, request: DossierRequest) -> list[DossierPartner]:
    """The partners on the day: those with agreements that recognise engineers first, then by how many there are."""
    here = request.jurisdiction
    joined = [agreement for agreement in record.agreements(atlas).values() if agreement.of(here)]
    mine = {each.iri: held for each in joined if (held := membership(atlas, each, here, request))}
    return [partner_row(atlas, each) for each in found_partners(atlas, mine, here, request.day)]
