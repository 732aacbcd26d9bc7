"""Reads the files of staff as sheets of cells: workbooks, CSV in any common encoding, JSON. Nothing in them is run."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.utils import get_column_letter

from accord_atlas.loaders.notice.text import NoticeError, decode
from accord_atlas.loaders.packages import harmful
from accord_atlas.service.answers.imports import ImportProblem
from accord_atlas.service.core.shape import Words

LARGEST: Final = 100_000_000
"""Bytes of a file."""
ROWS_AT_MOST: Final = 200_000
COLUMNS_AT_MOST: Final = 200

Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows of values as the file has them. `numbers` gives the row's number in the file, the first being 1."""

    file: str
    name: str
    rows: Sequence[Sequence[Value]]
    numbers: Sequence[int]

    def address(self, row: int, column: int) -> str:
        """The address of a cell of `rows`, as spreadsheets write it: B7."""
        return f"{get_column_letter(column + 1)}{self.numbers[row]}"


@dataclass(slots=True)
class Read:
    """What was read of some files, and what could not be."""

    sheets: list[Sheet] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)

    def fault(self, file: str, en: str, zh: str, *, sheet: str | None = None, cell: str | None = None) -> None:
        """Note what cannot be read."""
        self.problems.append(ImportProblem(file=file, sheet=sheet, cell=cell, value=None, reason=Words(en=en, zh=zh)))


def read(files: Sequence[tuple[str, bytes]]) -> Read:
    """The sheets of files, by name and content."""
    found = Read()
    for name, data in files:
        if len(data) > LARGEST:
            found.fault(name, f"the file is larger than {LARGEST // 1_000_000} MB", "文件过大")
        elif data.startswith(b"PK\x03\x04"):
            _workbook(name, data, found)
        elif data.startswith(b"\xd0\xcf\x11\xe0"):
            found.fault(
                name,
                "this is a workbook of an old or a locked form; save it as .xlsx",
                "旧版或加密的工作簿，请另存为 .xlsx",
            )
        else:
            _text(name, data, found)
    return found


def paths(files: Sequence[Path]) -> tuple[list[tuple[str, bytes]], list[ImportProblem]]:
    """The content of files, and a problem for each that cannot be read."""
    content, problems = [], []
    for path in files:
        try:
            with path.open("rb") as file:
                content.append((path.name, file.read(LARGEST + 1)))
        except OSError as error:
            reason = Words(en=f"the file cannot be read: {error.strerror}", zh=f"无法读取文件：{error.strerror}")
            problems.append(ImportProblem(file=str(path), sheet=None, cell=None, value=None, reason=reason))
    return content, problems


def _workbook(name: str, data: bytes, found: Read) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if refused := _refused(package):
                found.fault(name, *refused)
                return
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Exception as error:
        kind = type(error).__name__
        found.fault(name, f"the workbook is damaged ({kind})", f"工作簿已损坏（{kind}）")
        return
    for page in book.worksheets:
        if page.sheet_state != "visible":
            found.fault(
                name,
                "the sheet is hidden and was not read; show it, or remove it",
                "该工作表被隐藏，未读取；请取消隐藏或删除",
                sheet=page.title,
            )
            continue
        _sheet(name, page, formulas[page.title], found)


def _refused(package: zipfile.ZipFile) -> tuple[str, str] | None:
    """Why a packed file is not opened, in both languages; None for a workbook that does no harm."""
    names = {part.filename.lower() for part in package.infolist()}
    if harmful(package):
        return "the file unpacks to far more than it weighs and is not read", "文件解压后体积异常，不予读取"
    if any(name.endswith("vbaproject.bin") for name in names):
        return "the workbook holds macros; save it as .xlsx without them", "工作簿含宏，请另存为不含宏的 .xlsx"
    if "xl/workbook.xml" not in names:
        return "this is a packed file, but no workbook (.xlsx)", "这是压缩文件，而非工作簿（.xlsx）"
    return None


