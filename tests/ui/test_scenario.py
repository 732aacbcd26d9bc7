"""What is supposed, as it is used: the step that opens most, what would follow, what cannot be."""

from typing import Any

import httpx
import pytest

EVERYWHERE = [("en", "desktop"), ("zh", "phone")]
both = pytest.mark.parametrize(("lang", "device"), EVERYWHERE)


@both
def test_which_next_step_opens_most_for_cse(visit: Any, lang: str, device: str, server: httpx.Client) -> None:
    """The answer stands first; its reasons are one press away, and what would follow another."""
    best = server.get("/api/scenario/best", params={"organization": "cse-cn"}).json()
    first = best["steps"][0]
    with visit("/scenario", lang=lang, device=device) as page:
        steps = page.locator("main ol > li")
        steps.first.wait_for()
        assert first["text"][lang] in steps.first.inner_text()
        assert page.locator("main").get_by_text(best["summary"][lang]).count() == 1
        steps.first.locator("summary").click()
        steps.first.get_by_role("link", name=first["opens"][0]["label"][lang], exact=True).wait_for()
        steps.first.get_by_role("button").click()
        page.wait_for_function("() => location.search.includes('join=apec-engineer%3Acse-cn')")
        would = server.get("/api/scenario", params={"join": "apec-engineer:cse-cn"}).json()
        page.locator("main .figures").filter(has_text=str(len(would["gained"]))).wait_for()
        assert page.locator("main .may").get_attribute("data-eligible") == str(would["eligible"]).lower()


def test_what_is_supposed_never_looks_like_a_fact(visit: Any, server: httpx.Client) -> None:
    """On map, matrix and list alike; what is open today keeps its certainty."""
    would = server.get("/api/scenario", params={"join": "ipea:cse-cn"}).json()
    places = {each["jurisdiction"]["id"] for each in would["gained"]}
    with visit("/scenario?join=ipea:cse-cn") as page:
        drawn = page.get_by_test_id("supposed-map")
        drawn.wait_for()
        assert drawn.locator("path.new").count() == len(places)
        assert drawn.locator("path.new:not([stroke-dasharray])").count() == 0
        assert drawn.locator("path.new[data-certainty]").count() == 0
        certain = {each["certainty"] for each in would["kept"]}
        shown = drawn.locator("path[data-certainty]").evaluate_all("all => all.map((one) => one.dataset.certainty)")
        assert set(shown) <= certain
        matrix = page.get_by_role("region", name="Today and supposed, place by place")
        assert matrix.locator("tbody tr").count() == len(places)
        assert matrix.locator("td.after [data-certainty]").count() == 0
        listed = page.get_by_role("region", name="Routes that would open")
        assert listed.locator("tbody tr").count() == listed.locator("tbody tr .word", has_text="supposed").count() > 0


def test_steps_are_added_and_taken_away(visit: Any) -> None:
    with visit("/scenario?join=ipea:cse-cn") as page:
        page.get_by_text("Suppose a further step").click()
        page.get_by_role("button", name="Joining the Seoul Accord").click()
        page.wait_for_function("() => location.search.includes('seoul-accord%3Acse-cn')")
        chips = page.locator("main .chips li")
        page.locator("main .may").filter(has_text="Seoul Accord").wait_for()
        assert chips.count() == 2
        chips.first.get_by_role("button").click()
        page.wait_for_function("() => !location.search.includes('ipea')")
        assert chips.count() == 1


@both
def test_what_cannot_be_is_said_with_its_reason_and_a_way_on(visit: Any, lang: str, device: str) -> None:
    with visit("/scenario?join=asean-mra-engineering:cse-cn", lang=lang, device=device, refused=True) as page:
        said = page.get_by_role("alert")
        said.get_by_text({"en": "cannot be joined", "zh": "不接受新成员"}[lang]).wait_for()
        page.locator("main ol > li").first.get_by_role("button").click()
        page.wait_for_function("() => !location.search.includes('asean')")
        page.get_by_test_id("supposed-map").wait_for()
