"""Who stands in which agreement of many members on a day: the matrix, and the sets that it is made of."""

from collections.abc import Mapping
from datetime import date

from accord_atlas.service.answers.gaps import Matrix, MatrixCell, MatrixRow
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.domain.bases import recognises
from accord_atlas.service.domain.membership import fullness
from accord_atlas.service.domain.participations import Agreement, Participation, agreements
from accord_atlas.service.domain.properties import reading


def many_sided(atlas: Atlas) -> list[Agreement]:
    """The columns: agreements between more than two sides that recognise something."""
    read = reading(atlas)
    return [
        agreement
        for agreement in agreements(atlas).values()
        if recognises(agreement.basis) and read.notation(agreement.iri, "aa:scope") != "bilateral"
    ]


def participation(agreement: Agreement, jurisdiction: str, day: date) -> Participation | None:
    """The fullest participation of a jurisdiction's bodies on a day; None where none is on record."""
    held = [s for s in agreement.of(jurisdiction) if s.at(day) and not s.over] if agreement.at(day) else []
    return min(held, key=lambda s: (fullness(s.status), s.iri), default=None)


def jurisdictions(atlas: Atlas) -> list[str]:
    """The jurisdictions that take part, or ever took part, in any agreement."""
    found = {s.jurisdiction for agreement in agreements(atlas).values() for s in agreement.participations}
    return sorted(iri for iri in found if iri)


def full_memberships(atlas: Atlas, day: date) -> Mapping[str, frozenset[str]]:
    """Jurisdiction → the agreements of any scope that recognise something and in which it is in full on a day."""
    kept = [agreement for agreement in agreements(atlas).values() if recognises(agreement.basis)]
    return {
        place: frozenset(c.iri for c in kept if (s := participation(c, place, day)) and s.full)
        for place in jurisdictions(atlas)
    }


def matrix(atlas: Atlas, day: date, only: str | None = None) -> Matrix:
    """Each jurisdiction that takes part in any agreement of many members (or `only` one), by these agreements."""
    columns = many_sided(atlas)
    rows = []
    for place in [only] if only else jurisdictions(atlas):
        cells = [_cell(atlas, participation(agreement, place, day), day) for agreement in columns]
        if any(cells):
            rows.append(MatrixRow(jurisdiction=atlas.labels[place].entity, standings=cells))
    return Matrix(agreements=[atlas.labels[agreement.iri].entity for agreement in columns], rows=rows)


def _cell(atlas: Atlas, found: Participation | None, day: date) -> MatrixCell | None:
    certainty = found.at(day) if found else None
    if found is None or certainty is None:
        return None
    return MatrixCell(
        status=found.status,
        certainty=certainty,
        organization=entity_of(atlas, found.organization),
        start=found.start,
        source=atlas.labels[found.source].entity,
    )
