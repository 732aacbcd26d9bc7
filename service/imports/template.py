"""Workbooks to fill in: the columns of a table in a language, with what each means, and lists to choose from.

The lists stand on a sheet that is hidden, the notes on one that is not; the import passes both over. The same release
gives the same bytes.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic.fields import FieldInfo

from accord_atlas.loaders import places
from accord_atlas.loaders.tables import choices, columns, table_references
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.imports import ImportTable, ImportTables
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.known import known, sure
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.schemes import schemes
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.forms import form_of, is_many, is_number
from accord_atlas.service.imports.names import KINDS
from accord_atlas.service.imports.words import LISTS, NOTES, TABLES, controlled, heading, title, value_name

FILLED: Final = 2000
"""Rows that have drop-downs."""
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
BEGINNING: Final = datetime(1980, 1, 1)
HEADS: Final = (
    Words(en="Column", zh="列"),
    Words(en="Needed", zh="必填"),
    Words(en="What it says", zh="含义"),
    Words(en="How it is written", zh="写法"),
    Words(en="Example", zh="示例"),
)
YES: Final = Words(en="yes", zh="是")
NO: Final = Words(en="", zh="")
RULES: Final = (
    Words(
        en="Columns marked * must be filled in every row. Columns may be left out or moved; headings may be in either "
        "language.",
        zh="标 * 的列每行必填。其余列可删去，列的次序可调整，列名中英文均可。",
    ),
    Words(
        en="A row that the atlas has already changes only what it says otherwise: a blank cell keeps what is recorded. "
        "To take away what is recorded, write (delete).",
        zh="已收录的行只改动所填内容：留空的单元格保留原有记录。如需删除原有记录，请填“（删除）”。",
    ),
    Words(
        en="Countries, bodies, agreements and sources may be named by any of their names or by their id; what may mean "
        "several is asked about, never guessed.",
        zh="国家或地区、机构、协议、来源可填任一名称或标识；可能指多个对象的会逐一询问，不作猜测。",
    ),
    Words(
        en="Several values in a cell are separated by |. Days are written 2019, 2019-05 or 2019-05-31.",
        zh="一格中的多个值以 | 分隔。日期写作 2019、2019-05 或 2019-05-31。",
    ),
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The hidden sheet of lists, filled column by column; a list that several columns use stands there once."""

    sheet: Any
    places: dict[tuple[str, ...], str]

    def place(self, values: Sequence[str]) -> str:
        """The range in which a list stands, as a drop-down names it."""
        held = tuple(values)
        if held not in self.places:
            column = len(self.places)
            for row, value in enumerate(held):
                self.sheet.write_string(row, column, value)
            from xlsxwriter.utility import xl_col_to_name

            letter = xl_col_to_name(column)
            self.places[held] = f"='{LISTS}'!${letter}$1:${letter}${len(held)}"
        return self.places[held]


def template(atlas: Atlas, table: str, language: Language) -> bytes:
    """The workbook's bytes; KeyError for a table that staff do not keep."""
    import xlsxwriter  # late: it takes long to load, and few ask for a template

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        name = title(table, language)
        book.set_properties({"title": name, "author": "Accord Atlas", "created": BEGINNING})
        needed = book.add_format({"bold": True, "bg_color": "#FCE4D6", "bottom": 1, "valign": "top", "text_wrap": True})
        other = book.add_format({"bold": True, "bg_color": "#EDEDED", "bottom": 1, "valign": "top", "text_wrap": True})
        plain = book.add_format({"num_format": "@"})
        page = book.add_worksheet(name)
        notes = book.add_worksheet(NOTES[language])
        lists = Lists(book.add_worksheet(LISTS), {})
        lists.sheet.hide()
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _notes_head(notes, language, other, wrapped)
        for place, (column, info) in enumerate(columns(TABLES[table]).items()):
            said = Told(atlas, table, column, info, language)
            page.write_string(0, place, said.head, needed if info.is_required() else other)
            page.write_comment(0, place, said.note, {"x_scale": 2.4, "y_scale": 1.6, "author": "Accord Atlas"})
            page.set_column(place, place, max(12, min(30, 4 + 2 * len(said.head))), None if said.number else plain)
            _drop_down(page, place, said, lists)
            for at, cell in enumerate(said.line):
                notes.write_string(len(RULES) + 2 + place, at, cell, wrapped)
        page.freeze_panes(1, 0)
    return out.getvalue()


