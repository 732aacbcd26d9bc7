"""Every page in Firefox, in both languages, light and dark, wide and narrow."""

from typing import Any

import pytest
from tests.ui.every import WALK
from tests.ui.pages import PAGES
from tests.ui.test_pages import fits

DESK, PHONE = {"width": 1366, "height": 860}, {"width": 360, "height": 780}


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("zh", "dark")])
def test_every_page_is_drawn_and_fits_a_desk_and_a_phone(visit: Any, lang: str, theme: str) -> None:
    with visit("/targets", lang=lang, theme=theme) as page:
        page.add_init_script(WALK.read_text("utf-8"))
        page.reload()
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (theme == "dark")
        wide, wrongs = [], []
        for path in PAGES.values():
            address = f"{path}{'&' if '?' in path else '?'}lang={lang}"
            page.set_viewport_size(DESK)
            wrongs = page.evaluate("stop => walk([stop])", {"address": address, "mark": "", "lang": lang})
            for size in (DESK, PHONE):
                page.set_viewport_size(size)
                wide += [] if fits(page) else [f"{path} at {size['width']}"]
        assert wrongs == []
        assert wide == []
