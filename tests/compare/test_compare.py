"""Countries, bodies and agreements side by side: values by hand from the tables, and the same from every side."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from fastapi.testclient import TestClient

import accord_atlas

Run = Callable[..., CompletedProcess[str]]
DAY = "2026-11-27"


def compared(client: TestClient, of: str, **asked: str) -> dict[str, Any]:
    answer = client.get("/api/compare", params={"of": of, "as_of": DAY, **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def row(said: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in said["rows"] if each["property"] == name)
    return found


def test_countries_by_agreement(client: TestClient) -> None:
    said = compared(client, "my,sg,th")
    assert (said["kind"], [each["id"] for each in said["of"]]) == ("jurisdiction", ["my", "sg", "th"])
    accord = row(said, "agreement/washington-accord")["values"]
    assert {each: accord[each]["value"] for each in accord} == {
        "my": "authorised",
        "sg": "authorised",
        "th": "provisional",
    }
    assert (accord["my"]["start"], accord["sg"]["start"]) == ("2009", "2006")
    assert accord["my"]["certainty"] == accord["sg"]["certainty"] == "presumed"
    assert row(said, "agreement/ipea")["values"]["th"]["value"] is None
    assert {each["id"] for each in said["shared"]} == {"apec-engineer", "asean-mra-engineering", "washington-accord"}
    only = {each["of"]["id"]: [thing["id"] for thing in each["entities"]] for each in said["only"]}
    assert "dublin-accord" in only["my"]
    assert only["th"] == []


@pytest.mark.parametrize("agreement", ["washington-accord", "ipea", "apec-engineer"])
def test_a_standing_is_that_of_the_members(client: TestClient, agreement: str) -> None:
    """One truth: whoever is compared stands as the stored question says, as surely and for the same reason."""
    asked = {"agreement": agreement, "as_of": DAY}
    members = client.get("/api/queries/members", params=asked).json()["rows"]
    compared_with = 0
    for place in ("au", "gb", "us", "hk"):
        held = [each for each in members if each["jurisdiction"] and each["jurisdiction"]["id"] == place]
        said = compared(client, f"{place},pk")
        stood = next((each for each in said["rows"] if each["property"] == f"agreement/{agreement}"), None)
        value = stood["values"][place] if stood else None
        if len(held) == 1 and value:
            expected = tuple(held[0][name] for name in ("status", "certainty", "reason"))
            assert (value["value"], value["certainty"], value["reason"]) == expected, (agreement, place)
            compared_with += 1
    assert compared_with >= 2, "the law was held against something"


def test_bodies_and_what_only_one_has(client: TestClient) -> None:
    said = compared(client, "organization/cse-cn,hkie")
    assert row(said, "founded")["values"]["cse-cn"]["value"] == "2021-03-18"
    assert [each["id"] for each in said["shared"]] == ["cse-hkie-mra-2023"]
    assert row(said, "agreement/ipea")["values"]["cse-cn"]["text"] == {"en": "not recorded", "zh": "未见记载"}


def test_agreements_by_members_and_votes(client: TestClient) -> None:
    said = compared(client, "ipea,washington-accord")
    votes = row(said, "votes")["values"]
    for agreement in ("ipea", "washington-accord"):
        seats = client.get("/api/queries/seats", params={"agreement": agreement, "as_of": DAY}).json()["rows"]
        voting = {each["jurisdiction"]["id"] for each in seats if each["votes"]}
        assert votes[agreement]["value"] == len(voting)
    assert row(said, "signed")["values"]["ipea"]["value"] == "2001-06-25"
    assert "degree" in row(said, "recognises")["values"]["washington-accord"]["value"]


def test_numbers_that_count_differently_are_not_compared(client: TestClient) -> None:
    rows = [each for each in compared(client, "my,sg,th")["rows"] if each["group"] == "numbers"]
    asean = next(each for each in rows if each["property"] == "acpe-registered/asean-mra-engineering")
    assert {place: asean["values"][place]["value"] for place in ("my", "sg", "th")} == {"my": 304, "sg": 257, "th": 187}
    assert asean["comparable"]
    assert all(each["note"] for each in rows if not each["comparable"])


@pytest.mark.parametrize(
    ("of", "word"),
    [
        ("my", "2 to 4"),
        ("my,my", "2 to 4"),
        ("my,sg,th,au,nz", "2 to 4"),
        ("my,ipea", "kind"),
        ("my,nowhere", "nowhere"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_reason(client: TestClient, of: str, word: str) -> None:
    answer = client.get("/api/compare", params={"of": of})
    assert answer.status_code in {404, 422}
    assert word in answer.json()["detail"] or word in str(answer.json().get("expected"))


def test_the_same_from_rest_python_and_the_command_line(client: TestClient, accord: Run, build: Path) -> None:
    rest = compared(client, "ipea,apec-engineer")
    assert accord_atlas.open(build).compare(["ipea", "apec-engineer"], as_of=DAY).json_value() == rest
    printed = accord("compare", "ipea", "apec-engineer", "--as-of", DAY, "--format", "json", "--build", str(build))
    assert json.loads(printed.stdout) == rest


def test_tables_have_a_column_for_each(client: TestClient) -> None:
    answer = client.get("/api/compare", params={"of": "my,sg", "format": "csv", "lang": "zh", "as_of": DAY})
    assert f'filename="compare-my-sg-{DAY}.csv"' in answer.headers["content-disposition"]
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head == ["项目", "马来西亚", "新加坡", "可比性"]
    assert len(rows) == len(compared(client, "my,sg")["rows"])
