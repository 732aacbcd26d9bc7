"""What was exported is taken in again as the same rows, table by table, in every form; so is what RDF says of rows."""

import csv
import io
from collections.abc import Mapping, Sequence

import pytest

from accord_atlas.loaders import places
from accord_atlas.loaders.layers import CLEARED, Layer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.imports.completing import completed
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.rows import Reader
from accord_atlas.service.imports.sheets import sheets
from accord_atlas.service.imports.statements import statements
from accord_atlas.service.imports.texts import text
from accord_atlas.service.imports.words import TABLES
from accord_atlas.service.imports.workbooks import workbook
from accord_atlas.service.layers.files import TYPES, file

Rows = dict[str, list[dict[str, str]]]
MADE = {"who": "li-ming", "when": "2026-11-28T00:00:00+00:00", "files": [{"name": "a.csv", "sha256": "0"}]}


def curated() -> Rows:
    folder = places.tables() / "facts"
    return {
        table: [
            {name: cell for name, cell in row.items() if cell}
            for row in csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text("utf-8"), newline=""))
        ]
        for table in TABLES
    }


def taken(atlas: Atlas, name: str, data: bytes) -> Rows:
    problems = Problems()
    readers = {"workbook": workbook, "text": text, "statements": statements(atlas)}
    rows = completed(atlas, Reader(atlas, problems, {}).rows(sheets([(name, data)], problems, readers)))
    assert problems.listed() == []
    found: Rows = {}
    for row in rows:
        found.setdefault(row.table, []).append({column: cell for column, cell in row.cells.items() if cell})
    return found


@pytest.mark.parametrize("form", TYPES)
def test_every_table_comes_back_as_it_was_exported(form: str, atlas: Atlas) -> None:
    layer = Layer("ours", curated(), MADE)
    data, _, name = file(layer, form)
    assert taken(atlas, name, data) == layer.rows


@pytest.mark.parametrize("form", TYPES)
def test_so_does_a_row_that_says_only_what_is_otherwise(form: str, atlas: Atlas) -> None:
    row = {"agreement": "ipea", "organization": "iem-my", "jurisdiction": "my", "status": "authorised"}
    rows: Mapping[str, Sequence[Mapping[str, str]]] = {"parties": [{**row, "end": CLEARED, "note": "一,\n“二”;|三"}]}
    data, _, name = file(Layer("ours", rows, MADE), form)
    assert taken(atlas, name, data) == rows


def test_statements_of_the_release_are_the_rows_they_were_made_from(atlas: Atlas) -> None:
    """But for names that a rule composes, the order of what a cell lists, and kinds of which no rows are kept."""
    with atlas.release.path.open("rb") as lines:
        data = b"".join(line for line in lines if b"/graph/facts>" in line)
    problems = Problems()
    read = {sheet.name: sheet for sheet in statements(atlas)("facts.nq", data, problems)}
    assert {each.reason.en for each in problems.listed() if each.cell} == {
        "things of this kind are not taken in by imports"
    }
    for table, rows in curated().items():
        if table == "outcomes":  # they are said with the notice
            continue
        head, *values = read[table].rows
        found: dict[tuple[str, ...], dict[str, str]] = {}
        for row in values:
            held = {str(name): str(cell) for name, cell in zip(head, row, strict=True) if cell}
            found[tuple(held.get(name, "") for name in TABLES[table].KEY)] = held
        assert len(found) == len(rows)
        for cells in rows:
            held = found[tuple(cells.get(name, "") for name in TABLES[table].KEY)]
            for column, cell in cells.items():
                if column not in NAMED:
                    assert set(held[column].split("|")) == set(cell.split("|")), (table, column, cells)


NAMED = frozenset(("name_en", "name_zh", "title_en", "title_zh", "en", "zh", "aliases", "title_conferred"))
