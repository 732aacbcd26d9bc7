"""How soon a browser on the same machine shows what a page is about; `make bench` asks it of every page."""

from pathlib import Path
from statistics import median

import httpx
import pytest
from playwright.sync_api import Browser
from tests.ui.pages import PAGES

SOON = 1000.0
"""Milliseconds from the click to the heading of the page; held where nothing else runs."""


def test_a_page_is_there_within_a_second(
    interface: Path, browser: Browser, server: httpx.Client, request: pytest.FixtureRequest
) -> None:
    full = bool(request.config.getoption("--benchmarks", default=False))
    context = browser.new_context(viewport={"width": 1366, "height": 860})
    took: dict[str, float] = {}
    for name, path in PAGES.items() if full else [("home", PAGES["home"])]:
        times = []
        for _ in range(3):
            page = context.new_page()
            page.goto(f"{str(server.base_url).rstrip('/')}{path}", wait_until="commit")
            page.locator("#app main h1:visible").wait_for()
            times.append(float(page.evaluate("performance.now()")))
            page.close()
        took[name] = median(times)
        print(f"  {name:<20}{took[name]:>8,.0f} ms")
    context.close()
    assert took
    assert not full or max(took.values()) < SOON
