"""Requests from `tests/corpus/requests`: the good ones answer alike, the bad ones are refused with what helps."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

CORPUS = Path(__file__).parents[1] / "corpus" / "requests"
BAD: list[dict[str, Any]] = yaml.safe_load((CORPUS / "bad.yaml").read_text("utf-8"))
IN_BROWSERS = [case for case in BAD if not {"accept", "browser"} & case.keys()]
GOOD: dict[str, list[str]] = yaml.safe_load((CORPUS / "good.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case['get']} {case.get('accept', '')}")
def test_a_bad_request_is_refused_with_what_helps(client: TestClient, case: dict[str, Any]) -> None:
    answer = client.get(case["get"], headers={"Accept": case.get("accept", "*/*"), "Accept-Language": "en"})
    assert answer.status_code == case["status"]
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == case["status"]
    assert problem["type"].startswith("https://w3id.org/accord-atlas/problem/")
    assert problem["title"]
    assert problem["instance"] == answer.request.url.path
    for member in ("parameter", "value", "expected"):
        if member in case:
            assert problem[member] == case[member]
    if "nearest" in case:
        assert case["nearest"] in problem["nearest"]
        assert case["nearest"] in problem["detail"] or problem["parameter"] == "as_off"
    for words in case.get("says", ()):
        assert words in problem["detail"]


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case['get']} {case.get('accept', '')}")
def test_it_is_refused_in_chinese_too(client: TestClient, case: dict[str, Any]) -> None:
    headers = {"Accept": case.get("accept", "*/*"), "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"}
    answer = client.get(case["get"], headers=headers)
    assert answer.status_code == case["status"]
    assert answer.headers["content-language"] == "zh"
    for member in ("title", "detail"):
        assert any("\u4e00" <= c <= "\u9fff" for c in answer.json()[member])


@pytest.mark.parametrize("case", IN_BROWSERS, ids=lambda case: case["get"])
def test_a_browser_is_refused_with_a_page(client: TestClient, case: dict[str, Any]) -> None:
    answer = client.get(case["get"], headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == case["status"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>" in answer.text


@pytest.mark.parametrize("name", GOOD)
def test_each_way_of_asking_gives_the_same_rows(client: TestClient, name: str) -> None:
    answers = [client.get(path).json() for path in GOOD[name]]
    assert answers[0]["rows"]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize(
    "address",
    [
        "/api/queries/evidence?entity={}",
        "/api/network?focus={}",
        "/id/organization/{}",
        "/api/queries/agreements?kind={}",
        "/api/queries/{}",
    ],
)
def test_a_very_long_value_is_refused_in_no_time(client: TestClient, address: str) -> None:
    """Comparing all of it with every name there is took a minute, in which nobody else was served well."""
    start = time.process_time()
    answer = client.get(address.format("ab+cd" * 12_000))
    assert answer.status_code in {404, 422}
    assert time.process_time() - start < 5