def _sheet(file: str, page: Any, formulas: Any, found: Read) -> None:  # noqa: ANN401 - openpyxl's sheets have no types
    if page.max_row > ROWS_AT_MOST or page.max_column > COLUMNS_AT_MOST:
        found.fault(
            file,
            f"the sheet has {page.max_row} rows and {page.max_column} columns; at most {ROWS_AT_MOST} and "
            f"{COLUMNS_AT_MOST} are read",
            f"工作表有 {page.max_row} 行、{page.max_column} 列，最多读取 {ROWS_AT_MOST} 行、{COLUMNS_AT_MOST} 列",
            sheet=page.title,
        )
        return
    spread = {
        (row, column): (merged.min_row, merged.min_col)
        for merged in page.merged_cells.ranges
        for row in range(merged.min_row, merged.max_row + 1)
        for column in range(merged.min_col, merged.max_col + 1)
    }
    rows: list[list[Value]] = []
    numbers: list[int] = []
    for number, cells in enumerate(page.iter_rows(), 1):
        values = [_value(page, spread, cell) for cell in cells]
        for cell, value in zip(cells, values, strict=True):
            written = formulas.cell(cell.row, cell.column)
            if value is None and written.data_type == "f":
                found.fault(
                    file,
                    "a formula without a value; open and save the workbook once, or write the value",
                    "公式没有计算结果；请打开并保存一次工作簿，或直接填写数值",
                    sheet=page.title,
                    cell=cell.coordinate,
                )
        if any(value not in (None, "") for value in values):
            rows.append(values)
            numbers.append(number)
    if rows:
        found.sheets.append(Sheet(file, page.title, rows, numbers))


def _value(page: Any, spread: dict[tuple[int, int], tuple[int, int]], cell: BookCell) -> Value:  # noqa: ANN401
    """What a cell shows; a part of a merged cell shows what the whole does."""
    home = spread.get((cell.row, cell.column))
    value: object = page.cell(*home).value if home else cell.value
    return value if value is None or isinstance(value, str | int | float | date) else str(value)


def _text(name: str, data: bytes, found: Read) -> None:
    try:
        text = decode(data)
    except NoticeError as error:
        found.fault(name, *(error.message(language) for language in ("en", "zh")))
        return
    if text.lstrip().startswith(("{", "[")):
        _json(name, text, found)
        return
    try:
        dialect: Any = csv.Sniffer().sniff(text[:20_000], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    rows: list[list[Value]] = []
    numbers: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), dialect)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(list(cells))
                numbers.append(len(numbers) + 1)
            if len(rows) > ROWS_AT_MOST:
                found.fault(name, f"more than {ROWS_AT_MOST} rows", f"超过 {ROWS_AT_MOST} 行")
                return
    except csv.Error as error:
        found.fault(name, f"line {reader.line_num}: no CSV ({error})", f"第 {reader.line_num} 行不是 CSV（{error}）")
        return
    if rows:
        found.sheets.append(Sheet(name, Path(name).stem, rows, numbers))
    else:
        found.fault(name, "the file is empty", "文件是空的")


def _json(name: str, text: str, found: Read) -> None:
    """A list of objects, or an object of such lists by table."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        found.fault(name, f"no JSON: {error}", f"不是 JSON：{error}")
        return
    tables = said if isinstance(said, dict) else {Path(name).stem: said}
    for table, rows in tables.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            found.fault(
                name, "expected a list of objects, or such lists by table", "应为对象列表，或按表分列的对象列表"
            )
            return
        head = list(dict.fromkeys(column for row in rows for column in row))
        cells: list[list[Value]] = [list(head), *([_plain(row.get(column)) for column in head] for row in rows)]
        if rows:
            found.sheets.append(Sheet(name, str(table), cells, range(1, len(cells) + 1)))


def _plain(value: object) -> Value:
    if isinstance(value, list):
        return "|".join(str(each) for each in value)
    return (
        value if isinstance(value, str | int | float | bool) or value is None else json.dumps(value, ensure_ascii=False)
    )
