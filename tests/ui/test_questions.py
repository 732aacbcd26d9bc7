"""Stored questions and the editor: fields with names, views that leave nothing out, limits and refusals told."""

import re
from typing import Any
from urllib.parse import quote

import pytest

both = pytest.mark.parametrize("lang", ["en", "zh"])
MEMBERS = "/sparql?question=members&p.agreement=ipea"
IPEA = {"en": "International Professional Engineers Agreement", "zh": "国际职业工程师协议"}


def rows(page: Any) -> int:
    """The number of rows that the page says the answer has."""
    said = page.locator("main [role=status]").filter(has_text=re.compile(r"\d+ (rows|行)")).first.inner_text()
    return int(re.findall(r"\d+", said)[0])


@both
def test_a_field_of_a_question_shows_the_name_and_the_address_the_slug(visit: Any, lang: str) -> None:
    with visit(MEMBERS, lang=lang) as page:
        field = page.locator("#p-agreement")
        page.wait_for_function("([name]) => document.querySelector('#p-agreement').value === name", arg=[IPEA[lang]])
        field.fill("华盛顿")
        page.locator("#p-agreement-list [role=option]").first.click()
        page.wait_for_url("**p.agreement=washington-accord**")
        assert field.input_value() == {"en": "Washington Accord", "zh": "华盛顿协议"}[lang]


@both
def test_a_question_as_timeline_leaves_out_no_row(visit: Any, lang: str) -> None:
    with visit(f"{MEMBERS}&view=timeline", lang=lang) as page:
        page.get_by_role("heading", name={"en": "No date recorded", "zh": "未载日期"}[lang]).wait_for()
        assert page.locator("main ol.dated li").count() + page.locator("main h2 + ul li").count() == rows(page)
        assert page.locator("main .until").count() > 0


def test_a_question_as_map_names_its_dots_and_says_what_is_not_on_it(visit: Any) -> None:
    with visit(f"{MEMBERS}&view=map", lang="en") as page:
        world = page.get_by_test_id("map")
        world.wait_for()
        dots = world.locator("circle").count()
        assert dots * 0.8 < world.locator("text").count() <= dots
        page.goto(page.url.split("?")[0] + "?question=partners&p.organization=cast&view=map")
        page.get_by_text("not on the map").wait_for()


@both
def test_a_question_as_chart_counts_all_its_rows(visit: Any, lang: str) -> None:
    with visit(f"{MEMBERS}&view=chart&by=status", lang=lang) as page:
        bars = page.locator("main ul li .number")
        bars.first.wait_for()
        assert sum(int(text) for text in bars.all_inner_texts()) == rows(page)


def test_a_question_goes_into_the_editor_with_its_values(visit: Any) -> None:
    with visit(MEMBERS) as page:
        expected = rows(page)
        page.get_by_role("button", name="Open in the editor").click()
        page.get_by_role("region", name="Results").locator("tbody tr").first.wait_for()
        text = page.get_by_test_id("editor").get_by_role("textbox").inner_text()
        assert "<https://w3id.org/accord-atlas/id/agreement/ipea>" in text
        assert page.get_by_role("region", name="Results").locator("tbody tr").count() == expected


@both
def test_the_editor_tells_its_limits_and_lets_the_keyboard_out(visit: Any, lang: str) -> None:
    with visit("/sparql?tab=editor", lang=lang) as page:
        limits = {"en": "10 seconds, take 1 GiB of memory, and give 100,000 rows", "zh": "最长运行 10 秒，内存 1 GiB"}
        page.get_by_text(limits[lang]).wait_for()
        page.get_by_test_id("editor").get_by_role("textbox").click()
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "BUTTON"


@both
def test_the_editor_completes_chinese_words_to_things(visit: Any, lang: str) -> None:
    with visit("/sparql?tab=editor", lang=lang) as page:
        box = page.get_by_test_id("editor").get_by_role("textbox")
        box.click()
        page.locator("[data-completes]").wait_for()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.insert_text("SELECT * { ?a ?b ")
        page.keyboard.insert_text("华盛顿协议")
        page.get_by_test_id("editor").locator(".cm-tooltip-autocomplete li").first.wait_for()
        page.wait_for_timeout(200)
        page.keyboard.press("Enter")
        assert "agreement:washington-accord" in box.inner_text()


@both
def test_a_cut_answer_in_the_editor_is_announced(visit: Any, lang: str) -> None:
    with visit(f"/sparql?tab=editor&q={quote('SELECT * { ?a ?b ?c . ?d ?e ?f }')}", lang=lang) as page:
        reply = {"en": "This answer was cut at a limit", "zh": "结果已在上限处截断"}[lang]
        page.get_by_text(reply).wait_for(timeout=60_000)
        page.get_by_text({"en": "a download has all", "zh": "下载文件含全部"}[lang]).wait_for()


@pytest.mark.parametrize(
    ("query", "reply"),
    [
        ("INSERT DATA { <a:b> <a:c> <a:d> }", {"en": "takes no updates", "zh": "不接受更新"}),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", {"en": "calls no other", "zh": "不调用其他端点"}),
        ("SELECT ?x\n{ ?x a foo:Bar }", {"en": "line 2, column 8", "zh": "第 2 行第 8 列"}),
        ("SELECT ?x { ?x rdfs:label }", {"en": "line 1, column 27", "zh": "第 1 行第 27 列"}),
    ],
    ids=["update", "service", "prefix", "added-prefix"],
)
@both
def test_the_editor_says_why_a_query_was_refused(visit: Any, lang: str, query: str, reply: dict[str, str]) -> None:
    with visit(f"/sparql?tab=editor&q={quote(query)}", lang=lang, refused=True) as page:
        page.get_by_role("alert").filter(has_text=reply[lang]).wait_for()
        assert page.get_by_test_id("editor").locator(".cm-refused").count() == int("column" in reply["en"])