def _notes_head(notes: Any, language: Language, head: Any, wrapped: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    for row, rule in enumerate(RULES):
        notes.merge_range(row, 0, row, len(HEADS) - 1, rule[language], wrapped)
        notes.set_row(row, 34)
    for column, (words, width) in enumerate(zip(HEADS, (24, 8, 60, 50, 36), strict=True)):
        notes.write_string(len(RULES) + 1, column, words[language], head)
        notes.set_column(column, column, width)


def _drop_down(page: Any, place: int, said: "Told", lists: Lists) -> None:  # noqa: ANN401
    """A list to choose from; what is not on it is refused only where nothing else can be meant."""
    if not said.values:
        return
    strict = not said.many and not said.open
    page.data_validation(
        1,
        place,
        FILLED,
        place,
        {
            "validate": "list",
            "source": lists.place(said.values),
            "ignore_blank": True,
            "error_type": "stop" if strict else "information",
            "show_error": strict,
            "error_title": said.head[:32],
            "error_message": said.form[:255],
        },
    )


class Told:
    """What a template tells of a column."""

    def __init__(self, atlas: Atlas, table: str, column: str, info: FieldInfo, language: Language) -> None:
        ref = table_references(TABLES[table]).get(column)
        allowed = choices(info)
        self.number = is_number(info)
        self.many = is_many(info)
        self.open = bool(ref)
        self.head = heading(column, language) + (" *" if info.is_required() else "")
        if ref and ref.table in KINDS:
            self.values = _names(atlas, ref.table, language)
        else:
            self.values = tuple(value_name(one, language) for one in allowed)
            scheme = form_of(info).scheme
            if scheme:
                self.values = tuple(sorted(_term(scheme, each, language) for each in schemes()[scheme]))
        meaning = meanings()[table, column]
        self.form = form_of(info).words(self.values if allowed else (), ref.table if ref else None, self.many)[language]
        self.example = example(atlas, table, column, language)
        self.note = "\n".join(filter(None, [meaning[language], self.form, self._example(language)]))
        need = YES if info.is_required() else NO
        self.line = (self.head, need[language], meaning[language], self.form, self.example)

    def _example(self, language: Language) -> str:
        return Words(en=f"Example: {self.example}", zh=f"示例：{self.example}")[language] if self.example else ""


def _term(scheme: str, notation: str, language: Language) -> str:
    """What a term of a vocabulary is called, where that is understood."""
    label = schemes()[scheme][notation][language]
    return label if controlled(label, tuple(schemes()[scheme])) == notation else notation


@cache
def meanings() -> Mapping[tuple[str, str], Words]:
    """What each column of each table says."""
    text = files("accord_atlas.service.imports").joinpath("meanings.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    said = {(row["table"], row["column"]): Words(en=row["en"], zh=row["zh"]) for row in rows}
    return {
        (table, column): said.get((table, column)) or said["", column]
        for table, model in TABLES.items()
        for column in columns(model)
    }


def _names(atlas: Atlas, table: str, language: Language) -> tuple[str, ...]:
    """What rows of a table are called, each by a name that surely means it, else by its id."""
    held, kind = atlas.once(known), KINDS[table]
    found = []
    for slug in sorted(held.ids.get(kind, ())):
        name = held.labels[kind, slug][language] if kind != "source" else None
        own = slug.upper() if kind == "region" else slug
        found.append(name if name and sure(held, name, kind, None) == own else own)
    return tuple(sorted(found))


@cache
def _first_rows() -> Mapping[str, Sequence[Mapping[str, str]]]:
    folder = places.tables() / "facts"
    return {
        name: list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"), newline="")))
        for name in TABLES
    }


def example(atlas: Atlas, table: str, column: str, language: Language) -> str:
    """What a row of the curated table has in a column, as a person would write it."""
    cell = next((row[column] for row in _first_rows()[table] if row.get(column)), "")
    first = cell.split("|")[0]
    info = columns(TABLES[table])[column]
    ref = table_references(TABLES[table]).get(column)
    if choices(info) and first in choices(info):
        return value_name(first, language)
    if (scheme := form_of(info).scheme) and first in schemes()[scheme]:
        return _term(scheme, first, language)
    if ref and ref.table in KINDS and ref.table != "sources":
        held = atlas.once(known)
        label = held.labels.get((KINDS[ref.table], first.lower()))
        return (label[language] if label else None) or first
    return first if len(first) <= 60 else first[:59] + "…"


def templates(atlas: Atlas) -> ImportTables:
    """The tables that there are workbooks for, by what they are called in both languages."""
    tables = [ImportTable(table=name, title=Words(en=title(name, "en"), zh=title(name, "zh"))) for name in TABLES]
    return ImportTables(**envelope(atlas, None, whole=True), tables=tables)
