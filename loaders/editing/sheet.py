"""A table as its file has it, byte for byte, so that a change of one cell leaves all others as they were written."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import columns

CELL: Final = re.compile(r'("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\Z)')
MARK: Final = "\ufeff"


@dataclass(slots=True)
class Record:
    """One record: its cells as written, and what ends it."""

    written: list[str]
    end: str

    @property
    def text(self) -> str:
        """The record as its file has it."""
        return ",".join(self.written) + self.end

    def values(self) -> list[str]:
        """What the cells say."""
        return [said(each) for each in self.written]


@dataclass(slots=True)
class Sheet:
    """The records of a table; the first names the columns."""

    table: str
    head: Record
    records: list[Record]
    mark: str = ""
    touched: set[int] = field(default_factory=set)
    """Places, among `records`, of those that a change made or changed."""

    @property
    def text(self) -> str:
        """The file."""
        return self.mark + "".join(record.text for record in (self.head, *self.records))

    @property
    def names(self) -> list[str]:
        """The columns."""
        return self.head.values()

    def row(self, record: Record) -> dict[str, str]:
        """Column → what the record says."""
        return dict(zip(self.names, record.values(), strict=True))

    def key(self, record: Record) -> tuple[str, ...]:
        """What identifies the record."""
        row = self.row(record)
        return tuple(row.get(name, "") for name in FACT_TABLES[self.table].KEY)

    def lines(self) -> Iterator[tuple[int, Record]]:
        """Each record with the line on which it begins; the header is line 1."""
        line = 1 + self.head.text.count("\n")
        for record in self.records:
            yield line, record
            line += record.text.count("\n")


def sheet(table: str, text: str) -> Sheet:
    """A table from the text of its file; Refused where that is no table of this kind."""
    mark = MARK if text.startswith(MARK) else ""
    records = list(_records(table, text.removeprefix(MARK)))
    if not records:
        raise Refused(f"the table {table} has no header", f"{table} 表没有列名行")
    wide = len(records[0].written)
    for number, record in enumerate(records, 1):
        if len(record.written) != wide:
            raise Refused(
                f"record {number} of {table} has {len(record.written)} cells, the header {wide}",
                f"{table} 表第 {number} 条记录有 {len(record.written)} 格，列名行有 {wide} 格",
            )
    return Sheet(table, records[0], records[1:], mark)


def changed(of: Sheet, change: RowChange) -> None:
    """Make one change; Refused where there is no such row or column."""
    known(change.table, change.cells)
    keys = [of.key(record) for record in of.records]
    if change.key is None:
        _insert(of, Record([quoted(change.cells.get(name, "")) for name in of.names], _line_end(of)), keys)
        return
    place = _place(of, keys, change.key)
    record = of.records[place]
    for name, value in change.cells.items():
        at = of.names.index(name)
        if said(record.written[at]) != value:
            record.written[at] = quoted(value)
            of.touched.add(place)
    if of.key(record) != keys[place] and keys == sorted(keys):
        of.touched = {each - (each > place) for each in of.touched - {place}}
        _insert(of, of.records.pop(place), keys[:place] + keys[place + 1 :])


def known(table: str, named: Mapping[str, str]) -> None:
    """Refused where a table does not have one of the columns."""
    own = list(columns(FACT_TABLES[table]))
    for name in named:
        if name not in own:
            near = get_close_matches(name, own, n=1)
            hint, wink = (f"; nearest: {near[0]}", f"；最接近：{near[0]}") if near else ("", "")
            raise Refused(
                f"{table} has no column {name!r}; it has {', '.join(own)}{hint}",
                f"{table} 表没有列 {name!r}；可用：{'、'.join(own)}{wink}",
            )


def _place(of: Sheet, keys: Sequence[tuple[str, ...]], key: tuple[str, ...]) -> int:
    if key in keys:
        return keys.index(key)
    wanted = "|".join(key)
    near = get_close_matches(wanted, ["|".join(each) for each in keys], n=3, cutoff=0.5)
    hint, wink = (f"; near: {', '.join(near)}", f"；相近：{'、'.join(near)}") if near else ("", "")
    raise Refused(f"{of.table} has no row {wanted!r}{hint}", f"{of.table} 表没有 {wanted!r} 一行{wink}")


def _insert(of: Sheet, record: Record, keys: Sequence[tuple[str, ...]]) -> None:
    """Put a record where the order of the file wants it; at the end of a file without order."""
    place = bisect_left(keys, of.key(record)) if list(keys) == sorted(keys) else len(keys)
    if of.records and not of.records[-1].end:
        of.records[-1].end = _line_end(of)
    of.records.insert(place, record)
    of.touched = {each + (each >= place) for each in of.touched} | {place}


def _line_end(of: Sheet) -> str:
    return of.head.end or "\n"


def _records(table: str, text: str) -> Iterator[Record]:
    cells: list[str] = []
    at = 0
    while at < len(text) or cells:
        found = CELL.match(text, at)
        if found is None:
            line = text.count("\n", 0, at) + 1
            raise Refused(
                f"line {line} of {table} is not as RFC 4180 quotes cells", f"{table} 表第 {line} 行的引号不合 CSV 格式"
            )
        cells.append(found[1])
        at = found.end()
        if found[2] != ",":
            yield Record(cells, found[2])
            cells = []


def said(written: str) -> str:
    """What a cell says, of what its file has."""
    return written[1:-1].replace('""', '"') if written.startswith('"') else written


def quoted(value: str) -> str:
    """A value as its file has it."""
    return '"' + value.replace('"', '""') + '"' if re.search(r'[",\r\n]', value) else value
