"""With which countries and regions a jurisdiction has agreements of two sides, and which recognise engineers."""

from collections import defaultdict
from dataclasses import replace

from accord_atlas.service.answers.dossier import DossierPartner
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain import participations as record
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.domain.timeline import Segment
from accord_atlas.service.dossier.parts import together
from accord_atlas.service.dossier.request import DossierRequest

Held = tuple[Segment, record.Agreement]


def partners(atlas: Atlas, request: DossierRequest) -> list[DossierPartner]:
    """The partners on the day: those with agreements that recognise engineers first, then by how many there are."""
    held: dict[str, list[Held]] = defaultdict(list)
    for agreement in record.agreements(atlas).values():
        for place in _other_sides(agreement, request.jurisdiction):
            if found := together(atlas, agreement, replace(request, counterpart=place)):
                held[place].append((found, agreement))
    rows = [_partner(atlas, place, found) for place, found in held.items()]
    return sorted(rows, key=lambda row: (-len(row.recognising), -len(row.agreements), row.jurisdiction.id))


def _other_sides(agreement: record.Agreement, jurisdiction: str) -> set[str]:
    """The jurisdictions with which it is one of the two sides of an agreement."""
    if not agreement.two_sided or not agreement.of(jurisdiction):
        return set()
    return {p.jurisdiction for p in agreement.participations if p.jurisdiction} - {jurisdiction}


def _partner(atlas: Atlas, place: str, held: list[Held]) -> DossierPartner:
    held.sort(key=lambda each: (each[0].doubt, each[1].signed or "9999", each[1].iri))
    ways = provisions(atlas)
    surest = held[0][0]

    def entities(agreements: list[record.Agreement]) -> list[Entity]:
        return [atlas.labels[agreement.iri].entity for agreement in agreements]

    return DossierPartner(
        jurisdiction=atlas.labels[place].entity,
        agreements=entities([each for _, each in held]),
        recognising=entities([each for _, each in held if ways.recognise_engineers(each.iri)]),
        silent=entities([each for _, each in held if ways.silent(each.iri)]),
        certainty=surest.certainty,
        reason=surest.reason,
    )
