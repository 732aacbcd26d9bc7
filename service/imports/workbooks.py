"""Reads workbooks (.xlsx): what a reader of the sheet sees; what is hidden, or has no value, is told."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from accord_atlas.loaders.packages import harmful
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.sheets import COLUMNS_AT_MOST, ROWS_AT_MOST, SAVE, Sheet, Value
from accord_atlas.service.imports.words import BESIDE

Page: TypeAlias = Any
"""A sheet of openpyxl, whose types leave open what a sheet is."""
UNPACKED_AT_MOST: Final = 300_000_000
"""Bytes of all parts unpacked: 200,000 rows of twenty columns have about half of it."""
FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
OTHERS: Final = {
    "content.xml": (
        Words(en="this is a spreadsheet in the OpenDocument form (.ods)", zh="这是 OpenDocument 电子表格（.ods）"),
        SAVE,
    ),
    "xl/workbook.bin": (
        Words(en="this is a workbook in the binary form (.xlsb)", zh="这是二进制工作簿（.xlsb）"),
        SAVE,
    ),
    "index/document.iwa": (Words(en="this is a document of Numbers or Pages", zh="这是 Numbers 或 Pages 文档"), SAVE),
    "word/document.xml": (
        Words(en="this is a Word document, not a workbook", zh="这是 Word 文档，并非工作簿"),
        Words(en="copy the table into a workbook (.xlsx)", zh="请将表格复制到工作簿（.xlsx）"),
    ),
}
"""A part that a packed file of another form has → what it is, and what to do."""
SPOILT: Final = (
    Words(
        en="the workbook is damaged or was cut off on its way, and cannot be opened",
        zh="工作簿已损坏或传输不完整，无法打开",
    ),
    Words(
        en="open it in a spreadsheet program, save it anew, and send that", zh="请用电子表格软件打开并重新保存后再导入"
    ),
)


def workbook(name: str, data: bytes, problems: Problems) -> list[Sheet]:
    """The sheets of a workbook that can be seen, without those of our templates that only help."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if reason := _refused(package):
                problems.add(name, reason[0], suggestion=reason[1])
                return []
            computed = _has_formulas(package)
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        written = load_workbook(io.BytesIO(data), keep_links=False) if computed else None
    except Exception:
        # A library that reads foreign bytes may raise anything; that they are damaged is all there is to say.
        problems.add(name, SPOILT[0], suggestion=SPOILT[1])
        return []
    pages = []
    for page in book.worksheets:
        if BESIDE.fullmatch(page.title):
            if page.sheet_state == "visible":
                said = Words(en="a sheet beside the tables; passed over", zh="表外说明页，未读取")
                problems.remark(name, said, sheet=page.title)
        else:
            pages.append(page)
    found = [sheet for page in pages if (sheet := _sheet(name, page, written and written[page.title], problems))]
    if not found and not problems:
        problems.add(name, Words(en="no sheet of the workbook holds anything", zh="工作簿中没有任何内容"))
    return found


def _refused(package: zipfile.ZipFile) -> tuple[Words, Words | None] | None:
    """Why a packed file is not opened, and what to do; None for a workbook that does no harm."""
    names = {part.filename.lower() for part in package.infolist()}
    if harmful(package) or sum(part.file_size for part in package.infolist()) > UNPACKED_AT_MOST:
        reason = "the file unpacks to far more than it weighs and is not opened"
        return Words(en=reason, zh="文件解压后体积异常，不予打开"), None
    if any(name.endswith("vbaproject.bin") for name in names):
        return (
            Words(en="the workbook holds macros and is not opened", zh="工作簿含宏，不予打开"),
            Words(en="save it as .xlsx, which leaves them out", zh="请另存为不含宏的 .xlsx"),
        )
    if "xl/workbook.xml" in names:
        return None
    other = next((said for part, said in OTHERS.items() if part in names), None)
    return other or (
        Words(en="this is a packed file, but no workbook (.xlsx)", zh="这是压缩文件，而非工作簿（.xlsx）"),
        None,
    )


def _has_formulas(package: zipfile.ZipFile) -> bool:
    parts = (part for part in package.namelist() if part.lower().startswith("xl/worksheets/"))
    return any(FORMULA.search(package.read(part)) for part in parts if part.lower().endswith(".xml"))


