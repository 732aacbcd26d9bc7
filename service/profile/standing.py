"""The places in agreements on the day: of a country's bodies, of one body, or all those of an agreement."""

from collections.abc import Iterator, Sequence

from accord_atlas.service.answers.profile import ProfileStanding
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.domain.bases import place
from accord_atlas.service.domain.membership import fullness
from accord_atlas.service.domain.participations import Agreement, Held, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.profile.request import ProfileRequest

Places = Sequence[tuple[Agreement, Held]]


def places(atlas: Atlas, request: ProfileRequest) -> Places:
    """The places that are held, or may be, on the day, those that recognise most and are surest first."""
    known = agreements(atlas)
    among = [known[request.iri]] if request.kind == "agreement" else known.values()
    found = [(agreement, held) for agreement in among for held in _held(agreement, request)]
    return sorted(found, key=lambda each: _order(atlas, *each))


def _held(agreement: Agreement, request: ProfileRequest) -> Iterator[Held]:
    among = agreement.of(request.iri) if request.kind == "jurisdiction" else agreement.participations
    for each in among:
        held = each.at(request.day)
        mine = request.kind != "organization" or each.organization == request.iri
        if held and (mine or request.iri in held.bodies):
            yield held


def _order(atlas: Atlas, agreement: Agreement, held: Held) -> tuple[int, str, int, str, str]:
    of = atlas.labels[held.participation.jurisdiction or ""].text("en")
    name = atlas.labels[agreement.iri].text("en")
    return place(agreement.basis), name, fullness(held.status), of, held.participation.iri


def standing(atlas: Atlas, found: Places) -> list[ProfileStanding]:
    """The places as an answer shows them."""
    return [_row(atlas, agreement, held) for agreement, held in found]


def _row(atlas: Atlas, agreement: Agreement, held: Held) -> ProfileStanding:
    behind, labels = held.participation, atlas.labels
    row = ProfileStanding(
        agreement=labels[agreement.iri].entity,
        kind=reading(atlas).notation(agreement.iri, "aa:kind") or "other",
        basis=agreement.basis,
        organization=entity_of(atlas, behind.organization),
        jurisdiction=entity_of(atlas, behind.jurisdiction),
        role=behind.role,
        status=held.status,
        start=agreement.began(behind),
        end=behind.end,
        certainty=held.certainty,
        reason=held.reason,
        source=labels[behind.source].entity,
        confidence=behind.confidence,
    )
    if held.bodies and held.bodies != (behind.organization,):
        return row.model_copy(update={"held_by": [labels[body].entity for body in held.bodies]})
    return row
