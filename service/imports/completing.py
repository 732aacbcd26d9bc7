"""What a row may leave out because the atlas knows it: how surely its source speaks, where its body is at home."""

from typing import Final

from accord_atlas.ontology.names import entity, kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.imports.rows import Taken

SURENESS: Final = ("low", "medium", "high")


def completed(atlas: Atlas, row: Taken) -> Taken:
    """The row with the confidence that its sources deserve, and with the country of its body, where it has none.

    A column of confidence that its sheet has is left as it is: there, a blank is a slip.
    """
    cells = dict(row.cells)
    if "confidence" not in row.at and (sources := cells.get("source", "").split("|")) != [""]:
        deserved = {found for source in sources if (found := _reliability(atlas, source))}
        if deserved:
            cells["confidence"] = min(deserved, key=SURENESS.index)
    body = cells.get("organization") if row.table == "parties" and not cells.get("jurisdiction") else None
    if body and (home := _home(atlas, body)):
        cells["jurisdiction"] = home
    return Taken(row.table, row.sheet, row.row, cells, row.at)


def _reliability(atlas: Atlas, source: str) -> str | None:
    found = atlas.store.quads(entity("source", source), term("aa:reliability"))
    named = next((kind_and_slug(quad.object.value) for quad in found if hasattr(quad.object, "value")), None)
    word = named[1].rpartition(".")[2] if named else ""
    return word if word in SURENESS else None


def _home(atlas: Atlas, organization: str) -> str | None:
    found = atlas.store.quads(entity("organization", organization), term("aa:jurisdiction"))
    named = next((kind_and_slug(quad.object.value) for quad in found if hasattr(quad.object, "value")), None)
    return named[1] if named else None
