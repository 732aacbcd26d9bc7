"""Questions in prose about relations, asked through public surfaces; see `relations.yaml`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

QUESTIONS = yaml.safe_load((Path(__file__).parent / "relations.yaml").read_text("utf-8"))
Run = Callable[..., CompletedProcess[str]]


def at(value: Any, path: str) -> Any:
    """The value at names separated by dots."""
    for name in path.split("."):
        value = (value or {}).get(name)
    return value


def pick(answer: Any, path: str, where: dict[str, Any]) -> list[Any]:
    """The values at a path; `where` filters the members of its last list."""
    found = [answer]
    steps = re.findall(r"([a-z_]+)(\[\d*\])?", path)
    last = max(number for number, (_, mark) in enumerate(steps) if mark)
    for number, (name, mark) in enumerate(steps):
        found = [value[name] for value in found]
        if mark == "[]":
            found = [member for value in found for member in value]
        elif mark:
            found = [value[int(mark[1:-1])] for value in found]
        if number == last:
            found = [member for member in found if all(at(member, key) == want for key, want in where.items())]
    return found


def requested(question: dict[str, Any], client: TestClient, accord: Run) -> Any:
    if isinstance(question["ask"], str):
        answer = client.get(question["ask"])
        assert answer.status_code == 200, answer.text
        return answer.json()
    ran = accord(*question["ask"], "--format", "json")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["en"])
def test_question(question: dict[str, Any], client: TestClient, accord: Run) -> None:
    found = pick(requested(question, client, accord), question["pick"], question.get("where", {}))
    if "equals" in question:
        assert found == question["equals"]
    if "first" in question:
        assert found[: len(question["first"])] == question["first"]
    assert set(question.get("contains", [])) <= set(found)
    assert not set(question.get("excludes", [])) & set(found)
    assert found, "an answer that picks nothing proves nothing"


def test_there_are_fifteen_and_each_is_whole() -> None:
    assert len(QUESTIONS) >= 15
    for question in QUESTIONS:
        assert {"en", "zh", "ask", "pick", "facts"} <= question.keys()
        assert {"equals", "first", "contains", "excludes"} & question.keys()
        assert re.search("[一-鿿]", question["zh"])
