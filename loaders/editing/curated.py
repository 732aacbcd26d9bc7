"""Changes the curated tables of a checkout: the files are written only when all laws are kept, all of them or none."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import NamedTemporaryFile

from accord_atlas.loaders.build import validate
from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.editing.sheet import Sheet, changed, sheet
from accord_atlas.loaders.layers import overlaid
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import TableErrors, shown

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Touched:
    """A line that a change wrote: of which file, and what stands there now."""

    file: Path
    line: int
    table: str
    key: tuple[str, ...]


def edited(root: Path | Traversable, changes: Iterable[RowChange]) -> Mapping[str, Sheet]:
    """The tables that changes concern, with these made; nothing is written or checked against laws.

    Refused where a change names what is not there.
    """
    sheets: dict[str, Sheet] = {}
    for change in changes:
        of = sheets.get(change.table) or sheets.setdefault(change.table, opened(root, change.table))
        changed(of, change)
    return sheets


def opened(root: Path | Traversable, table: str) -> Sheet:
    """A table as it is now."""
    if table not in FACT_TABLES:
        raise Refused(f"there is no table {table!r}", f"没有名为 {table!r} 的表")
    return sheet(table, (root / "facts" / f"{table}.csv").read_bytes().decode("utf-8"))


def change_tables(
    root: Path, changes: Sequence[RowChange], progress: Progress = lambda _: None, *, dry_run: bool = False
) -> list[Touched]:
    """Make the changes and say where; Refused, TableErrors or Findings where one cannot be, and nothing is written."""
    before = {table: _file(root, table).read_bytes() for table in dict.fromkeys(each.table for each in changes)}
    sheets = edited(root, changes)
    with overlaid(root) as copy:
        for table, each in sheets.items():
            _file(copy.folder, table).write_bytes(each.text.encode())
        with at_home(copy.folder, root):
            validate(progress, copy.folder)
    if any(_file(root, table).read_bytes() != content for table, content in before.items()):
        raise Refused("the tables were changed meanwhile; try again", "表在此期间已被改动，请重试")
    if not dry_run:
        _write({_file(root, table): each.text.encode() for table, each in sheets.items()})
    return [
        Touched(_file(root, table), line, table, each.key(record))
        for table, each in sheets.items()
        for number, (line, record) in enumerate(each.lines())
        if number in each.touched
    ]


@contextmanager
def at_home(copy: Path, root: Path | Traversable) -> Iterator[None]:
    """Lets errors in a copy of the tables name the files that were copied."""
    try:
        yield
    except TableErrors as error:
        raise TableErrors(replace(each, file=_named(each.file, copy, root)) for each in error.errors) from error


def _named(file: str, copy: Path, root: Path | Traversable) -> str:
    inside = Path(file).is_relative_to(copy)
    return shown(root.joinpath(*Path(file).relative_to(copy).parts)) if inside else file


def _file(root: Path, table: str) -> Path:
    return root / "facts" / f"{table}.csv"


def _write(files: Mapping[Path, bytes]) -> None:
    """Put every file in its place, or none: all are written beside first, and what was moved is moved back."""
    staged: list[tuple[Path, Path]] = []
    before = {path: path.read_bytes() for path in files}
    done: list[Path] = []
    try:
        for path, content in files.items():
            staged.append((_beside(path, content), path))
        for beside, path in staged:
            beside.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            _beside(path, before[path]).replace(path)
        raise
    finally:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)


def _beside(path: Path, content: bytes) -> Path:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside = Path(file.name)
    beside.chmod(path.stat().st_mode)
    return beside
