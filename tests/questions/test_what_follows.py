"""Questions in prose about what follows from the relations, through every public surface; see `what-follows.yaml`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.python_api import AtlasApi

QUESTIONS = yaml.safe_load((Path(__file__).parent / "what-follows.yaml").read_text("utf-8"))
POSITIONAL = {
    "recognition": ("from", "to"),
    "accession": ("agreement", "organization"),
    "dossier": ("jurisdiction",),
    "targets": (),
    "gaps": ("jurisdiction",),
}
"""The parameters that have no name on the command line and in Python; those of the path over HTTP are among them."""
IN_PATH = {"accession", "dossier"}
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def running(build: Path) -> AtlasApi:
    return AtlasApi.open(build, Settings(build=build))


def over_http(client: TestClient, name: str, given: dict[str, str]) -> Any:
    left = dict(given)
    parts = [left.pop(part) for part in POSITIONAL[name]] if name in IN_PATH else []
    answer = client.get("/".join(["/api", name, *parts]), params=left)
    assert answer.status_code == 200, answer.text
    return answer.json()


def in_python(running: AtlasApi, name: str, given: dict[str, str]) -> Any:
    left = dict(given)
    named = name == "gaps"
    parts = [] if named else [left.pop(part) for part in POSITIONAL[name]]
    return getattr(running, name)(*parts, **left).json_value()


def on_command_line(accord: Run, name: str, given: dict[str, str]) -> Any:
    left = dict(given)
    parts = [left.pop(part) for part in POSITIONAL[name] if part in left]
    options = [word for key, value in left.items() for word in (f"--{key.replace('_', '-')}", value)]
    ran = accord(name, *parts, *options, "--format", "json")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def pick(value: Any, path: str) -> Any:
    """What stands at a path; a list where the path goes through each member of one."""
    if not path or value is None:
        return value
    step = re.match(r"([a-z_]+)(\[\d*\])?\.?(.*)", path)
    assert step, path
    name, mark, rest = step.groups()
    found = value[name]
    if mark == "[]":
        members = [pick(member, rest) for member in found]
        return [each for member in members for each in (member if isinstance(member, list) else [member])]
    return pick(found[int(mark[1:-1])] if mark else found, rest)


def check(answer: Any, path: str, wanted: Any) -> None:
    path, _, how = path.partition(" ")
    found = pick(answer, path)
    match how:
        case "~":
            texts = found if isinstance(found, list) else [found]
            assert any(wanted in text for text in texts), found
        case ">":
            assert set(wanted) <= set(found), found
        case "!":
            assert not set(wanted) & set(found), found
        case _:
            assert found == wanted


def test_there_are_twenty_five_questions_in_two_languages() -> None:
    assert len(QUESTIONS) >= 25
    assert len({question["en"] for question in QUESTIONS}) == len({question["zh"] for question in QUESTIONS})
    assert all(question["facts"] for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["en"])
def test_question(question: dict[str, Any], client: TestClient, running: AtlasApi, accord: Run) -> None:
    name, given = question["ask"], question["with"]
    answer = over_http(client, name, given)
    assert in_python(running, name, given) == answer
    if question.get("command"):
        assert on_command_line(accord, name, given) == answer
    for path, wanted in question["expect"].items():
        check(answer, path, wanted)
    assert answer["release"] == running.release.id
    assert answer["as_of"] == given.get("as_of", running.release.data_date.isoformat())
    assert answer["completeness"] == "complete"
