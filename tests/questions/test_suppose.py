"""Questions in prose about what is only supposed, through every public surface; see `suppose.yaml`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient
from tests.questions.test_what_follows import check

from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.python_api import AtlasApi

QUESTIONS = yaml.safe_load((Path(__file__).parent / "suppose.yaml").read_text("utf-8"))
Run = Callable[..., CompletedProcess[str]]
Given = dict[str, Any]


@pytest.fixture(scope="module")
def running(build: Path) -> AtlasApi:
    return AtlasApi.open(build, Settings(build=build))


def over_http(client: TestClient, given: Given, status: int, **headers: str) -> Any:
    name = "scenario/best" if "organization" in given else "scenario"
    answer = client.get(f"/api/{name}", params=given, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def in_python(running: AtlasApi, given: Given) -> Any:
    left = dict(given)
    if "organization" in left:
        return running.scenario_best(left.pop("organization"), **left).json_value()
    return running.scenario(left.pop("join", None), left.pop("from", None), **left).json_value()


def on_command_line(accord: Run, given: Given) -> CompletedProcess[str]:
    left = dict(given)
    joins = left.pop("join", "").split(",") if "join" in left else []
    if "organization" in left:
        left["best"] = left.pop("organization")
    options = [word for key, value in left.items() for word in (f"--{key.replace('_', '-')}", str(value))]
    return accord("scenario", *joins, *options, "--format", "json")


def test_there_are_ten_questions_in_two_languages() -> None:
    assert len(QUESTIONS) >= 10
    assert len({question["en"] for question in QUESTIONS}) == len({question["zh"] for question in QUESTIONS})
    assert all(question["facts"] for question in QUESTIONS)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if "expect" in q], ids=lambda q: q["en"])
def test_question(question: Given, client: TestClient, running: AtlasApi, accord: Run) -> None:
    given = question["with"]
    answer = over_http(client, given, 200)
    assert in_python(running, given) == answer
    ran = on_command_line(accord, given)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == answer
    for path, wanted in question["expect"].items():
        check(answer, path, wanted)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if "refused" in q], ids=lambda q: q["en"])
def test_refusal(question: Given, client: TestClient, running: AtlasApi, accord: Run) -> None:
    given, said = question["with"], question["refused"]
    for language, words in said.items():
        problem = over_http(client, given, 422, **{"Accept-Language": language})
        assert words in problem["detail"]
        assert problem["parameter"] == "join"
    with pytest.raises(BadParameter) as refused:
        in_python(running, given)
    assert said["zh"] in refused.value.detail["zh"]
    ran = on_command_line(accord, given)
    assert ran.returncode == 2
    assert said["en"] in ran.stderr


@pytest.mark.parametrize(
    ("given", "parameter"),
    [
        ({}, "join"),
        ({"join": "ipea"}, "join"),
        ({"join": "ipea:no-such-body"}, "join"),
        ({"join": "no-such-agreement:cse-cn"}, "join"),
        ({"join": "cse-iem-mou:cse-cn"}, "join"),
        ({"join": "ipea:cse-cn", "from": "atlantis"}, "from"),
        ({"join": "ipea:cse-cn", "as_of": "1990-01-01"}, "join"),
        ({"sign": "cse-cn:cast"}, "sign"),
        ({"sign": "cse-cn:wfeo"}, "sign"),
        ({"join": ",".join(f"ipea:{body}" for body in ("cse-cn",) * 1 + ("cast",) * 20)}, None),
    ],
    ids=str,
)
def test_what_cannot_be_supposed_is_refused_with_the_reason(
    client: TestClient, given: Given, parameter: str | None
) -> None:
    answer = client.get("/api/scenario", params=given)
    if parameter is None:
        assert answer.status_code == 200, "what is given twice is one step"
    else:
        assert answer.status_code == 422
        assert answer.json()["parameter"] == parameter
        assert answer.json()["detail"]


def test_identifiers_may_have_prefixes_or_be_addresses(client: TestClient) -> None:
    plain = over_http(client, {"join": "ipea:cse-cn"}, 200)
    base = "https://w3id.org/accord-atlas/id"
    for written in (
        "agreement:ipea:organization:cse-cn",
        "agreement/ipea:organization/cse-cn",
        f"{base}/agreement/ipea:{base}/organization/cse-cn",
        "ipea:organization:cse-cn",
    ):
        assert over_http(client, {"join": written}, 200) == plain, written


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", ["/api/scenario?join=ipea:cse-cn", "/api/scenario/best?organization=cse-cn"])
def test_the_page_says_the_answer_first_and_where_it_is_from(client: TestClient, address: str, language: str) -> None:
    page = client.get(address, headers={"Accept": "text/markdown", "Accept-Language": language})
    assert page.status_code == 200
    assert page.headers["content-language"] == language
    lines = page.text.splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("**")
    answer = client.get(address).json()
    assert lines[2].strip("*").replace("\\", "") == answer["summary"][language]
    assert len(answer["evidence"]) > 3
    assert all(entry["url"] in page.text for entry in answer["evidence"] if entry["url"])
