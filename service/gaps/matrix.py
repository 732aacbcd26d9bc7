"""Who stands in which agreement of many members on a day: the matrix, and the sets that it is made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.participations import Compact, Standing, compacts
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.recognition.routes import holds

Json = dict[str, Any]
FULL = frozenset({"authorised", "party"})
ORDER = ("authorised", "party", "provisional", "unknown")


def many_sided(atlas: Atlas) -> list[Compact]:
    """The columns: agreements between more than two sides that recognise something."""
    read = reading(atlas)
    return [
        compact
        for compact in compacts(atlas).values()
        if compact.basis != "tie" and read.notation(compact.iri, "aa:scope") != "bilateral"
    ]


def standing(compact: Compact, jurisdiction: str, day: date) -> Standing | None:
    """The fullest standing of a jurisdiction's bodies on a day; None where none is on record."""
    held = [s for s in compact.of(jurisdiction) if s.at(day) and s.status in ORDER] if holds(compact, day) else []
    return min(held, key=lambda s: (ORDER.index(s.status), s.iri), default=None)


def jurisdictions(atlas: Atlas) -> list[str]:
    """The jurisdictions that stand, or ever stood, in any agreement."""
    found = {s.jurisdiction for compact in compacts(atlas).values() for s in compact.standings}
    return sorted(iri for iri in found if iri)


def held(atlas: Atlas, day: date) -> Mapping[str, frozenset[str]]:
    """Jurisdiction → the agreements of any scope that recognise something and in which it stands in full on a day."""
    kept = [compact for compact in compacts(atlas).values() if compact.basis != "tie"]
    return {
        place: frozenset(c.iri for c in kept if (s := standing(c, place, day)) and s.status in FULL)
        for place in jurisdictions(atlas)
    }


def matrix(atlas: Atlas, day: date, only: str | None = None) -> Json:
    """`agreements` (columns) and `rows`: each jurisdiction with its standing in each; null says nothing on record."""
    columns = many_sided(atlas)
    rows = []
    for place in [only] if only else jurisdictions(atlas):
        cells = [_cell(atlas, standing(compact, place, day), day) for compact in columns]
        if any(cells):
            rows.append({"jurisdiction": cell(atlas, place), "standings": cells})
    return {"agreements": [cell(atlas, compact.iri) for compact in columns], "rows": rows}


def _cell(atlas: Atlas, found: Standing | None, day: date) -> Json | None:
    if found is None:
        return None
    return {
        "status": found.status,
        "certainty": found.at(day),
        "organization": cell(atlas, found.organization),
        "start": found.start,
        "source": cell(atlas, found.source),
    }
