"""Words of recognition: dates as people write them, pages that can be read, bad requests that are explained."""

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.dates import spoken


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        ("2019", "2019", "2019年"),
        ("2019-11", "November 2019", "2019年11月"),
        ("2016-06-02", "2 June 2016", "2016年6月2日"),
        ("2025-06-11?", "11 June 2025 (inferred)", "2025年6月11日（推定）"),
        ("2009~", "about 2009", "约2009年"),
        ("2001-12%", "about December 2001 (inferred)", "约2001年12月（推定）"),
        ("before 2013", "before 2013", "before 2013"),
        ("2019-02-30", "2019-02-30", "2019-02-30"),
    ],
)
def test_dates_are_spoken(written: str, en: str, zh: str) -> None:
    assert spoken(written) == Words(en=en, zh=zh)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("from=xx&to=cn", "from"),
        ("from=pk&to=atlantis", "to"),
        ("from=pk", "to"),
        ("from=pk&to=cn&level=doctor", "level"),
        ("from=pk&to=cn&specialty=alchemy", "specialty"),
        ("from=pk&to=cn&as_of=2019", "as_of"),
        ("from=pk&to=cn&as_of=2019-02-30", "as_of"),
        ("from=pk&to=cn&format=pdf", "format"),
        ("from=pk&to=cn&form=md", "form"),
        ("from=pk&from=my&to=cn", "from"),
    ],
)
def test_bad_requests_name_the_parameter(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/api/recognition?{query}")
    assert answer.status_code == 422
    assert answer.json()["parameter"] == parameter


def test_identifiers_come_in_every_form(client: TestClient) -> None:
    plain = client.get("/api/recognition?from=pk&to=my").json()
    for origin in ("jurisdiction:pk", "jurisdiction/pk", "https://w3id.org/accord-atlas/id/jurisdiction/pk"):
        assert client.get("/api/recognition", params={"from": origin, "to": "my"}).json() == plain


def test_the_page_in_both_languages(client: TestClient) -> None:
    english = client.get("/api/recognition?from=pk&to=cn&format=md&lang=en").text
    chinese = client.get("/api/recognition?from=pk&to=cn", headers={"Accept": "text/markdown", "Accept-Language": "zh"})
    assert english.startswith("# Recognition of engineers: from Pakistan to China\n")
    assert "Signed 11 June 2025 (inferred); entry into force not recorded." in english
    assert "Recognition of the qualification is not a licence" in english
    assert chinese.headers["content-type"] == "text/markdown; charset=utf-8"
    assert chinese.text.startswith("# 工程师资格互认：巴基斯坦至中国\n")
    assert "签署；是否生效未见记载" in chinese.text
    assert "资格得到承认不等于取得执业许可" in chinese.text


def test_a_body_of_one_region_is_said_to_be_that(client: TestClient) -> None:
    answer = client.get("/api/recognition?from=kr&to=us").json()
    texas = next(route for route in answer["routes"] if route["agreement"]["id"] == "kpea-texas-mra-2016")
    words = [condition["text"]["en"] for condition in texas["conditions"] if condition["kind"] == "area"]
    assert words == [
        "The Texas Board of Professional Engineers and Land Surveyors acts for Texas only, "
        "not for the rest of the United States."
    ]


def test_an_agreement_on_programmes_recognises_degrees_only(client: TestClient) -> None:
    answer = client.get("/api/recognition?from=us&to=ca").json()
    basis = {route["agreement"]["id"]: route["basis"] for route in answer["routes"]}
    assert basis["abet-engcan-mra"] == "education-accord"
    assert basis["texas-engcan-agreement"] == "direct-agreement"


def test_an_agreement_only_known_to_have_existed_is_presumed_at_most(client: TestClient) -> None:
    answer = client.get("/api/recognition?from=us&to=ca").json()
    found = {each["agreement"]["id"]: (each["certainty"], each["reason"]) for each in answer["routes"]}
    assert found["nafta-engineers-mrd-1995"] == ("presumed", "unknown-standing")
    assert found["engcan-nevada-mra"] == ("possible", "unknown-standing")


def test_former_members_are_shown_as_what_they_were_until_they_left(client: TestClient) -> None:
    """EA and ICE: no start is on record, it lapsed on 30 May 2023; on the day before it is certain."""
    for day, certainty, reason in (
        ("2020-01-01", "possible", "open-start"),
        ("2023-05-29", "certain", "dated-source"),
    ):
        answer = client.get(f"/api/recognition?from=gb&to=au&as_of={day}&specialty=civil-engineering").json()
        route = next(route for route in answer["routes"] if route["agreement"]["id"] == "ea-ice-mra")
        assert (route["certainty"], route["reason"]) == (certainty, reason)
        assert {step["status"] for step in route["steps"]} == {"party"}
    later = client.get("/api/recognition?from=gb&to=au&as_of=2023-05-30").json()
    near = next(near for near in later["nearest"] if near["agreement"]["id"] == "ea-ice-mra")
    assert near["missing"] == "lapsed"


def test_the_mainland_is_not_set_against_regions_of_china(client: TestClient) -> None:
    page = client.get("/api/recognition?from=cn&to=hk&format=md&lang=zh").text
    assert page.startswith("# 工程师资格互认：内地至中国香港\n")
    assert "未见内地的机构加入的记载" in page
    assert "不及于内地其他地区" in page
    assert "作为中国职业" not in page
    summary = client.get("/api/recognition?from=tw&to=cn").json()["summary"]
    assert "未见大陆承认中国台北" in summary["zh"]
    assert "under which the Mainland recognises" in summary["en"]
    assert "China" in client.get("/api/recognition?from=cn&to=sg").json()["summary"]["en"]


def test_the_first_sentence_says_what_is_doubtful_and_what_is_for_some_fields_only(client: TestClient) -> None:
    """The only agreement between British and Chinese bodies is on structural engineers and stood on an old page."""
    answer = client.get("/api/recognition?from=gb&to=cn").json()
    assert (
        "Whether it is still in operation is not recorded. It is for the specialties that it lists."
        in (answer["summary"]["en"])
    )
    assert "该协议现是否实施，未见记载。该协议限于所列专业。" in answer["summary"]["zh"]
    listed = [c["text"] for c in answer["routes"][0]["conditions"] if c["kind"] == "fields"]
    assert listed == [{"en": "The agreement lists: Structural engineering.", "zh": "协议所列专业：结构工程。"}]
    assert "其中2项限于所列专业。" in client.get("/api/recognition?from=hk&to=cn").json()["summary"]["zh"]
    requested = client.get("/api/recognition?from=cn&to=hk&specialty=civil-engineering").json()
    assert "所列专业" not in requested["summary"]["zh"]
    open_ = client.get("/api/recognition?from=cn&to=pk&as_of=2025-06-11").json()["summary"]["en"]
    assert "leave open whether it held on that day" in open_


def test_the_general_list_of_a_register_limits_nobody(client: TestClient) -> None:
    answer = client.get("/api/recognition?from=au&to=kr").json()
    assert "specialties" not in answer["summary"]["en"]


def test_a_page_without_a_date_is_not_said_to_be_of_the_day_it_was_read(client: TestClient) -> None:
    page = client.get("/api/accession/ipea/cse-cn?format=md&lang=zh").text
    assert "印度工程师学会[EB/OL]. [2026-11-22]. <https://www.ieindia.org/Mobility.aspx>（可信度高）" in page
    assert "ProPakistani[EB/OL]. (2018-07-11)[" in page
    assert "中国科协办公厅[Z]. (2022)" in page
    assert "网址未见记载（可信度高）" in page
    english = client.get("/api/recognition?from=au&to=gb&format=md&lang=en").text
    assert "(no exact date, read on 22 November 2026; reliability high)" in english


def test_nobody_accedes_to_what_two_sides_agreed_nor_a_union_to_a_register(client: TestClient) -> None:
    for requested in ("from=tr&to=us", "from=ca&to=gb", "from=eu&to=ca"):
        near = client.get(f"/api/recognition?{requested}").json()["nearest"]
        assert "abet-engcan-mra" not in [each["agreement"]["id"] for each in near]
        assert not [each for each in near if "European Union" in each["text"]["en"]]


def test_a_technician_is_not_called_an_engineer(client: TestClient) -> None:
    summary = client.get("/api/recognition?from=my&to=nz&level=technician").json()["summary"]
    assert "technicians are not." in summary["en"]
    assert "但不及于职业资格" in summary["zh"]
