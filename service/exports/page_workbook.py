"""A page of Markdown as a workbook: one sheet to read and print, then each of its tables as a sheet to sort."""

import io
from collections.abc import Collection, Sequence
from typing import Any, Final

from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.blocks import Block, Grid, Heading, Item, Paragraph, blocks, plain
from accord_atlas.service.exports.xlsx import (
    BEGINNING,
    LONGEST,
    OPTIONS,
    UPRIGHT,
    WIDEST,
    print_set_up,
    sheet_name,
    width,
)
from accord_atlas.service.text.messages import sentence

PAGE_WIDTH: Final = 100
LYING_WIDTH: Final = 150
"""Latin characters across a page that stands, and across one that lies on its side."""
HEIGHT: Final = 15
"""Points of a line."""


def page_workbook(page: str, language: Language) -> bytes:
    """The workbook's bytes; a text that is longer than a cell holds is cut, and ends with an ellipsis."""
    # Here, because most pages are read as pages.
    import xlsxwriter

    out = io.BytesIO()
    held = list(blocks(page))
    title = next((plain(block.text) for block in held if isinstance(block, Heading)), "Accord Atlas")
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": title, "author": "Accord Atlas", "created": BEGINNING})
        _flow(book, book.add_worksheet(sentence(language, "document-sheet")), held)
        heading, names = title, {sentence(language, "document-sheet")}
        for block in held:
            if isinstance(block, Heading):
                heading = plain(block.text)
            elif isinstance(block, Grid):
                names.add(name := _unused(sheet_name(heading), names))
                _grid(book, book.add_worksheet(name), block)
    return out.getvalue()


def _unused(name: str, used: Collection[str]) -> str:
    """A name for a sheet that no other has, whatever its case, as Excel asks."""
    known = {each.casefold() for each in used}
    numbered = (f"{name[:28]} {number}" for number in range(2, len(known) + 3))
    return next(each for each in (name, *numbered) if each.casefold() not in known)


def _flow(book: Any, sheet: Any, held: Sequence[Block]) -> None:  # noqa: ANN401
    """The page from top to bottom; what is no table stands across the columns of the widest."""
    columns = max([len(block.headings) for block in held if isinstance(block, Grid)], default=1)
    share = (LYING_WIDTH if columns > UPRIGHT else PAGE_WIDTH) // columns
    sheet.set_column(0, columns - 1, share)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    big = book.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"})
    row = 0
    for block in held:
        match block:
            case Grid(headings, rows):
                for texts, style in ((headings, bold), *((each, wrapped) for each in rows)):
                    for column, text in enumerate(texts):
                        sheet.write_string(row, column, _fitting(plain(text)), style)
                    sheet.set_row(row, HEIGHT * max(_lines(plain(text), share) for text in texts))
                    row += 1
                row += 1
                continue
            case Heading(level, text):
                said, style = plain(text), big if level == 1 else bold
            case Item(depth, text, number):
                said, style = f"{'    ' * (depth - 1)}{'•' if number is None else f'{number}.'} {plain(text)}", wrapped
            case Paragraph(text):
                said, style = plain(text), wrapped
        _across(sheet, row, columns, _fitting(said), style)
        sheet.set_row(row, (HEIGHT + 4 * (style is big)) * _lines(said, share * columns))
        row += 1
    print_set_up(sheet, wide=columns > UPRIGHT)


def _across(sheet: Any, row: int, columns: int, text: str, style: Any) -> None:  # noqa: ANN401
    """A text over all columns; Excel merges only several."""
    if columns > 1:
        sheet.merge_range(row, 0, row, columns - 1, "", style)
    sheet.write_string(row, 0, text, style)


def _grid(book: Any, sheet: Any, grid: Grid) -> None:  # noqa: ANN401
    """A table of a page as a sheet of its own, to be sorted and filtered."""
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for column, heading in enumerate(grid.headings):
        sheet.write_string(0, column, plain(heading), bold)
        texts = [plain(heading), *(plain(row[column]) for row in grid.rows)]
        sheet.set_column(column, column, min(WIDEST, 2 + max(width(text) for text in texts)))
    for number, row in enumerate(grid.rows, start=1):
        for column, text in enumerate(row):
            sheet.write_string(number, column, _fitting(plain(text)))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(grid.rows), len(grid.headings) - 1)
    print_set_up(sheet, wide=len(grid.headings) > UPRIGHT)


def _fitting(text: str) -> str:
    """A text of a page as a cell can hold it: one that is longer is cut, and says so by its end."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _lines(text: str, room: int) -> int:
    """How many lines a text takes in so many Latin characters."""
    return max(1, -(-width(text) // max(room, 1)))
