"""Paths and networks through REST, command line and Python: the same answers, and bounded ones for odd requests."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import networkx as nx
import pytest
from fastapi.testclient import TestClient

import accord_atlas
from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.answers.paths import PathsAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.python_api import AtlasApi

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def running(build: Path) -> AtlasApi:
    return accord_atlas.open(build)


def get(client: TestClient, address: str, **parameters: str) -> dict[str, Any]:
    answer = client.get(address, params={name.rstrip("_"): value for name, value in parameters.items()})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_the_same_path_from_rest_command_line_and_python(client: TestClient, accord: Run, running: AtlasApi) -> None:
    rest = get(client, "/api/paths", from_="cse-cn", to="engineers-ireland", as_of="2026-01-01", k="4")
    shell = accord(*("paths", "cse-cn", "engineers-ireland", "--as-of", "2026-01-01", "-k", "4", "--format", "json"))
    python = running.paths("cse-cn", "engineers-ireland", as_of="2026-01-01", k=4).json_value()
    assert rest == json.loads(shell.stdout) == python
    assert len(rest["paths"]) == 4
    PathsAnswer.model_validate(rest)


def test_the_same_network_from_rest_command_line_and_python(client: TestClient, accord: Run, running: AtlasApi) -> None:
    rest = get(client, "/api/network", focus="ipea", depth="2", measures="degree,communities", as_of="2019-01-01")
    shell = accord(
        *("network", "--focus", "ipea", "--depth", "2", "--measures", "degree,communities", "--as-of", "2019-01-01")
    )
    graph = running.network(focus="ipea", depth=2, measures=("degree", "communities"), as_of="2019-01-01")
    assert rest == json.loads(shell.stdout)
    assert isinstance(graph, nx.MultiDiGraph)
    assert {node["id"]: node["degree"] for node in rest["nodes"]} == dict(graph.nodes(data="degree"))
    assert sorted(edge["id"] for edge in rest["edges"]) == sorted(data["id"] for _, _, data in graph.edges(data=True))
    NetworkAnswer.model_validate(rest)


def test_a_graph_given_away_is_its_owner_s(running: AtlasApi) -> None:
    first = running.network(agreements="ipea")
    first.clear()
    assert len(running.network(agreements="ipea")) > 10


def test_steps_carry_what_the_contract_names(client: TestClient) -> None:
    (path,) = get(client, "/api/paths", from_="cast", to="pec", k="1")["paths"]
    for step in path["steps"]:
        assert {"from", "relation", "to", "forward", "start", "end", "status", "via", "source"} <= set(step)
        assert step["from"]["id"] == f"{step['from']['kind']}/{step['from']['iri'].rpartition('/')[2]}"
        assert step["label"]["zh"] != step["label"]["en"]
    first = path["steps"][0]
    assert (first["from"]["id"], first["relation"], first["forward"]) == ("organization/cast", "participation", True)
    assert first["via"]["id"].startswith("participation/")
    assert first["source"]["kind"] == "source"


def test_every_answer_says_what_it_is_about(client: TestClient, atlas: Atlas) -> None:
    for address in ("/api/network?agreements=ipea", "/api/paths?from=cast&to=pec"):
        answer = client.get(address)
        said = answer.json()
        assert said["release"] == answer.headers["Accord-Release"]
        assert said["completeness"] == answer.headers["Accord-Completeness"] == "complete"
        assert said["as_of"] == str(atlas.release.data_date)
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304


def test_identifiers_in_any_form(client: TestClient) -> None:
    iri = "https://w3id.org/accord-atlas/id/organization/pec"
    answers = [
        get(client, "/api/paths", from_="cast", to=to)["paths"]
        for to in ("pec", "organization:pec", "organization/pec", iri)
    ]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("/api/paths?from=cse-cm&to=pec", "from", "cse-cn"),
        ("/api/paths?from=pec&to=pec", "to", "two different"),
        ("/api/paths?from=pec&to=organization:pec", "to", "two different"),
        ("/api/paths?from=pec&to=cast&exclude=pec", "exclude", "organization/pec"),
        ("/api/paths?from=pec&to=cast&exclude=enevt", "exclude", "enevt"),
        ("/api/paths?from=pec&to=cast&k=0", "k", "1 to 50"),
        ("/api/paths?from=pec&to=cast&k=-3", "k", "1 to 50"),
        ("/api/paths?from=pec&to=cast&k=many", "k", "integer"),
        ("/api/paths?from=pec&to=cast&as_of=2019", "as_of", "YYYY-MM-DD"),
        ("/api/paths?from=pec&to=cast&depth=3", "depth", "no parameter"),
        ("/api/paths?from=pec", "to", "required"),
        ("/api/paths?from=pec&to=claim:0000000000000000", "to", "no such"),
        ("/api/network?focus=nobody-at-all", "focus", "no such"),
        ("/api/network?agreements=ipea,pec", "agreements", "agreement"),
        ("/api/network?kinds=organisation", "kinds", "organization"),
        ("/api/network?relations=member", "relations", "expected"),
        ("/api/network?statuses=full", "statuses", "authorised"),
        ("/api/network?measures=pagerank", "measures", "betweenness"),
        ("/api/network?projection=unipartite", "projection", "bipartite"),
        ("/api/network?depth=-1", "depth", "0 to"),
        ("/api/network?limit=0", "limit", "1 to"),
        ("/api/network?format=odt", "format", "graphml"),
        ("/api/network?focus=ipea&focus=ipea", "focus", "twice"),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, query: str, parameter: str, words: str) -> None:
    answer = client.get(query)
    assert answer.status_code == 422, answer.text
    said = answer.json()
    assert said["parameter"] == parameter
    assert words in answer.text


def test_a_date_before_everything(client: TestClient) -> None:
    none = get(client, "/api/paths", from_="cse-cn", to="pec", as_of="0001-01-01")
    assert none["paths"] == []
    assert none["reason"]["would_help"] == ["as_of"]
    assert "0001-01-01" in none["reason"]["zh"]
    network = get(client, "/api/network", as_of="0001-01-01")
    assert {edge["certainty"] for edge in network["edges"]} <= {"possible"}
    assert network["first_day"] > "1800"


def test_far_more_than_there_is(client: TestClient) -> None:
    deep = get(client, "/api/network", focus="cse-cn", depth="99")
    assert deep["edges"] == get(client, "/api/network", focus="cse-cn", depth="6")["edges"]
    many = get(client, "/api/paths", from_="cse-cn", to="pec", k="10000")
    assert len(many["paths"]) == 50
    assert many["completeness"] == "truncated"
    costs = [path["cost"] for path in many["paths"]]
    assert costs == sorted(costs)


def test_a_limit_is_told(client: TestClient) -> None:
    answer = client.get("/api/network?limit=10")
    assert answer.headers["Accord-Completeness"] == "truncated"
    assert len(answer.json()["nodes"]) <= 10
    assert answer.json()["left_out"]["nodes"] > 100


def test_the_same_focus_twice_is_one(client: TestClient) -> None:
    assert get(client, "/api/network", focus="ipea,agreement:ipea")["focus"] == ["agreement/ipea"]


def test_no_path_says_what_was_left_out(client: TestClient) -> None:
    said = get(client, "/api/paths", from_="jaeic", to="cse-cn")
    assert said["paths"] == []
    assert said["reason"]["would_help"] == ["hubs"]
    assert {hub["kind"] for hub in said["excluded"]["hubs"]} >= {"jurisdiction", "region"}
    through = get(client, "/api/paths", from_="jaeic", to="cse-cn", hubs="true", k="1")
    assert "jurisdiction/jp" in {step["to"]["id"] for step in through["paths"][0]["steps"]}


def test_the_command_line_names_what_is_wrong(accord: Run) -> None:
    wrong = accord("paths", "cse-cm", "pec")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "cse-cn" in wrong.stderr
    assert accord("network", "--format", "odt").returncode == 2
