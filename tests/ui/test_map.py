"""The map says how surely, edge by edge what the service says; it can be enlarged, and taken away with its legend."""

import io
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from PIL import Image

THEN = "1992-12-31"


def partners(server: httpx.Client, slug: str, day: str) -> dict[str, str]:
    """Partner → certainty of the edge between them, as the service answers."""
    edges = server.get("/api/network", params={"projection": "jurisdictions", "as_of": day}).json()["edges"]
    me = f"jurisdiction/{slug}"
    ends = [({edge["source"], edge["target"]}, edge["certainty"]) for edge in edges]
    return {(pair - {me}).pop().removeprefix("jurisdiction/"): sure for pair, sure in ends if me in pair}


def drawn(page: Any, selector: str, name: str) -> dict[str, str]:
    return dict(
        page.locator(selector).evaluate_all(
            "(all, name) => all.map(one => [one.getAttribute(name), one.dataset.certainty])", name
        )
    )


@pytest.mark.parametrize("of", ["au", "cn"])
def test_each_line_dot_tile_and_row_is_as_sure_as_its_edge(visit: Any, server: httpx.Client, of: str) -> None:
    said = partners(server, of, THEN)
    assert len(set(said.values())) > 1 or of != "au"
    with visit(f"/map?of={of}&as_of={THEN}") as page:
        page.get_by_test_id("map").wait_for()
        assert drawn(page, ".arc path", "data-partner") == said
        assert drawn(page, ".spot[data-certainty]", "data-members").items() <= said.items()
        rows = page.get_by_role("region").locator("tbody tr").evaluate_all("all => all.map(r => r.dataset.certainty)")
        assert sorted(rows) == sorted(said.values())
        page.get_by_role("button", name="Tiles").click()
        page.get_by_test_id("tiles").wait_for()
        assert "view=tiles" in page.url
        assert drawn(page, ".tile[data-certainty]", "data-place") == said


def test_nothing_possible_looks_like_a_fact(visit: Any) -> None:
    with visit(f"/map?of=au&as_of={THEN}") as page:
        dashes = page.locator(".arc path").evaluate_all(
            "all => all.map(one => [one.dataset.certainty, one.getAttribute('stroke-dasharray')])"
        )
        assert {sure for sure, _ in dashes} == {"certain", "possible"}
        assert all((dash == "none") == (sure == "certain") for sure, dash in dashes)
        legend = page.get_by_role("list", name="What the signs mean")
        assert legend.get_by_role("listitem").all_inner_texts() == ["certain", "possible"]
        page.emulate_media(media="print")
        assert legend.is_visible()
        assert page.get_by_text("5 certain, 8 possible").is_visible()


def test_the_map_is_enlarged_and_moved_by_wheel_buttons_keys_and_a_cluster(visit: Any) -> None:
    with visit("/map?of=cn") as page:
        world = page.get_by_test_id("map")

        def zoom() -> float:
            return float(world.get_attribute("data-zoom"))

        box = world.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)
        page.mouse.wheel(0, -300)
        page.wait_for_function("() => Number(document.querySelector('[data-testid=map]').dataset.zoom) > 1.5")
        assert page.evaluate("scrollY") == 0
        page.get_by_role("button", name="The whole").click()
        assert zoom() == 1
        world.focus()
        page.keyboard.press("+")
        assert zoom() > 1
        before = world.locator("g").first.get_attribute("transform")
        page.keyboard.press("ArrowRight")
        assert world.locator("g").first.get_attribute("transform") != before
        page.keyboard.press("0")
        assert zoom() == 1
        many = world.locator(".spot[data-members*=' ']").first
        members = many.get_attribute("data-members").split()
        assert many.locator(".count").text_content() == str(len(members))
        many.locator("circle").click()
        assert zoom() > 2
        for slug in members:
            assert world.locator(f'.spot[data-members="{slug}"]').count() == 1
        assert urlsplit(page.url).query in {"", "of=cn"}


@pytest.mark.parametrize(("view", "device"), [("map", "desktop"), ("tiles", "desktop"), ("tiles", "phone")])
def test_the_picture_leaves_with_title_legend_day_and_source(visit: Any, view: str, device: str) -> None:
    with visit(f"/map?of=au&as_of={THEN}&view={view}", device=device) as page:
        files = {}
        for name in ("PNG", "SVG"):
            page.locator("main summary", has_text="Download").click()
            with page.expect_download() as coming:
                page.get_by_role("button", name=name, exact=True).click()
            files[name] = coming.value.path().read_bytes()
            assert coming.value.suggested_filename == f"accord-{view}-au-{THEN}.{name.lower()}"
            page.locator("main summary", has_text="Download").click()
        image = Image.open(io.BytesIO(files["PNG"])).convert("RGB")
        assert image.width > 600
        assert len(image.getcolors(maxcolors=image.width * image.height) or []) > 20
        text = files["SVG"].decode()
        assert set(re.findall(r'data-legend="(\w+)"', text)) == {"certain", "possible"}
        plain = re.sub(r"<[^>]+>", " ", text)
        assert "31 December 1992" in plain
        assert "Release" in plain
        assert "w3id.org/accord-atlas" in plain
        assert "var(--" not in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_country_is_found_by_its_name_and_stays_in_the_address(visit: Any, lang: str) -> None:
    with visit("/map", lang=lang, device="phone") as page:
        field = page.get_by_role("combobox", name={"en": "Country or region", "zh": "国家或地区"}[lang])
        field.click()
        own = page.locator("main").get_by_role("option").first.inner_text()
        assert own == {"en": "China", "zh": "中国"}[lang]
        field.fill({"en": "chil", "zh": "智利"}[lang])
        page.keyboard.press("Enter")
        page.wait_for_url("**of=cl**")
        page.get_by_text({"en": "Chile shares agreements", "zh": "智利与"}[lang]).first.wait_for()
        assert "CL" not in page.locator("main").inner_text().split()
        assert parse_qs(urlsplit(page.url).query)["of"] == ["cl"]


def test_play_shows_how_surely_and_stops_at_the_end(visit: Any) -> None:
    with visit("/map?of=au&as_of=2024-12-31") as page:
        page.get_by_role("button", name="Play").click()
        page.wait_for_url("**as_of=2025-12-31**")
        page.wait_for_function("() => !location.search.includes('as_of')")
        page.get_by_role("button", name="Play").wait_for()
        slider = page.get_by_role("slider", name="Year")
        assert slider.get_attribute("aria-valuetext").startswith("27 November 2026")
