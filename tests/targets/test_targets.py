"""Targets and intentions: each with its outcome, evidence, what would count, and what is known beside it."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.targets.answer import counts, targets
from accord_atlas.service.targets.related import acting_bodies
from accord_atlas.service.targets.request import targets_request

NOTICE = Path(__file__).parents[2] / "loaders" / "tables" / "notice"


def found(atlas: Atlas, **given: str) -> list[dict[str, Any]]:
    """The targets of the answer as the values of its JSON."""
    values: list[dict[str, Any]] = targets(atlas, targets_request(atlas, **given)).json_value()["targets"]
    return values


def rows(name: str) -> list[dict[str, str]]:
    with (NOTICE / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_every_row_of_the_notice_is_answered(atlas: Atlas) -> None:
    every = found(atlas)
    ids = [each["target"]["id"] for each in every]
    assert sorted(ids) == sorted(row["id"] for name in ("targets", "intentions") for row in rows(name))
    numbers = {row["id"]: float(row["value"]) for row in rows("targets")}
    assert {each["target"]["id"]: each["value"] for each in every if each["kind"] == "target"} == numbers


def test_each_says_what_would_count_in_both_languages(atlas: Atlas) -> None:
    metrics = {row["metric"] for row in rows("targets")} | {row["kind"] for row in rows("intentions")}
    assert counts().keys() == {("cast-2022-16", metric) for metric in metrics}
    for each in found(atlas):
        for words in (each["counts_as"], each["does_not_count"], each["reason"]):
            assert words["en"]
            assert words["zh"]


def test_outcomes_are_those_of_the_stored_question(atlas: Atlas, client: TestClient) -> None:
    requested = client.get("/api/queries/target-outcomes").json()["rows"]
    answer = client.get("/api/targets").json()
    assert [(r["target"]["id"], r["outcome"]) for r in requested] == [
        (t["target"]["id"], t["outcome"]) for t in answer["targets"]
    ]
    assert sum(answer["outcomes"].values()) == len(requested)
    assert answer["outcomes"].keys() <= concepts(atlas)["outcome"].keys()


def test_figures_that_may_not_be_compared_say_why(atlas: Atlas) -> None:
    figures = [figure for each in found(atlas) for figure in each["figures"]]
    assert figures
    for figure in figures:
        assert figure["source"]
        assert figure["comparable"] or figure["comparable_with"]["zh"]


def test_a_figure_of_one_specialty_stands_beside_that_one_only(atlas: Atlas) -> None:
    for each in found(atlas, year="2025"):
        ids = {figure["figure"]["id"] for figure in each["figures"]}
        specialty = each["specialty"]["id"] if each["specialty"] else None
        assert ("csee-iet-certified" in ids) == (specialty == "electrical-engineering")


def test_nothing_from_after_the_day(atlas: Atlas) -> None:
    near = found(atlas, as_of="2024-12-31", region="cn-gd")
    ids = {figure["figure"]["id"] for each in near for figure in each["figures"]}
    assert "gd-hk-titles-2024" in ids
    assert "gd-hk-titles-2025" not in ids


def test_filters_narrow_down_together(client: TestClient) -> None:
    narrowed = client.get("/api/targets?year=2022&specialty=civil-engineering").json()["targets"]
    assert [each["target"]["id"] for each in narrowed] == ["cast-2022-16.registered-engineers.2022.civil-engineering"]
    assert client.get("/api/targets?year=1999").json()["targets"] == []


def test_the_table_and_the_page(client: TestClient) -> None:
    plain = list(csv.DictReader(io.StringIO(client.get("/api/targets?format=csv").text)))
    assert len(plain) == 34
    assert {row["metric"] for row in plain} >= {"registered-engineers", "win-support"}
    spoken = client.get("/api/targets?format=csv&lang=zh").text
    assert spoken.startswith("目标,指标或类型,")
    page = client.get("/api/targets?format=md&lang=zh").text
    assert "**共34项：已实现2项，未见证据28项，不可比3项，未到期1项。**" in page
    assert "：不少于100人" in page


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("year=20", "year"), ("outcome=good", "outcome"), ("specialty=magic", "specialty"), ("years=2022", "years")],
)
def test_bad_requests_name_the_parameter(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/api/targets?{query}")
    assert answer.status_code == 422
    assert answer.json()["parameter"] == parameter


def test_words_of_our_own_are_chinese_in_chinese_tables(client: TestClient) -> None:
    """The remark on a figure, and the unit, in each table in a language; codes and English words without one."""
    rows = list(csv.DictReader(io.StringIO(client.get("/api/queries/target-outcomes?format=csv&lang=zh").text)))
    remarks = [row["理由"] for row in rows if row["落实结果"] == "不可比"]
    assert "指持证（准入类）执业；为存量，不是一年的新增；不是职称" in remarks
    assert all("\u4e00" <= row["理由"][0] <= "\u9fff" for row in rows)
    english = client.get("/api/queries/target-outcomes?format=csv").text
    assert "Licensed (access-type) practice; a stock, not new cases of one year; not titles" in english
    units = {row["单位"] for row in csv.DictReader(io.StringIO(client.get("/api/targets?format=csv&lang=zh").text))}
    assert units == {"", "人", "个", "家", "组"}
    assert ",persons," in client.get("/api/targets?format=csv").text


def test_remarks_in_json_are_english_or_in_the_language_that_is_asked_for(client: TestClient) -> None:
    """No English sentence has to be looked up: the release has both, and the answer gives the one wanted."""
    for question, column in (("target-outcomes", "reason"), ("conflicts", "why"), ("accession-rules", "note")):
        answers = {
            lang: client.get(f"/api/queries/{question}{query}").json()["rows"]
            for lang, query in (("", ""), ("en", "?lang=en"), ("zh", "?lang=zh"))
        }
        assert answers[""] == answers["en"]
        texts = [(en[column], zh[column]) for en, zh in zip(answers["en"], answers["zh"], strict=True)]
        remarks = [(en, zh) for en, zh in texts if en and " " in en]
        assert remarks
        assert all("\u4e00" <= max(zh) <= "\u9fff" or max(zh) >= "\uff00" for _, zh in remarks)
        assert all(en == zh for en, zh in texts if en and " " not in en)


def test_acts_that_count_are_those_of_the_bodies_that_the_rule_names(atlas: Atlas) -> None:
    named = {f"https://w3id.org/accord-atlas/id/organization/{body}" for body in ("cast", "cse-cn")}
    intentions = [each for each in found(atlas) if each["kind"] == "intention"]
    assert intentions
    assert all(acting_bodies(atlas, each["target"]["iri"]) == named for each in intentions)
    assert any(event["bears"] for each in intentions for event in each["happenings"])


def test_comparators_and_units_are_enums_of_their_schemes(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    targets = client.get("/api/targets").json()["targets"]
    for field in ("comparator", "unit"):
        used = {target[field] for target in targets} - {None}
        for shape in ("Target", "TargetsRow"):
            [listed] = [part["enum"] for part in schemas[shape]["properties"][field]["anyOf"] if "enum" in part]
            assert used <= set(listed)
            assert listed == list(dict.fromkeys(listed))


def test_the_bodies_charged_are_those_of_the_notice(atlas: Atlas) -> None:
    """Who is named by the notice, else whose acts count; a counterpart is never charged."""
    charged = {row["id"]: set(row["organizations"].split("|")) - {""} for row in rows("targets")}
    charged |= {row["id"]: {row["actor"]} - {""} for row in rows("intentions")}
    said = {each["target"]["id"]: {body["id"] for body in each["responsible"]} for each in found(atlas)}
    assert said == {iri: bodies or {"cast", "cse-cn"} for iri, bodies in charged.items()}
    of_cast = [each["target"]["id"] for each in found(atlas, responsible="cast")]
    assert sorted(of_cast) == sorted(iri for iri, bodies in charged.items() if not bodies)
    assert found(atlas, responsible="pec") == []


def test_years_and_the_lack_of_one_make_all(atlas: Atlas) -> None:
    undated = [each["target"]["id"] for each in found(atlas, year="none")]
    assert {each["kind"] for each in found(atlas, year="none")} == {"target", "intention"}
    dated = [each["target"]["id"] for year in ("2022", "2025", "2035") for each in found(atlas, year=year)]
    assert sorted([*undated, *dated]) == sorted(each["target"]["id"] for each in found(atlas))
