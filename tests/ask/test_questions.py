"""Questions in words: two corpora as people typed them, and the rules by which a question is read."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Final

import pytest
from fastapi.testclient import TestClient

import accord_atlas
from accord_atlas.queries.question import questions
from accord_atlas.service.ask.cues import read
from accord_atlas.service.ask.days import days
from accord_atlas.service.ask.phrasings import intents
from accord_atlas.service.ask.understanding import address, parameters, understand
from accord_atlas.service.ask.units import folded
from accord_atlas.service.core.atlas import Atlas

Run = Callable[..., CompletedProcess[str]]
SHARE: Final = 0.85
"""The least share of the corpus that must be understood rightly; three of four phrasings never seen are asked for."""
ISSUE: Final = {
    "谁能提名中国工程师联合体加入IPEA": "/api/accession/ipea/cse-cn",
    "马来西亚和中国有什么协议": "/api/dossier/my?counterpart=cn",
    "巴基斯坦哪年成为正式成员": "/api/queries/agreements?jurisdiction=pk",
    "which countries recognise Irish chartered engineers": "/api/queries/provisions?from=jurisdiction/ie",
    "2022年的目标完成了多少": "/api/targets?year=2022",
}


def corpus() -> Iterator[dict[str, str]]:
    with (Path(__file__).parent / "questions.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def bare(text: str) -> set[str]:
    return {value.rpartition("/")[2] for value in text.replace(":", ",").split(",")}


def right(atlas: Atlas, row: dict[str, str]) -> tuple[bool, str]:
    """Whether a question is understood as the corpus says, with all that it names; and what it was taken for."""
    reading = understand(atlas, row["question"])
    if reading.best is None:
        return row["expected"] == "-", "-"
    given = parameters(atlas, reading.best, reading.days)
    held = {value for each in given.values() for value in bare(each)}
    wanted = {value for pair in row["parameters"].split("&") if pair for value in bare(pair.partition("=")[2])}
    name = reading.best.intent.name
    return name in row["expected"].split("|") and wanted <= held, name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_most_questions_are_understood_and_hardly_one_wrongly(atlas: Atlas, language: str) -> None:
    rows = [row for row in corpus() if row["language"] == language]
    taken = [(row["question"], row["expected"], *right(atlas, row)) for row in rows]
    wrong = [each for each in taken if not each[2]]
    assert len(wrong) <= (1 - SHARE) * len(rows), wrong
    misled = [each for each in wrong if each[3] not in {"-", *each[1].split("|")}]
    assert len(misled) <= 0.05 * len(rows), misled


@pytest.mark.parametrize(("question", "expected"), ISSUE.items())
def test_the_questions_of_the_start(client: TestClient, question: str, expected: str) -> None:
    said = client.get("/api/ask", params={"q": question}).json()
    assert said["understood"]["address"] == expected
    assert client.get(expected).status_code == 200
    assert said["answer"]["text"]["zh"]
    assert said["answer"]["text"]["en"]


def test_every_answered_address_answers(atlas: Atlas, client: TestClient) -> None:
    """What a question of the corpus is taken for is an address of the service, which answers or says why not."""
    for row in corpus():
        reading = understand(atlas, row["question"])
        if reading.best:
            where = address(reading.best, parameters(atlas, reading.best, reading.days))
            assert client.get(where).status_code in {200, 422}, (row["question"], where)


def test_what_is_not_understood_says_so_and_offers_the_nearest(client: TestClient) -> None:
    said = client.get("/api/ask", params={"q": "明天天气怎么样"}).json()
    assert (said["understood"], said["answer"], said["heard"]) == (None, None, [])
    near = client.get("/api/ask", params={"q": "Is a nursing licence from the Philippines valid in the UK?"}).json()
    assert near["understood"] is None
    assert near["alternatives"], "what is near is offered, and not passed off as the answer"
    page = client.get("/api/ask", params={"q": "明天天气怎么样", "format": "md", "lang": "zh"}).text
    assert "未能理解该问题" in page


def test_a_refusal_is_the_answer(client: TestClient) -> None:
    """Who asks about a candidate that cannot be one is told why, not left without an answer."""
    said = client.get("/api/ask", params={"q": "Can WFEO join IPEA?"}).json()
    assert said["understood"]["question"] == "accession"
    refused = client.get(said["understood"]["address"])
    assert refused.status_code == 422
    assert said["answer"]["text"]["en"] == refused.json()["detail"]


def test_the_same_from_rest_python_and_the_command_line(client: TestClient, accord: Run, build: Path) -> None:
    question = "Who can nominate CSE for IPEA?"
    rest = client.get("/api/ask", params={"q": question}).json()
    assert rest["heard"][0]["entity"]["id"] == "cse-cn"
    assert accord_atlas.open(build).ask(question).json_value() == rest
    printed = accord("ask", question, "--format", "json", "--build", str(build))
    assert json.loads(printed.stdout) == rest


@pytest.mark.parametrize("wrong", ["", "   ", "x" * 301])
def test_no_question_and_too_long_a_one_are_refused(client: TestClient, wrong: str) -> None:
    assert client.get("/api/ask", params={"q": wrong}).status_code == 422


def test_every_stored_question_is_asked_in_both_languages() -> None:
    for name, question in questions().items():
        assert {"en", "zh"} <= question.extra["asks"].keys(), name
        assert all(len(said) >= 2 for said in question.extra["asks"].values()), name
    assert len(intents()) == len(questions()) + 10


@pytest.mark.parametrize(
    ("text", "day", "year"),
    [
        ("on 2019-03-05", date(2019, 3, 5), 2019),
        ("2019年3月5日的成员", date(2019, 3, 5), 2019),
        ("2019年3月", date(2019, 3, 31), 2019),
        ("5 march 2019", date(2019, 3, 5), 2019),
        ("march 5, 2019", date(2019, 3, 5), 2019),
        ("in 2019", date(2019, 12, 31), 2019),
        ("2019年3月以来", date(2019, 3, 1), 2019),
        ("2019年底", date(2019, 12, 31), 2019),
        ("2019年初", date(2019, 1, 1), 2019),
        ("since 2019", date(2019, 1, 1), 2019),
        ("in 2035", date(2026, 11, 27), 2035),
    ],
)
def test_days(text: str, day: date, year: int) -> None:
    (found,) = days(text, date(2026, 11, 27))
    assert (found.day, found.year) == (day, year)


@pytest.mark.parametrize("text", ["2019-02-30", "agreement 16", "clause 3.2", "12345"])
def test_what_is_no_day(text: str) -> None:
    assert [each for each in days(text, date(2026, 11, 27)) if each.text == text] == []


@pytest.mark.parametrize(
    ("text", "cues", "rest"),
    [
        ("who can nominate", {"who", "can", "nominate"}, set()),
        ("谁能提名", {"who", "can", "nominate"}, set()),
        ("full members", {"full"}, set()),
        ("which agreemnts", {"agreement"}, set()),
        ("the weather", {"elsewhere"}, set()),
        ("zzyzx", set(), {"zzyzx"}),
    ],
)
def test_cues(text: str, cues: set[str], rest: set[str]) -> None:
    found = read(folded(text))
    assert (set(found.cues), set(found.rest)) == (cues, rest)
