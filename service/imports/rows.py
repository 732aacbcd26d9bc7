"""The rows of a sheet as rows of a curated table: its cells cleaned, its names settled, its days read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Final

from accord_atlas.loaders.cells import Ref
from accord_atlas.loaders.layers import CLEARED
from accord_atlas.loaders.tables import columns, table_references
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.known import folded
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.days import Doubtful, ShortYear, StillOpen, edtf
from accord_atlas.service.imports.forms import allowed_values, is_day
from accord_atlas.service.imports.heads import Head, again, head
from accord_atlas.service.imports.names import Settled, settle
from accord_atlas.service.imports.plain import counts, parts, plain
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.reasons import one_of, value_near
from accord_atlas.service.imports.sheets import Sheet, Value
from accord_atlas.service.imports.words import TABLES, controlled, key, title

DELETED: Final = frozenset({"(delete)", "(deleted)", "(删除)", "[删除]", "[delete]"})
"""Words that take away what is recorded, folded; a blank cell keeps it."""
COMMAND: Final = re.compile(r"[=@]\s*\S|[+\-](?![\s\d.])\S*[(!|]|[+\-][\d.]+[^\d.,\s%].*[(!|]")
"""What a spreadsheet program would run as a formula if the cell were opened again."""
COMPARED: Final = 300
"""Names that are not known for which the ones called alike are looked for."""
YEAR: Final = 4
"""Characters of a year."""
NOTHING: Final = frozenset(
    {"不详", "未知", "无", "暂无", "待定", "-", "–", "—", "/", "n/a", "na", "none", "unknown", "tbd", "?"}
)
"""What people write where they know nothing."""
BELOW: Final = re.compile(
    r"(?:注|备注|说明|资料来源|数据来源|来源|附注|note|notes|source|sources|remark|remarks)\s*\d*\s*[:：]|[*※†‡]|\(\d\)|（\d）",
    re.I,
)
"""How a line below a table begins that is none of its rows."""
TOTALS: Final = frozenset({"合计", "总计", "小计", "共计", "total", "totals", "subtotal", "sum", "grandtotal"})
NAMING: Final = ("name_en", "name_zh", "name_local", "title_en", "title_zh", "acronym", "en", "zh", "number", "url")
"""Columns by whose words other sheets may name a row that the files bring."""

Answers = Mapping[str, str]
"""`file!sheet!cell` → the id or the day that a person says is meant; `#2` after it for the second of a cell."""


@dataclass(slots=True)
class Taken:
    """A row as it would stand in its table: column → cell; `at` gives the column's place in the sheet."""

    table: str
    sheet: Sheet
    row: int
    cells: dict[str, str]
    at: Mapping[str, int]
    doubted: set[str] = field(default_factory=set)
    """Columns of which a problem is told already."""

    def address(self, column: str | None) -> str | None:
        """The address of a column's cell; of the whole row where the sheet does not have the column."""
        if column is not None and column in self.at:
            return self.sheet.address(self.row, self.at[column])
        return self.sheet.address(self.row, 0) if self.at else None


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a column's cells are: rows of another table, days, controlled values; else words."""

    ref: Ref | None
    day: bool
    allowed: tuple[str, ...]
    needed: bool


@cache
def _shape(table: str, column: str) -> _Shape:
    info = columns(TABLES[table])[column]
    ref = table_references(TABLES[table]).get(column)
    return _Shape(ref, is_day(info), allowed_values(info), info.is_required())


