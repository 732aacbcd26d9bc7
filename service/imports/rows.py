"""The rows of a sheet as rows of a curated table: its heading found, its cells cleaned, its names settled."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, get_args

from pydantic.fields import FieldInfo

from accord_atlas.loaders.cells import Edtf, Ref
from accord_atlas.loaders.tables import choices, columns, table_references
from accord_atlas.service.answers.imports import ImportProblem
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.days import Doubtful, edtf
from accord_atlas.service.imports.names import settle
from accord_atlas.service.imports.sheets import Sheet, Value
from accord_atlas.service.imports.words import TABLES, controlled, heading, headings, key, tables

HEADED_WITHIN: Final = 10
"""Rows within which the heading is looked for."""
SEPARATED: Final = re.compile(r"[|;；\n]|、(?=\S)")


@dataclass(slots=True)
class Taken:
    """A row as it would stand in its table: column → cell; `at` gives the column's place in the sheet."""

    table: str
    sheet: Sheet
    row: int
    cells: dict[str, str]
    at: Mapping[str, int]

    def address(self, column: str | None) -> str | None:
        """The address of a column's cell; of the whole row where the sheet does not have the column."""
        if column is not None and column in self.at:
            return self.sheet.address(self.row, self.at[column])
        return self.sheet.address(self.row, 0) if self.at else None


@dataclass(slots=True)
class Rows:
    """What the sheets of some files hold, and what is wrong with them."""

    taken: list[Taken] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)


def rows(atlas: Atlas, sheets: Sequence[Sheet]) -> Rows:
    """The rows of all sheets; names may be those of rows that another sheet brings."""
    found = Rows()
    headed = [(sheet, head) for sheet in sheets if (head := _head(sheet, found))]
    fresh = _fresh(headed)
    for sheet, head in headed:
        for number in range(head.row + 1, len(sheet.rows)):
            taken = _row(atlas, sheet, number, head, fresh, found)
            if taken:
                found.taken.append(taken)
    return found


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a sheet: its table, its row, and column → place."""

    table: str
    row: int
    at: Mapping[str, int]


def _head(sheet: Sheet, found: Rows) -> Head | None:
    """The heading: of the first rows, the one that has most columns of a table; the sheet's name may say which."""
    named = tables().get(key(sheet.name)) or next((t for word, t in tables().items() if word in key(sheet.name)), None)
    best: Head | None = None
    for row in range(min(HEADED_WITHIN, len(sheet.rows))):
        for table in [named] if named else TABLES:
            at = _columns(sheet.rows[row], table)
            if best is None or (len(at), best.table != table) > (len(best.at), False):
                best = Head(table, row, at) if best is None or len(at) > len(best.at) else best
    if best is None or len(best.at) < 2:
        found.problems.append(_no_heading(sheet, named))
        return None
    _unknown_columns(sheet, best, found)
    return best


def _columns(cells: Sequence[Value], table: str) -> dict[str, int]:
    known = headings(table)
    at: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = known.get(key(str(cell))) if cell not in (None, "") else None
        if column:
            at.setdefault(column, place)
    return at


def _no_heading(sheet: Sheet, named: str | None) -> ImportProblem:
    expected = ", ".join(heading(column, "en") for column in columns(TABLES[named or "parties"]))
    shown = "、".join(heading(column, "zh") for column in columns(TABLES[named or "parties"]))
    return ImportProblem(
        file=sheet.file,
        sheet=sheet.name,
        cell=sheet.address(0, 0),
        value=_text(sheet.rows[0][0]) if sheet.rows and sheet.rows[0] else None,
        reason=Words(en="no row names the columns of a table", zh="没有列名行"),
        suggestion=Words(en=f"a first row such as: {expected}", zh=f"首行列名，例如：{shown}"),
    )


def _unknown_columns(sheet: Sheet, head: Head, found: Rows) -> None:
    """A heading that is none of its table, and a column that is there twice."""
    places = set(head.at.values())
    known = headings(head.table)
    for place, cell in enumerate(sheet.rows[head.row]):
        if place in places or cell in (None, ""):
            continue
        text = str(cell)
        again = known.get(key(text))
        words = [word for column in columns(TABLES[head.table]) for word in (column, heading(column, "zh"))]
        near = nearest(text, words, 1)
        found.problems.append(
            ImportProblem(
                file=sheet.file,
                sheet=sheet.name,
                cell=sheet.address(head.row, place),
                value=text,
                reason=Words(en=f"the column {again} is there twice", zh=f"列 {again} 重复")
                if again
                else Words(en="the table has no such column", zh="该表没有此列"),
                suggestion=Words(en=near[0], zh=near[0]) if near and not again else None,
            )
        )


def _fresh(headed: Sequence[tuple[Sheet, Head]]) -> Mapping[str, frozenset[str]]:
    """Table → the ids of the rows that the files bring."""
    found: dict[str, set[str]] = {}
    for sheet, head in headed:
        if "id" in head.at:
            ids = (_text(row[head.at["id"]]) for row in sheet.rows[head.row + 1 :] if head.at["id"] < len(row))
            found.setdefault(head.table, set()).update(each for each in ids if each)
    return {table: frozenset(ids) for table, ids in found.items()}


