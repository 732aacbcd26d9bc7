"""Changes what a layer says: its rows lie over the curated ones and over those of the layers below it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from importlib.resources.abc import Traversable
from pathlib import Path

from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.editing.curated import opened
from accord_atlas.loaders.editing.sheet import known
from accord_atlas.loaders.layers import CLEARED, Cells, Layer, Overlaid, overlaid
from accord_atlas.loaders.records import FACT_TABLES

Rows = Mapping[str, Sequence[Cells]]


def over(root: Path | Traversable, layers: Sequence[Layer]) -> AbstractContextManager[Overlaid]:
    """The tables with the rows of layers over them, in their order."""
    return overlaid(root, ((table, cells) for each in layers for table, rows in each.rows.items() for cells in rows))


def with_changes(root: Path | Traversable, rows: Rows, changes: Sequence[RowChange]) -> Rows:
    """The rows of a layer with changes made; `root` has the tables as they are below it.

    A layer adds rows and says of others what is otherwise, or that a cell says nothing any more; Refused where it
    would have to give a row of others another key.
    """
    held: dict[str, list[Cells]] = {table: list(each) for table, each in rows.items()}
    below: dict[str, dict[tuple[str, ...], Cells]] = {}
    for change in changes:
        if change.table not in below:
            of = opened(root, change.table)
            below[change.table] = {of.key(record): of.row(record) for record in of.records}
        known(change.table, change.cells)
        _changed(held.setdefault(change.table, []), below[change.table], change)
    return held


def _changed(own: list[Cells], below: Mapping[tuple[str, ...], Cells], change: RowChange) -> None:
    names = FACT_TABLES[change.table].KEY
    place = next((n for n, row in enumerate(own) if _key(row, names) == change.key), None)
    if change.key is None:
        if _key(change.cells, names) in {*below, *(_key(row, names) for row in own)}:
            said = "|".join(_key(change.cells, names))
            raise Refused(f"{change.table} has a row {said!r} already", f"{change.table} 表已有 {said!r} 一行")
        own.append(dict(change.cells))
        return
    base = below.get(change.key)
    if place is None and base is None:
        said = "|".join(change.key)
        raise Refused(f"{change.table} has no row {said!r}", f"{change.table} 表没有 {said!r} 一行")
    if base is not None:
        _keeps_its_key(change)
    row = own[place] if place is not None else dict(zip(names, change.key, strict=True))
    cleared = {name: CLEARED for name, cell in change.cells.items() if not cell and base and base.get(name)}
    after = {**row, **change.cells, **cleared}
    if place is None:
        own.append(after)
    else:
        own[place] = after


def _keeps_its_key(change: RowChange) -> None:
    names = FACT_TABLES[change.table].KEY
    now = dict(zip(names, change.key or (), strict=True))
    for name in names:
        if change.cells.get(name, now[name]) != now[name]:
            raise Refused(
                f"{name} is part of what identifies the row; a layer can end this row and add another, only the "
                "curated tables can change it",
                f"{name} 是该行标识的一部分；层中可终止该行并另增一行，更改须在源表中进行",
            )


def _key(row: Cells, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in names)
