"""Every update of the corpus is answered as it says in its first line, and changes layers only."""

import re
from pathlib import Path

import pytest
from tests.updates.conftest import Keeper

CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "updates").glob("*.ru"))
OUTSIDE = (
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(!CONTAINS(STR(?g), '/graph/layer.')) } "
    "GROUP BY ?g ORDER BY ?g"
)


@pytest.fixture(scope="module")
def curated(shared: Keeper) -> list[dict[str, str]]:
    return shared.select(OUTSIDE)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_an_update_is_taken_or_refused(shared: Keeper, curated: list[dict[str, str]], file: Path) -> None:
    text = file.read_text("utf-8")
    expected = re.match(r"# expect: (\d+)(?: ([\w-]+))?\n", text)
    assert expected
    before = shared.select("SELECT * { GRAPH ?g { ?s ?p ?o } }")
    answer = shared.update(text)
    assert answer.status_code == int(expected[1]), answer.text
    if expected[2]:
        assert answer.json()["type"].endswith(f"/{expected[2]}"), answer.text
    if answer.status_code != 200:
        assert re.search(
            "[\u4e00-\u9fff]", shared.client.post("/update?lang=zh", **_again(shared, text)).json()["detail"]
        )
        assert shared.select("SELECT * { GRAPH ?g { ?s ?p ?o } }") == before
    assert shared.select(OUTSIDE) == curated
    assert shared.select("SELECT * { { ?s ?p ?o } MINUS { GRAPH ?g { ?s ?p ?o } } }") == []


def _again(shared: Keeper, text: str) -> dict[str, object]:
    headers = {"Authorization": f"Bearer {shared.token}", "Content-Type": "application/sparql-update"}
    return {"content": text.encode(), "headers": headers}
