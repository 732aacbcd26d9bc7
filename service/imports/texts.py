"""Reads CSV in any common encoding and with any common separator, and JSON."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Final

from accord_atlas.loaders.notice.text import NoticeError, decode
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.sheets import ROWS_AT_MOST, Sheet, Value

SEPARATORS: Final = (",", ";", "\t")
TOLD: Final = re.compile(r"sep=([,;\t])\r?\n?")
"""The first line with which some programs say what separates the cells."""
PROBED: Final = 50
"""Rows by which the separator is told."""


def text(name: str, data: bytes, problems: Problems) -> list[Sheet]:
    """The one sheet of a CSV file, or the tables of a JSON file."""
    try:
        content = decode(data)
    except NoticeError as error:
        problems.add(
            name,
            Words(en=error.message("en"), zh=error.message("zh")),
            suggestion=Words(en="save it as CSV in UTF-8, or as .xlsx", zh="请另存为 UTF-8 编码的 CSV 或 .xlsx"),
        )
        return []
    if content.lstrip().startswith(("{", "[")):
        return _json(name, content, problems)
    return _csv(name, content, problems)


def _csv(name: str, content: str, problems: Problems) -> list[Sheet]:
    rows: list[list[Value]] = []
    numbers: list[int] = []
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=_separator(content), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells) and not (number == 1 and TOLD.fullmatch("".join(cells))):
                rows.append(list(cells))
                numbers.append(number)
            if len(rows) > ROWS_AT_MOST:
                problems.add(name, Words(en=f"more than {ROWS_AT_MOST:,} rows", zh=f"超过 {ROWS_AT_MOST:,} 行"))
                return []
    except csv.Error:
        line = reader.line_num
        problems.add(
            name,
            Words(
                en=f"up to line {line} the quotation marks do not close as CSV needs it",
                zh=f"至第 {line} 行，引号未按 CSV 的规定配对",
            ),
            suggestion=Words(en="save it anew as CSV, or as .xlsx", zh="请重新保存为 CSV 或 .xlsx"),
        )
        return []
    if not rows:
        problems.add(name, Words(en="the file is empty", zh="文件为空"))
        return []
    return [Sheet(name, Path(name).stem, rows, numbers)]


def _separator(content: str) -> str:
    """What separates the cells: what the first line says, else what makes most columns in the first rows."""
    if told := TOLD.match(content):
        return told[1]

    def width(separator: str) -> int:
        reader = csv.reader(io.StringIO(content[:20_000], newline=""), delimiter=separator)
        try:
            return sum(len(cells) - 1 for cells, _ in zip(reader, range(PROBED), strict=False) if cells)
        except csv.Error:
            return 0

    return max(SEPARATORS, key=width)


def _json(name: str, content: str, problems: Problems) -> list[Sheet]:
    """A list of objects, or an object of such lists by table."""
    try:
        said = json.loads(content)
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        problems.add(
            name, Words(en=f"no JSON: it breaks off at {place}", zh=f"不是有效的 JSON：于 {place}（行:列）处出错")
        )
        return []
    except RecursionError:
        problems.add(name, Words(en="the JSON is nested too deeply", zh="JSON 嵌套过深"))
        return []
    tables = said if isinstance(said, dict) else {Path(name).stem: said}
    found: list[Sheet] = []
    for table, rows in tables.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            reason = Words(
                en="expected a list of objects, or an object with such a list for each table",
                zh="应为对象列表，或按表分列的对象列表",
            )
            problems.add(name, reason)
            return []
        head = list(dict.fromkeys(column for row in rows for column in row))
        cells: list[list[Value]] = [list(head), *([_plain(row.get(column)) for column in head] for row in rows)]
        if rows:
            found.append(Sheet(name, str(table), cells, range(1, len(cells) + 1)))
    if not found and not problems:
        problems.add(name, Words(en="the file holds no rows", zh="文件中没有任何行"))
    return found


def _plain(value: object) -> Value:
    if isinstance(value, list):
        return "|".join(str(each) for each in value)
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    return json.dumps(value, ensure_ascii=False)
