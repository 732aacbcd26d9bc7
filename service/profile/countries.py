"""The profile of a country or region: what its dossier says, at a glance."""

from collections.abc import Iterator

from accord_atlas.service.answers.dossier import DossierAgreement, DossierAnswer
from accord_atlas.service.answers.profile import ProfileCounterpart, ProfileRoute, ProfileShared
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.profile.intentions import chosen
from accord_atlas.service.profile.lacks import lacks
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.profile.routes import rows


def country(atlas: Atlas, request: ProfileRequest) -> DossierAnswer:
    """The dossier from which the profile is made."""
    return dossier(atlas, DossierRequest(request.iri, request.counterpart, request.day))


def counterpart(atlas: Atlas, request: ProfileRequest, found: DossierAnswer) -> ProfileCounterpart:
    """What there is with the counterpart; of the counterpart itself its partners and what it lacks."""
    iris = {each.intention.iri for each in found.intentions}
    return ProfileCounterpart(
        jurisdiction=found.counterpart,
        own=request.own,
        points=found.points,
        routes=[] if request.own else list(_routes(request, found)),
        agreements=[] if request.own else list(_shared(atlas, request, found)),
        partners=found.partners if request.own else [],
        intentions=chosen(atlas, request, iris),
        lacking=lacks(atlas, request, request.iri),
    )


def _routes(request: ProfileRequest, found: DossierAnswer) -> Iterator[ProfileRoute]:
    yield from rows(found.routes.outbound, "outbound", request)
    yield from rows(found.routes.inbound, "inbound", request)


def _shared(atlas: Atlas, request: ProfileRequest, found: DossierAnswer) -> Iterator[ProfileShared]:
    for row in found.agreements:
        if row.together and row.together_reason:
            yield ProfileShared(
                agreement=row.agreement,
                kind=row.kind,
                basis=row.basis,
                organizations=[atlas.labels[iri].entity for iri in bodies_of(atlas, request, row)],
                certainty=row.together,
                reason=row.together_reason,
            )


def bodies_of(atlas: Atlas, request: ProfileRequest, row: DossierAgreement) -> list[str]:
    """The bodies (IRIs) of the counterpart that are in an agreement on the day."""
    held = (each.at(request.day) for each in agreements(atlas)[row.agreement.iri].of(request.counterpart))
    return sorted({body for each in held if each and each.member for body in each.bodies})
