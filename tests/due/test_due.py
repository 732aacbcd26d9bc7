"""What to check next: by our rule, from what the release says; the same for every face."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from fastapi.testclient import TestClient

from accord_atlas.ontology.names import KINDS, entity
from accord_atlas.service.answers.due import DueAnswer, DueFact
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.freshness import ANY, after, freshness, rules, urgency
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.due.answer import due_answer
from accord_atlas.service.due.request import due_request
from accord_atlas.service.evidence.answer import evidence_answer
from accord_atlas.service.evidence.request import evidence_request

Run = Callable[..., CompletedProcess[str]]
THAILAND = "apec-engineer.coe-th.th.authorised"


@pytest.fixture(scope="module")
def first(atlas: Atlas) -> DueAnswer:
    return due_answer(atlas, due_request(atlas, state="due", limit=500))


def fresh(atlas: Atlas, node: str, prop: str, day: date | None = None) -> tuple[str, str, date | None]:
    """(Rule, last checked, due) of what the source of a thing says of a property of it."""
    iri = entity(*node.split("/", 1)).value
    found = freshness(atlas, iri, prop, reading(atlas).text(iri, "aa:source") or "", day or atlas.release.data_date)
    return found.rule.name, found.written, found.due


def test_the_rules_are_whole_and_fit_everything() -> None:
    assert rules()[-1].kind == ANY
    assert rules()[-1].months is None
    assert {rule.kind for rule in rules()} - {ANY} <= set(KINDS)
    assert len({rule.name for rule in rules()}) == len(rules())
    for rule in rules():
        assert all((rule.title.en, rule.title.zh, rule.reason.en, rule.reason.zh)), rule.name
    assert set(urgency("hangs")) == {"standing", "provision", "route", "target", "reference"}


def test_what_can_change_counts_from_the_day_of_its_source_and_what_is_settled_never(atlas: Atlas) -> None:
    pec = "participation/ipea.pec.pk.authorised"
    assert fresh(atlas, pec, "status") == ("participation-seat", "2018-07-11", date(2019, 7, 11))
    assert fresh(atlas, pec, "start")[::2] == ("fixed", None)
    assert fresh(atlas, "participation/ipea.pec.pk.provisional", "status")[::2] == ("participation-ended", None)
    # Of the past it was not, and then it was due half a year later.
    then = fresh(atlas, "participation/ipea.pec.pk.provisional", "status", date(2015, 1, 1))
    assert then[0] == "participation-not-full"
    review = "review/washington-accord.nba-in.renewal.2020-06-22"
    assert fresh(atlas, review, "nextDue")[::2] == ("review-next", date(2026, 12, 31))


def test_months_end_with_their_month() -> None:
    assert after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert after(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert after(date(2026, 11, 27), 24) == date(2028, 11, 27)


def test_what_carries_much_and_rests_on_little_comes_first(first: DueAnswer) -> None:
    assert first.facts[0].subject.id == THAILAND  # A register of 28 routes on one word of low confidence of 2019.
    assert [each.score for each in first.facts] == sorted((each.score for each in first.facts), reverse=True)
    assert all(each.due <= (first.as_of or "") for each in first.facts)

    def alike(a: DueFact) -> tuple[object, ...]:
        return a.hangs, a.checked, a.rule, a.due, a.source and a.source.kind

    strong, weak = (
        [each for each in first.facts if (each.confidence == "low") is low and each.source] for low in (False, True)
    )
    beside = [(a, b) for a in strong for b in weak if alike(a) == alike(b)]
    assert beside
    assert all(b.place < a.place for a, b in beside)


def test_each_fact_is_said_whole_with_its_source_and_its_reasons(first: DueAnswer) -> None:
    for each in first.facts:
        assert each.why
        assert each.parts
        assert each.source is not None
        for words in (each.text, *each.why):
            assert not [sign for sign in ("{", "}", "None") if sign in words.en + words.zh], words
        assert each.text.zh.endswith(("。", "”", "？")), each.text


def test_a_search_in_vain_waits_and_is_made_again(atlas: Atlas) -> None:
    searches = due_answer(atlas, due_request(atlas, kind="search", limit=500))
    assert (searches.due, {each.due for each in searches.facts}) == (0, {"2027-05-27"})
    later = due_answer(atlas, due_request(atlas, kind="search", as_of="2027-06-01"))
    assert (later.due, later.coming) == (searches.coming, 0)
    # The Russian place was searched for: it is not due again before that search is.
    aeer = due_answer(atlas, due_request(atlas, agreement="washington-accord", jurisdiction="ru", kind="participation"))
    assert [(each.state, bool(each.searched)) for each in aeer.facts] == [("coming", True)]


def test_pages_and_filters(atlas: Atlas, client: TestClient) -> None:
    whole = client.get("/api/due", params={"agreement": "ipea", "limit": 500}).json()
    pages = [client.get("/api/due", params={"agreement": "ipea", "limit": 40, "offset": n}).json() for n in (0, 40, 80)]
    assert [f["place"] for page in pages for f in page["facts"]] == list(range(1, 121))[: whole["total"]]
    assert pages[0]["next"] == 40
    assert {f["agreement"]["id"] for f in whole["facts"] if f["kind"] != "search"} == {"ipea"}
    assert client.get("/api/due", params={"kind": "clause"}).status_code == 422
    assert client.get("/api/due", params={"agreement": "ipae"}).json()["nearest"]


def test_faces_say_the_same(client: TestClient, accord: Run, build: Path) -> None:
    told = client.get("/api/due", params={"limit": 3, "state": "due"}).json()
    run = accord("due", "--limit", "3", "--state", "due", "--format", "json", "--build", str(build))
    assert json.loads(run.stdout) == told
    rows = list(csv.DictReader(io.StringIO(client.get("/api/due?limit=3&state=due&format=csv").text)))
    assert [row["subject"] for row in rows] == [each["subject"]["id"] for each in told["facts"]]
    metrics = client.get("/metrics").text
    assert f"accord_facts_due {float(told['due'])}" in metrics


def test_the_evidence_says_when_it_was_checked_and_is_due(atlas: Atlas) -> None:
    named = atlas.labels[entity("agreement", "ipea").value]
    said = [s for g in evidence_answer(atlas, evidence_request(atlas, named)).groups for s in g.statements]
    assert all(s.checked for s in said)
    assert {s.due is None for s in said} == {True, False}
    assert all(s.due is None for s in said if not s.used)
