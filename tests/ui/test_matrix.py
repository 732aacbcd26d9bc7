"""The matrix: twenty rows at a glance, each sign as sure as the service says, and a way through it by keys."""

import re
from typing import Any

import httpx
import pytest


def cells(server: httpx.Client, day: str) -> list[tuple[str, str, str | None, str, str]]:
    rows = server.get("/api/queries/recognition-matrix", params={"as_of": day}).json()["rows"]
    return sorted(
        (
            r["jurisdiction"]["id"],
            r["agreement"]["id"],
            (r["organization"] or {"id": ""})["id"],
            r["status"],
            r["certainty"],
        )
        for r in rows
    )


WHERE = """[document.activeElement.closest('tr').dataset.place,
    document.activeElement.closest('td').dataset.agreement]"""
SIGNS = """all => all.map(one => [
    one.closest('tr').dataset.place, one.closest('td').dataset.agreement,
    one.dataset.body ?? '', one.dataset.status, one.dataset.certainty])"""


@pytest.mark.parametrize("day", ["1992-12-31", "2020-12-31"])
def test_each_sign_is_as_sure_as_the_service_says(visit: Any, server: httpx.Client, day: str) -> None:
    with visit(f"/matrix?as_of={day}") as page:
        page.get_by_role("grid").wait_for()
        seen = page.locator("tbody button.mark").evaluate_all(SIGNS)
        assert sorted(tuple(one) for one in seen) == cells(server, day)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_twenty_rows_are_seen_at_once_with_the_own_country_first(visit: Any, lang: str) -> None:
    with visit("/matrix", lang=lang) as page:
        page.set_viewport_size({"width": 1360, "height": 850})
        page.get_by_role("grid").wait_for()
        bottoms = page.locator("tr[data-place]").evaluate_all("all => all.map(r => r.getBoundingClientRect().bottom)")
        assert sum(bottom <= 850 for bottom in bottoms) >= 20
        assert page.locator("tr[data-place]").first.get_attribute("data-place") == "cn"
        assert page.evaluate("document.documentElement.scrollWidth") <= 1360
        groups = page.locator("th[scope=colgroup]").all_inner_texts()
        assert groups[0] == {"en": "education accord", "zh": "教育互认协议"}[lang]
        names = {"en": "International Professional Engineers Agreement", "zh": "国际职业工程师协议"}
        column = page.get_by_role("columnheader").get_by_role("button", name=re.compile(f"{names[lang]}$"))
        assert column.get_attribute("title") == names[lang]
        assert len(column.inner_text()) < len(names[lang])


def test_arrow_keys_go_from_cell_to_cell_and_enter_opens_the_evidence(visit: Any) -> None:
    with visit("/matrix") as page:
        page.get_by_role("grid").wait_for()
        page.get_by_role("grid").locator("tbody [tabindex='0']").focus()

        def where() -> Any:
            return page.evaluate(WHERE)

        assert where() == ["cn", "washington-accord"]
        page.keyboard.press("ArrowDown")
        assert where() == ["au", "washington-accord"]
        page.keyboard.press("ArrowRight")
        assert where()[0] == "au"
        assert where()[1] != "washington-accord"
        assert page.get_by_role("grid").locator("tbody [tabindex='0']").count() == 1
        page.keyboard.press("Home")
        page.keyboard.press("Enter")
        page.get_by_role("dialog").wait_for()


def test_a_phone_keeps_the_countries_in_view(visit: Any) -> None:
    with visit("/matrix", device="phone") as page:
        region = page.get_by_role("region", name="Who is in which agreement")
        region.evaluate("one => one.scrollTo(400, 300)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        row = page.locator("tr[data-place] th").nth(20)
        assert row.bounding_box()["x"] >= region.bounding_box()["x"]
        top = region.locator("thead").bounding_box()
        assert abs(top["y"] - region.bounding_box()["y"]) < 3


def test_filters_are_in_the_address(visit: Any) -> None:
    with visit("/matrix?group=competence-agreement&region=southeast") as page:
        page.get_by_role("grid").wait_for()
        assert page.locator("th[scope=colgroup]").count() == 1
        assert {"my", "sg", "th"} <= set(
            page.locator("tr[data-place]").evaluate_all("all => all.map(r => r.dataset.place)")
        )
        page.locator("summary", has_text="Filter (2)").click()
        page.get_by_role("button", name="Reset the filters").click()
        page.wait_for_function("() => document.querySelectorAll('th[scope=colgroup]').length > 2")
        assert "group" not in page.url
