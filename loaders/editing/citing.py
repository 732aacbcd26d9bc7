"""What has to be written so that a row, or one cell of it, rests on a source."""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import Final, get_args
from urllib.parse import urlsplit

from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.editing.curated import opened
from accord_atlas.loaders.facts.properties import PROPERTIES
from accord_atlas.loaders.records import FACT_TABLES, CellSource
from accord_atlas.loaders.tables import columns

Cells = Mapping[str, str]
UNDATED: Final = "undated"
SINGLE: Final = frozenset(get_args(CellSource.model_fields["table"].annotation))
"""Tables whose cells may each have a source of their own."""


def own_source(table: str, column: str) -> bool:
    """Whether a cell of that column may rest on another source than its row."""
    return table in SINGLE and (table, column) in PROPERTIES


def new_source(
    root: Traversable, name: str, url: str, *, title: str = "", day: str = "", read_on: date, known: Cells
) -> RowChange | None:
    """The row for a source of that id; None where the tables have it. Refused where no address is given for a new one.

    `known` has what else is known of it: publisher (else the host of its address), kind, reliability.
    """
    of = opened(root, "sources")
    rows = {row["id"]: row for row in map(of.row, of.records)}
    if name in rows:
        return None
    same = next((row["id"] for row in rows.values() if url and row["url"].rstrip("/") == url.rstrip("/")), None)
    if same:
        raise Refused(f"this page is the source {same} already", f"该网页已是来源 {same}")
    if not url:
        near = get_close_matches(name, rows, n=3)
        hint, wink = (f"; near: {', '.join(near)}", f"；相近：{'、'.join(near)}") if near else ("", "")
        raise Refused(
            f"there is no source {name!r}{hint}; a new one needs --url, and --title, --date, --publisher where known",
            f"没有来源 {name!r}{wink}；新来源须给出 --url，并尽量给出 --title、--date、--publisher",
        )
    cells = {
        **known,
        "publisher": known.get("publisher") or _host(url),
        "id": name,
        "url": url,
        "title": title,
        "vintage": day or UNDATED,
        "retrieved": read_on.isoformat(),
    }
    return RowChange("sources", cells)


def source_id(root: Traversable, url: str, day: str) -> str:
    """The id of the source at an address; where there is none, one that a new row may have."""
    of = opened(root, "sources")
    rows = [of.row(record) for record in of.records]
    there = next((row["id"] for row in rows if row["url"].rstrip("/") == url.rstrip("/")), None)
    if there:
        return there
    name = "-".join([re.sub(r"[^a-z0-9]+", "-", _host(url)).strip("-"), *re.findall(r"\d+", day)])
    taken = {row["id"] for row in rows}
    return next(each for each in (name, *(f"{name}-{n}" for n in range(2, len(rows) + 3))) if each not in taken)


def _host(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if not host:
        raise Refused(f"{url!r} is no web address", f"{url!r} 不是网址")
    return host


def cited(
    root: Traversable, table: str, key: tuple[str, ...], source: str, *, column: str = "", confidence: str = ""
) -> RowChange:
    """The change by which a row rests on a source besides, or a cell on it alone."""
    of = opened(root, table)
    row = next((of.row(each) for each in of.records if of.key(each) == key), None)
    if row is None:
        said = "|".join(key)
        raise Refused(f"{table} has no row {said!r}", f"{table} 表没有 {said!r} 一行")
    if not column:
        return _with_row(table, row, key, source)
    if not own_source(table, column):
        told = ", ".join(c for t, c in PROPERTIES if t == table and t in SINGLE)
        raise Refused(
            f"a cell of {table}.{column} has no source of its own; those that may: {told or 'none'}",
            f"{table} 表的 {column} 列不能单独注明来源；可单独注明的列：{told or '无'}",
        )
    named = (table, "|".join(key), column)
    cells = opened(root, "cell-sources")
    there = any(cells.key(each) == named for each in cells.records)
    sure = confidence or "medium"
    if there:
        return RowChange("cell-sources", {"source": source, "confidence": sure}, named)
    return RowChange(
        "cell-sources", {"table": table, "id": named[1], "column": column, "source": source, "confidence": sure}
    )


def _with_row(table: str, row: Cells, key: tuple[str, ...], source: str) -> RowChange:
    if "source" not in columns(FACT_TABLES[table]):
        raise Refused(f"the table {table} names no sources", f"{table} 表不注明来源")
    several = "|".join(dict.fromkeys([*filter(None, row["source"].split("|")), source]))
    if several == row["source"]:
        raise Refused(f"the row rests on {source} already", f"该行已注明来源 {source}")
    return RowChange(table, {"source": several}, key)
