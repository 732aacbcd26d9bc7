"""Writes the tables of a release as files: CSV with its descriptions, a workbook, a SQLite database, Parquet.

The same tables give the same bytes. Parquet needs the library pyarrow (`pip install 'accord-atlas[frames]'`); without
it these files are not made, and all others are.
"""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from accord_atlas.service.core.cells import Plain
from accord_atlas.service.core.shape import Words
from accord_atlas.service.dataset.table_description import (
    ON_THE_WEB,
    PACKAGE,
    About,
    data_package,
    on_the_web,
    references,
)
from accord_atlas.service.dataset.tables import Column, Table
from accord_atlas.service.exports.text import scalar
from accord_atlas.service.exports.xlsx import OPTIONS, sheet_name, width
from accord_atlas.service.text.messages import message

FOLDER: Final = "tables"
"""Where each table lies by itself, with the descriptions of all, by which programs find them."""
FORMATS: Final = ("xlsx", "csv.zip", "sqlite", "parquet.zip")
"""The tables together, as `dataset.<format>`."""
WIDEST: Final = 60
SQL: Final[Mapping[str, str]] = {"number": "REAL", "integer": "INTEGER", "boolean": "BOOLEAN", "date": "DATE"}
OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""Stands where a file names the time of its making: the release dates it, not the clock."""


def has_parquet() -> bool:
    """Whether the library that writes Parquet is there."""
    return find_spec("pyarrow") is not None


def write_tables(tables: Sequence[Table], about: About, folder: Path) -> list[Path]:
    """Write all files into a folder, and give their places in it."""
    parts = folder / FOLDER
    parts.mkdir()
    for table in tables:
        (parts / f"{table.name}.csv").write_bytes(csv_of(table))
    (parts / PACKAGE).write_text(_json(data_package(tables, about)), "utf-8")
    (parts / ON_THE_WEB).write_text(_json(on_the_web(tables, about)), "utf-8")
    csvs = sorted(parts.iterdir())
    _zip(folder / "dataset.csv.zip", csvs, zipfile.ZIP_DEFLATED)
    _sqlite(folder / "dataset.sqlite", tables, about)
    (folder / "dataset.xlsx").write_bytes(_workbook(tables, about))
    made = [*csvs, *(folder / f"dataset.{form}" for form in FORMATS[:3])]
    if has_parquet():
        parquet = [_parquet(table, parts / f"{table.name}.parquet") for table in tables]
        # Packed already, by columns.
        _zip(folder / "dataset.parquet.zip", parquet, zipfile.ZIP_STORED)
        made += [*parquet, folder / "dataset.parquet.zip"]
    return made


def csv_of(table: Table) -> bytes:
    """CSV as RFC 4180 has it, UTF-8; an empty cell is no value, headings are names that R takes as they are."""
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow([column.name for column in table.columns])
    lines.writerows([scalar(value) for value in row] for row in table.rows)
    return out.getvalue().encode()


def _json(said: Any) -> str:  # noqa: ANN401
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _zip(target: Path, files: Sequence[Path], how: int) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, OLDEST), file.read_bytes(), how)


def _sqlite(target: Path, tables: Sequence[Table], about: About) -> None:
    """A table each with its keys, and `release`, `columns`, which say what they hold."""
    known = {table.name for table in tables}
    base = sqlite3.connect(target)
    try:
        with base:
            for table in tables:
                _sql_table(base, table, known)
            base.execute('CREATE TABLE "release" ("id" TEXT PRIMARY KEY, "data_date" DATE)')
            base.execute('INSERT INTO "release" VALUES (?, ?)', (about.release, about.data_date))
            base.execute(
                'CREATE TABLE "columns" ("table" TEXT, "column" TEXT, "type" TEXT, "title_en" TEXT, "title_zh" TEXT, '
                '"table_title_en" TEXT, "table_title_zh" TEXT, PRIMARY KEY ("table", "column"))'
            )
            base.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?, ?, ?)', list(_columns(tables)))
            if wrong := base.execute("PRAGMA foreign_key_check").fetchone():
                raise ValueError(f"a key of {wrong[0]} leads nowhere in {wrong[2]}")
        base.execute("VACUUM")
    finally:
        base.close()


def _sql_table(base: sqlite3.Connection, table: Table, known: set[str]) -> None:
    keys = ", ".join(f'"{name}"' for name in table.key)
    parts = [f'"{column.name}" {SQL.get(column.type, "TEXT")}' for column in table.columns]
    parts.append(f"PRIMARY KEY ({keys})")
    refer = [column for column in references(table) if column.table in known]
    parts += [f'FOREIGN KEY ("{column.name}") REFERENCES "{column.table}" ("id")' for column in refer]
    base.execute(f'CREATE TABLE "{table.name}" ({", ".join(parts)})')
    marks = ", ".join("?" * len(table.columns))
    # Names are those of our own tables; what comes from data is bound.
    base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # nosec B608
    for column in refer:
        base.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')


def _columns(tables: Sequence[Table]) -> Iterator[tuple[str, ...]]:
    for table in tables:
        for column in table.columns:
            titles = (column.title.en, column.title.zh, table.title.en, table.title.zh)
            yield (table.name, column.name, column.type, *titles)


def _workbook(tables: Sequence[Table], about: About) -> bytes:
    """A sheet for what there is, one for what columns mean, one for each table; texts are never formulas."""
    import xlsxwriter  # late: a service that finds the files made does not need it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        about_it = {"title": message("dataset-name").en, "author": "Accord Atlas", "comments": about.release}
        book.set_properties({**about_it, "created": datetime(*OLDEST[:3])})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        heads = ("table", "content", "rows")
        contents: list[list[Plain | None]] = [[table.name, _both(table.title), len(table.rows)] for table in tables]
        about_lines: list[list[Plain | None]] = [[about.release, about.data_date, None]]
        _sheet(book, _both(message("tables-contents")), _heads(*heads), [*contents, *about_lines], bold)
        meanings = [
            [table.name, column.name, column.type, _meaning(column), column.table]
            for table in tables
            for column in table.columns
        ]
        heads_of = _heads("table", "column", "type", "meaning", "leads-to")
        _sheet(book, _both(message("tables-columns")), heads_of, meanings, bold)
        for table in tables:
            _sheet(book, table.name, [column.name for column in table.columns], table.rows, bold)
    return out.getvalue()


def _heads(*names: str) -> list[str]:
    return [_both(message(f"tables-{name}")) for name in names]


def _both(words: Words) -> str:
    return f"{words.en} · {words.zh}"


def _meaning(column: Column) -> str:
    return _both(column.title) + (f" ({_both(message('tables-several'))})" if column.several else "")


def _sheet(book: Any, name: str, heads: Sequence[str], rows: Sequence[Sequence[Plain | None]], bold: Any) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(sheet_name(name))
    writers: dict[type, Callable[..., Any]] = {bool: sheet.write_boolean, str: sheet.write_string}
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
        widths = (width(str(row[place] or "")) for row in rows[:200])
        sheet.set_column(place, place, min(WIDEST, 2 + max([width(head), *widths])))
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if value is not None:
                writers.get(type(value), sheet.write_number)(number, place, value)
    sheet.freeze_panes(1, 1)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _parquet(table: Table, target: Path) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
    arrays, fields = [], []
    for place, column in enumerate(table.columns):
        values: list[Any] = [row[place] for row in table.rows]
        if column.type == "date":
            values = [date.fromisoformat(value) if value else None for value in values]
        type_ = types.get(column.type, pa.string())
        arrays.append(pa.array(values, type_))
        titles = {"title_en": column.title.en, "title_zh": column.title.zh}
        fields.append(pa.field(column.name, type_, column.name not in table.key, titles))
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), target, compression="zstd")
    return target
