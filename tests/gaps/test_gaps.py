"""Gaps: the matrix, who is one step short, who is alike, who bridges; against the tables and one another."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.gaps.answer import gaps
from accord_atlas.service.gaps.parts import PARTS
from accord_atlas.service.gaps.request import gaps_request

FACTS = Path(__file__).parents[2] / "loaders" / "tables" / "facts"


def values(atlas: Atlas, **given: str) -> dict[str, Any]:
    """The answer as the values of its JSON."""
    return gaps(atlas, gaps_request(atlas, **given)).json_value()


@pytest.fixture(scope="module")
def answer(atlas: Atlas) -> dict[str, Any]:
    return values(atlas)


def test_the_matrix_has_what_the_tables_have(answer: dict[str, Any]) -> None:
    with (FACTS / "parties.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    for number, agreement in enumerate(answer["matrix"]["agreements"]):
        full = [r for r in rows if r["agreement"] == agreement["id"] and r["status"] == "authorised"]
        open_ = {r["jurisdiction"] for r in full} - {""}
        shown = {
            row["jurisdiction"]["id"]
            for row in answer["matrix"]["rows"]
            if (held := row["standings"][number]) and held["status"] == "authorised"
        }
        assert shown == open_, agreement["id"]
    assert all(any(row["standings"]) for row in answer["matrix"]["rows"])


def test_an_accession_gains_what_a_route_then_needs(atlas: Atlas, answer: dict[str, Any]) -> None:
    """Nobody is told to join what it is in, or what is closed to it; and what is gained has no route today."""
    full = {
        (row["jurisdiction"]["id"], agreement["id"])
        for row in answer["matrix"]["rows"]
        for agreement, held in zip(answer["matrix"]["agreements"], row["standings"], strict=True)
        if held
    }
    assert answer["accessions"]
    for each in answer["accessions"]:
        home, agreement = each["jurisdiction"]["id"], each["agreement"]["id"]
        assert (home, agreement) not in full
        assert each["gains"] == len(each["with"]) > 0
        assert all((other["id"], agreement) in full for other in each["with"])
        assert each["text"]["en"]
        assert each["text"]["zh"]
    apec = {each["jurisdiction"]["id"] for each in answer["accessions"] if each["agreement"]["id"] == "apec-engineer"}
    assert "cn" in apec
    assert "gb" not in apec


def test_waiting_bodies_are_not_full(answer: dict[str, Any]) -> None:
    assert {each["status"] for each in answer["waiting"]} == {"provisional"}
    assert all(each["source"] and each["certainty"] and each["reason"] for each in answer["waiting"])


def test_what_is_unclear_or_only_applied_for_is_no_step_away(answer: dict[str, Any]) -> None:
    """Such a place stands in the matrix as what it is, and nobody is said to be one decision from full membership."""
    unclear = {
        (row["jurisdiction"]["id"], agreement["id"])
        for row in answer["matrix"]["rows"]
        for agreement, held in zip(answer["matrix"]["agreements"], row["standings"], strict=True)
        if held and held["status"] in {"unknown", "applicant"}
    }
    assert unclear
    assert not unclear & {(each["jurisdiction"]["id"], each["agreement"]["id"]) for each in answer["waiting"]}


def test_a_cell_says_what_the_seat_was_on_the_day(atlas: Atlas) -> None:
    """In 2010 the seat of the United States in the IPEA was held by USCIEP or by NCEES: full, presumed."""
    then = values(atlas, jurisdiction="us", as_of="2010-01-01")
    number = [agreement["id"] for agreement in then["matrix"]["agreements"]].index("ipea")
    cell = then["matrix"]["rows"][0]["standings"][number]
    assert (cell["status"], cell["certainty"], cell["reason"]) == ("authorised", "presumed", "one-of-two")
    assert [body["id"] for body in cell["holders"]] == ["ncees", "usciep"]
    assert cell["organization"] is None


def test_the_matrix_of_1990_has_only_what_may_have_been(atlas: Atlas) -> None:
    """The six founders of the Washington Accord are certain; each other cell says why it is possible at most."""
    then = values(atlas, as_of="1990-01-01")
    number = [agreement["id"] for agreement in then["matrix"]["agreements"]].index("washington-accord")
    cells = {row["jurisdiction"]["id"]: row["standings"][number] for row in then["matrix"]["rows"]}
    full = {place for place, cell in cells.items() if cell and cell["status"] == "authorised"}
    assert full == {"au", "ca", "gb", "ie", "nz", "us"}
    assert {cells[place]["certainty"] for place in full} == {"certain"}
    others = [cell for place, cell in cells.items() if cell and place not in full]
    assert {(cell["status"], cell["certainty"]) for cell in others} == {("provisional", "possible")}


def test_similarity_is_explained(answer: dict[str, Any]) -> None:
    assert answer["similar"]
    for each in answer["similar"]:
        both, either = len(each["both"]), len(each["both"]) + len(each["only_a"]) + len(each["only_b"])
        assert each["similarity"] == round(both / either, 4) > 0
    order = [each["similarity"] for each in answer["similar"]]
    assert order == sorted(order, reverse=True)


def test_bridges_are_ranked_and_named(answer: dict[str, Any]) -> None:
    order = [each["betweenness"] for each in answer["bridges"]]
    assert order == sorted(order, reverse=True)
    assert 0 < order[-1] <= order[0] <= 1
    assert answer["bridges"][0]["organization"]["id"] == "hkie"
    assert all(each["agreements"] for each in answer["bridges"])


def test_of_one_jurisdiction_only_its_own(atlas: Atlas) -> None:
    one = values(atlas, jurisdiction="pk")
    assert [row["jurisdiction"]["id"] for row in one["matrix"]["rows"]] == ["pk"]
    assert {each["a"]["id"] for each in one["similar"]} == {"pk"}
    assert {each["jurisdiction"]["id"] for each in one["accessions"]} == {"pk"}
    assert [each["organization"]["id"] for each in one["bridges"]] == ["pec"]


def test_an_earlier_day_has_less(atlas: Atlas, answer: dict[str, Any]) -> None:
    before = values(atlas, as_of="1990-01-01")
    assert 0 < len(before["matrix"]["rows"]) < len(answer["matrix"]["rows"])
    assert not [each for each in before["accessions"] if each["agreement"]["id"] == "ipea"]


def test_formats(client: TestClient) -> None:
    for part in PARTS:
        text = client.get(f"/api/gaps?format=csv&part={part}").text
        assert len(list(csv.DictReader(io.StringIO(text)))) > 3, part
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/gaps?format=xlsx&lang=zh").content))
    assert len(book.sheetnames) == len(PARTS) + 1


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("jurisdiction=hkie", "jurisdiction"), ("part=all&format=csv", "part"), ("as_of=soon", "as_of"), ("x=1", "x")],
)
def test_bad_requests_name_the_parameter(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/api/gaps?{query}")
    assert answer.status_code == 422
    assert answer.json()["parameter"] == parameter
