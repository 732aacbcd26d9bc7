"""Questions in prose about one thing, through every public surface; see `profile.yaml`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient
from tests.questions.test_what_follows import check

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.python_api import AtlasApi

QUESTIONS = yaml.safe_load((Path(__file__).parent / "profile.yaml").read_text("utf-8"))
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def running(build: Path) -> AtlasApi:
    return AtlasApi.open(build, Settings(build=build))


def test_there_are_ten_questions_in_two_languages() -> None:
    assert len(QUESTIONS) >= 10
    assert len({question["en"] for question in QUESTIONS}) == len({question["zh"] for question in QUESTIONS})
    assert all(question["facts"] for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["en"])
def test_question(question: dict[str, Any], client: TestClient, running: AtlasApi) -> None:
    of, given = question["of"], question["with"]
    response = client.get(f"/api/profile/{of}", params=given)
    assert response.status_code == 200, response.text
    answer = response.json()
    assert running.profile(of, **given).json_value() == answer
    for path, wanted in question["expect"].items():
        check(answer, path, wanted)


@pytest.mark.parametrize("question", [QUESTIONS[0], QUESTIONS[7], QUESTIONS[11]], ids=lambda q: q["en"])
def test_the_command_says_the_same(question: dict[str, Any], running: AtlasApi, accord: Run) -> None:
    of, given = question["of"], question["with"]
    options = [word for key, value in given.items() for word in (f"--{key.replace('_', '-')}", value)]
    ran = accord("profile", of, *options, "--format", "json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == running.profile(of, **given).json_value()
