"""Questions in prose about what differs, through every public surface; see `compare.yaml`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from fastapi.testclient import TestClient

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.python_api import AtlasApi

QUESTIONS = yaml.safe_load((Path(__file__).parent / "compare.yaml").read_text("utf-8"))
Run = Callable[..., CompletedProcess[str]]
Given = dict[str, Any]


@pytest.fixture(scope="module")
def running(build: Path) -> AtlasApi:
    return AtlasApi.open(build, Settings(build=build))


def test_there_are_questions_of_each_kind_in_two_languages() -> None:
    asked = [urlsplit(question["address"]).path for question in QUESTIONS]
    assert {path: asked.count(path) >= 3 for path in set(asked)} == {
        "/api/compare": True,
        "/api/network/compare": True,
        "/api/changes": True,
    }
    assert all(question["en"] and question["zh"] and question["facts"] for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["en"])
def test_question(question: Given, client: TestClient, running: AtlasApi, accord: Run) -> None:
    answer = client.get(question["address"])
    assert answer.status_code == 200, answer.text
    said = answer.json()
    rows = {row["property"]: row["values"] for row in said.get("rows", ())}
    for name, values in question.get("rows", {}).items():
        assert {thing: rows[name][thing]["value"] for thing in values} == values, name
    if "shared" in question:
        assert [each["id"] for each in said["shared"]] == question["shared"]
    only = {each["of"]["id"]: sorted(thing["id"] for thing in each["entities"]) for each in said.get("only", ())}
    for thing, wanted in question.get("only", {}).items():
        assert only[thing] == wanted
    for name in ("joined", "left", "changed"):
        edges = [each.get("edge", each) for each in said.get(name, ())]
        wanted = set(question.get(name, ())) - {"="}
        found = {edge["source"] for edge in edges}
        assert wanted <= found, name
        assert "=" not in question.get(name, ()) or found == wanted, name
    assert set(question.get("targets", ())) <= {edge["target"] for edge in said.get("joined", ())}
    told = [(each["kind"], each["date"], each["text"]["en"]) for each in said.get("changes", ())]
    for kind, date, words in question.get("told", ()):
        assert [each for each in told if each[:2] == (kind, date) and words in each[2]], told
    assert elsewhere(question["address"], running, accord) == (said, said)


def elsewhere(address: str, running: AtlasApi, accord: Run) -> tuple[Any, Any]:
    """The same answer in Python and on the command line."""
    split = urlsplit(address)
    given = dict(parse_qsl(split.query))
    if split.path == "/api/compare":
        things = given.pop("of")
        in_python = running.compare(things, **given).json_value()
        ran = accord("compare", *things.split(","), "--as-of", given["as_of"], "--format", "json")
    elif split.path == "/api/changes":
        since = given.pop("since")
        in_python = running.changes_since(since, **given).json_value()
        ran = accord("changes", since, "--concerning", given["concerning"], "--format", "json")
    else:
        days = given.pop("from"), given.pop("to")
        graph = running.network_between(*days, **given)  # type: ignore[arg-type]
        options = [word for name, value in given.items() for word in (f"--{name}", value)]
        ran = accord("network", "--since", days[0], "--as-of", days[1], *options, "--format", "json")
        printed = json.loads(ran.stdout)
        edges = [*printed["joined"], *printed["left"], *printed["stayed"], *(e["edge"] for e in printed["changed"])]
        assert {(data["id"], data["difference"]) for *_, data in graph.edges(data=True)} == {
            (edge["id"], edge["difference"]) for edge in edges
        }
        return printed, printed
    assert ran.returncode == 0, ran.stderr
    return in_python, json.loads(ran.stdout)
