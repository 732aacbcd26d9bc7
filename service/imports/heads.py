"""Finds the heading of a sheet: which table it is of, in which rows its columns are named, where each column stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accord_atlas.loaders.tables import columns
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.sheets import Sheet, Value
from accord_atlas.service.imports.words import TABLES, heading, headings, key, tables, title

HEADED_WITHIN: Final = 20
"""Rows within which the heading is looked for."""
COUNTING: Final = frozenset(key(word) for word in ("序号", "序", "编码序号", "no.", "no", "#", "nr", "s/n", "row"))
"""Headings of a column that only counts the rows."""
NAMED: Final = 2
"""How many columns the name of the sheet counts for."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a sheet: its table, its last row, and column → place."""

    table: str
    row: int
    at: Mapping[str, int]
    first: int
    """Its first row: it may have two."""


def head(sheet: Sheet, problems: Problems) -> Head | None:
    """The heading: of the first rows, the one or two that name most columns of a table; the sheet's name may say which.

    What is above it is a title; a sheet without one is told what it looks like.
    """
    exact = tables().get(key(sheet.name))
    named = exact or next((table for word, table in tables().items() if word in key(sheet.name)), None)
    best: tuple[int, int, Head] | None = None
    for row in range(min(HEADED_WITHIN, len(sheet.rows))):
        for table in TABLES:
            for found in _of(sheet, row, table):
                score = (2 * len(found.at) - _filled(sheet, found) + (NAMED if table == named else 0), _needed(found))
                if len(found.at) > 1 and (best is None or score > best[:2]):
                    best = (*score, found)
    if best is None:
        _no_heading(sheet, named, problems)
        return None
    _unknown_columns(sheet, best[2], problems)
    return best[2]


def again(sheet: Sheet, number: int, found: Head) -> bool:
    """Whether a row names the columns once more, in the same or the other language, as printed lists do."""
    known = headings(found.table)
    cells = [(place, cell) for place, cell in enumerate(sheet.rows[number]) if cell not in (None, "")]
    places = {place: column for column, place in found.at.items()}
    return len(cells) > 1 and all(
        place in places and known.get(key(str(cell))) == places[place] for place, cell in cells
    )


def _of(sheet: Sheet, row: int, table: str) -> list[Head]:
    """The heading that a row would be, and that which it would be with the row below."""
    own = _columns(sheet.rows[row], table)
    found = [Head(table, row, own, row)]
    if row + 1 < len(sheet.rows):
        below = sheet.rows[row + 1]
        known = headings(table)
        under = _columns(below, table)
        if under and all(
            cell in (None, "") or key(str(cell)) in known or cell == _cell(sheet.rows[row], place)
            for place, cell in enumerate(below)
        ):
            places = set(under.values())
            both = {**{column: place for column, place in own.items() if place not in places}, **under}
            if len(both) >= len(own):
                found.append(Head(table, row + 1, both, row))
    return found


def _cell(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _columns(cells: Sequence[Value], table: str) -> dict[str, int]:
    known = headings(table)
    at: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = known.get(key(str(cell))) if cell not in (None, "") else None
        if column:
            at.setdefault(column, place)
    return at


def _filled(sheet: Sheet, found: Head) -> int:
    """How many columns have something where the heading stands."""
    rows = sheet.rows[found.first : found.row + 1]
    return len({place for row in rows for place, cell in enumerate(row) if cell not in (None, "")})


def _needed(found: Head) -> int:
    """How many of the columns that every row of the table must fill are there; those that are not count against it."""
    model = columns(TABLES[found.table])
    return sum(1 if column in found.at else -1 for column, info in model.items() if info.is_required())


def _no_heading(sheet: Sheet, named: str | None, problems: Problems) -> None:
    table = named or "parties"
    expected = {language: [heading(column, language) for column in columns(TABLES[table])] for language in ("en", "zh")}
    problems.add(
        sheet.file,
        Words(en="no row names the columns of a table", zh="没有列名行"),
        sheet=sheet.name,
        cell=sheet.address(0, 0),
        value=str(sheet.rows[0][0]) if sheet.rows[0] and sheet.rows[0][0] is not None else None,
        suggestion=Words(
            en=f"a first row such as: {', '.join(expected['en'])}", zh=f"首行列名，例如：{'、'.join(expected['zh'])}"
        ),
    )


def _unknown_columns(sheet: Sheet, found: Head, problems: Problems) -> None:
    """A heading that is none of its table, and a column that is there twice; what only counts rows is passed over."""
    places = set(found.at.values())
    known = headings(found.table)
    for place, cell in enumerate(sheet.rows[found.row]):
        text = str(cell).strip() if cell is not None else ""
        filled = any(_cell(row, place) not in (None, "") for row in sheet.rows[found.row + 1 :])
        if place in places or not (text or filled):
            continue
        name, at, value = sheet.name, sheet.address(found.row, place), text or None
        if key(text) in COUNTING or not filled:
            problems.remark(
                sheet.file, Words(en="this column was passed over", zh="此列未读取"), sheet=name, cell=at, value=value
            )
        elif column := known.get(key(text)):
            problems.add(
                sheet.file,
                Words(en=f"the column “{heading(column, 'en')}” is there twice", zh=f"列“{heading(column, 'zh')}”重复"),
                sheet=name,
                cell=at,
                value=value,
                suggestion=Words(en="keep one of the two", zh="请保留其中一列"),
            )
        else:
            problems.add(
                sheet.file,
                _unknown(text, found.table),
                sheet=name,
                cell=at,
                value=value,
                suggestion=_alike(text, found.table),
            )


def _unknown(text: str, table: str) -> Words:
    if not text:
        return Words(en="the column has no heading", zh="此列没有列名")
    return Words(en=f"the table of {title(table, 'en')} has no such column", zh=f"“{title(table, 'zh')}”表没有此列")


def _alike(text: str, table: str) -> Words:
    """The columns that the heading may mean; all that there are where none is alike."""
    own = columns(TABLES[table])
    words = headings(table)
    near = list(dict.fromkeys(words[each] for each in nearest(key(text), words, 3)))
    en, zh = (([heading(column, language) for column in near or own]) for language in ("en", "zh"))
    start = ("perhaps", "是否为") if near else ("its columns are", "该表的列为")
    return Words(en=f"{start[0]}: {', '.join(en)}", zh=f"{start[1]}：{'、'.join(zh)}")
