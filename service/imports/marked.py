"""A copy of a workbook with its wrong cells marked and a list of them in front; a CSV file becomes a workbook, too."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import coordinate_from_string

from accord_atlas.service.answers.imports import ImportAnswer, ImportProblem
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.request import Files
from accord_atlas.service.imports.sheets import PACKED, Sheet, refused
from accord_atlas.service.imports.texts import text
from accord_atlas.service.imports.words import TO_SETTLE

Book: TypeAlias = Any
Page: TypeAlias = Any
Cell: TypeAlias = Any
"""What openpyxl gives, whose types leave open what they are."""
HEADINGS: Final = (
    Words(en="Sheet", zh="工作表"),
    Words(en="Cell", zh="单元格"),
    Words(en="Value", zh="原值"),
    Words(en="Reason", zh="原因"),
    Words(en="Suggestion", zh="建议"),
)
WRONG: Final = PatternFill("solid", fgColor="FFF2B8B5")
BOLD: Final = Font(bold=True)
WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
WIDTHS: Final = (18, 10, 28, 60, 60)
AUTHOR: Final = "Accord Atlas"


def marked_copy(files: Files, answer: ImportAnswer, language: str) -> bytes:
    """The file as a workbook with its problems marked; of several files a package (.zip) with one workbook each."""
    made = {f"{Path(name).stem}.xlsx": _marked(name, data, answer, language) for name, data in files}
    if len(files) == 1:
        return next(iter(made.values()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for number, ((name, _), content) in enumerate(zip(files, made.values(), strict=False)):
            package.writestr(f"{number + 1}-{Path(name).stem}.xlsx", content)
    return packed.getvalue()


def _marked(name: str, data: bytes, answer: ImportAnswer, language: str) -> bytes:
    own = [each for each in answer.problems if each.file == name or each.file.startswith(f"{name}/")]
    book = _opened(name, data)
    for each in own:
        if each.sheet in book.sheetnames and each.cell:
            _mark(book[each.sheet], each, language)
    _list(book, own, language)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _opened(name: str, data: bytes) -> Book:
    """The workbook itself; of any other file its cells in a new one, of what cannot be read an empty one."""
    if data.startswith(PACKED):
        try:
            return load_workbook(io.BytesIO(data), keep_links=False)
        except Exception:
            return _fresh()
    book = _fresh()
    for sheet in [] if refused(data) else text(name, data, Problems()):
        _written(book.create_sheet(sheet.name[:31]), sheet)
    return book


def _fresh() -> Book:
    book = Workbook()
    for page in list(book.worksheets):
        book.remove(page)
    return book


def _written(page: Page, sheet: Sheet) -> None:
    """The cells as text where they are text: none of them is a formula, whatever it begins with."""
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        for column, value in enumerate(row, 1):
            if value is not None:
                _put(page.cell(number, column), value)


def _put(cell: Cell, value: object) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@"


def _mark(page: Page, problem: ImportProblem, language: str) -> None:
    """A fill, and a comment with reason and suggestion; a second problem of a cell is added to the first."""
    column, row = coordinate_from_string(problem.cell or "A1")
    cell = page[f"{column}{row}"]
    for merged in page.merged_cells.ranges:
        if cell.coordinate in merged:
            cell = page.cell(merged.min_row, merged.min_col)
    cell.fill = WRONG
    said = [problem.reason[language], *([f"→ {problem.suggestion[language]}"] if problem.suggestion else [])]
    before = [cell.comment.text] if cell.comment else []
    cell.comment = Comment("\n".join([*before, *said]), AUTHOR, height=120, width=320)


def _list(book: Book, problems: Sequence[ImportProblem], language: str) -> None:
    """The problems in a sheet of its own, in front of the others; each leads to its cell."""
    page = book.create_sheet(_free(TO_SETTLE[language], book.sheetnames), 0)
    for column, (words, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), 1):
        cell = page.cell(1, column, words[language])
        cell.font = BOLD
        page.column_dimensions[cell.column_letter].width = width
    for row, each in enumerate(problems, 2):
        said = (each.sheet, each.cell, each.value, each.reason[language], each.suggestion and each.suggestion[language])
        for column, value in enumerate(said, 1):
            if value is not None:
                _put(page.cell(row, column), value)
                page.cell(row, column).alignment = WRAPPED
        if each.cell and each.sheet in book.sheetnames:
            page.cell(row, 2).hyperlink = f"#'{str(each.sheet).replace(chr(39), chr(39) * 2)}'!{each.cell}"
    page.freeze_panes = "A2"
    book.active = 0


def _free(name: str, taken: Sequence[str]) -> str:
    number, free = 2, name
    while free in taken:
        free = f"{name} {number}"
        number += 1
    return free
