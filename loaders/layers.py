"""What an institution keeps beside the curated tables: a layer is a folder of tables, or of RDF, and who made it.

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
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse

from accord_atlas.loaders.notice import Notice, read_notice
from accord_atlas.loaders.notice.records import NOTICE_TABLES
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.statements import Statement, Value, describe, plain, text, typed
from accord_atlas.loaders.tables import Row, TableErrors, columns
from accord_atlas.loaders.writing import alone, put
from accord_atlas.ontology.names import BASE, graph, term

LAYERS: Final = "layers"
ABOUT: Final = "layer.json"
STATEMENTS: Final = "statements.nq"
STAGED: Final = ".layer-"
"""How the folders begin in which layers are made, and lie; the place of a layer is a link to one."""
LINK: Final = ".link-"
BEFORE: Final = ".before-"
"""Begins the name of what stood as a folder in the place of a layer, until the link stands there."""
NAME: Final = re.compile(r"(?!none$)(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*")
"""What a layer may be called; `none` stands for no layer at all."""

NOTICE: Final = "notice-"
LAYER_TABLES: Final[Mapping[str, type[Row]]] = {
    **FACT_TABLES,
    **{f"{NOTICE}{name}": model for name, model in NOTICE_TABLES.items()},
}
"""What a layer may hold: the fact tables, and the tables of documents, whose names begin with `notice-` there."""

CLEARED: Final = "(delete)"
"""Stands in a cell of a layer's row whose recorded value is taken away; a blank cell keeps it."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its rows by table, and what is known of their making (`who`, `when`, `files` with their hashes).

    `statements` are what it holds as RDF: N-Quads in its graph, `ontology.names.graph("layer.<name>")`.
    """

    name: str
    rows: Mapping[str, Sequence[Cells]]
    made: Mapping[str, Any]
    statements: bytes = b""

    @property
    def listed(self) -> list[tuple[str, Cells]]:
        """Its rows, each with its table."""
        return [(table, cells) for table, held in self.rows.items() for cells in held]


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Tables with rows laid over them: their folder.

    `lines` gives the number of the row that stands on a line of a table, `unchanged` the rows that said nothing new.
    """

    folder: Path
    lines: Mapping[tuple[str, int], int]
    unchanged: frozenset[int]


@contextmanager
def overlaid(root: Path | Traversable, *batches: Sequence[tuple[str, Cells]]) -> Iterator[Overlaid]:
    """A copy of the tables (`facts/`, `notice/`, `renderings/`) in which these rows stand, one batch over the other.

    A row with a known key replaces what it says otherwise and leaves the rest of that row, whether the key is of the
    tables or of a batch below; a key that one batch has twice stands twice, and is found when the tables are read.
    Rows are numbered through all batches.
    """
    given = [(number, *row) for number, batch in enumerate(batches) for row in batch]
    with tempfile.TemporaryDirectory(prefix="accord-tables-") as made:
        folder = Path(made)
        _copy(root, folder)
        lines: dict[tuple[str, int], int] = {}
        unchanged: set[int] = set()
        for table in dict.fromkeys(table for _, table, _ in given):
            own = {number: (batch, cells) for number, (batch, name, cells) in enumerate(given) if name == table}
            _lay(folder / curated(table), table, own, lines, unchanged)
        yield Overlaid(folder, lines, frozenset(unchanged))


def curated(table: str) -> Path:
    """Where a table of a layer stands among the curated ones."""
    name = table.removeprefix(NOTICE)
    return Path("facts" if name == table else "notice", f"{name}.csv")


def layer_table(file: Path) -> str:
    """The table of a layer that a file of the curated tables is."""
    return f"{NOTICE}{file.stem}" if file.parent.name == "notice" else file.stem


def _copy(root: Path | Traversable, folder: Path) -> None:
    for each in root.iterdir():
        if each.is_dir():
            (folder / each.name).mkdir()
            _copy(each, folder / each.name)
        elif each.is_file():
            (folder / each.name).write_bytes(each.read_bytes())


