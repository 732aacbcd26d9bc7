"""Every stored question in every form: each form is read by a library of its own and has the same rows."""

import csv
import io
import xml.etree.ElementTree as ET
from typing import Any

import httpx
import openpyxl
import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from rdflib import Graph, Namespace
from rdflib.plugins.sparql.results.rdfresults import RDFResult
from tests.typed import as_a, number

from accord_atlas.queries.question import Column, questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.markdown import to_markdown
from accord_atlas.service.exports.table import Table
from accord_atlas.service.exports.text import to_csv, to_tsv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.questions.catalogue import example
from accord_atlas.service.questions.formats import FORMATS

NAMES = sorted(questions())
EXCEL: dict[str, type | tuple[type, ...]] = {
    "number": (int, float),
    "boolean": bool,
    "date": str,
    "concept": str,
    "entity": str,
}
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")


def fetch(client: TestClient, name: str, form: str, **more: str) -> bytes:
    """The example of a question in a form."""
    address = httpx.URL(example(questions()[name]))
    answer = client.get(address.copy_merge_params({"format": form, **more}))
    assert answer.status_code == 200, answer.text
    assert answer.headers["accord-completeness"] == "complete"
    content: bytes = answer.content
    return content


def document(client: TestClient, name: str) -> dict[str, Any]:
    address = example(questions()[name])
    found: dict[str, Any] = client.get(address, headers={"Accept": "application/json"}).json()
    return found


def slugs(row: dict[str, Any]) -> list[str]:
    """A row of the JSON answer as CSV has it."""
    written = []
    for cell in row.values():
        value = cell["id"] if isinstance(cell, dict) else cell
        written.append("" if value is None else str(value).lower() if isinstance(value, bool) else str(value))
    return written


@pytest.mark.parametrize("name", NAMES)
def test_json_has_the_shape_of_the_contract(client: TestClient, atlas: Atlas, name: str) -> None:
    said, question = document(client, name), questions()[name]
    assert list(said) == ["question", "parameters", "release", "as_of", "completeness", "layers", "columns", "rows"]
    assert said["question"] == name
    assert said["release"] == atlas.release.id
    assert said["columns"] == [column.name for column in question.columns]
    assert said["rows"], "the example of a question must show something"
    for row in said["rows"]:
        assert list(row) == said["columns"]
        for column in question.columns:
            check_cell(column, row[column.name])


def check_cell(column: Column, cell: Any) -> None:
    if cell is None:
        return
    match column.type:
        case "entity":
            assert set(cell) == {"id", "kind", "iri", "label"}
            assert set(cell["label"]) == {"en", "zh"}
            assert cell["iri"].endswith(f"/{cell['kind']}/{cell['id']}" if cell["kind"] else f"#{cell['id']}")
        case "number":
            assert isinstance(cell, int | float)
        case "boolean":
            assert isinstance(cell, bool)
        case "concept" | "date":
            assert isinstance(cell, str)


@pytest.mark.parametrize("name", NAMES)
def test_csv_and_tsv_have_names_and_slugs(client: TestClient, name: str) -> None:
    said = document(client, name)
    expected = [said["columns"], *(slugs(row) for row in said["rows"])]
    raw = fetch(client, name, "csv")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert list(csv.reader(io.StringIO(raw.decode(), newline=""))) == expected
    lines = fetch(client, name, "tsv").decode().removesuffix("\n").split("\n")
    assert [[unescaped(cell) for cell in line.split("\t")] for line in lines] == expected


def unescaped(cell: str) -> str:
    return cell.replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_language_gives_headings_and_labels(client: TestClient, name: str, language: str) -> None:
    said, question = document(client, name), questions()[name]
    rows = list(csv.reader(io.StringIO(fetch(client, name, "csv", lang=language).decode(), newline="")))
    assert rows[0] == [column.title[language] for column in question.columns]
    other = "en" if language == "zh" else "zh"
    for column, written, cell in zip(question.columns, rows[1], said["rows"][0].values(), strict=True):
        if column.type == "entity" and cell is not None:
            assert written == (cell["label"][language] or cell["label"][other] or cell["id"])


