"""The first page is a question: asked in words or by name, answered as one types; all hits have a page of their own."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

BOTH = pytest.mark.parametrize("lang", ["en", "zh"])
ASK = {"en": "Ask or search", "zh": "提问或搜索"}
QUESTION = {"en": "what do we have with Malaysia", "zh": "我们和马来西亚有什么协议"}
FIRST_LINE = {"en": "bodies of Malaysia take part in", "zh": "马来西亚的机构参加"}


def box(page: Any, lang: str = "en") -> Any:
    return page.get_by_role("combobox", name=ASK[lang])


@BOTH
def test_a_question_in_words_has_its_answer_and_its_page(visit: Any, lang: str) -> None:
    with visit("/", lang=lang) as page:
        box(page, lang).fill(QUESTION[lang])
        answer = page.get_by_role("option").filter(has_text=FIRST_LINE[lang])
        answer.wait_for()
        page.keyboard.press("ArrowDown")
        expect(answer).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/id/jurisdiction/my\b"))


@BOTH
def test_enter_leads_to_all_hits_with_the_answer_first(visit: Any, lang: str) -> None:
    with visit("/", lang=lang, device="phone") as page:
        box(page, lang).fill(QUESTION[lang])
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/search\?q="))
        page.locator("main").get_by_text(FIRST_LINE[lang]).wait_for()
        page.get_by_role("link", name={"en": "Open the full answer", "zh": "打开完整回答"}[lang]).click()
        page.wait_for_url(re.compile(r"/id/jurisdiction/my\b"))


def test_hits_are_narrowed_down_by_facets_that_stand_in_the_address(visit: Any) -> None:
    with visit("/search?q=memorandum&lang=en") as page:
        total = page.locator("main [role=status]").filter(has_text="hits")
        every = int(total.inner_text().split()[0])
        facet = page.get_by_role("group", name="Narrow down")
        facet.get_by_role("checkbox", name=re.compile("^agreement")).check()
        page.wait_for_url(re.compile("kind=agreement"))
        count = int(facet.get_by_role("checkbox", name=re.compile("^agreement")).locator("..").inner_text().split()[-1])
        expect(total).to_have_text(f"{count} hits")
        facet.get_by_role("checkbox", name=re.compile("^2010s")).check()
        page.wait_for_url(re.compile("decade=2010"))
        expect(total).not_to_have_text(f"{count} hits")
        page.reload()
        expect(page.get_by_role("button", name="Remove: 2010s")).to_be_visible()
        page.get_by_role("button", name="Remove all").click()
        expect(total).to_have_text(f"{every} hits")
        page.get_by_role("button", name=f"Show all {every}").click()
        expect(page.locator("main ol > li")).to_have_count(every)


def test_what_cannot_be_read_is_told_and_offers_what_to_try(visit: Any) -> None:
    with visit("/", lang="zh") as page:
        field = box(page, "zh")
        for words in ("工" * 300, "工" * 301, "\u0000(((", "🜨" * 250):
            field.fill(words)
            page.wait_for_timeout(400)
            page.wait_for_load_state("networkidle")
            expect(page.get_by_text("服务没有响应")).to_have_count(0)
        field.fill("xqzzkw")
        page.get_by_text("未能理解为问题").first.wait_for()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="可以这样试").wait_for()
        page.get_by_role("link", name="2024年以来有什么新内容").click()
        page.locator("main .answer").wait_for()


def test_the_key_leads_to_the_field_from_everywhere(visit: Any) -> None:
    with visit("/matrix") as page:
        page.locator("main h1").click()
        page.keyboard.press("/")
        expect(box(page)).to_be_focused()
        page.keyboard.type("a/b")
        expect(box(page)).to_have_value("a/b")


def test_what_is_new_is_told_since_the_last_visit(visit: Any) -> None:
    """A release that is no longer kept is told by its day."""
    with visit("/") as page:
        page.get_by_text("The latest events on record").wait_for()
        page.evaluate(
            """() => {
              sessionStorage.clear();
              const seen = { release: "aaaaaaaaaaaaaaaa", day: "2025-12-01" };
              localStorage.setItem("accord.seen", JSON.stringify(seen));
            }"""
        )
        page.reload()
        page.get_by_text("New since your last visit (data of 1 December 2025)").wait_for()
        page.get_by_role("link", name=re.compile(r"^All \d+ →")).first.click()
        expect(page).to_have_url(re.compile("tab=news&since=2025-12-01"))
        page.locator("main ol > li").first.wait_for()


@BOTH
def test_the_pilot_is_told_by_what_is_known(visit: Any, lang: str) -> None:
    with visit("/", lang=lang) as page:
        card = page.locator("section").filter(has=page.get_by_role("heading", name=re.compile("2022")))
        card.get_by_text({"en": "no evidence found", "zh": "未见证据"}[lang], exact=False).first.wait_for()
        squares, total = (
            card.locator("p.squares span"),
            int(re.findall(r"\d+", card.locator("p").first.inner_text())[0]),
        )
        expect(squares).to_have_count(total)
        assert not re.search(r"\b0 / \d", card.inner_text())


@BOTH
def test_a_term_of_the_glossary_is_linked_and_found(visit: Any, lang: str) -> None:
    with visit("/glossary#certainty.presumed", lang=lang) as page:
        term = page.locator('[id="certainty.presumed"]')
        expect(term).to_be_in_viewport()
        page.get_by_role("searchbox", name=re.compile("Filter the terms|筛选术语")).fill(
            {"en": "no source", "zh": "没有来源"}[lang]
        )
        page.wait_for_url(re.compile("find="))
        everywhere = page.locator("main dl > div")
        assert everywhere.count() < 100


def test_a_tour_is_walked_by_keyboard_and_keeps_its_place(visit: Any) -> None:
    with visit("/") as page:
        expect(page.get_by_role("region", name="A tour of a minute")).to_have_count(0)
        page.locator(".ways").get_by_role("link", name="A tour of a minute").nth(3).click()
        tour = page.get_by_role("region", name="A tour of a minute")
        expect(tour).to_be_focused()
        page.wait_for_url(re.compile("tour=engineer&step=1"))
        page.keyboard.press("ArrowRight")
        page.wait_for_url(re.compile("tour=engineer&step=2"))
        page.reload()
        expect(tour).to_contain_text("2 of 4")
        page.keyboard.press("Escape")
        expect(tour).to_have_count(0)
        assert "tour=" not in page.url
