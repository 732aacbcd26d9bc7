"""Who stands in which agreement of many members on a day: the matrix, and the sets that it is made of."""

from collections.abc import Mapping, Sequence
from datetime import date

from accord_atlas.service.answers.gaps import Matrix, MatrixCell, MatrixRow
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.domain.bases import recognises
from accord_atlas.service.domain.membership import fullness
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.presence import Presence, presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.timeline import Segment


def many_sided(atlas: Atlas) -> Sequence[Agreement]:
    """The columns: agreements between more than two sides that recognise something."""
    return atlas.once(_many_sided)


def _many_sided(atlas: Atlas) -> Sequence[Agreement]:
    read = reading(atlas)
    return [
        agreement
        for agreement in agreements(atlas).values()
        if recognises(agreement.basis) and read.notation(agreement.iri, "aa:scope") != "bilateral"
    ]


def jurisdictions(atlas: Atlas) -> Sequence[str]:
    """The jurisdictions that take part, or ever took part, in any agreement."""
    return atlas.once(_jurisdictions)


def _jurisdictions(atlas: Atlas) -> Sequence[str]:
    found = {s.jurisdiction for agreement in agreements(atlas).values() for s in agreement.participations}
    return sorted(iri for iri in found if iri)


def full_memberships(atlas: Atlas, day: date) -> Mapping[str, Mapping[str, Segment]]:
    """Jurisdiction → the agreements of any scope that recognise something and in which it is in full on a day.

    Certain and presumed ones, with how surely and why.
    """
    found: dict[str, dict[str, Segment]] = {place: {} for place in jurisdictions(atlas)}
    for agreement in agreements(atlas).values():
        for place in agreement.jurisdictions if recognises(agreement.basis) else ():
            if place and (each := sure_member(atlas, agreement, place, day)):
                found[place][each.agreement] = each.segment
    return found


def sure_member(atlas: Atlas, agreement: Agreement, jurisdiction: str, day: date) -> Presence | None:
    """The place of a jurisdiction in an agreement where it is a full member, certainly or presumably."""
    found = presence(atlas, agreement, jurisdiction, day)
    return found if found and found.full and found.certainty != "possible" else None


def matrix(atlas: Atlas, day: date, only: str | None = None) -> Matrix:
    """Each jurisdiction that takes part in any agreement of many members (or `only` one), by these agreements."""
    columns = many_sided(atlas)
    rows = []
    for place in [only] if only else jurisdictions(atlas):
        cells = [_cell(atlas, presence(atlas, agreement, place, day)) for agreement in columns]
        if any(cells):
            rows.append(MatrixRow(jurisdiction=atlas.labels[place].entity, standings=cells))
    return Matrix(agreements=[atlas.labels[agreement.iri].entity for agreement in columns], rows=rows)


def _cell(atlas: Atlas, found: Presence | None) -> MatrixCell | None:
    if found is None:
        return None
    statuses, behind = sorted(found.segment.statuses, key=fullness), found.held[0].participation
    return MatrixCell(
        status=statuses[0],
        statuses=statuses,
        certainty=found.segment.certainty,
        reason=found.segment.reason,
        organization=entity_of(atlas, found.bodies[0] if len(found.bodies) == 1 else None),
        holders=[atlas.labels[body].entity for body in found.bodies],
        start=behind.start,
        source=atlas.labels[behind.source].entity,
    )
