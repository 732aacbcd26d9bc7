"""One network on two days, on the facts themselves, in every format and from every side."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import networkx as nx
import pytest
from fastapi.testclient import TestClient

import accord_atlas

Run = Callable[..., CompletedProcess[str]]
CSE = {"focus": "cse-cn", "from": "2019-01-01", "to": "2026-11-27", "projection": "organizations"}


def compared(client: TestClient, **asked: str) -> dict[str, Any]:
    answer = client.get("/api/network/compare", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_society_founded_between_the_days_has_only_joined(client: TestClient) -> None:
    said = compared(client, focus="cse-cn", **{"from": "2019-01-01"})
    assert said["joined"]
    assert said["left"] == said["changed"] == said["stayed"] == []
    nodes = {node["id"]: node["difference"] for node in said["nodes"]}
    assert nodes["organization/cse-cn"] == "joined", "it is shown on both days, but was founded between them"


def test_a_body_that_became_a_full_member_left_one_place_and_joined_another(client: TestClient) -> None:
    """CAST was provisional in the Washington Accord from 2013 and is full since 2016."""
    said = compared(client, agreements="washington-accord", **{"from": "2015-01-01", "to": "2017-01-01"})
    joined = {edge["source"]: edge["status"] for edge in said["joined"]}
    left = {edge["source"]: edge["status"] for edge in said["left"]}
    assert (left["organization/cast"], joined["organization/cast"]) == ("provisional", "authorised")


@pytest.mark.parametrize("projection", ["none", "organizations", "jurisdictions"])
def test_the_two_days_are_the_networks_of_these_days(client: TestClient, projection: str) -> None:
    """By law: what joined and what stayed are the later network, what left and what stayed the earlier one."""
    days = ("2010-06-30", "2024-06-30")
    said = compared(client, projection=projection, **dict(zip(("from", "to"), days, strict=True)))
    ids = {name: {edge["id"] for edge in said[name]} for name in ("joined", "left", "stayed")}
    ids["changed"] = {each["edge"]["id"] for each in said["changed"]}
    before, after = (
        {
            edge["id"]
            for edge in client.get("/api/network", params={"as_of": day, "projection": projection}).json()["edges"]
        }
        for day in days
    )
    assert ids["joined"] | ids["stayed"] | ids["changed"] == after
    assert ids["left"] | ids["stayed"] | ids["changed"] == before
    assert sum(map(len, ids.values())) == len(before | after)


def test_a_network_without_edges_on_both_days_says_why(client: TestClient) -> None:
    said = compared(client, focus="cse-cn", **{"from": "2018-01-01", "to": "2019-01-01"})
    assert said["joined"] == said["left"] == said["stayed"] == []
    assert "as_of" in said["reason"]["en"]
    assert said["reason"]["zh"]
    assert compared(client, **CSE).get("reason") is None


def test_a_day_with_itself_differs_in_nothing(client: TestClient) -> None:
    said = compared(client, focus="hkie", **{"from": "2020-01-01", "to": "2020-01-01"})
    assert said["stayed"]
    assert said["joined"] == said["left"] == said["changed"] == []


def test_files_bear_the_difference(client: TestClient, tmp_path: Path) -> None:
    said = compared(client, **CSE)
    expected = sorted(
        [edge["id"], edge["difference"]]
        for edge in [*said["joined"], *said["left"], *said["stayed"], *(each["edge"] for each in said["changed"])]
    )
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        answer = client.get("/api/network/compare", params={**CSE, "format": form})
        assert f'network-organizations-cse-cn-2019-01-01-2026-11-27.{form}"' in answer.headers["content-disposition"]
        path = tmp_path / f"network.{form}"
        path.write_bytes(answer.content)
        graph = read(path)
        assert sorted(data["difference"] for *_, data in graph.edges(data=True)) == sorted(each[1] for each in expected)
    table = csv.DictReader(io.StringIO(client.get("/api/network/compare", params={**CSE, "format": "csv"}).text))
    assert sorted([row["Id"], row["difference"]] for row in table) == expected


def test_the_same_from_python_and_the_command_line(client: TestClient, accord: Run, build: Path) -> None:
    rest = compared(client, **CSE)
    printed = accord(
        *("network", "--focus", "cse-cn", "--since", "2019-01-01", "--as-of", "2026-11-27"),
        *("--projection", "organizations", "--build", str(build)),
    )
    assert json.loads(printed.stdout) == rest
    graph = accord_atlas.open(build).network_between(
        "2019-01-01", date(2026, 11, 27), focus="cse-cn", projection="organizations"
    )
    assert {data["id"]: data["difference"] for *_, data in graph.edges(data=True)} == {
        edge["id"]: edge["difference"]
        for edge in [*rest["joined"], *rest["left"], *rest["stayed"], *(each["edge"] for each in rest["changed"])]
    }


def test_the_later_day_is_not_before_the_earlier(client: TestClient) -> None:
    answer = client.get("/api/network/compare", params={"from": "2024-01-01", "to": "2019-01-01"})
    assert (answer.status_code, answer.json()["parameter"]) == (422, "to")
