"""Reads a curated CSV table into typed records, and says all that is wrong with it at once.

A table's columns, keys and references are those of its model, a `Row`; the types of `cells` clean the cells.
`parse_table` never raises: it keeps what it can read and lists what it cannot, so that one run of the build
names every wrong cell of every table. `read_table` is for a table that stands alone.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, ClassVar, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from accord_atlas.loaders.cells import Ref, references

UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\ufeff\ufffd]")
"""Control characters but the line feed, and the traces of a bad conversion."""


@dataclass(frozen=True, slots=True)
class CellError:
    """One thing that is wrong: where (header = line 1; no line for a whole file), what stands there, what should."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    expected: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        shown = None if self.value is None else json.dumps(_shortened(self.value), ensure_ascii=False)
        return ": ".join(part for part in (place, self.column, shown, f"expected {self.expected}") if part)


class TableErrors(ValueError):
    """Everything that is wrong with one or more tables; `str` gives one line for each."""

    def __init__(self, errors: Iterable[CellError]) -> None:
        self.errors = sorted(errors, key=lambda e: (e.file, e.line or 0))
        super().__init__("\n".join(map(str, self.errors)))


class Row(BaseModel):
    """A record of a table: its fields are the columns, `KEY` names those that identify it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    _line: int = PrivateAttr(default=0)

    @property
    def line(self) -> int:
        """The line on which the record begins in its file; the header is line 1."""
        return self._line


R = TypeVar("R", bound=Row)


@dataclass(slots=True)
class Table(Generic[R]):
    """What was read of one file: its records, what is wrong, and the keys and references of all rows, good or bad.

    `keys` gives the line of each key; `named` has line, column and value of each reference. `whole` is False where
    keys may be missing, because the file or a row could not be read; references to it are then not followed.
    """

    file: str
    model: type[R]
    rows: list[R] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    keys: dict[tuple[str, ...], int] = field(default_factory=dict)
    named: list[tuple[int, str, str]] = field(default_factory=list)
    whole: bool = True

    def fault(self, line: int | None, column: str | None, value: str | None, expected: str) -> None:
        """Note one thing that is wrong."""
        self.errors.append(CellError(self.file, line, column, value, expected))


def read_table(path: Path | Traversable, model: type[R], *, name: str | None = None) -> list[R]:
    """The records of a CSV table, in the order of the file; TableErrors with all that is wrong.

    `name` is what errors call the file, by default its path, from the working folder where it lies inside that.
    References to other tables are not followed.
    """
    table = parse_table(path, model, name=name)
    if table.errors:
        raise TableErrors(table.errors)
    return table.rows


def parse_table(path: Path | Traversable, model: type[R], *, name: str | None = None) -> Table[R]:
    """The same without raising: what could be read and what is wrong."""
    table = Table(name or shown(path), model)
    text = _text(path, table)
    if text is not None:
        _rows(text, table)
        places = {name: number for number, name in enumerate(columns(model))}
        table.errors.sort(key=lambda e: (e.line or 0, places.get(e.column or "", -1)))
    return table


def check_references(tables: Mapping[str, Table[Any]]) -> list[CellError]:
    """Every cell that names a row which its table does not have; `tables` has each table under its `Ref` name."""
    return [
        CellError(table.file, line, column, value, f"a row of {ref.table}{_nearest(value, ids, similarity=0.6)}")
        for table in tables.values()
        for column, ref in table_references(table.model).items()
        if tables[ref.table].whole
        for ids in [{key[0] for key in tables[ref.table].keys}]
        for line, where, value in table.named
        if where == column and value not in ids and value != ref.unless
    ]


def columns(model: type[Row]) -> Mapping[str, FieldInfo]:
    """Column → its field; a field whose column is a word of Python has it as alias."""
    if model not in _columns:
        _columns[model] = {info.alias or name: info for name, info in model.model_fields.items()}
    return _columns[model]


def table_references(model: type[Row]) -> Mapping[str, Ref]:
    """Column → the table that its cells refer to."""
    if model not in _references:
        found = {name: [*references(f.annotation), *_refs(f.metadata)] for name, f in columns(model).items()}
        _references[model] = {name: refs[0] for name, refs in found.items() if refs}
    return _references[model]


_columns: dict[type[Row], Mapping[str, FieldInfo]] = {}
_references: dict[type[Row], Mapping[str, Ref]] = {}


def choices(info: FieldInfo) -> tuple[str, ...]:
    """The values that a column may hold, in their order; none where any value may stand."""
    return tuple(_literals(info.annotation))


def _text(path: Path | Traversable, table: Table[Any]) -> str | None:
    """The file's text with line feeds only and without a byte order mark; None where there is none to read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        table.fault(None, None, None, "a file; there is none")
    except OSError as error:
        table.fault(None, None, None, f"a file that can be read ({error.strerror})")
    else:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            table.fault(line, None, None, f"UTF-8 text (byte {data[error.start]:#04x} is not)")
    table.whole = False
    return None


