"""The dossier of every jurisdiction, in every form."""

import io
import json

import openpyxl
import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.page import markdown
from accord_atlas.service.dossier.request import dossier_request
from accord_atlas.service.gaps.matrix import jurisdictions

PARTS = {"jurisdiction", "bodies", "participations", "agreements", "intentions", "disciplines", "routes", "gaps"}


def test_every_jurisdiction_has_one_in_both_languages(atlas: Atlas) -> None:
    for iri in jurisdictions(atlas)[::3]:
        built = dossier(atlas, dossier_request(atlas, atlas.labels[iri].slug))
        answer = built.json_value()
        assert answer.keys() >= PARTS
        assert answer["participations"]
        assert json.dumps(answer)
        assert all(row["source"] for row in answer["participations"])
        assert all(words["en"] and words["zh"] for words in answer["gaps"])
        for language in ("en", "zh"):
            page = markdown(atlas, built, language)
            assert atlas.labels[iri].text(language) in page.splitlines()[0]
            assert "None" not in page


def test_the_page_of_malaysia(client: TestClient) -> None:
    chinese = client.get("/api/dossier/my?format=md&lang=zh").text
    for line in (
        "# 马来西亚：工程师互认国别情况",
        "**截至2026年11月27日，马来西亚的机构参加7项协议，其中在6项多边协议中为正式成员；与中国共同参加1项。"
        "另有2项，是否成立尚不能确定。**",
        "- 双方经认证专业的学历可相互承认，但不及于工程师资格，依据：华盛顿协议（推定：晚于来源所述时点）。",
        "- 与中国共同参加的其他协议：中国工程师联合体—马来西亚工程师学会谅解备忘录（备忘录，可能：可信程度低）。",
        "- 马来西亚有机构是亚太经合组织工程师协议、国际职业工程师协议的正式成员，可提名中国的机构加入并参加表决。",
        "- 2022年通知的意向：争取马来西亚的工程师组织支持加入多边协议——未见证据。",
    ):
        assert line in chinese
    english = client.get("/api/dossier/my?format=md&lang=en").text
    assert "may be recognised both ways, but not engineers, under: Washington Accord (presumed: after its" in english
    assert "- Other agreements shared with China: CSE-IEM memorandum of understanding (memorandum, possible" in english
    place = "| Sydney Accord | education accord | Board of Engineers Malaysia | authorised (full) | 27 June 2018 |"
    assert place in english


def test_the_workbook_has_a_sheet_for_each_part(client: TestClient) -> None:
    answer = client.get("/api/dossier/my?format=xlsx&lang=zh")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert len(book.sheetnames) == 11
    assert book["机构"].max_row == 1 + 5
    assert client.get("/api/dossier/my?format=xlsx&lang=zh").content == answer.content


def test_another_counterpart_and_day(client: TestClient) -> None:
    answer = client.get("/api/dossier/cn?counterpart=pk&as_of=2025-12-31").json()
    assert answer["counterpart"]["id"] == "pk"
    assert answer["as_of"] == "2025-12-31"
    assert "cse-pec-mra-2025" in [route["agreement"]["id"] for route in answer["routes"]["outbound"]["routes"]]
    earlier = client.get("/api/dossier/cn?counterpart=pk&as_of=2020-12-31").json()
    assert [route["basis"] for route in earlier["routes"]["outbound"]["routes"]] == ["education-accord"]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("my?counterpart=my", "counterpart"),
        ("nowhere", "jurisdiction"),
        ("iem-my", "jurisdiction"),
        ("my?as_of=2020", "as_of"),
        ("my?format=pdf", "format"),
        ("my?lang=fr", "lang"),
    ],
)
def test_bad_requests_name_the_parameter(client: TestClient, address: str, parameter: str) -> None:
    answer = client.get(f"/api/dossier/{address}")
    assert answer.status_code == 422
    assert answer.json()["parameter"] == parameter


def test_hong_kong_is_no_country_and_stands_beside_the_mainland(client: TestClient) -> None:
    page = client.get("/api/dossier/hk?format=md&lang=zh").text
    assert page.startswith("# 中国香港：工程师互认情况\n")
    assert "以内地为对方" in page
    assert "与内地共同参加的协议" in page
    assert "可提名内地的机构" in page
    assert "| 中国香港→内地 |" in page
    english = client.get("/api/dossier/hk?format=md&lang=en").text
    assert "Seen from the Mainland" in english
    assert client.get("/api/dossier/hk").json()["counterpart"]["label"] == {"en": "China", "zh": "中国"}


def test_what_both_sides_share_is_what_they_share_on_the_day(client: TestClient) -> None:
    """Germany's body left the Washington Accord; the agreement with Pakistan was signed in 2025."""
    assert "hared with China" not in client.get("/api/dossier/de?format=md&lang=en").text
    for day, wanted in (("2019-12-31", False), ("2026-01-01", True)):
        points = client.get(f"/api/dossier/pk?as_of={day}").json()["points"]
        assert any("(CSE-PEC)" in point["en"] for point in points) is wanted


def test_no_record_is_no_false_in_the_workbook(client: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/dossier/my?format=xlsx&lang=zh").content))
    assert {row[5] for row in book["协议"].iter_rows(min_row=2, values_only=True)} == {"是", "未见记载"}


def places(client: TestClient, address: str) -> dict[str, dict[str, str | None]]:
    """The places of a dossier by agreement."""
    return {row["agreement"]["id"]: row for row in client.get(f"/api/dossier/{address}").json()["participations"]}


@pytest.mark.parametrize(
    ("day", "status", "certainty", "reason"),
    [
        ("2010-01-01", "party", "possible", "open-start"),
        ("2023-05-29", "party", "certain", "dated-source"),
        ("2023-05-30", "former", None, None),
    ],
)
def test_a_place_is_what_it_was_until_the_day_it_ended(
    client: TestClient, day: str, status: str, certainty: str | None, reason: str | None
) -> None:
    """The agreement of Engineers Australia and the Institution of Civil Engineers lapsed on 30 May 2023."""
    place = places(client, f"au?counterpart=gb&as_of={day}")["ea-ice-mra"]
    assert (place["status"], place["certainty"], place["reason"]) == (status, certainty, reason)


def test_a_body_outside_its_life_is_in_no_agreement(client: TestClient) -> None:
    """CSE was founded in 2021; its undated memorandum with IEM is no agreement of 2010."""
    answer = client.get("/api/dossier/my?as_of=2010-01-01").json()
    (memorandum,) = [row for row in answer["agreements"] if row["agreement"]["id"] == "cse-iem-mou"]
    assert memorandum["certainty"] is None
    assert memorandum["with_counterpart"] is False
    assert not any("CSE-IEM" in point["en"] for point in answer["points"])


def test_both_sides_are_in_an_agreement_as_surely_as_the_weaker(client: TestClient) -> None:
    """China's provisional place of 2013 became full in 2016: it is a membership on all days from 2013."""
    for day, wanted in (("2012-01-01", None), ("2015-06-01", "certain"), ("2026-11-27", "presumed")):
        rows = client.get(f"/api/dossier/my?as_of={day}").json()["agreements"]
        (accord,) = [row for row in rows if row["agreement"]["id"] == "washington-accord"]
        assert accord["together"] == wanted
        assert accord["with_counterpart"] is (wanted is not None)
        assert (accord["together_reason"] is None) is (wanted is None)
