"""Rows that an institution keeps beside the curated ones: a layer is a folder of tables with what is known of it.

A layer never alters the curated tables: a build lays it over a copy of them (`overlaid`), and its statements stand in
a graph of their own.
"""

import csv
import io
import json
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
from accord_atlas.loaders.writing import alone, put, staged
from accord_atlas.ontology.names import graph, term

LAYERS: Final = "layers"
ABOUT: Final = "layer.json"
NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BEFORE: Final = ".before-"
"""Begins the name of the folder of a layer that gives way to a newer one of its name."""
STAGED: Final = ".layer-"
"""Begins the name of a folder that is being made, or taken away."""

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
            after = {**before, **{name: cell for name, cell in cells.items() if cell}}
            if after == before:
                unchanged.add(number)
            held[place[key]] = after
            origin[place[key]] = number
        else:
            origin[len(held)] = number
            held.append({name: cells.get(name, "") for name in names})
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    for at, row in enumerate(held):
        if at in origin:
            lines[table, written.getvalue().count("\n") + 1] = origin[at]
        writer.writerow([row.get(name, "") for name in names])
    file.write_text(written.getvalue(), "utf-8")


def kept(build: Path) -> dict[str, Layer]:
    """The layers of a build folder, by name; each as it was kept last, whatever is kept or removed meanwhile."""
    home = build / LAYERS
    names = {each.name.removeprefix(BEFORE) for each in home.glob("*")}
    found = {name: _read(home, name) for name in sorted(names) if NAME.fullmatch(name)}
    return {name: layer for name, layer in found.items() if layer}


def _read(home: Path, name: str) -> Layer | None:
    """A layer read from one folder; where it gave way to another meanwhile, that one is read."""
    while place := _place(home, name):
        try:
            state = place.stat().st_ino
            layer = _layer(name, place)
            if _place(home, name) == place and place.stat().st_ino == state:
                return layer
        except FileNotFoundError:
            continue
    return None


def _place(home: Path, name: str) -> Path | None:
    """The folder of a layer: its own, or that of the one before it until the new one stands."""
    return next((place for place in (home / name, home / f"{BEFORE}{name}") if (place / ABOUT).is_file()), None)


def _layer(name: str, folder: Path) -> Layer:
    made = json.loads((folder / ABOUT).read_text("utf-8"))
    rows = {
        file.stem: list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))
        for file in sorted(folder.glob("*.csv"))
        if file.stem in FACT_TABLES
    }
    return Layer(name, rows, made)


def keep(build: Path, layer: Layer) -> Path:
    """Write a layer, whole or not at all: made beside its place, and one rename decides.

    An older one of the name steps aside first, and stays what is read until the new one stands.
    """
    if not NAME.fullmatch(layer.name):
        raise ValueError(f"bad name {layer.name!r}, expected {NAME.pattern}")
    home = build / LAYERS
    home.mkdir(parents=True, exist_ok=True)
    place = home / layer.name
    with alone(home):
        _mend(home)
        with staged(home, STAGED) as made:
            for table, rows in layer.rows.items():
                written = io.StringIO()
                writer = csv.DictWriter(written, list(columns(FACT_TABLES[table])), lineterminator="\n", restval="")
                writer.writeheader()
                writer.writerows(rows)
                put(made / f"{table}.csv", written.getvalue().encode())
            put(made / ABOUT, json.dumps(layer.made, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n")
            made.chmod(0o755)
            if place.exists():
                place.rename(home / f"{BEFORE}{layer.name}")
            made.rename(place)
        _mend(home)
    return place


def remove(build: Path, name: str) -> bool:
    """Take a layer away, as a whole: one rename decides; whether there was one."""
    home = build / LAYERS
    if not NAME.fullmatch(name) or not _place(home, name):
        return False
    with alone(home):
        _mend(home)
        if not _place(home, name):
            return False
        with staged(home, STAGED) as doomed:
            (home / name).rename(doomed / name)
    return True


def _mend(home: Path) -> None:
    """Clear what was left, by this command or by a killed one: an older layer without a newer one is put back."""
    for before in home.glob(f"{BEFORE}*"):
        place = home / before.name.removeprefix(BEFORE)
        if place.exists():
            shutil.rmtree(before)
        else:
            before.rename(place)
    for left in home.glob(f"{STAGED}*"):
        shutil.rmtree(left)


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
