"""What holds of the dossier of every country and region, in both languages."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.answers.dossier import DossierAnswer
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.page import markdown
from accord_atlas.service.dossier.request import dossier_request

DISCLAIMER = {"en": "What is not recorded may exist.", "zh": "未收录不等于不存在"}
NEGATIVE = {"en": r"\b(no|not|none|nothing|without)\b", "zh": "未见|未收录|尚未|没有|无"}
NO_ADDRESS = {"en": ", no address recorded", "zh": "网址未见记载"}
SOURCES = {"en": "\n## Sources\n", "zh": "\n## 来源\n"}


@pytest.fixture(scope="module")
def dossiers(atlas: Atlas) -> dict[str, DossierAnswer]:
    """The dossier of every country and region on which anything is recorded."""
    slugs = sorted(named.slug for named in atlas.labels.of_kind("jurisdiction"))
    found = {slug: dossier(atlas, dossier_request(atlas, slug)) for slug in slugs}
    return {slug: each for slug, each in found.items() if any(each.counts.json_value().values())}


@pytest.fixture(scope="module")
def pages(atlas: Atlas, dossiers: dict[str, DossierAnswer]) -> dict[tuple[str, Language], str]:
    return {
        (slug, language): markdown(atlas, each, language) for slug, each in dossiers.items() for language in LANGUAGES
    }


def rows(page: str) -> Iterator[str]:
    """The lines of tables below their heads."""
    return (line for line in page.splitlines() if line.startswith("| ") and "| ---" not in line)


def test_every_page_opens_with_what_there_is(pages: dict[tuple[str, Language], str]) -> None:
    assert len(pages) > 150
    for (slug, language), page in pages.items():
        first = page.split("\n\n")[1]
        assert first.startswith("**"), slug
        assert not re.search(NEGATIVE[language], first), (slug, first)
        assert re.search(r"\d|one", first.partition("20")[2][12:]), (slug, first)


def test_every_page_says_once_what_a_gap_in_the_record_means(pages: dict[tuple[str, Language], str]) -> None:
    for (slug, language), page in pages.items():
        assert page.count(DISCLAIMER[language]) == 1, slug
        assert not re.search("不表明|也可能存在|not evidence", page), slug


def test_every_source_has_a_name_and_an_address_or_says_that_none_is_recorded(
    pages: dict[tuple[str, Language], str],
) -> None:
    for (slug, language), page in pages.items():
        body, _, listed = page.partition(SOURCES[language])
        lines = listed.strip().splitlines()
        assert lines, slug
        for number, line in enumerate(lines, start=1):
            assert re.match(rf"{number}\. [^ <，,（(]", line), (slug, line)
            assert ("<http" in line) != (NO_ADDRESS[language] in line), (slug, line)
            assert re.search(r"\d{4}|undated|日期不详", line), (slug, line)
        told = {int(number) for row in rows(body) for number in re.findall(r"\[(\d+)\]", row)}
        assert told == set(range(1, len(lines) + 1)), slug


def test_the_list_of_sources_is_that_of_the_answer(
    atlas: Atlas, dossiers: dict[str, DossierAnswer], pages: dict[tuple[str, Language], str]
) -> None:
    for slug, each in dossiers.items():
        named = [entry.source.iri for entry in each.evidence]
        assert len(named) == len(set(named)), slug
        parts = (each.participations, each.agreements, each.events, each.intentions, each.disciplines, each.bodies)
        told = {entry.source.iri for entry in sources(atlas, *parts)}
        assert told <= set(named), slug
        listed = pages[slug, "zh"].partition(SOURCES["zh"])[2].strip().splitlines()
        for entry, line in zip(each.evidence, listed, strict=False):
            assert entry.url is None or f"<{entry.url}>" in line, slug
            assert (entry.title or "").replace("|", "").split("<")[0][:20] in line, slug


def test_no_page_calls_anything_by_its_slug(atlas: Atlas, pages: dict[tuple[str, Language], str]) -> None:
    kinds = ("organization", "agreement", "participation", "source", "event", "intention", "clause", "region")
    slugs = {named.slug for named in atlas.labels.of_kind(*kinds) if re.search(r"[a-z][-.][a-z]", named.slug)}
    labels = {named.text(language) for named in atlas.labels.of_kind() for language in LANGUAGES}
    for (slug, _), page in pages.items():
        words = set(re.findall(r"[\w.-]+", re.sub(r"<[^>]*>|https?://\S+", "", page)))
        assert not (words & slugs) - labels, slug
        assert "None" not in page, slug


def test_no_line_of_a_page_stands_there_twice(pages: dict[tuple[str, Language], str]) -> None:
    for (slug, _), page in pages.items():
        lines = [line for line in page.splitlines() if line.startswith("- ") or re.match(r"\d+\. ", line)]
        assert len(lines) == len(set(lines)), slug
        rows_ = [row for row in rows(page) if row.count("|") > 3]
        assert len(rows_) == len(set(rows_)), slug


def test_counts_are_those_of_the_rows(dossiers: dict[str, DossierAnswer]) -> None:
    for slug, each in dossiers.items():
        counts = each.counts
        assert counts.agreements + counts.possible + counts.past == len(each.agreements), slug
        assert (counts.bodies, counts.events, counts.partners) == (
            len(each.bodies),
            len(each.events),
            sum(row.certainty != "possible" for row in each.partners),
        ), slug
        sure = {row.agreement.iri for row in each.participations if row.certainty in ("certain", "presumed")}
        assert len(sure) >= counts.agreements >= counts.full, slug
        assert counts.agreements >= counts.shared, slug
        partners = {row.jurisdiction.iri for row in each.partners}
        assert each.jurisdiction.iri not in partners, slug
        assert all({*row.recognising, *row.silent} <= {*row.agreements} for row in each.partners), slug


def test_other_sides_are_counted_in_countries(dossiers: dict[str, DossierAnswer]) -> None:
    for slug, each in dossiers.items():
        for row in each.agreements:
            places = [place.iri for place in row.other_places]
            assert len(places) == len(set(places)), slug
            assert each.jurisdiction.iri not in places, slug
    malaysia = {row.agreement.id: row for row in dossiers["my"].agreements}
    assert len(malaysia["asean-mra-engineering"].other_places) == 9


def test_events_stand_by_date_in_every_dossier(dossiers: dict[str, DossierAnswer]) -> None:
    for slug, each in dossiers.items():
        written = [(event.date or "9999").rstrip("?~%") for event in each.events]
        assert written == sorted(written), slug


def test_no_intention_before_its_day(atlas: Atlas, client: TestClient) -> None:
    for slug in ("my", "pk", "sg", "ng", "gb", "cn"):
        early = client.get(f"/api/dossier/{slug}?as_of=2021-12-31").json()
        assert early["intentions"] == []
        assert not any("2022 notice" in point["en"] for point in early["points"])
        assert "2022年通知" not in client.get(f"/api/dossier/{slug}?as_of=2021-12-31&format=md&lang=zh").text
        assert client.get(f"/api/dossier/{slug}?as_of=2022-12-31").json()["intentions"]
    assert client.get("/api/targets?as_of=2021-12-31").json()["targets"] == []
    assert client.get("/api/targets?as_of=2022-12-31").json()["targets"]


def test_a_dossier_has_the_events_that_concern_it(client: TestClient) -> None:
    """Those of its bodies, those that name it, and those about its bilateral agreements, as its own page has them."""
    egypt = client.get("/api/dossier/eg").json()["events"]
    assert [event["date"] for event in egypt] == ["1963-04-28", "2025-01-26"]
    assert {body["id"] for body in egypt[1]["organizations"]} == {"cse-cn", "ees-eg"}
    for place, wanted in (("ca", "2018-09-30-usmca"), ("my", "2024-09-cse-kuala-lumpur"), ("in", "1946-09-cec")):
        told = {event["event"]["id"] for event in client.get(f"/api/dossier/{place}").json()["events"]}
        own = client.get(f"/api/entities/jurisdiction/{place}").json()["timeline"]
        assert wanted in told
        assert {f"event/{one}" for one in told} == {
            change["subject"]["id"] for change in own if change["subject"]["kind"] == "event"
        }


@pytest.mark.parametrize(("place", "day", "agreement"), [("my", "2008-06-30", "washington-accord")])
def test_what_the_chain_dates_is_not_undated(client: TestClient, place: str, day: str, agreement: str) -> None:
    answer = client.get(f"/api/dossier/{place}?as_of={day}").json()
    row = next(row for row in answer["participations"] if row["agreement"]["id"] == agreement)
    assert (row["start"], row["end"], row["certainty"]) == (None, "2009", "presumed")
    undated = [gap["en"] for gap in answer["gaps"] if gap["en"].startswith("Start not recorded")]
    assert undated
    assert not any("Washington Accord" in gap for gap in undated)


def test_the_own_dossier_of_china(client: TestClient) -> None:
    answer = client.get("/api/dossier/cn").json()
    partners = {row["jurisdiction"]["id"]: row for row in answer["partners"]}
    assert [agreement["id"] for agreement in partners["pk"]["recognising"]] == ["cse-pec-mra-2025"]
    assert partners["mm"]["recognising"] == []
    assert partners["mm"]["silent"]
    assert len(answer["intentions"]) == 12
    sure = [row for row in partners.values() if row["certainty"] != "possible"]
    assert answer["counts"]["partners"] == len(sure) < len(partners)
    assert not any(row["with_counterpart"] for row in answer["agreements"])
    with_pakistan = client.get("/api/dossier/cn?counterpart=pk").json()["intentions"]
    assert {row["kind"] for row in with_pakistan} == {"sign-agreement", "apply-to-join"}