@pytest.mark.parametrize("name", NAMES)
def test_the_engines_own_forms_have_the_same_rows(client: TestClient, name: str) -> None:
    said = document(client, name)
    results = ox.parse_query_results(fetch(client, name, "srj"), format=ox.QueryResultsFormat.JSON)
    assert isinstance(results, ox.QuerySolutions)
    assert [variable.value for variable in results.variables] == said["columns"]
    assert len(list(results)) == len(said["rows"])
    tree = ET.fromstring(fetch(client, name, "xml"))
    assert len(tree.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == len(said["rows"])


@pytest.mark.parametrize("name", NAMES)
def test_turtle_is_a_result_set_that_rdflib_reads(client: TestClient, name: str) -> None:
    said, raw = document(client, name), fetch(client, name, "ttl")
    results = RDFResult(io.BytesIO(raw), format="turtle")
    assert len(results.bindings) == len(said["rows"])
    assert {str(variable) for variable in results.vars or ()} == set(said["columns"])
    sizes = list(Graph().parse(data=raw, format="turtle").objects(None, RS["size"]))
    assert [number(size) for size in sizes] == [len(said["rows"])]


@pytest.mark.parametrize("name", NAMES)
def test_excel_opens_with_headings_rows_and_a_sheet_about_it(client: TestClient, atlas: Atlas, name: str) -> None:
    said, question = document(client, name), questions()[name]
    book = openpyxl.load_workbook(io.BytesIO(fetch(client, name, "xlsx", lang="zh")))
    sheet, about = book.worksheets
    assert [cell.value for cell in sheet[1]] == [column.title["zh"] for column in question.columns]
    assert sheet.max_row == len(said["rows"]) + 1
    assert sheet.freeze_panes == "A2"
    assert about.title == "说明"
    reply = {row[0].value: row[1].value for row in about.iter_rows()}
    assert reply["发布版"] == atlas.release.id
    assert as_a(str, reply["引用格式"]).startswith(f"Accord Atlas, release {atlas.release.id}")
    for column, cell in zip(question.columns, sheet[2], strict=True):
        if cell.value is not None and column.type in EXCEL:
            assert isinstance(cell.value, EXCEL[column.type])


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_the_same_question_gives_the_same_bytes_in_another_process(
    client: TestClient, server: httpx.Client, form: str
) -> None:
    path = f"/api/queries/members?agreement=ipea&format={form}&lang=zh"
    here, there = client.get(path), server.get(path)
    assert here.content == there.content
    assert here.headers["etag"] == there.headers["etag"]
    assert here.headers["content-type"] == there.headers["content-type"]


AWKWARD = [
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    "https://example.org",
    '"quoted", with comma',
    "two\nlines",
    "tab\there",
    "0012",
    "|",
    "back\\slash",
]


def awkward() -> Table:
    column = Column("value", "text", {"en": "Value", "zh": "值"})
    words = Words(en="Awkward", zh="棘手")
    return Table("awkward", words, words, [column], [[value] for value in AWKWARD])


def test_excel_keeps_text_as_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([awkward()], "en", {}))).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == AWKWARD
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_csv_gives_back_what_it_was_given() -> None:
    raw = to_csv(awkward(), None, {}).decode()
    assert [row[0] for row in csv.reader(io.StringIO(raw, newline=""))][1:] == AWKWARD


def test_tsv_keeps_one_line_a_row() -> None:
    lines = to_tsv(awkward(), None, {}).decode().removesuffix("\n").split("\n")[1:]
    assert len(lines) == len(AWKWARD)
    assert lines[AWKWARD.index("tab\there")] == "tab\\there"


def test_markdown_keeps_its_columns() -> None:
    rows = [line for line in to_markdown(awkward(), "en", {}).decode().splitlines() if line.startswith("|")]
    assert len(rows) == len(AWKWARD) + 2
    assert "| \\| |" in rows