def _lay(
    file: Path,
    table: str,
    own: Mapping[int, tuple[int, Cells]],
    lines: dict[tuple[str, int], int],
    unchanged: set[int],
) -> None:
    """Write the table anew with the rows in it (number → batch, cells), and note on which line each begins."""
    model = LAYER_TABLES[table]
    names = list(columns(model))
    records = list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))
    held = [dict(zip(records[0], record, strict=True)) for record in records[1:]]
    place = {tuple(row.get(name, "") for name in model.KEY): number for number, row in enumerate(held)}
    origin: dict[int, int] = {}
    for number, (batch, cells) in own.items():
        key = tuple(cells.get(name, "") for name in model.KEY)
        if key in place and (place[key] not in origin or own[origin[place[key]]][0] != batch):
            before = held[place[key]]
            after = {**before, **{name: _said(cell) for name, cell in cells.items() if cell}}
            if after == before:
                unchanged.add(number)
            held[place[key]] = after
            origin[place[key]] = number
        else:
            place.setdefault(key, len(held))
            origin[len(held)] = number
            held.append({name: _said(cells.get(name, "")) for name in names})
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    line = 2
    for at, row in enumerate(held):
        if at in origin:
            lines[table, line] = origin[at]
        record = [row.get(name, "") for name in names]
        writer.writerow(record)
        line += 1 + sum(cell.count("\n") for cell in record)
    file.write_text(written.getvalue(), "utf-8")


def _said(cell: str) -> str:
    return "" if cell == CLEARED else cell


def kept(build: Path) -> dict[str, Layer]:
    """The layers of a build folder, by name."""
    names = sorted({path.name.removeprefix(BEFORE) for path in (build / LAYERS).glob("*")})
    found = ((name, one(build, name)) for name in names if NAME.fullmatch(name))
    return {name: layer for name, layer in found if layer}


def one(build: Path, name: str) -> Layer | None:
    """The layer of a name as it is at one moment; None where there is none."""
    home = build / LAYERS
    while NAME.fullmatch(name) and (folder := _folder(home, name)):
        try:
            found: Layer | None = _read(name, folder)
        except FileNotFoundError:
            found = None
        # A newer one may have taken its place meanwhile; what the link led to is then removed, and was half read.
        if found and folder == _folder(home, name):
            return found
    return None


def _folder(home: Path, name: str) -> Path | None:
    """Where a layer lies: where its place leads to, or what stood in its place until the link stands there."""
    places = (home / name, home / f"{BEFORE}{name}")
    return next((place.resolve() for place in places if (place / ABOUT).is_file()), None)


def _read(name: str, folder: Path) -> Layer:
    made = json.loads((folder / ABOUT).read_text("utf-8"))
    said = folder / STATEMENTS
    return Layer(name, layer_rows(folder), made, said.read_bytes() if said.is_file() else b"")


def layer_rows(folder: Path) -> dict[str, list[Cells]]:
    """The rows of the tables in a folder that is laid out as a layer is; other files there say nothing."""
    return {
        file.stem: list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
        for file in sorted(folder.glob("*.csv"))
        if file.stem in LAYER_TABLES
    }


def notice_of(rows: Mapping[str, Iterable[Cells]]) -> Notice:
    """The documents in the rows of a layer alone; TableErrors as for `read_notice` without facts."""
    with tempfile.TemporaryDirectory(prefix="accord-notice-") as made:
        for name in NOTICE_TABLES:
            table = f"{NOTICE}{name}"
            Path(made, f"{name}.csv").write_bytes(table_bytes(table, rows.get(table, ())))
        try:
            return read_notice(Path(made))
        except TableErrors as error:
            named = (replace(each, file=f"{NOTICE}{Path(each.file).name}") for each in error.errors)
            raise TableErrors(named) from None