def _records(text: str, table: Table[Any]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; what breaks the rules of CSV is noted and left out."""
    reader = csv.reader(io.StringIO(text, newline="\n"), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            table.whole = False  # the keys of the rows that the error swallowed are not known
            table.fault(line, None, None, f"cells as RFC 4180 quotes them ({error})")


def _rows(text: str, table: Table[R]) -> None:
    """Read header and rows into the table."""
    records = _records(text, table)
    header = next(records, None)
    if header is None or not any(header[1]):
        table.whole = False
        table.fault(1, None, None, f"a header: {','.join(columns(table.model))}")
        return
    _check_header(header[1], table)
    names = header[1]
    for line, cells in records:
        if len(cells) == len(names):
            # Of a column that stands twice, the first counts.
            _row(line, dict(zip(reversed(names), reversed(cells), strict=True)), table, _lines(line, names, cells))
            continue
        found = f"there are {len(cells)}" if cells else "the line is blank"
        table.fault(line, None, None, f"{len(names)} cells, as in the header; {found}")
        if cells and (names[0],) == table.model.KEY:
            table.keys.setdefault((cells[0],), line)


def _check_header(header: Sequence[str], table: Table[Any]) -> None:
    expected = list(columns(table.model))
    for number, name in enumerate(header):
        if name not in expected:
            table.fault(1, None, name, f"a column of this table{_nearest(name, expected)}")
        elif name in header[:number]:
            table.fault(1, name, None, "the column once")
    for name in expected:
        if name not in header:
            table.fault(1, name, None, "this column; the header lacks it")
    table.whole = table.whole and all(name in header for name in table.model.KEY)


def _lines(line: int, header: Sequence[str], cells: Sequence[str]) -> dict[str, int]:
    """Column → the line on which its cell begins, since the cells before it may hold line feeds."""
    begins: dict[str, int] = {}
    for name, cell in zip(header, cells, strict=True):
        begins.setdefault(name, line)
        line += cell.count("\n")
    return begins


def _row(line: int, cells: Mapping[str, str], table: Table[R], lines: Mapping[str, int]) -> None:
    """Read one row into the table: its key, its references, its record, its errors."""
    expected = columns(table.model)
    known = {name: cell for name, cell in cells.items() if name in expected}
    clean = {name: cell for name, cell in known.items() if not _dirty(name, cell, table, lines[name])}
    _check_key(line, known, table)
    faults: list[ErrorDetails] = []
    try:
        row = table.model.model_validate({name: cell for name, cell in clean.items() if cell})
        if len(clean) == len(known):
            row._line = line
            table.rows.append(row)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    for fault in faults:
        name = str(fault["loc"][0]) if fault["loc"] else None
        if name is None or name in clean:
            _fault(name, fault, table, lines.get(name or "", line))
    sound = {name: cell for name, cell in clean.items() if cell and all(name not in f["loc"] for f in faults)}
    for name in sound.keys() & table_references(table.model).keys():
        table.named += [(lines[name], name, value) for value in sound[name].split("|")]


def _dirty(name: str, cell: str, table: Table[Any], line: int) -> bool:
    """Whether a cell holds what no reader sees; that is noted."""
    hidden = UNPRINTABLE.search(cell)
    if hidden:
        table.fault(line, name, cell, f"text without control characters (U+{ord(hidden[0]):04X})")
    elif cell != cell.strip():
        table.fault(line, name, cell, "no white space around the value")
    elif not unicodedata.is_normalized("NFC", cell):
        table.fault(line, name, cell, "Unicode text in normal form C")
    else:
        return False
    return True


def _check_key(line: int, cells: Mapping[str, str], table: Table[Any]) -> None:
    """Note the row's key, and whether a row above has the same."""
    names = table.model.KEY
    if not all(name in cells for name in names):
        return
    key = tuple(cells[name] for name in names)
    if key in table.keys and any(key):
        said = " + ".join(part or "(blank)" for part in key)
        table.fault(line, " + ".join(names), said, f"a key of its own; line {table.keys[key]} has the same")
    table.keys.setdefault(key, line)


def _fault(name: str | None, fault: ErrorDetails, table: Table[Any], line: int) -> None:
    """Note in our words what pydantic found."""
    value = str(fault["input"]) if name and fault["type"] != "missing" else None
    match fault["type"]:
        case "missing":
            table.fault(line, name, "", "a value; the cell is blank")
        case "value_error":
            table.fault(line, name, value, str(fault["ctx"]["error"]))
        case "literal_error" if name:
            allowed = choices(columns(table.model)[name])
            table.fault(line, name, value, f"one of {', '.join(allowed)}{_nearest(value or '', allowed)}")
        case _:
            table.fault(line, name, value, fault["msg"])


def _nearest(value: str, known: Iterable[str], *, similarity: float = 0) -> str:
    """The words that name the known value most like this one, if it is as much alike as asked (0 to 1)."""
    found = get_close_matches(value, sorted(known), n=1, cutoff=similarity)
    return f"; nearest: {found[0]}" if found else ""


def _literals(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _literals(inner)


def _refs(metadata: Iterable[object]) -> Iterator[Ref]:
    return (item for item in metadata if isinstance(item, Ref))


def shown(path: Path | Traversable) -> str:
    """What errors call a file: its path, from the working folder where it lies inside that."""
    inside = isinstance(path, Path) and path.is_relative_to(Path.cwd())
    return str(path.relative_to(Path.cwd())) if isinstance(path, Path) and inside else str(path)


def _shortened(value: str) -> str:
    return value if len(value) <= 80 else value[:79] + "…"
