"""Changes what a layer says: its rows lie over the curated ones and over those of the layers below it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from pathlib import Path

from pyoxigraph import Store

from accord_atlas.loaders.build import Sources, validate
from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.editing.curated import at_home, opened
from accord_atlas.loaders.editing.sheet import known
from accord_atlas.loaders.layers import CLEARED, NAME, Cells, Layer, Overlaid, keep, one, overlaid, spoken
from accord_atlas.loaders.places import tables
from accord_atlas.loaders.records import FACT_TABLES

Progress = Callable[[str], None]
Rows = Mapping[str, Sequence[Cells]]


def over(root: Path | Traversable, layers: Sequence[Layer]) -> AbstractContextManager[Overlaid]:
    """The tables with the rows of layers over them, in their order."""
    return overlaid(root, *(each.listed for each in layers))


@contextmanager
def tried(
    root: Path | Traversable, layers: Sequence[Layer], progress: Progress
) -> Iterator[tuple[Path, Sources, Store]]:
    """The tables with layers over them, read and held to all laws; TableErrors or Findings name what is wrong."""
    beside = [quad for each in layers for quad in spoken(each)]
    with over(root, layers) as laid, at_home(laid.folder, root):
        sources, store = validate(progress, laid.folder, beside)
        yield laid.folder, sources, store


def change_layer(
    build: Path,
    name: str,
    changes: Sequence[RowChange],
    who: str,
    progress: Progress = lambda _: None,
    *,
    dry_run: bool = False,
) -> None:
    """Make changes in a layer, a new one where there is none of the name; what is in the way is raised."""
    if not NAME.fullmatch(name):
        raise Refused(f"{name!r} is no name of a layer, such as staff", f"{name!r} 不能作为层的名称，例如 staff")
    root = tables()
    target = one(build, name) or Layer(name, {}, {})
    changed = changed_layer(root, [], target, changes, who)
    with tried(root, [changed], progress):
        pass
    if not dry_run:
        keep(build, changed)


def changed_layer(
    root: Path | Traversable,
    below: Sequence[Layer],
    target: Layer,
    changes: Sequence[RowChange],
    who: str,
    files: Sequence[Mapping[str, str]] = (),
) -> Layer:
    """A layer with changes made, who made them and from which files; it is neither held to laws nor kept yet."""
    with over(root, below) as laid:
        rows = with_changes(laid.folder, target.rows, changes)
    makers = dict.fromkeys(filter(None, (target.made.get("who"), who)))
    made = {
        **target.made,
        "who": ", ".join(makers),
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": [*target.made.get("files", ()), *files],
    }
    return replace(target, rows=rows, made=made)


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
