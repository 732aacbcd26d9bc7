"""The result of a query as a workbook: values as they are, formulas as text, and what was cut is said to be cut."""

import io
import json
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.media_types import XLSX
from accord_atlas.service.exports import results_workbook
from accord_atlas.service.exports.results_workbook import to_workbook
from accord_atlas.service.exports.xlsx import LONGEST
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.web import sparql_workbook

QUERY = (
    "SELECT ('=HYPERLINK(\"http://x\")' AS ?f) (12 AS ?n) (1234567890123456789 AS ?big) (1.5 AS ?d) (true AS ?b) "
    "(?none AS ?u) { OPTIONAL { <a:b> <a:c> ?none } }"
)


def sheets(content: bytes) -> list[list[tuple[Any, ...]]]:
    return [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(io.BytesIO(content))]


@pytest.mark.parametrize("how", [{"params": {"format": "xlsx"}}, {"headers": {"Accept": XLSX}}])
def test_values_stand_as_they_are_and_formulas_as_text(client: TestClient, how: dict[str, Any]) -> None:
    params = {"query": QUERY, "lang": "en", **how.get("params", {})}
    answer = client.get("/sparql", params=params, headers=how.get("headers", {}))
    assert answer.headers["content-type"] == XLSX
    assert answer.headers["accord-completeness"] == "complete"
    rows, about = sheets(answer.content)
    assert rows == [
        ("f", "n", "big", "d", "b", "u"),
        ('=HYPERLINK("http://x")', 12, "1234567890123456789", 1.5, True, None),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert sheet["A2"].data_type == "s"
    assert (sentence("en", "about-query"), QUERY) in about
    assert (sentence("en", "about-completeness"), sentence("en", "results-whole")) in about


def test_an_ask_is_yes_or_no(client: TestClient) -> None:
    assert sheets(client.get("/sparql", params={"query": "ASK {}", "format": "xlsx"}).content)[0][1] == (True,)


def test_a_cut_result_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql_workbook, "MOST_ROWS", 5)
    params = {"query": "SELECT * { ?s a ?o }", "format": "xlsx", "lang": "zh"}
    answer = client.get("/sparql", params=params)
    assert answer.headers["accord-completeness"] == "truncated"
    assert answer.headers["accord-limit"] == "workbook_rows=5"
    rows, about = sheets(answer.content)
    assert len(rows) == 1 + 5
    assert (sentence("zh", "about-completeness"), sentence("zh", "results-cut", rows=5)) in about
    refused = client.get("/sparql", params={**params, "on-limit": "error"})
    assert refused.status_code >= 400


def test_the_language_is_part_of_the_tag(client: TestClient) -> None:
    params = {"query": "ASK {}", "format": "xlsx"}
    tags = {client.get("/sparql", params={**params, "lang": lang}).headers["etag"] for lang in ("en", "zh")}
    assert len(tags) == 2


def test_a_graph_has_no_workbook(client: TestClient) -> None:
    refused = client.get("/sparql", params={"query": "DESCRIBE <a:b>", "format": "xlsx"})
    assert refused.status_code == 406


def test_what_no_cell_can_hold_is_shortened_and_said() -> None:
    long = {"type": "literal", "value": "x" * (LONGEST + 1)}
    results = json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": [{"a": long}, {}]}}).encode()
    book = to_workbook(results, "en", [], cut=False)
    rows, about = sheets(book.content)
    assert book.shortened
    assert rows[1] == ("x" * (LONGEST - 1) + "…",)
    assert any(sentence("en", "results-shortened", longest=LONGEST) in line for line in about)


@pytest.mark.parametrize("text", ["INF", "NaN", "1e400", "12345678901234567"])
def test_numbers_that_no_cell_holds_are_text(text: str) -> None:
    assert results_workbook._number(text) == text