def _sheet(file: str, page: Page, written: Page, problems: Problems) -> Sheet | None:
    """The sheet as it is seen; None for one that is empty, or is not read."""
    cells = {place: cell for place, cell in page._cells.items() if cell.value not in (None, "")}
    if page.sheet_state != "visible":
        if cells:
            problems.add(
                file,
                Words(en="the sheet is hidden and was not read", zh="该工作表被隐藏，未读取"),
                sheet=page.title,
                suggestion=Words(en="show it if it is meant, or remove it", zh="如需导入请取消隐藏，否则请删除"),
            )
        return None
    last_row, last_column = (max((place[axis] for place in cells), default=0) for axis in (0, 1))
    if last_row > ROWS_AT_MOST or last_column > COLUMNS_AT_MOST:
        reason = Words(
            en=f"the sheet has {last_row:,} rows and {last_column:,} columns; at most {ROWS_AT_MOST:,} and "
            f"{COLUMNS_AT_MOST} are read",
            zh=f"工作表有 {last_row:,} 行、{last_column:,} 列，最多读取 {ROWS_AT_MOST:,} 行、{COLUMNS_AT_MOST} 列",
        )
        problems.add(file, reason, sheet=page.title, suggestion=Words(en="split it", zh="请拆分"))
        return None
    if written is not None:
        _without_values(file, page, written, problems)
    concealed = frozenset(_hidden_rows(file, page, cells, problems))
    _hidden_columns(file, page, cells, problems)
    _errors(file, page, cells, problems)
    rows, numbers = _rows(page, cells, concealed, last_column)
    return Sheet(file, page.title, rows, numbers) if rows else None


def _rows(
    page: Page,
    cells: Mapping[tuple[int, int], Any],
    concealed: frozenset[int],
    last_column: int,
) -> tuple[list[list[Value]], list[int]]:
    """The rows that hold something, with their numbers; every part of a merged cell shows what the whole does."""
    shown: dict[int, list[Value]] = {}
    for (row, column), cell in cells.items():
        shown.setdefault(row, [None] * last_column)[column - 1] = _value(cell.value)
    for merged in page.merged_cells.ranges:
        whole = cells.get((merged.min_row, merged.min_col))
        if whole is None or merged.size["rows"] > ROWS_AT_MOST or merged.size["columns"] > COLUMNS_AT_MOST:
            continue
        for row in range(merged.min_row, merged.max_row + 1):
            held = shown.get(row)
            if held is not None:
                for column in range(merged.min_col, min(merged.max_col, last_column) + 1):
                    held[column - 1] = _value(whole.value)
    numbers = [row for row in sorted(shown) if row not in concealed]
    return [shown[row] for row in numbers], numbers


def _value(value: object) -> Value:
    return value if value is None or isinstance(value, str | int | float | date) else str(value)


def _without_values(file: str, page: Page, written: Page, problems: Problems) -> None:
    """A formula whose value the file does not have: no spreadsheet program has computed it yet."""
    for (row, column), cell in written._cells.items():
        if cell.data_type == "f" and page.cell(row, column).value is None:
            problems.add(
                file,
                Words(en="the formula has no value in the file", zh="公式在文件中没有计算结果"),
                sheet=page.title,
                cell=cell.coordinate,
                value=str(getattr(cell.value, "text", cell.value)),
                suggestion=Words(
                    en="open and save the workbook once in a spreadsheet program, or write the value itself",
                    zh="请用电子表格软件打开并保存一次，或直接填写数值",
                ),
            )


def _errors(file: str, page: Page, cells: Mapping[tuple[int, int], Any], problems: Problems) -> None:
    for cell in cells.values():
        if cell.data_type == "e":
            problems.add(
                file,
                Words(en="the formula of this cell failed", zh="此格公式出错"),
                sheet=page.title,
                cell=cell.coordinate,
                value=str(cell.value),
                suggestion=Words(en="write the value itself", zh="请直接填写数值"),
            )
            cell.value = None


def _hidden_rows(file: str, page: Page, cells: Mapping[tuple[int, int], Any], problems: Problems) -> Iterator[int]:
    filled = {row for row, _ in cells}
    for first, last in _runs([row for row in sorted(filled) if page.row_dimensions[row].hidden]):
        yield from range(first, last + 1)
        told = f"{first}" if first == last else f"{first}–{last}"
        en = f"row {told} is hidden and was not read" if first == last else f"rows {told} are hidden and were not read"
        problems.add(
            file,
            Words(en=en, zh=f"第 {told} 行被隐藏或筛除，未读取"),
            sheet=page.title,
            cell=f"A{first}",
            suggestion=Words(
                en="show them (clear the filter) if they are meant, or delete them",
                zh="如需导入请取消隐藏或清除筛选，否则请删除",
            ),
        )


def _hidden_columns(file: str, page: Page, cells: Mapping[tuple[int, int], Any], problems: Problems) -> None:
    filled = {column for _, column in cells}
    concealed = {
        number
        for dimension in page.column_dimensions.values()
        if dimension.hidden
        for number in range(dimension.min or 0, min(dimension.max or 0, COLUMNS_AT_MOST) + 1)
    }
    for column in sorted(filled & concealed):
        letter = get_column_letter(column)
        problems.add(
            file,
            Words(en=f"column {letter} is hidden", zh=f"{letter} 列被隐藏"),
            sheet=page.title,
            cell=f"{letter}1",
            suggestion=Words(en="show it if it is meant, or delete it", zh="如需导入请取消隐藏，否则请删除"),
        )


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow one another, as first and last."""
    start = before = None
    for number in numbers:
        if start is None or before is None or number != before + 1:
            if start is not None and before is not None:
                yield start, before
            start = number
        before = number
    if start is not None and before is not None:
        yield start, before