def _row(
    atlas: Atlas, sheet: Sheet, number: int, head: Head, fresh: Mapping[str, frozenset[str]], found: Rows
) -> Taken | None:
    taken = Taken(head.table, sheet, number, {}, head.at)
    model = columns(TABLES[head.table])
    refs = table_references(TABLES[head.table])
    # The country first: of several bodies of one name it says which.
    for column, place in sorted(head.at.items(), key=lambda each: each[0] != "jurisdiction"):
        value = sheet.rows[number][place] if place < len(sheet.rows[number]) else None
        if value in (None, ""):
            continue
        taken.cells[column] = _cell(atlas, taken, column, value, model[column], refs.get(column), fresh, found)
    return taken if any(taken.cells.values()) else None


def _cell(
    atlas: Atlas,
    taken: Taken,
    column: str,
    value: Value,
    info: FieldInfo,
    ref: Ref | None,
    fresh: Mapping[str, frozenset[str]],
    found: Rows,
) -> str:
    """A cell as its table has it; what cannot be settled stays as it is, and a problem says so."""
    if _is_day(info) and not isinstance(value, bool):
        return _day(taken, column, value, found)
    text = _text(value)
    if ref:
        return _reference(atlas, taken, column, text, ref, fresh.get(ref.table, frozenset()), found)
    if allowed := choices(info):
        parts = [controlled(part, allowed) or part for part in _parts(text)]
        return "|".join(parts)
    return text


def _text(value: Value) -> str:
    """A value as text: numbers in plain digits, full-width digits and blanks made plain where all is such."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    text = unicodedata.normalize("NFC", str(value if value is not None else "")).strip().replace("\r\n", "\n")
    plain = unicodedata.normalize("NFKC", text)
    return plain.replace(",", "") if re.fullmatch(r"[\d,.]+", plain) else plain if plain.isascii() else text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in SEPARATED.split(text) if part.strip()]


def _is_day(info: FieldInfo) -> bool:
    parts: set[object] = set()
    pending: list[object] = [info.annotation, *info.metadata]
    while pending:
        part = pending.pop()
        parts.add(id(part))
        pending += get_args(part)
    return any(id(part) in parts for part in get_args(Edtf)[1:])


def _day(taken: Taken, column: str, value: Value, found: Rows) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    try:
        return edtf(value)
    except Doubtful as doubt:
        reason = Words(en="the day may be read in several ways", zh="日期有多种读法")
        offered = Words(en=" or ".join(doubt.readings), zh="或".join(doubt.readings))
    except ValueError:
        reason = Words(en="this is no day, month or year of the calendar", zh="不是有效的日期、年月或年份")
        offered = Words(en="a date such as 2019-05-31, 2019-05 or 2019", zh="例如 2019-05-31、2019-05 或 2019")
    found.problems.append(_problem(taken, column, _text(value), reason, offered))
    return ""


def _reference(atlas: Atlas, taken: Taken, column: str, text: str, ref: Ref, fresh: frozenset[str], found: Rows) -> str:
    """The ids that a cell names; a name with a comma in it is one name, and tried as such first."""
    if ref.unless and key(text) == key(ref.unless):
        return ref.unless
    home = taken.cells.get("jurisdiction")
    whole = settle(atlas, text, ref.table, fresh, home)
    if whole.id:
        return whole.id
    parts = _parts(text)
    settled = (
        [(part, settle(atlas, part, ref.table, fresh, home)) for part in parts] if len(parts) > 1 else [(text, whole)]
    )
    for part, each in settled:
        if each.id is None:
            several = len(each.candidates) > 1
            reason = (
                Words(en="the name may mean several", zh="名称可能指多个对象")
                if several
                else Words(en=f"the atlas has no such row of {ref.table}", zh="本图谱中没有此名称")
            )
            ids = ", ".join(candidate.id for candidate in each.candidates)
            offered = Words(en=f"one of {ids}", zh=f"可选：{ids}") if ids else _new_row(ref.table)
            found.problems.append(_problem(taken, column, part, reason, offered, each.candidates))
    return "|".join(each.id for _, each in settled if each.id)


def _new_row(table: str) -> Words:
    return Words(en=f"its id, or a sheet {table} with a row for it", zh="填写其标识，或在另一工作表中新增该行")


def _problem(
    taken: Taken, column: str, value: str, reason: Words, suggestion: Words | None, candidates: Sequence[object] = ()
) -> ImportProblem:
    return ImportProblem.model_validate(
        {
            "file": taken.sheet.file,
            "sheet": taken.sheet.name,
            "cell": taken.address(column),
            "value": value,
            "reason": reason,
            "suggestion": suggestion,
            "candidates": list(candidates),
        }
    )
