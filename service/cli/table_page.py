"""What `accord tables open` shows: rows as records, what may stand in their cells, their neighbours, their laws."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from accord_atlas.loaders.editing.laws import concerning
from accord_atlas.loaders.editing.rows import Found, found, referred, referring
from accord_atlas.service.cli.words import localised, spoken, t
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.text import fold
from accord_atlas.service.records.cells import cells, name
from accord_atlas.service.records.words import table_title, thing

NEIGHBOURS = 12
"""So many rows that refer to one are told one by one."""


def matching(atlas: Atlas | None, root: Path, table: str, words: Sequence[str]) -> list[Found]:
    """The rows that have all the words, in a cell or in the name of what a cell names; a whole key is enough."""
    rows = found(root, table)
    keyed = [row for row in rows if " ".join(words) in (row.name, ".".join(filter(None, row.key)))]
    if keyed:
        return keyed
    wanted = [fold(word) for word in words]
    return [row for row in rows if not wanted or all(word in _text(atlas, row) for word in wanted)]


def _text(atlas: Atlas | None, row: Found) -> str:
    named = [thing(atlas, table, each) for _, table, ids in referred(row) if table != "sources" for each in ids]
    words = [name(atlas, row), *named]
    return fold("\n".join([*row.cells.values(), *(each.en for each in words), *(each.zh for each in words)]))


def show(atlas: Atlas | None, root: Path, table: str, rows: Sequence[Found], limit: int) -> None:
    """Print rows in full up to a limit, all others by their key, then what all rows of the table have in common."""
    title = table_title(table).text(spoken())
    plural = "" if len(rows) == 1 else "s"
    print(f"# {table} · {title}{t(': ', '：')}{t(f'{len(rows)} row{plural}', f'{len(rows)} 行')}")
    for row in rows[:limit]:
        print()
        _record(atlas, root, row)
    if rows[limit:]:
        print()
        for row in rows[limit:]:
            print(f"{row.name}  {name(atlas, row).text(spoken())}")
    print()
    _allowed(table)
    _laws(table)


def _record(atlas: Atlas | None, root: Path, row: Found) -> None:
    language = spoken()
    print(f"## {row.name}  ({row.table}.csv:{row.line})")
    for cell in cells(atlas, row.table, row.cells):
        said = cell.shown.text(language)
        beside = f"  {said}" if said and said != cell.value else ""
        mark = "*" if cell.identifies else " "
        title = f" {cell.title.zh}" if language == "zh" else ""
        print(f"{mark} {cell.column}{title}{t(': ', '：')}{cell.value or '—'}{beside}")
    refers = [f"{column} → {table}: {', '.join(ids)}" for column, table, ids in referred(row)]
    if refers:
        print(t("  refers to:", "  引用："))
        print("".join(f"    {each}\n" for each in refers), end="")
    others = list(referring(root, row))
    if others:
        print(t(f"  named by {len(others)} rows:", f"  被 {len(others)} 行引用："))
        for other, column in others[:NEIGHBOURS]:
            print(f"    {other.table}.csv:{other.line} {column}: {other.name}")
        more = Counter(other.table for other, _ in others[NEIGHBOURS:])
        if more:
            print("    … " + ", ".join(f"{table} {count}" for table, count in more.items()))


def _allowed(table: str) -> None:
    """The columns with what may stand in each."""
    language = spoken()
    print(t("Columns (* identifies the row, ! must be filled):", "各列（* 标识该行，! 必填）："))
    for cell in cells(None, table, {}):
        mark = ("*" if cell.identifies else "") + ("!" if cell.required else "")
        allowed = ", ".join(
            each.value if each.label.text(language) == each.value else f"{each.value} ({each.label.text(language)})"
            for each in cell.allowed
        )
        form = allowed or (cell.form.text(language) if cell.form else "") or ", ".join(cell.kinds)
        several = t("; several with |", "；多个以 | 分隔") if cell.several else ""
        title = f" {cell.title.zh}" if language == "zh" else ""
        print(f"  {cell.column}{mark}{title}{t(': ', '：')}{form or t('text', '文字')}{several}")


def _laws(table: str) -> None:
    laws = list(concerning(table))
    if laws:
        print(t("Laws:", "规则："))
    for law in laws:
        print(f"  {law.name}{t(': ', '：')}{localised(law.title)}")
