"""The help in a browser: drawn without a fault under its policy, found in Chinese, changed to the other language."""

from typing import Any

import pytest
from tests.ui.test_pages import fits

pytestmark = pytest.mark.long


@pytest.mark.parametrize(("device", "theme"), [("desktop", "light"), ("phone", "dark")])
def test_a_page_is_drawn_with_its_picture(visit: Any, device: str, theme: str) -> None:
    with visit("/help/zh/explain/standing/", lang="zh", device=device, theme=theme) as page:
        picture = page.get_by_role("img", name="成员资格的时间轴")
        assert picture.bounding_box()["width"] > 250
        assert fits(page)


def test_words_are_found_and_the_language_is_changed(visit: Any) -> None:
    with visit("/help/zh/", lang="zh") as page:
        page.keyboard.press("Control+k")
        page.keyboard.type("预备成员")
        page.get_by_role("link", name="导入表格").last.wait_for()
        page.keyboard.press("Escape")
        page.goto(page.url.replace("/zh/", "/en/"))
        page.get_by_role("heading", name="Three promises").wait_for()
