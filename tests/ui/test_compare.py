"""Things side by side, as they are used: found by name, told apart, set in order, taken along."""

from typing import Any

import pytest

EVERYWHERE = [("en", "desktop"), ("zh", "phone")]
both = pytest.mark.parametrize(("lang", "device"), EVERYWHERE)


def add(page: Any, words: str) -> None:
    box = page.locator("main").get_by_role("combobox")
    box.fill(words)
    page.locator("main").get_by_role("option").first.wait_for()
    box.press("Enter")


def heads(page: Any) -> list[str]:
    found: list[str] = page.locator("main thead th a").all_inner_texts()
    return found


@both
def test_malaysia_singapore_and_thailand(visit: Any, lang: str, device: str) -> None:
    """Three names typed: three columns, what only one has marked, what is possible not a fact."""
    names = {"en": ["Malaysia", "Singapore", "Thailand"], "zh": ["马来西亚", "新加坡", "泰国"]}[lang]
    with visit("/compare?of=my", lang=lang, device=device) as page:
        page.get_by_role("heading", name=names[0]).wait_for()
        for name in names[1:]:
            add(page, name)
            page.locator("main thead").get_by_role("link", name=name).wait_for()
        assert heads(page) == names
        table = page.locator("main table")
        row = table.get_by_role("row").filter(has_text={"en": "Dublin Accord", "zh": "都柏林协议"}[lang])
        assert row.locator("td.alone").count() == 1
        assert row.locator("td").nth(1).inner_text() == {"en": "not recorded", "zh": "未见记载"}[lang]
        apec = table.get_by_role("row").filter(has_text={"en": "APEC Engineers Agreement", "zh": "亚太经合组织"}[lang])
        doubtful = apec.first.locator("td").nth(2)
        assert doubtful.get_attribute("data-certainty") == "possible"
        assert {"en": "possible", "zh": "可能"}[lang] in doubtful.inner_text()
        every = table.locator("tbody tr").count()
        page.get_by_label({"en": "Only differences", "zh": "只看差异"}[lang]).check()
        page.wait_for_function("() => location.search.includes('only=differences')")
        assert table.locator("tbody tr").count() < every
        left = {"en": "Move Thailand to the left", "zh": "将“泰国”左移"}[lang]
        page.get_by_role("button", name=left).click()
        page.wait_for_function("() => location.search.includes('of=my%2Cth%2Csg')")
        table.locator("thead a").nth(1).filter(has_text=names[2]).wait_for()
        assert heads(page) == [names[0], names[2], names[1]]
        page.get_by_role("button", name={"en": "Take Malaysia away", "zh": "移除“马来西亚”"}[lang]).click()
        page.wait_for_function("() => document.querySelectorAll('main thead th a').length === 2")


def test_the_first_screen_is_a_comparison_and_its_first_column_stays(visit: Any) -> None:
    with visit("/compare", device="phone") as page:
        assert heads(page)[0] == "China"
        region = page.get_by_role("region", name="Side by side")
        region.evaluate("region => region.scrollTo(400, 300)")
        for cell in ("tbody th[scope=row]", "thead th"):
            edge = region.locator(cell).first.evaluate(
                "cell => cell.getBoundingClientRect().left - cell.closest('.scroll').getBoundingClientRect().left"
            )
            assert 0 <= edge < 2
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_of_another_kind_begins_anew_and_files_hold_the_same(visit: Any) -> None:
    with visit("/compare?of=my,sg") as page:
        add(page, "IPEA")
        page.wait_for_function("() => location.search === '?of=ipea'")
        page.get_by_role("button", name="APEC Engineers Agreement").click()
        page.locator("main table").wait_for()
        assert heads(page) == ["International Professional Engineers Agreement", "APEC Engineers Agreement"]
        page.get_by_text("Download").click()
        names = page.locator("main details a[download]").all_inner_texts()
        assert names == ["Word (DOCX)", "Excel (XLSX)", "Markdown", "CSV", "JSON"]
        with page.expect_download() as coming:
            page.get_by_role("link", name="Word (DOCX)").click()
        assert coming.value.path().read_bytes()[:2] == b"PK"
