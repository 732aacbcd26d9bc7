"""A layer as a file: CSV (several tables in one archive), a workbook, JSON, TriG; each can be imported again.

Columns and cells are those of the tables, in every language: what is taken in again is then the same layer.
"""

import io
import json
import zipfile
from typing import Final

from accord_atlas.loaders.layer_rdf import to_trig
from accord_atlas.loaders.layers import LAYER_TABLES, Layer, table_bytes
from accord_atlas.loaders.tables import columns
from accord_atlas.queries.question import Column
from accord_atlas.service.core.errors import NotAcceptable
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.table import Table
from accord_atlas.service.exports.xlsx import LONGEST, to_xlsx

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
    "trig": "application/trig",
}
ZIP: Final = "application/zip"
BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""When a file of an archive was made: the layer says when it was, and the same layer gives the same bytes."""


def forms(layer: Layer) -> list[str]:
    """The forms that can hold all of a layer: RDF has no place in a table, a cell of Excel has its limit."""
    if layer.statements or not layer.rows:
        return ["trig"]
    fits = all(len(cell) <= LONGEST for rows in layer.rows.values() for row in rows for cell in row.values() if cell)
    return [form for form in TYPES if fits or form != "xlsx"]


def file(layer: Layer, form: str) -> tuple[bytes, str, str]:
    """The content, its media type, and how the file is called; NotAcceptable where the form cannot hold the layer."""
    known = forms(layer)
    if form not in known:
        raise NotAcceptable(
            f"The layer {layer.name} can be had as {', '.join(known)}.",
            f"层 {layer.name} 可用的格式：{'、'.join(known)}。",
            expected=known,
        )
    if form == "csv":
        return _csv(layer)
    name = f"{layer.name}.{form}"
    if form == "xlsx":
        return to_xlsx(_tables(layer), "en", {}, about=False), TYPES[form], name
    if form == "trig":
        return to_trig(layer), TYPES[form], name
    return json.dumps(_filled(layer), ensure_ascii=False, indent=2).encode() + b"\n", TYPES[form], name


def _csv(layer: Layer) -> tuple[bytes, str, str]:
    """One table as it is, by its own name; several in an archive."""
    content = {f"{table}.csv": table_bytes(table, rows) for table, rows in layer.rows.items()}
    if len(content) == 1:
        name, data = next(iter(content.items()))
        return data, TYPES["csv"], name
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
    return archive.getvalue(), ZIP, f"{layer.name}.zip"


def _filled(layer: Layer) -> dict[str, list[dict[str, str]]]:
    """Rows by table, with the cells that say something."""
    return {t: [{name: cell for name, cell in row.items() if cell} for row in rows] for t, rows in layer.rows.items()}


def _tables(layer: Layer) -> list[Table]:
    """A sheet for each table, called as it is."""
    return [
        Table(
            table,
            Words(en=table, zh=table),
            Words(en="", zh=""),
            [Column(name, "text", {"en": name, "zh": name}) for name in columns(LAYER_TABLES[table])],
            [[row.get(name) or None for name in columns(LAYER_TABLES[table])] for row in rows],
        )
        for table, rows in layer.rows.items()
    ]
