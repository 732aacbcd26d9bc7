"""What the interface says of the engine is so: each pitfall gives blanks or fewer rows, what it advises gives them."""

import csv
import io
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord_atlas.ontology.names import prefixes
from accord_atlas.service.sparql.notices import notices

FILE = Path(__file__).parents[2] / "service" / "ui" / "src" / "lib" / "sparql" / "pitfalls.json"
PITFALLS = json.loads(FILE.read_text("utf-8"))
PROLOGUE = "".join(f"PREFIX {name}: <{prefixes()[name]}> " for name in ("aa", "rdfs", "xsd"))


def filled(client: TestClient, query: str) -> int:
    """The number of cells that have something in them; each row counts for one besides."""
    answer = client.get("/sparql", params={"query": PROLOGUE + query, "format": "csv"})
    assert answer.status_code == 200, answer.text
    rows = list(csv.reader(io.StringIO(answer.text)))[1:]
    return sum(bool(cell) for row in rows for cell in row) + len([row for row in rows if any(row)])


@pytest.mark.parametrize("pitfall", PITFALLS, ids=[f"{n}-{each['rule']}" for n, each in enumerate(PITFALLS)])
def test_a_pitfall_leaves_something_out_that_the_advice_gives(client: TestClient, pitfall: dict[str, str]) -> None:
    assert filled(client, pitfall["bad"]) < filled(client, pitfall["good"])


def test_select_star_is_alphabetical(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { ?z a ?b }", "format": "csv"}).text
    assert answer.splitlines()[0] == "b,z"


def test_a_count_repeats_things(client: TestClient) -> None:
    query = "SELECT (COUNT({}?a) AS ?n) {{ ?a a aa:Agreement ; rdfs:label ?name }}"
    found = [
        client.get("/sparql", params={"query": PROLOGUE + query.format(how), "format": "csv"}).text.split()[1]
        for how in ("", "DISTINCT ")
    ]
    assert int(found[0]) > int(found[1])


NOTICED = ("aggregate-unbound", "concat-not-text", "having-alias")


@pytest.mark.parametrize("pitfall", [each for each in PITFALLS if each["rule"] in NOTICED], ids=NOTICED)
def test_an_answer_that_may_have_such_blanks_says_so(client: TestClient, pitfall: dict[str, str]) -> None:
    touched = client.get("/sparql", params={"query": PROLOGUE + pitfall["bad"]}).headers
    assert touched["accord-notice"] == pitfall["rule"]
    assert f"/help/engine#{pitfall['rule']}" in touched["link"]
    assert "accord-notice" not in client.get("/sparql", params={"query": PROLOGUE + pitfall["good"]}).headers


@pytest.mark.parametrize(
    ("where", "noticed"),
    [
        ("VALUES ?x { 1 UNDEF }", True),
        ("VALUES (?y ?x) { (1 2) (UNDEF 3) }", True),
        ("{ VALUES ?x { 1 } } UNION { VALUES ?y { 2 } }", True),
        ("{ { VALUES ?x { 1 } } UNION { VALUES ?y { 2 } } } VALUES ?x { 1 }", False),
        ("{ VALUES ?x { 1 } } UNION { VALUES ?x { 2 } }", False),
        ("{ VALUES ?x { 1 } } UNION { VALUES ?x { 2 } OPTIONAL { ?x a ?z } }", False),
        ("VALUES ?x { 1 } FILTER NOT EXISTS { ?x a ?y }", False),
        ("{" * 4_000 + "VALUES ?x { 1 UNDEF }" + "}" * 4_000, True),
    ],
)
def test_what_may_be_unbound_is_known_wherever_that_comes_from(where: str, noticed: bool) -> None:
    assert (notices(f"SELECT (SUM(?x) AS ?n) {{ {where} }}") == ["aggregate-unbound"]) is noticed


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_about_the_engine_has_a_place_for_each_notice(client: TestClient, language: str) -> None:
    page = client.get("/help/engine", params={"lang": language}, headers={"Accept": "text/html"}).text
    assert all(f'id="{name}"' in page for name in NOTICED)
    written = client.get("/help/engine", params={"lang": language, "format": "md"}).text
    assert all(f"### {name}" in written for name in NOTICED)


def test_what_the_page_says_of_columns_numbers_and_paths_is_so(client: TestClient) -> None:
    def asked(query: str) -> tuple[int, str]:
        answer = client.get("/sparql", params={"query": PROLOGUE + query, "format": "csv"})
        return answer.status_code, answer.text

    assert asked("SELECT ?x ?x { ?x a aa:Forum }")[0] == 400
    assert asked("SELECT (1.50 AS ?n) {}")[1].split()[1] == "1.5"
    assert asked("SELECT (99999999999999999999 + 1 AS ?n) {}")[1].split()[1:] in ([], ['""'])
    assert asked("SELECT ?x { <urn:unknown> aa:partnerOf* ?x }")[1].split() == ["x"]
