"""What three people come for, done as they would do it: in both languages, at a desk and on a phone."""

import io
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest

EVERYWHERE = [("en", "desktop"), ("zh", "phone"), ("zh", "desktop"), ("en", "phone")]
both = pytest.mark.parametrize(("lang", "device"), EVERYWHERE)
MALAYSIA = {"en": "Malaysia", "zh": "马来西亚"}
SEARCH = {"en": "Search", "zh": "搜索"}
DOWNLOAD = {"en": "Download", "zh": "下载"}


def main(page: Any) -> Any:
    return page.locator("main")


@both
def test_staff_find_a_country_and_leave_with_a_spreadsheet(visit: Any, lang: str, device: str) -> None:
    with visit("/", lang=lang, device=device) as page:
        page.get_by_role("combobox", name=SEARCH[lang]).fill(MALAYSIA[lang])
        page.get_by_role("option").filter(has_text=MALAYSIA[lang]).first.click()
        page.get_by_role("heading", level=1, name=MALAYSIA[lang]).wait_for()
        accord = main(page).get_by_text({"en": "Washington Accord", "zh": "华盛顿协议"}[lang])
        accord.locator("visible=true").first.wait_for()
        main(page).locator("summary", has_text=DOWNLOAD[lang]).first.click()
        with page.expect_download() as coming:
            page.get_by_role("link", name="Excel").first.click()
        sheets = openpyxl.load_workbook(io.BytesIO(coming.value.path().read_bytes())).sheetnames
        assert len(sheets) > 3


@both
def test_staff_see_who_could_nominate_them(visit: Any, lang: str, device: str) -> None:
    with visit("/routes?tab=accession&agreement=ipea&candidate=cse-cn", lang=lang, device=device) as page:
        page.get_by_role("heading", name={"en": "Who could nominate", "zh": "可能的提名机构"}[lang]).wait_for()
        nominators = page.get_by_role("region", name={"en": "Who could nominate", "zh": "可能的提名机构"}[lang])
        assert nominators.get_by_role("rowheader").count() > 5
        assert (
            main(page).get_by_text({"en": "full members on record must agree", "zh": "个正式成员中至少"}[lang]).count()
            == 1
        )


@both
def test_staff_see_which_targets_were_met(visit: Any, lang: str, device: str) -> None:
    with visit("/targets", lang=lang, device=device) as page:
        rows = main(page).locator("tbody tr")
        every = rows.count()
        met = {"en": "met", "zh": "已实现"}[lang]
        page.get_by_role("button", name=met).first.click()
        page.wait_for_function("all => document.querySelectorAll('main tbody tr').length < all", arg=every)
        assert "outcome=met" in page.url
        assert 0 < rows.count() < every
        rows.get_by_role("button").first.click()
        page.get_by_role("dialog").get_by_text({"en": "Source", "zh": "来源"}[lang]).first.wait_for()


@both
def test_an_engineer_finds_what_is_recognised(visit: Any, lang: str, device: str) -> None:
    with visit("/routes?from=au&to=sg", lang=lang, device=device) as page:
        main(page).locator("article").first.wait_for()
        assert main(page).locator("article").count() > 1
        page.get_by_role("combobox", name={"en": "To be recognised in", "zh": "拟获承认地"}[lang]).fill(MALAYSIA[lang])
        page.keyboard.press("Enter")
        page.wait_for_url("**to=my**")
        main(page).locator("article").filter(
            has_text={"en": "International Professional", "zh": "国际职业工程师协议"}[lang]
        ).first.wait_for()


@both
def test_a_date_in_the_address_is_what_is_seen(visit: Any, lang: str, device: str) -> None:
    with visit("/matrix?as_of=1995-12-31", lang=lang, device=device) as page:
        page.get_by_role("region").locator("tbody tr").first.wait_for()
        then = page.get_by_role("region").locator("tbody tr").count()
        page.get_by_label({"en": "As of", "zh": "截至"}[lang]).fill("2020-12-31")
        page.keyboard.press("Enter")
        page.wait_for_url("**as_of=2020-12-31**")
        page.wait_for_function("then => document.querySelectorAll('main tbody tr').length > then", arg=then)


@both
def test_an_analyst_grows_the_network_and_goes_back(visit: Any, lang: str, device: str) -> None:
    with visit("/network", lang=lang, device=device) as page:
        size = main(page).locator("[role=status]").filter(has_text={"en": "nodes", "zh": "个节点"}[lang])
        before = size.first.inner_text()
        page.get_by_role("region").locator("tbody tr").nth(2).click(position={"x": 3, "y": 3})
        grow = page.get_by_role("button", name={"en": "Add its neighbours", "zh": "加入其相邻节点"}[lang])
        grow.click()
        page.wait_for_function("([before]) => !document.querySelector('main').innerText.includes(before)", arg=[before])
        page.get_by_role("button", name={"en": "Undo", "zh": "撤销"}[lang]).click()
        size.filter(has_text=before).first.wait_for()


@both
def test_a_researcher_has_a_working_query(visit: Any, lang: str, device: str) -> None:
    with visit("/sparql?tab=editor", lang=lang, device=device) as page:
        page.get_by_test_id("editor").get_by_role("textbox").wait_for()
        page.get_by_role("button", name={"en": "Run", "zh": "运行"}[lang], exact=True).click()
        page.get_by_role("region", name={"en": "Results", "zh": "结果"}[lang]).locator("tbody tr").first.wait_for()
        assert "q=" in page.url
        shared = page.url
        page.goto(shared)
        page.get_by_role("region", name={"en": "Results", "zh": "结果"}[lang]).locator("tbody tr").first.wait_for()


@both
def test_the_language_is_switched_and_remembered(visit: Any, lang: str, device: str) -> None:
    with visit("/matrix", lang=lang, device=device) as page:
        page.get_by_role("button", name={"en": "中文", "zh": "English"}[lang]).click()
        other = {"en": "zh", "zh": "en"}[lang]
        assert page.get_attribute("html", "lang") == other
        assert f"lang={other}" in page.url
        page.goto(page.url.split("?")[0])
        page.locator("main h1").wait_for()
        assert page.get_attribute("html", "lang") == other


def test_everything_is_reached_by_keyboard(visit: Any) -> None:
    with visit("/") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        page.get_by_role("combobox", name="Search").focus()
        page.keyboard.type("PEC")
        page.locator("#search-list [role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.get_by_role("heading", level=1, name="Pakistan Engineering Council").wait_for()


@both
def test_a_faulty_query_is_told_where_it_fails(visit: Any, lang: str, device: str) -> None:
    faulty = quote("SELECT ?a WHERE {\n  ?a aa:agreement ?b .\n  } }")
    with visit(f"/sparql?tab=editor&q={faulty}", lang=lang, device=device, refused=True) as page:
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert {"en": "line 3, column 5", "zh": "第 3 行第 5 列"}[lang] in alert.inner_text()
        assert page.get_by_text({"en": "Line 3", "zh": "第 3 行"}[lang], exact=True).count() == 1
        page.get_by_test_id("editor").locator(".cm-lint-marker-error").first.wait_for()
