"""Pictures are really painted, and what they show stands in a table as well."""

import io
from typing import Any

import pytest
from PIL import Image


def colours(picture: bytes) -> int:
    """The number of pixels that are not of the commonest colour, the ground."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    counts = sorted((count for count, _ in image.getcolors(maxcolors=image.width * image.height) or []), reverse=True)
    return sum(counts[1:])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_network_is_painted_and_tabled(visit: Any, device: str, theme: str) -> None:
    with visit("/network", device=device, theme=theme) as page:
        canvas = page.get_by_test_id("canvas")
        canvas.scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        box = canvas.bounding_box()
        assert box["height"] < 1000
        assert colours(canvas.screenshot()) > 0.01 * box["width"] * box["height"]
        assert page.get_by_role("region").locator("tbody tr").count() > 15


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_is_painted_and_tabled(visit: Any, theme: str) -> None:
    with visit("/map?of=cn", theme=theme) as page:
        world = page.get_by_test_id("map")
        box = world.bounding_box()
        assert colours(world.screenshot()) > 0.2 * box["width"] * box["height"]
        arcs = world.locator(".arc path").count()
        rows = page.get_by_role("region").locator("tbody tr").count()
        assert 10 < arcs <= rows


def test_a_picture_is_taken_away_as_png_and_svg(visit: Any) -> None:
    with visit("/network") as page:
        for name in ("PNG", "SVG"):
            page.locator("main summary", has_text="Download").click()
            with page.expect_download() as coming:
                page.get_by_role("button", name=name, exact=True).click()
            content = coming.value.path().read_bytes()
            if name == "PNG":
                assert colours(content) > 1000
            else:
                assert content.count(b"<line") > 20
                assert content.count(b"<circle") + content.count(b"<rect") > 20
            page.locator("main summary", has_text="Download").click()
