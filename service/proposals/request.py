"""What is proposed: read, held against what is recorded now, and tried as the value of its cell."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from accord_atlas.loaders.dates import EXPECTED, span
from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.editing.curated import edited
from accord_atlas.loaders.editing.rows import Found
from accord_atlas.loaders.facts import read_facts
from accord_atlas.loaders.proposals import Page, Proposal, new_id
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import CellError, TableErrors, choices, columns
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.core.labels import Named
from accord_atlas.service.imports.reasons import reason, suggestion
from accord_atlas.service.records.answer import record, tables_of
from accord_atlas.service.records.words import column_title

LONGEST: Final = 2000
"""Characters of a text that a person writes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person proposes: a thing, a column of its row, what it says and should say, why, on what evidence."""

    about: str
    column: str
    new: str
    reason: str
    old: str | None = None
    url: str = ""
    title: str = ""
    date: str = ""
    who: str = ""


def proposal(atlas: Atlas, wish: Wish, filed_by: str) -> Proposal:
    """The proposal that a wish makes; BadParameter names what cannot be taken, and what could."""
    named = resolve(atlas, wish.about, parameter="about")
    _texts(wish)
    page = _page(wish)
    with tables_of(atlas) as folder:
        row = record(folder, named)
        old = _old(wish, row)
        _tried(folder, row, wish)
    return _filed(atlas, wish, named, row, old, page, filed_by)


def _filed(atlas: Atlas, wish: Wish, named: Named, row: Found, old: str, page: Page | None, filed_by: str) -> Proposal:
    now = datetime.now(UTC)
    return Proposal(
        id=new_id(now),
        when=now.isoformat(timespec="seconds"),
        who=wish.who.strip(),
        filed_by=filed_by,
        about=named.iri,
        table=row.table,
        key=row.key,
        column=wish.column,
        old=old,
        new=wish.new.strip(),
        reason=wish.reason.strip(),
        source=page,
        release=atlas.release.id,
    )


def _texts(wish: Wish) -> None:
    for name in ("new", "reason", "who", "url", "title", "date"):
        if len(getattr(wish, name)) > LONGEST:
            raise BadParameter(
                name,
                None,
                f"`{name}` has more than {LONGEST} characters.",
                f"{name} 超过 {LONGEST} 个字符。",
                expected=str(LONGEST),
            )
    if not wish.reason.strip():
        raise BadParameter("reason", "", "Say why: `reason` is blank.", "请说明理由：reason 为空。")


def _page(wish: Wish) -> Page | None:
    """The page that it rests on; None where none is named."""
    if not wish.url.strip():
        if wish.title.strip() or wish.date.strip():
            raise BadParameter("url", "", "A source needs an address (`url`).", "来源须有网址（url）。")
        return None
    if not wish.url.strip().startswith(("http://", "https://")):
        raise BadParameter(
            "url", wish.url, "`url` begins with http:// or https://.", "url 应以 http:// 或 https:// 开头。"
        )
    if wish.date.strip():
        try:
            span(wish.date.strip())
        except ValueError:
            raise BadParameter(
                "date",
                wish.date,
                f"`date` is {wish.date!r}; expected {EXPECTED}.",
                f"date 为 {wish.date!r}：{reason(EXPECTED, 'sources', 'vintage').zh}。",
                expected=EXPECTED,
            ) from None
    return Page(wish.url.strip(), wish.title.strip(), wish.date.strip())


def _old(wish: Wish, row: Found) -> str:
    """What the cell says now; BadParameter where there is none, where it is not what the person saw, or no change."""
    own = list(columns(FACT_TABLES[row.table]))
    if wish.column not in own:
        raise BadParameter(
            "column",
            wish.column,
            f"{row.table} has no column {wish.column!r}; it has {', '.join(own)}.",
            f"{row.table} 表没有列 {wish.column!r}；可用：{'、'.join(own)}。",
            expected=own,
            nearest=nearest(wish.column, own),
        )
    now, title = row.cells[wish.column], column_title(wish.column)
    if wish.old is not None and wish.old != now:
        raise BadParameter(
            "old",
            wish.old,
            f"{title.en} is {now!r} now, no longer {wish.old!r}; look again.",
            f"{title.zh}现为 {now!r}，已非 {wish.old!r}，请重新查看。",
            expected=now,
        )
    if wish.new.strip() == now:
        raise BadParameter(
            "new", wish.new, f"{title.en} says {now!r} already.", f"{title.zh}现已为 {now!r}。", expected=None
        )
    return now


def _tried(folder: Path, row: Found, wish: Wish) -> None:
    """BadParameter where the cell cannot hold the value; laws are asked when it is decided on."""
    try:
        for table, sheet in edited(folder, [RowChange(row.table, {wish.column: wish.new.strip()}, row.key)]).items():
            (folder / "facts" / f"{table}.csv").write_text(sheet.text, "utf-8")
        read_facts(folder / "facts")
    except Refused as refused:
        raise BadParameter("new", wish.new, refused.en, refused.zh) from refused
    except TableErrors as error:
        raise _unfit(error.errors, row, wish) from error


def _unfit(errors: list[CellError], row: Found, wish: Wish) -> BadParameter:
    own = next((each for each in errors if each.column == wish.column and Path(each.file).stem == row.table), errors[0])
    why = reason(own.expected, row.table, wish.column)
    near = suggestion(own.expected, row.table, wish.column, wish.new)
    value = own.expected.partition("; nearest: ")[2]
    allowed = choices(columns(FACT_TABLES[row.table])[wish.column])
    hint = (f"; nearest: {near.en}", f"；最接近的是：{near.zh}") if near else ("", "")
    title = column_title(wish.column)
    return BadParameter(
        "new",
        wish.new,
        f"{title.en} cannot be {wish.new!r}: {why.en}{hint[0]}.",
        f"{title.zh}不能为 {wish.new!r}：{why.zh}{hint[1]}。",
        expected=list(allowed) or own.expected.partition("; nearest: ")[0],
        nearest=[value] if value else (),
    )