class Reader:
    """Reads sheets into rows of tables; what is in the way is noted in `problems`."""

    def __init__(self, atlas: Atlas, problems: Problems, answers: Answers) -> None:
        self._atlas = atlas
        self._problems = problems
        self._answers = answers
        self._answered: set[str] = set()
        self._fresh: dict[str, dict[str, set[str]]] = {}
        self._compared = 0
        self._settled: dict[tuple[str, str, str | None], Settled] = {}

    def rows(self, sheets: Sequence[Sheet]) -> list[Taken]:
        """The rows of all sheets; names may be those of rows that another sheet brings."""
        headed = [(sheet, found) for sheet in sheets if (found := head(sheet, self._problems))]
        for sheet, found in headed:
            self._note_fresh(sheet, found)
        taken = [
            row
            for sheet, found in headed
            for number in range(found.row + 1, len(sheet.rows))
            if (row := self._row(sheet, number, found))
        ]
        self._unused()
        return taken

    def _unused(self) -> None:
        for name in self._answers.keys() - self._answered:
            self._problems.add(
                name.partition("!")[0],
                Words(
                    en="this answer is for a cell in which nothing is to be settled", zh="此答复所指的单元格无须确认"
                ),
                cell=name.rpartition("!")[2],
                value=self._answers[name],
            )

    def _note_fresh(self, sheet: Sheet, found: Head) -> None:
        """Note the ids of the rows that a sheet brings, and how they are called there."""
        if "id" not in found.at:
            return
        names = self._fresh.setdefault(found.table, {})
        for row in sheet.rows[found.row + 1 :]:
            slug = plain(_at(row, found.at["id"]))
            for column in ("id", *NAMING):
                said = plain(_at(row, found.at[column])) if column in found.at else ""
                if slug and said:
                    names.setdefault(said if column == "id" else folded(said), set()).add(slug)

    def _row(self, sheet: Sheet, number: int, found: Head) -> Taken | None:
        if self._passed_over(sheet, number, found):
            return None
        taken = Taken(found.table, sheet, number, {}, found.at)
        # The country first: of several bodies of one name it says which.
        for column, place in sorted(found.at.items(), key=lambda each: each[0] != "jurisdiction"):
            value = _at(sheet.rows[number], place)
            if value is None or (isinstance(value, str) and not value.strip()):
                continue
            taken.cells[column] = self._cell(taken, column, value, _shape(found.table, column))
        return taken if any(taken.cells.values()) or taken.doubted else None

    def _passed_over(self, sheet: Sheet, number: int, found: Head) -> bool:
        """Whether a row is no row of the table: the heading once more, a note below it, a sum; that is told."""
        row = sheet.rows[number]
        filled = [cell for cell in row if cell is not None and str(cell).strip()]
        texts = list(dict.fromkeys(str(cell).strip() for cell in filled))
        reason = None
        if again(sheet, number, found):
            reason = Words(en="the heading once more; passed over", zh="重复的列名行，未读取")
        elif len(texts) == 1 and (BELOW.match(texts[0]) or (len(filled) > 1 and len(filled) == len(row) > 2)):
            reason = Words(en="a note, not a row of the table; passed over", zh="表下说明，并非数据行，未读取")
        elif any(key(text) in TOTALS for text in texts) and all(key(t) in TOTALS or counts(t) for t in texts):
            reason = Words(en="a sum, not a row of the table; passed over", zh="合计行，并非数据行，未读取")
        if reason:
            self._problems.remark(
                sheet.file, reason, sheet=sheet.name, cell=sheet.address(number, 0), value=texts[0] if texts else None
            )
        return reason is not None

    def _cell(self, taken: Taken, column: str, value: Value, shape: _Shape) -> str:
        """A cell as its table has it; what cannot be settled stays blank, and a problem says so."""
        text = plain(value)
        if key(text) in DELETED:
            return self._deletion(taken, column, text, shape)
        if isinstance(value, str) and COMMAND.match(text):
            self._tell(
                taken,
                column,
                text,
                Words(
                    en="a spreadsheet program would run this text as a formula", zh="此文本会被电子表格软件当作公式执行"
                ),
                Words(en="write the value itself, without a leading = + - @", zh="请直接填写内容，开头不用 =、+、-、@"),
            )
            return ""
        if text.casefold() in NOTHING and (shape.ref or shape.day):
            reason = Words(en="words for nothing; what is not known is left blank", zh="不知道的内容不填文字")
            self._tell(taken, column, text, reason, Words(en="leave the cell blank", zh="请留空"))
            return ""
        if shape.day and value is not None and not isinstance(value, bool):
            return self._day(taken, column, value)
        if shape.ref:
            return self._reference(taken, column, text, shape.ref)
        if shape.allowed:
            return self._controlled(taken, column, text, shape.allowed)
        return text

    def _controlled(self, taken: Taken, column: str, text: str, allowed: tuple[str, ...]) -> str:
        """The controlled values that a cell names."""
        found = []
        for part in parts(text):
            value = controlled(part, allowed)
            if value is None:
                reason = one_of(allowed)
                told = self._problems.enough(taken.sheet.file, taken.sheet.name, taken.address(column), reason)
                self._tell(taken, column, part, reason, None if told else value_near(part, allowed))
            else:
                found.append(value)
        return "|".join(found)

    def _deletion(self, taken: Taken, column: str, text: str, shape: _Shape) -> str:
        """The sign that takes away what is recorded; what every row needs, or is known by, cannot be taken away."""
        if column in TABLES[taken.table].KEY:
            reason = Words(
                en="this cell says which row is meant and cannot be deleted", zh="此格用于识别该行，不能删除"
            )
            hint = Words(en="give the end or another status of the row instead", zh="可改填结束日期或其他状态")
            self._tell(taken, column, text, reason, hint)
            return ""
        if shape.needed:
            reason = Words(en="every row needs this cell; it cannot be deleted", zh="此格必填，不能删除")
            self._tell(taken, column, text, reason, Words(en="write another value", zh="请填写其他值"))
            return ""
        return CLEARED

    def _day(self, taken: Taken, column: str, value: str | float | date | datetime) -> str:
        readings: tuple[str, ...] = ()
        try:
            return edtf(value)
        except Doubtful as doubt:
            readings = doubt.readings
            if answer := self._answer(taken, column, 1, readings):
                return answer
            reason = _doubt(readings)
            hint = Words(en=" or ".join(readings), zh="或".join(readings))
        except ShortYear:
            reason = Words(en="the year has two digits only", zh="年份只有两位数字")
            hint = Words(en="write it in four: 2019-05-31", zh="请写四位年份，例如 2019-05-31")
        except StillOpen:
            reason = Words(en="what has not ended has no date of its end", zh="尚未结束的，不填日期")
            hint = Words(en="leave the cell blank", zh="请留空")
        except ValueError:
            reason = Words(en="this is no day, month or year of the calendar", zh="不是有效的日期、年月或年份")
            hint = Words(en="a date such as 2019-05-31, 2019-05 or 2019", zh="例如 2019-05-31、2019-05 或 2019")
        self._tell(taken, column, plain(value), reason, hint, readings=readings, number=1 if readings else 0)
        return ""

    def _reference(self, taken: Taken, column: str, text: str, ref: Ref) -> str:
        """The ids that a cell names; a name with a comma in it is one name, and tried as such first."""
        home = taken.cells.get("jurisdiction")
        whole = self._settle(text, ref.table, home)
        named = [text] if whole.id else parts(text)
        several = len(named) > 1
        found, open_ones = list[str](), 0
        for part in named:
            each = self._settle(part, ref.table, home) if several else whole
            if ref.unless and key(part) == key(ref.unless):
                each = Settled(ref.unless)
            if each.id is None:
                open_ones += 1
                answer = self._answer(taken, column, open_ones, None, ref.table)
                if answer is None:
                    self._unsettled(taken, column, part, ref, each, open_ones)
                    continue
                found.append(answer)
            else:
                found.append(each.id)
        return "|".join(dict.fromkeys(found))

    def _settle(self, text: str, table: str, home: str | None) -> Settled:
        """What a name means; what is called alike is looked for in so many names, and in no more of a hostile file."""
        place = (text, table, home)
        if place not in self._settled:
            fresh = self._fresh.get(table, {})
            mine = fresh.get(text) or fresh.get(folded(text), set())
            if len(mine) == 1:
                self._settled[place] = Settled(next(iter(mine)))
            else:
                found = settle(self._atlas, text, table, home, near=self._compared < COMPARED)
                self._compared += found.id is None
                self._settled[place] = found
        return self._settled[place]

    def _answer(
        self, taken: Taken, column: str, number: int, readings: Sequence[str] | None, table: str | None = None
    ) -> str | None:
        """What a person says is meant in a cell, if it is one of the readings or a row of the table."""
        place = _place(taken, column, number)
        given = self._answers.get(place)
        if given is None:
            return None
        self._answered.add(place)
        if readings is not None:
            return given if given in readings else None
        settled = self._settle(given, table or "", None).id
        return settled if settled == given else None

    def _unsettled(self, taken: Taken, column: str, part: str, ref: Ref, each: Settled, number: int) -> None:
        table_en, table_zh = title(ref.table, "en"), title(ref.table, "zh")
        if each.several:
            reason = Words(en="the name may mean several", zh="名称可能指多个对象")
        elif each.elsewhere:
            reason = Words(
                en=f"this is one of the {title(each.elsewhere, 'en')}, not of the {table_en}; are two columns swapped?",
                zh=f"这属于“{title(each.elsewhere, 'zh')}”，而非“{table_zh}”；是否填错了列？",
            )
        else:
            reason = Words(
                en=f"the atlas knows none of the {table_en} by this name", zh=f"本图谱的“{table_zh}”中没有此名称"
            )
        hint = _hint(each, table_en, table_zh)
        self._tell(taken, column, part, reason, hint, candidates=each, number=number)

    def _tell(
        self,
        taken: Taken,
        column: str,
        value: str,
        reason: Words,
        suggestion: Words | None,
        *,
        candidates: Settled | None = None,
        readings: Sequence[str] = (),
        number: int = 0,
    ) -> None:
        """A problem of a cell; `number` says as the how-manieth of its cell it can be settled by an answer."""
        taken.doubted.add(column)
        if number and (given := self._answers.get(_place(taken, column, number))):
            reason = Words(en=f"the answer “{given}” is none of these", zh=f"答复“{given}”不在可选范围之内")
        self._problems.add(
            taken.sheet.file,
            reason,
            sheet=taken.sheet.name,
            cell=taken.address(column),
            value=value,
            suggestion=suggestion,
            candidates=candidates.candidates if candidates else (),
            readings=readings,
            settle=_place(taken, column, number) if number else None,
        )


