"""Whatever is sent to be read is read, or refused by an error that its reader documents; in time, and in memory.

Real files are damaged: the corpora of imports and of notices, exported layers, documents of third parties.
"""

import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import pyoxigraph as ox
from tests.corpus.imports.make import CASES
from tests.fuzz.conftest import Draws
from tests.fuzz.damage import chosen, damaged, repacked, table
from tests.fuzz.problems import told

from accord_atlas import loaders
from accord_atlas.loaders.dates import span, vintage_day
from accord_atlas.loaders.foreign_guard import Unreadable, guard
from accord_atlas.loaders.layer_rdf import to_trig
from accord_atlas.loaders.layers import Layer
from accord_atlas.loaders.notice import NoticeError, outline, segment
from accord_atlas.loaders.notice.documents import document
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import parse_table
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, BadParameter, NoToken, Unavailable
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.imports.days import edtf
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.request import settled
from accord_atlas.service.imports.rows import Reader
from accord_atlas.service.imports.sheets import sheets
from accord_atlas.service.imports.statements import statements
from accord_atlas.service.imports.texts import text
from accord_atlas.service.imports.workbooks import workbook
from accord_atlas.service.layers.files import file, forms
from accord_atlas.service.layers.restoring import restored

CORPUS: Final = Path(__file__).parents[1] / "corpus"
SECONDS: Final = 10
"""Of the processor for one file, on a machine that does much else; the slowest real one takes a tenth of a second."""
GROWN: Final = 700_000_000
ROW: Final = {
    "agreement": "ipea",
    "organization": "iem-my",
    "role": "member",
    "status": "authorised",
    "start": "2001",
    "source": "iea-secretariat",
}
DAYS: Final = [
    "2024-02-29",
    "1999?",
    "2001-05~",
    "2026年3月1日",
    "1/3/2026",
    "约2020年",
    "46000",
    "before 2013",
    "vintage 2015 or later",
]


def tried(draws: Draws, short: int, read: Callable[[Random], object], *refusals: type[Exception]) -> None:
    """Have an input read for each draw: nothing but these refusals, each in both languages where it speaks both."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for draw in draws(short):
        begun = time.process_time()
        refused: Exception | None = None
        try:
            read(draw)
        except refusals as error:
            refused = error
        if isinstance(refused, AtlasError):
            told(refused)
        assert time.process_time() - begun < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWN // 1024


def test_days(draws: Draws) -> None:
    def read(draw: Random) -> None:
        written = chosen(draw, *DAYS)
        vintage_day(written, date(2026, 1, 1))
        found = span(edtf(written))
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest

    tried(draws, 3000, read, ValueError)


def test_spreadsheets(atlas: Atlas, draws: Draws) -> None:
    readers = {"workbook": workbook, "text": text, "statements": statements(atlas)}

    def read(draw: Random) -> None:
        name, data = CASES[draw.choice(sorted(CASES))]
        how = table if name.endswith((".csv", ".tsv")) and draw.random() < 0.5 else repacked
        problems = Problems()
        Reader(atlas, problems, {}).rows(sheets([(name, how(draw, data))], problems, readers))
        for problem in problems.listed():
            assert problem.reason.en
            assert problem.reason.zh

    tried(draws, 60, read)


def test_tables_of_curators(tmp_path: Path, draws: Draws) -> None:
    """A table is read as far as it can be, and what cannot is listed with its line."""
    folder = Path(loaders.__file__).parent / "tables" / "facts"
    held = {name: (folder / f"{name}.csv").read_bytes() for name in sorted(FACT_TABLES)}

    def read(draw: Random) -> None:
        name = draw.choice(sorted(held))
        content = held[name].decode().splitlines(keepends=True)
        some = "".join([content[0], *draw.sample(content[1:], min(8, len(content) - 1))]).encode()
        path = tmp_path / "table.csv"
        path.write_bytes(table(draw, some) if draw.random() < 0.5 else damaged(draw, some))
        for error in parse_table(path, FACT_TABLES[name], name="table.csv").errors:
            assert str(error).startswith("table.csv")

    tried(draws, 200, read)


def test_segments(draws: Draws) -> None:
    """A document that is only text is cut into clauses whatever it says."""
    held = [path.read_bytes() for path in sorted((CORPUS / "notices").rglob("*.txt"))]

    def read(draw: Random) -> None:
        text = damaged(draw, draw.choice(held)).decode("utf-8", "replace")
        for clause in segment(text, "document"):
            assert clause.line > 0
            assert clause.id.startswith("document.")

    tried(draws, 40, read, NoticeError)


def test_answers_to_doubtful_cells(draws: Draws) -> None:
    whole = '{"members.xlsx!Members!B7": "iem-my"}'
    tried(draws, 300, lambda draw: settled(chosen(draw, whole)), BadParameter)


def test_documents(draws: Draws) -> None:
    folder = CORPUS / "notices"
    held = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".docx", ".html"}]

    def read(draw: Random) -> None:
        outline(document(repacked(draw, draw.choice(held))).text)

    tried(draws, 150, read, NoticeError)


def test_layers_restored(draws: Draws) -> None:
    layer = Layer("own", {"parties": [ROW]}, {"who": "a", "when": "2026-01-01T00:00:00+00:00", "files": []}, b"")
    held = [(f"own.{form}", file(layer, form)[0]) for form in forms(layer)]
    held.append(("own.trig", to_trig(layer)))

    def read(draw: Random) -> None:
        name, data = draw.choice(held)
        restored("own", (name, repacked(draw, data)), "a")

    tried(draws, 200, read, BadParameter)


def test_rdf_of_others(draws: Draws) -> None:
    forms = {".ttl": ox.RdfFormat.TURTLE, ".jsonld": ox.RdfFormat.JSON_LD, ".rdf": ox.RdfFormat.RDF_XML}
    held = [path for path in sorted((CORPUS / "validation").iterdir()) if path.suffix in forms]

    def read(draw: Random) -> None:
        path = draw.choice(held)
        guard(damaged(draw, path.read_bytes()), forms[path.suffix])

    tried(draws, 500, read, Unreadable)


def test_tokens(tmp_path: Path, draws: Draws) -> None:
    tokens = Tokens(tmp_path / "tokens.json")
    given = tokens.add("li-ming", ["imports"])
    kept = tokens.path.read_bytes()

    def present(draw: Random) -> None:
        said = chosen(draw, given)
        assert tokens.holder(said).name == "li-ming"
        assert said == given

    def spoil(draw: Random) -> Any:
        tokens.path.write_bytes(damaged(draw, kept))
        return tokens.holder("nobody's")

    tried(draws, 500, present, NoToken)
    tried(draws, 300, spoil, NoToken, Unavailable)


def test_exported_layers_come_back(draws: Draws) -> None:
    """What a cell may hold is the same after it was exported and restored."""

    def there_and_back(draw: Random) -> None:
        row = {**ROW, "note": chosen(draw).replace("\0", "")}
        layer = Layer("own", {"parties": [row]}, {"who": "a", "when": "2026-01-01T00:00:00+00:00", "files": []}, b"")
        back = restored("own", ("own.trig", to_trig(layer)), "a")
        assert back.rows["parties"][0] == {column: cell for column, cell in row.items() if cell}

    tried(draws, 30, there_and_back)
