"""Routes: partners before anything is chosen, then the answer on the first screen, each route with its terms."""

from typing import Any

import httpx
import pytest

both = pytest.mark.parametrize("lang", ["en", "zh"])
SCREEN = {"width": 1360, "height": 850}


@both
def test_before_a_choice_the_own_country_and_its_partners_are_seen(visit: Any, server: httpx.Client, lang: str) -> None:
    edges = server.get("/api/network", params={"projection": "jurisdictions"}).json()["edges"]
    own = [edge for edge in edges if "jurisdiction/cn" in (edge["source"], edge["target"])]
    with visit("/routes", lang=lang) as page:
        page.set_viewport_size(SCREEN)
        rows = page.locator("main tbody tr")
        rows.first.wait_for()
        assert rows.count() == len(own)
        assert rows.nth(9).bounding_box()["y"] < SCREEN["height"]
        recognised = page.locator("main tbody td:nth-child(2) [data-certainty]").count()
        assert f" {recognised} " in page.locator("main .summary").inner_text()
        rows.first.get_by_role("link").click()
        page.wait_for_url("**from=cn&to=**")
        page.locator("main article").first.wait_for()


@both
def test_the_first_screen_shows_the_answer_and_the_first_route(visit: Any, lang: str) -> None:
    with visit("/routes?from=au&to=sg", lang=lang) as page:
        page.set_viewport_size(SCREEN)
        first = page.locator("main article").first
        first.wait_for()
        assert page.locator("main .summary").bounding_box()["y"] < 520
        assert first.bounding_box()["y"] < 700
        page.locator("main").get_by_role("combobox").first.focus()
        assert page.locator("main").get_by_role("option").first.inner_text() == {"en": "China", "zh": "中国"}[lang]


def test_each_route_says_what_it_grants_on_which_terms_and_how_surely(visit: Any, server: httpx.Client) -> None:
    answer = server.get("/api/recognition", params={"from": "cn", "to": "hk"}).json()
    with visit("/routes?from=cn&to=hk") as page:
        cards = page.locator("main article")
        cards.first.wait_for()
        assert cards.evaluate_all("all => all.map(one => one.dataset.certainty)") == [
            route["certainty"] for route in answer["routes"]
        ]
        for card, route in zip(cards.all(), answer["routes"], strict=True):
            text, held = card.inner_text(), route["provision"]
            assert not held["grants"] or held["grants"]["en"] in text
            for specialty in held["specialties"]:
                assert specialty["label"]["en"] in text
            for asked in held["conditions"]:
                assert asked["text"]["en"] in text
                assert asked["source"]["label"]["en"] in text


def test_since_when_the_sides_take_part_is_as_sure_as_the_network_says(visit: Any, server: httpx.Client) -> None:
    parameters = {"relations": "participation", "kinds": "organization,agreement,jurisdiction"}
    edges = server.get("/api/network", params=parameters).json()["edges"]
    ends = ("organization/engineers-australia", "agreement/ipea")
    edge = next(one for one in edges if (one["source"], one["target"]) == ends)
    with visit("/routes?from=au&to=sg") as page:
        bars = page.get_by_role("img", name="International Professional Engineers Agreement · Engineers Australia")
        bars.wait_for()
        sure = bars.locator("rect").evaluate_all("all => all.map(one => one.dataset.certainty)")
        assert sure == [segment["certainty"] for segment in edge["segments"]]


def test_the_accession_of_the_own_federation_is_offered_and_answered_first(visit: Any) -> None:
    with visit("/routes?tab=accession", lang="zh") as page:
        page.set_viewport_size(SCREEN)
        answer = page.locator("main .summary")
        answer.wait_for()
        assert answer.bounding_box()["y"] < 420
        assert page.get_by_label("拟加入的机构").input_value() == "中国工程师联合体"
        page.get_by_label("拟加入的协议").fill("亚太")
        page.keyboard.press("Enter")
        page.wait_for_url("**agreement=apec-engineer**")