def _hint(each: Settled, table_en: str, table_zh: str) -> Words:
    """What to write instead of a name that is not settled."""
    if each.candidates:
        en = ", ".join(f"{one.label.text('en')} ({one.id})" for one in each.candidates)
        zh = "、".join(f"{one.label.text('zh')}（{one.id}）" for one in each.candidates)
        return Words(
            en=f"write the id of one of these: {en}" if each.several else f"perhaps {en}",
            zh=f"请填写其中之一的标识：{zh}" if each.several else f"是否为：{zh}",
        )
    if each.elsewhere:
        return Words(en=f"write one of the {table_en} here", zh=f"此处请填写“{table_zh}”")
    return Words(
        en=f"its id, or a sheet “{table_en}” with a row for it", zh=f"填写其标识，或在“{table_zh}”工作表中新增一行"
    )


def _doubt(readings: Sequence[str]) -> Words:
    """Why a day is not taken as it is."""
    if len(readings) > 1:
        return Words(en="the day may be read in several ways", zh="日期有多种读法")
    if len(readings[0]) == YEAR:
        return Words(
            en="a date has a year, a month or a day, and no other part of a year", zh="日期只能精确到年、月或日"
        )
    return Words(
        en="a bare number, which may be a day as spreadsheets count them", zh="单纯的数字，可能是电子表格的日期序列值"
    )


def _place(taken: Taken, column: str, number: int) -> str:
    """Under which key an answer is given."""
    place = f"{taken.sheet.file}!{taken.sheet.name}!{taken.address(column)}"
    return place if number < 2 else f"{place}#{number}"


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None
