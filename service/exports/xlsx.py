"""Tables as an Excel workbook: one sheet per table and one that says where they come from.

Strings are written as strings, never as formulas, links, dates or numbers, whatever they look like; the same tables
give the same bytes, so that an entity tag holds.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accord_atlas.service.core.cells import Plain
from accord_atlas.service.core.concepts import Concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.table import Table
from accord_atlas.service.text.messages import sentence

LONGEST = 32_767
"""Characters that Excel holds in a cell."""
WIDEST = 60
A4 = 9
"""Excel's number of the paper."""
UPRIGHT = 5
"""Columns that a page holds upright; with more it lies on its side."""
WIDE = re.compile("[\u2e81-\U0010ffff]")
"""A character that takes the room of two Latin ones."""
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
BEGINNING = datetime(1980, 1, 1)
"""Stands where a workbook names the time of its making: the release dates it, not the clock."""


def to_xlsx(tables: Sequence[Table], language: Language, concepts: Concepts, *, about: bool = True) -> bytes:
    """The workbook's bytes; ValueError for a value that is longer than a cell can hold.

    `about` is False where the workbook is to be read by programs, for which the last sheet would be one more table.
    """
    # Here, because most answers are no workbooks.
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": tables[0].title.text(language), "author": "Accord Atlas", "created": BEGINNING})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for table in tables:
            _sheet(book.add_worksheet(sheet_name(table.title.text(language))), table, language, concepts, bold)
        if about:
            _about(book.add_worksheet(sentence(language, "sheet-about")), tables, language, bold)
    return out.getvalue()


def sheet_name(title: str) -> str:
    """A title as Excel allows it for a sheet: 31 characters, without signs that it forbids."""
    return "".join(" " if c in "[]:*?/\\" else c for c in title)[:31].strip(" '") or "Sheet"


def _sheet(sheet: Any, table: Table, language: Language, concepts: Concepts, bold: Any) -> None:  # noqa: ANN401
    headings, rows = table.headings(language), table.plain(language, concepts)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
        values = [heading, *(str(row[column] or "") for row in rows)]
        sheet.set_column(column, column, min(WIDEST, 2 + max(width(value) for value in values)))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    print_set_up(sheet, wide=len(headings) > UPRIGHT)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)


def print_set_up(sheet: Any, *, wide: bool) -> None:  # noqa: ANN401
    """A4, as wide as one page whatever the columns, with the number of the page."""
    sheet.set_paper(A4)
    if wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P / &N")


def _about(sheet: Any, tables: Sequence[Table], language: Language, bold: Any) -> None:  # noqa: ANN401
    """Title, description, provenance and the meaning of the columns of each table."""
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100)
    lines: list[tuple[str, str]] = []
    for table in tables:
        lines += [(table.title.text(language), table.description.text(language).strip())]
        lines += [(name.text(language), value) for name, value in table.about if value]
        lines += [(sentence(language, "sheet-column", name=c.name), c.title[language]) for c in table.columns]
    for number, (name, value) in enumerate(lines):
        sheet.write_string(number, 0, name, bold)
        _write(sheet, number, 1, value)


def _write(sheet: Any, row: int, column: int, value: Plain | None) -> None:  # noqa: ANN401
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value:
        if len(value) > LONGEST:
            raise ValueError(f"a value of {len(value)} characters does not fit into a cell of Excel")
        sheet.write_string(row, column, value)


def width(value: str) -> int:
    """How wide a value stands, in Latin characters: a Chinese one takes two."""
    return len(value) + len(WIDE.findall(value))
