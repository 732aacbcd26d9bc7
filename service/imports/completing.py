"""What a row may leave out because it is known: how surely its source speaks, where its body is at home."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from accord_atlas.loaders.tables import columns
from accord_atlas.ontology.names import kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.known import known
from accord_atlas.service.imports.rows import Taken
from accord_atlas.service.imports.words import TABLES

SURENESS: Final = ("low", "medium", "high")


def completed(atlas: Atlas, rows: Sequence[Taken]) -> list[Taken]:
    """The rows with the confidence of their sources and the country of their body, where they have none of their own.

    What other rows of the files say of sources and bodies counts first. A column of confidence that its sheet has is
    left as it is: there, a blank is a slip.
    """
    reliable = {**atlas.once(reliabilities), **_said(rows, "sources", "reliability")}
    homes = {**atlas.once(known).homes, **_said(rows, "organizations", "jurisdiction")}
    return [replace(row, cells=_completed(row, reliable, homes)) for row in rows]


def _completed(row: Taken, reliable: Mapping[str, str], homes: Mapping[str, str]) -> dict[str, str]:
    cells = dict(row.cells)
    kept = "confidence" in columns(TABLES[row.table])
    if kept and "confidence" not in row.at and (sources := cells.get("source", "").split("|")) != [""]:
        deserved = {reliable[source] for source in sources if reliable.get(source) in SURENESS}
        if deserved:
            cells["confidence"] = min(deserved, key=SURENESS.index)
    body = cells.get("organization") if row.table == "parties" and not cells.get("jurisdiction") else None
    if body and "jurisdiction" not in row.doubted and (home := homes.get(body)):
        cells["jurisdiction"] = home
    return cells


def _said(rows: Sequence[Taken], table: str, column: str) -> dict[str, str]:
    own = (row.cells for row in rows if row.table == table)
    return {cells["id"]: cells[column] for cells in own if cells.get("id") and cells.get(column)}


def reliabilities(atlas: Atlas) -> dict[str, str]:
    """Id of each source of a release → how surely it speaks; use it as `atlas.once(reliabilities)`."""
    found: dict[str, str] = {}
    for quad in atlas.store.quads(None, term("aa:reliability")):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            source, word = kind_and_slug(quad.subject.value), kind_and_slug(quad.object.value)
            if source and word:
                found[source[1]] = word[1].rpartition(".")[2]
    return found