def keep(build: Path, layer: Layer) -> Path:
    """Write a layer, whole or not at all: beside its place, which is a link that is then turned to it by one rename.

    An older layer of the name gives way. ValueError for a bad name, and for statements that are none of its own.
    """
    if not NAME.fullmatch(layer.name):
        raise ValueError(f"bad name {layer.name!r}, expected {NAME.pattern}")
    for _ in spoken(layer):
        pass
    home = build / LAYERS
    home.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=home))
        for table, rows in layer.rows.items():
            put(staged / f"{table}.csv", table_bytes(table, rows))
        if layer.statements:
            put(staged / STATEMENTS, layer.statements)
        about = json.dumps(layer.made, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        put(staged / ABOUT, about.encode())
        staged.chmod(0o755)
        place = home / layer.name
        if place.is_dir() and not place.is_symlink():
            place.rename(home / f"{BEFORE}{layer.name}")
        link = home / f"{LINK}{layer.name}"
        link.unlink(missing_ok=True)
        link.symlink_to(staged.name)
        link.replace(place)
    return place


def entry(layer: Layer) -> dict[str, Any]:
    """What the manifest of a release says of a layer in it: its name, its making, the hash of what it holds."""
    content = sha256(layer.statements)
    for table in sorted(layer.rows):
        content.update(f"{table}\n".encode() + table_bytes(table, layer.rows[table]))
    return {"name": layer.name, "sha256": content.hexdigest(), **layer.made}


def describes(said: Mapping[str, Any], layer: Layer) -> bool:
    """Whether an entry of a manifest is about a layer as it is kept now; one without a hash is gone by its making."""
    now = entry(layer)
    return {"sha256": now["sha256"], **said} == now


def table_bytes(table: str, rows: Iterable[Cells]) -> bytes:
    """Rows of a table as a layer keeps them: CSV in UTF-8 with all columns of the table."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(columns(LAYER_TABLES[table])), lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def remove(build: Path, name: str) -> bool:
    """Take a layer away; whether there was one."""
    home = build / LAYERS
    if not NAME.fullmatch(name) or not _folder(home, name):
        return False
    with _alone(home):
        place = home / name
        if place.is_symlink():
            place.unlink()
        elif place.is_dir():
            place.rename(Path(tempfile.mkdtemp(prefix=STAGED, dir=home)) / name)
    return True


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Holds the folder of layers until the end; what a killed command left is mended first, the rest cleared after."""
    with alone(home):
        _mend(home)
        try:
            yield
        finally:
            _mend(home)


def _mend(home: Path) -> None:
    """Put back what stood in the place of a layer where nothing came after it; clear what no layer leads to."""
    for before in home.glob(f"{BEFORE}*"):
        place = home / before.name.removeprefix(BEFORE)
        if (place / ABOUT).is_file():
            shutil.rmtree(before)
        else:
            before.rename(place)
    used = {place.resolve().name for place in home.iterdir() if NAME.fullmatch(place.name)}
    for left in (*home.glob(f"{STAGED}*"), *home.glob(f"{LINK}*")):
        if left.is_symlink():
            left.unlink()
        elif left.name not in used:
            shutil.rmtree(left, ignore_errors=True)


def spoken(layer: Layer) -> Iterator[Quad]:
    """The statements that a layer holds as RDF, in its graph; ValueError where they are no N-Quads or in another.

    What has no name gets one that follows from the layer and its label, since a release names everything.
    """
    home = graph(f"layer.{layer.name}")
    try:
        for each in parse(layer.statements, format=RdfFormat.N_QUADS):
            if each.graph_name != home:
                raise ValueError(f"a statement of the layer {layer.name} is in {each.graph_name}, expected {home}")
            ends = (each.subject, each.object)
            if any(isinstance(end, Triple) for end in ends):
                raise ValueError(f"the layer {layer.name} holds a statement within a statement")
            subject, value = (_named(layer, end) for end in ends)
            yield Quad(subject, each.predicate, value, home)
    except SyntaxError as error:
        raise ValueError(f"the statements of the layer {layer.name} are no N-Quads: {error}") from error


def _named(layer: Layer, value: Any) -> Any:  # noqa: ANN401 - any term
    return NamedNode(f"{BASE}.well-known/genid/{layer.name}-{value.value}") if isinstance(value, BlankNode) else value


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
