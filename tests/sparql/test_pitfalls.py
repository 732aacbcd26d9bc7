"""What the interface says of the engine is so: each pitfall gives blanks or fewer rows, what it advises gives them."""

import csv
import io
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord_atlas.ontology.names import prefixes

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
