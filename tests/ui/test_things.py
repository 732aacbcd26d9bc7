"""The page of a country, a body or an agreement: the answer first, one step to what follows, the same on paper."""

import io
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest
from playwright.sync_api import Browser, expect
from tests.ui.test_print import A4

both = pytest.mark.parametrize("lang", ["en", "zh"])
MALAYSIA = {"en": "Malaysia", "zh": "马来西亚"}
WITH_CHINA = {"en": "With China", "zh": "与中国"}
SHOWN = "document.querySelector('{}').getBoundingClientRect().top < innerHeight"


def sentence(server: httpx.Client, of: str, lang: str) -> str:
    """The sentence with which the service says what a thing is."""
    said: str = server.get(f"/api/profile/{of}").json()["summary"][lang]
    return said


@both
def test_a_country_opens_with_its_answer_and_leaves_as_a_word_file(visit: Any, server: httpx.Client, lang: str) -> None:
    """From the search on Home: the country, the list of downloads, the file – three actions."""
    with visit("/", lang=lang) as page:
        page.get_by_role("combobox", name={"en": "Search", "zh": "搜索"}[lang]).fill(MALAYSIA[lang])
        page.get_by_role("option").filter(has_text=MALAYSIA[lang]).first.click()
        expect(page.locator("main .answer")).to_have_text(sentence(server, "jurisdiction/my", lang))
        for section in ("#standing", "#with"):
            page.locator(section).wait_for()
            assert page.evaluate(SHOWN.format(section)), f"{section} is not on the first screen"
        expect(page.locator("#with")).to_contain_text(WITH_CHINA[lang])
        page.locator("main summary", has_text={"en": "Download", "zh": "下载"}[lang]).first.click()
        with page.expect_download() as coming:
            page.get_by_role("link", name="Word").first.click()
        text = "\n".join(each.text for each in docx.Document(io.BytesIO(coming.value.path().read_bytes())).paragraphs)
        assert sentence(server, "jurisdiction/my", lang) in text


@both
def test_from_an_agreement_to_those_who_could_nominate_in_two_clicks(visit: Any, lang: str) -> None:
    with visit("/id/agreement/ipea", lang=lang) as page:
        steps = page.locator("#next [data-topic=accession] a")
        steps.filter(has_text={"en": "Chinese Society", "zh": "联合体"}[lang]).click()
        heading = page.get_by_role("heading", name={"en": "Who could nominate", "zh": "可能的提名机构"}[lang])
        heading.first.wait_for()
        assert "agreement=ipea" in page.url
        assert "candidate=cse-cn" in page.url


def test_an_agreement_draws_its_members_as_surely_as_they_stand(visit: Any, server: httpx.Client) -> None:
    """Every bar of the picture has the certainty of the segments of the service's answer; so has every row."""
    seats = server.get("/api/queries/seats", params={"agreement": "ipea"}).json()["rows"]
    answer = server.get("/api/profile/agreement/ipea").json()["standing"]
    with visit("/id/agreement/ipea") as page:
        bars = page.locator("#over-time .bar")
        bars.first.wait_for()
        drawn = {bar.get_attribute("data-certainty") for bar in bars.all()}
        assert drawn == {row["certainty"] for row in seats}
        rows = page.locator("#members tbody tr")
        assert sorted(row.get_attribute("data-certainty") or "" for row in rows.all()) == sorted(
            row["certainty"] for row in answer
        )
        expect(page.locator("#over-time .legend")).to_be_visible()
        expect(page.locator("#provisions")).to_be_visible()


@pytest.mark.parametrize(("of", "sections"), [
    ("organization/cse-cn", ("standing", "with", "next", "partners", "intentions", "titles", "history", "sources")),
    ("jurisdiction/cn", ("standing", "with", "next", "partners", "intentions", "bodies", "history", "gaps", "sources")),
])  # fmt: skip
def test_the_own_country_and_its_bodies_show_partners_and_what_became_of_intentions(
    visit: Any, server: httpx.Client, of: str, sections: tuple[str, ...]
) -> None:
    with visit(f"/id/{of}", lang="zh") as page:
        expect(page.locator("main .answer")).to_have_text(sentence(server, of, "zh"))
        for section in sections:
            page.locator(f"#{section}").wait_for()
        contents = [link.get_attribute("href") for link in page.locator("main nav a").all()]
        assert [href for href in contents if href] == [
            f"#{one.get_attribute('id')}" for one in page.locator("main section[id]").all()
        ], "the table of contents lists what is on the page, in its order"


def test_a_dossier_is_the_page_of_its_country_in_either_case(visit: Any) -> None:
    with visit("/dossier/MY?with=sg&as_of=2010-01-01") as page:
        page.get_by_role("heading", name="Routes from Malaysia to Singapore").wait_for()
        expect(page.locator("main .answer")).to_contain_text("1 January 2010")
        expect(page.locator("main .kind")).to_have_attribute("data-kind", "jurisdiction")
        page.get_by_label("Seen from").select_option("cn")
        page.get_by_role("heading", name="Routes from Malaysia to China").wait_for()


@both
def test_countries_are_listed_with_the_own_one_first(visit: Any, lang: str) -> None:
    with visit("/dossier", lang=lang) as page:
        rows = page.locator("main tbody tr")
        rows.first.wait_for()
        expect(rows.first).to_contain_text({"en": "China", "zh": "中国"}[lang])
        assert rows.nth(19).evaluate("row => row.getBoundingClientRect().bottom <= innerHeight"), "twenty rows at once"
        assert page.locator('main tbody [data-certainty="possible"]').count() > 0
        page.get_by_role("searchbox").last.fill(MALAYSIA[lang])
        expect(rows).to_have_count(1)
        rows.get_by_role("link").click()
        page.locator("main .answer").wait_for()
        assert "/id/jurisdiction/my" in page.url


@both
def test_what_is_not_there_names_what_is_near(
    interface: Path, browser: Browser, server: httpx.Client, lang: str
) -> None:
    """The service refuses, which a browser reports: that is what this page is about."""
    assert interface.is_dir()
    context = browser.new_context(base_url=str(server.base_url))
    page = context.new_page()
    page.goto(f"/dossier/malaysia?lang={lang}")
    alert = page.locator("main [role=alert]")
    expect(alert.locator('a[href*="/id/jurisdiction/my"]')).to_be_visible()
    expect(alert.locator('a[href="/dossier"]')).to_be_visible()
    context.close()


@both
def test_a_thing_on_a_phone_is_not_wider_than_it(visit: Any, lang: str) -> None:
    with visit("/id/agreement/ipea", lang=lang, device="phone") as page:
        page.locator("#over-time .bar").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert page.evaluate(SHOWN.format("main .answer"))


def test_a_body_on_paper_keeps_everything(visit: Any) -> None:
    with visit("/id/organization/cse-cn", lang="zh") as page:
        page.locator("#history").wait_for()
        page.set_viewport_size(A4)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        every = page.locator("#history li").count()
        assert every > 8
        assert page.locator("#history li:visible").count() == every, "what is folded on the screen is on paper"
        assert page.locator("nav:visible, main .screen:visible").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
