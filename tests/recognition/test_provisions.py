"""Recognition is built on provisions: right answers by hand, one way at a time, for the part that it is said of."""

from typing import Any

import pytest
from fastapi.testclient import TestClient


def routes(client: TestClient, origin: str, destination: str, **more: str) -> dict[str, dict[str, Any]]:
    """The routes by their agreement."""
    answer = client.get("/api/recognition", params={"from": origin, "to": destination, **more}).json()
    return {route["agreement"]["id"]: route for route in answer["routes"]}


def summary(client: TestClient, origin: str, destination: str) -> dict[str, str]:
    answer: dict[str, dict[str, str]] = client.get(f"/api/recognition?from={origin}&to={destination}").json()
    return answer["summary"]


def test_a_provision_of_idaho_is_no_route_to_the_united_kingdom(client: TestClient) -> None:
    assert "engc-idaho-comity" not in routes(client, "us", "gb")
    near = client.get("/api/recognition?from=us&to=gb").json()["nearest"]
    assert [each["missing"] for each in near if each["agreement"]["id"] == "engc-idaho-comity"] == ["other-way"]
    idaho = routes(client, "gb", "us")["engc-idaho-comity"]["provision"]
    assert (idaho["from_side"]["id"], idaho["to_side"]["id"]) == ("gb", "us-id")
    assert idaho["recognises"] == ["registration"]
    assert "Exemption from the FE and PE examinations" in idaho["grants"]["en"]
    assert {condition["kind"] for condition in idaho["conditions"]} == {
        "direct-route-only",
        "good-standing",
        "registration",
    }


@pytest.mark.parametrize(("agreement", "home"), [("texas-engcan-agreement", "ca"), ("texas-ea-agreement", "au")])
def test_a_licence_of_texas_is_for_those_who_go_to_texas(client: TestClient, agreement: str, home: str) -> None:
    there = routes(client, home, "us")[agreement]
    assert there["provision"]["to_side"]["id"] == "us-tx"
    assert "Temporary licence in Texas" in there["provision"]["grants"]["en"]
    assert {"residence", "experience-years"} <= {condition["kind"] for condition in there["provision"]["conditions"]}
    back = routes(client, "us", home)[agreement]
    assert back["provision"]["recognises"] == ["not-recorded"]
    assert back["provision"]["grants"] is None
    assert back["provision"]["conditions"] == []
    assert "icence in Texas" not in str(back)


def test_what_is_not_recorded_is_shown_and_not_counted(client: TestClient) -> None:
    found = routes(client, "us", "au")
    counted = [route for route in found.values() if "registration" in route["provision"]["recognises"]]
    said = summary(client, "us", "au")
    assert f"{len(counted)} agreements on record provide" in said["en"]
    assert "Not counted is an agreement that is called recognition" in said["en"]
    assert "另有1项协议称为互认，但未见来源载明" in said["zh"]
    assert list(found).index("texas-ea-agreement") == len(found) - 1


def test_a_degree_agreement_is_no_recognition_of_engineers(client: TestClient) -> None:
    for origin, destination in (("fr", "ca"), ("ca", "fr")):
        found = routes(client, origin, destination)["engcan-cti-mra-2006"]
        assert found["basis"] == "education-accord"
        assert found["provision"]["recognises"] == ["degree"]
    assert "no technical examinations" in routes(client, "fr", "ca")["engcan-cti-mra-2006"]["provision"]["grants"]["en"]
    assert "graduate engineers" in routes(client, "ca", "fr")["engcan-cti-mra-2006"]["provision"]["grants"]["en"]


def test_a_framework_and_its_annex_are_one_instrument(client: TestClient) -> None:
    found = routes(client, "hk", "cn")
    assert "gdse-hkie-annex" not in found
    held = found["gdse-hkie-framework-2023"]["provision"]
    assert [each["id"] for each in held["instruments"]] == ["gdse-hkie-framework-2023", "gdse-hkie-annex"]
    assert held["to_side"]["id"] == "cn-gd"
    assert "已收录2项协议" in summary(client, "hk", "cn")["zh"]


def test_a_part_is_said_in_summary_page_and_table(client: TestClient) -> None:
    assert "One of them holds in Texas only." in summary(client, "kr", "us")["en"]
    assert "其中1项仅限得克萨斯州。" in summary(client, "kr", "us")["zh"]
    assert "One of them is for engineers of Texas only." in summary(client, "us", "kr")["en"]
    assert "其中1项仅限得克萨斯州的工程师。" in summary(client, "us", "kr")["zh"]
    page = client.get("/api/recognition?from=kr&to=us&format=md&lang=en").text
    assert "**In Texas only**" in page
    assert "Grants: Temporary licence in Texas." in page
    assert "**仅限得克萨斯州**" in client.get("/api/recognition?from=kr&to=us&format=md&lang=zh").text


def test_a_condition_of_one_state_names_it(client: TestClient) -> None:
    asked = routes(client, "gb", "us")["ncees-engc-mra-2024"]["provision"]["conditions"]
    assert {condition["part"]["id"] for condition in asked if condition["part"]} == {"us-tx"}
    assert "(Texas)" in client.get("/api/recognition?from=gb&to=us&format=md&lang=en").text


def test_technologists_have_no_agreement_of_engineers_and_engineers_none_of_theirs(client: TestClient) -> None:
    engineers = set(routes(client, "au", "nz"))
    technologists = set(routes(client, "au", "nz", level="technologist"))
    assert "ieta" in technologists
    assert "ipea" in engineers
    assert not engineers & technologists


def test_a_membership_that_ended_is_not_the_end_of_the_agreement(client: TestClient) -> None:
    near = client.get("/api/recognition?from=de&to=cn").json()["nearest"]
    accord = next(each for each in near if each["agreement"]["id"] == "washington-accord")
    assert accord["missing"] == "lapsed"
    assert "is no longer in it (ended 2013" in accord["text"]["en"]
    assert "已不在其中" in accord["text"]["zh"]


def test_every_way_can_be_asked_for(client: TestClient) -> None:
    rows = client.get("/api/queries/provisions?from=kr&to=us").json()["rows"]
    assert {row["agreement"]["id"] for row in rows} >= {"kpea-texas-mra-2016", "ipea", "washington-accord"}
    assert {row["to_side"]["id"] for row in rows if row["agreement"]["id"] == "kpea-texas-mra-2016"} == {"us-tx"}
    assert not client.get("/api/queries/provisions?agreement=engc-idaho-comity&from=us").json()["rows"]
    annex = client.get("/api/queries/provisions?agreement=gdse-hkie-annex").json()["rows"]
    assert {row["instrument"]["id"] for row in annex} == {"gdse-hkie-framework-2023"}
