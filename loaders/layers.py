"""Rows that an institution keeps beside the curated ones: a layer is a folder of tables with what is known of it.

A layer never alters the curated tables: a build lays it over a copy of them (`overlaid`), and its statements stand in
a graph of their own.
"""

import csv
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.statements import Statement, Value, describe, plain, text, typed
from accord_atlas.loaders.tables import columns
from accord_atlas.ontology.names import graph, term

LAYERS: Final = "layers"
ABOUT: Final = "layer.json"
NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

CLEARED: Final = "(delete)"
"""Stands in a cell of a layer's row whose recorded value is taken away; a blank cell keeps it."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its rows by table, and what is known of their making (`who`, `when`, `files` with their hashes)."""

    name: str
    rows: Mapping[str, Sequence[Cells]]
    made: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Tables with rows laid over them: their folder.

    `lines` gives the number of the row that stands on a line of a table, `unchanged` the rows that said nothing new.
    """

    folder: Path
    lines: Mapping[tuple[str, int], int]
    unchanged: frozenset[int]


@contextmanager
def overlaid(root: Path | Traversable, rows: Iterable[tuple[str, Cells]]) -> Iterator[Overlaid]:
    """A copy of the tables (`facts/`, `notice/`, `renderings/`) in which these rows stand.

    A row with a known key replaces what it says otherwise and leaves the rest of that row.
    """
    given = list(rows)
    with tempfile.TemporaryDirectory(prefix="accord-tables-") as made:
        folder = Path(made)
        _copy(root, folder)
        lines: dict[tuple[str, int], int] = {}
        unchanged: set[int] = set()
        for table in dict.fromkeys(table for table, _ in given):
            own = {number: cells for number, (name, cells) in enumerate(given) if name == table}
            _lay(folder / "facts" / f"{table}.csv", table, own, lines, unchanged)
        yield Overlaid(folder, lines, frozenset(unchanged))


def _copy(root: Path | Traversable, folder: Path) -> None:
    for each in root.iterdir():
        if each.is_dir():
            (folder / each.name).mkdir()
            _copy(each, folder / each.name)
        elif each.is_file():
            (folder / each.name).write_bytes(each.read_bytes())


def _lay(
    file: Path, table: str, own: Mapping[int, Cells], lines: dict[tuple[str, int], int], unchanged: set[int]
) -> None:
    """Write the table anew with the rows in it, and note on which line each begins."""
    model = FACT_TABLES[table]
    names = list(columns(model))
    records = list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))
    held = [dict(zip(records[0], record, strict=True)) for record in records[1:]]
    place = {tuple(row.get(name, "") for name in model.KEY): number for number, row in enumerate(held)}
    origin: dict[int, int] = {}
    for number, cells in own.items():
        key = tuple(cells.get(name, "") for name in model.KEY)
        if key in place and place[key] not in origin:
            before = held[place[key]]
            after = {**before, **{name: _said(cell) for name, cell in cells.items() if cell}}
            if after == before:
                unchanged.add(number)
            held[place[key]] = after
            origin[place[key]] = number
        else:
            origin[len(held)] = number
            held.append({name: _said(cells.get(name, "")) for name in names})
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    for at, row in enumerate(held):
        if at in origin:
            lines[table, written.getvalue().count("\n") + 1] = origin[at]
        writer.writerow([row.get(name, "") for name in names])
    file.write_text(written.getvalue(), "utf-8")


def _said(cell: str) -> str:
    return "" if cell == CLEARED else cell


def kept(build: Path) -> dict[str, Layer]:
    """The layers of a build folder, by name."""
    homes = sorted((build / LAYERS).glob(f"*/{ABOUT}"))
    return {home.parent.name: _read(home.parent) for home in homes}


def _read(folder: Path) -> Layer:
    made = json.loads((folder / ABOUT).read_text("utf-8"))
    rows = {
        file.stem: list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))
        for file in sorted(folder.glob("*.csv"))
        if file.stem in FACT_TABLES
    }
    return Layer(folder.name, rows, made)


def keep(build: Path, layer: Layer) -> Path:
    """Write a layer, whole or not at all: beside its place, then moved into it; an older one of the name gives way."""
    if not NAME.fullmatch(layer.name):
        raise ValueError(f"bad name {layer.name!r}, expected {NAME.pattern}")
    home = build / LAYERS
    home.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".layer-", dir=home))
    try:
        for table, rows in layer.rows.items():
            written = io.StringIO()
            writer = csv.DictWriter(written, list(columns(FACT_TABLES[table])), lineterminator="\n", restval="")
            writer.writeheader()
            writer.writerows(rows)
            _put(staged / f"{table}.csv", written.getvalue())
        _put(staged / ABOUT, json.dumps(layer.made, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
        staged.chmod(0o755)
        place = home / layer.name
        if place.exists():
            old = Path(tempfile.mkdtemp(prefix=".layer-", dir=home))
            place.rename(old / layer.name)
            staged.rename(place)
            shutil.rmtree(old)
        else:
            staged.rename(place)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return home / layer.name


def remove(build: Path, name: str) -> bool:
    """Take a layer away; whether there was one."""
    place = build / LAYERS / name
    if not NAME.fullmatch(name) or not (place / ABOUT).is_file():
        return False
    doomed = Path(tempfile.mkdtemp(prefix=".layer-", dir=place.parent))
    place.rename(doomed / name)
    shutil.rmtree(doomed)
    return True


def _put(path: Path, content: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def layer_statements(layer: Layer) -> Iterator[Statement]:
    """Who made a layer, when, from which files (PROV-O), said of its graph in that graph."""
    home = f"layer.{layer.name}"
    made = layer.made
    facts: list[tuple[str, Value | None]] = [
        ("rdf:type", term("prov:Bundle")),
        ("rdfs:label", text(layer.name, "en")),
        ("dcterms:creator", plain(made.get("who"))),
        ("prov:generatedAtTime", typed(made.get("when"), "xsd:dateTime")),
        *(("dcterms:source", plain(f"{each['name']} sha256:{each['sha256']}")) for each in made.get("files", ())),
    ]
    return describe(graph(home), facts, into=home)
