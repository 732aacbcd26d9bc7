"""Reads a layer back from the file that it was exported as, in any form, whatever it holds.

What staff write themselves is imported (`imports/`), which reads it with lenience and asks; here every table and
column must be called as an export calls it. Rows are held to the laws when the layer is put into use.
"""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any, Final, NoReturn

from accord_atlas.loaders.layer_rdf import from_trig
from accord_atlas.loaders.layers import LAYER_TABLES, NAME, Cells, Layer
from accord_atlas.loaders.packages import harmful
from accord_atlas.loaders.tables import columns
from accord_atlas.service.core.errors import BadParameter

PACKED: Final = b"PK\x03\x04"
UNREADABLE: Final = (
    ValueError,
    KeyError,
    OSError,
    RuntimeError,
    NotImplementedError,
    RecursionError,
    csv.Error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What readers of these forms raise of a file that is damaged, locked or of another form, in words that help."""

Rows = Mapping[str, Sequence[Cells]]


def restored(name: str, file: tuple[str, bytes], who: str) -> Layer:
    """The layer that a file (its name, its bytes) was exported from, under a name; `who` restores it now.

    BadParameter where the file is no export of a layer, with the place and what was expected there.
    """
    called, content = file
    if not NAME.fullmatch(name):
        raise BadParameter(
            "layer",
            name[:64],
            f"A layer cannot be called {name[:64]!r}.",
            f"层不能命名为 {name[:64]!r}。",
            expected=NAME.pattern,
        )
    try:
        rows, statements = _read(called, content, name)
    except UNREADABLE as e:
        _refuse(called, str(e))
    except Exception:
        # A library that reads foreign bytes may raise anything; that they are damaged is all there is to say.
        _refuse(called, "it is damaged")
    if not any(rows.values()) and not statements:
        _refuse(called, "it holds neither rows nor statements")
    made = {
        "who": who,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": [{"name": called, "sha256": sha256(content).hexdigest()}],
    }
    return Layer(name, rows, made, statements)


def _read(called: str, content: bytes, name: str) -> tuple[Rows, bytes]:
    if content.startswith(PACKED):
        return _packed(content), b""
    if called.lower().endswith(".trig"):
        return from_trig(content, name)
    if called.lower().endswith(".json"):
        return _json(content), b""
    return _csv(called, content), b""


def _packed(content: bytes) -> Rows:
    """A workbook, or an archive of tables as CSV."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if harmful(package):
            raise ValueError("a few bytes of it unpack to very many")
        parts = package.namelist()
        if "xl/workbook.xml" in parts:
            return _workbook(content)
        return {table: rows for part in parts for table, rows in _csv(part, package.read(part)).items()}


def _workbook(content: bytes) -> Rows:
    # Here, because few answers need the library that reads workbooks.
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    return {sheet.title: _rows(sheet.title, sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def _csv(called: str, content: bytes) -> Rows:
    table = PurePath(called).stem
    return {table: _rows(table, csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))}


def _rows(table: str, read: Iterator[Sequence[Any]]) -> list[Cells]:
    head = [str(cell or "") for cell in next(read, ())]
    return [
        _cells(table, number, zip(head, row, strict=True))
        for number, row in enumerate(read, start=2)
        if any(cell not in (None, "") for cell in row)
    ]


def _json(content: bytes) -> Rows:
    held = json.loads(content)
    if not isinstance(held, dict) or not all(isinstance(rows, list) for rows in held.values()):
        raise ValueError('it is not of the form {"table": [{"column": "cell"}]}')
    return {
        table: [
            _cells(table, number, row.items() if isinstance(row, dict) else ()) for number, row in enumerate(rows, 1)
        ]
        for table, rows in held.items()
    }


def _cells(table: str, number: int, row: Iterable[tuple[str, object]]) -> Cells:
    """The cells of a row that say something; ValueError for a table, a column or a cell that no layer has."""
    if table not in LAYER_TABLES:
        raise ValueError(f"{table[:64]!r} is no table of a layer")
    known = columns(LAYER_TABLES[table])
    found = {}
    for column, cell in row:
        if column not in known:
            raise ValueError(f"{table} has no column {str(column)[:64]!r}; expected {', '.join(known)}")
        if cell is not None and not isinstance(cell, str):
            raise ValueError(f"row {number} of {table}, {column}: expected text, got {str(cell)[:64]!r}")
        if cell:
            found[column] = cell
    return found


def _refuse(called: str, reason: str) -> NoReturn:
    raise BadParameter(
        "file",
        called,
        f"{called} is no layer as it was exported: {reason}.",
        f"{called} 不是导出的层文件：{reason}。",
        reason=reason,
    ) from None
