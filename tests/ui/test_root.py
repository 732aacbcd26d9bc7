"""Under a path of a proxy's: every page, part and link stays below it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Request, expect

ROOT = "/atlas"
PAGES = ("/", "/network", "/matrix", "/map", "/routes", "/targets", "/dossier/my", "/sparql", "/data?tab=downloads")


def test_the_interface_works_below_a_path(
    serving: Callable[..., Any], browser: Browser, interface: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert interface.is_dir()
    monkeypatch.setenv("ACCORD_ROOT_PATH", ROOT)
    with serving("--port", "0") as (_, address):
        home = f"{address}{ROOT}"
        context = browser.new_context(locale="en-GB")
        wrongs: list[str] = []

        def requested(request: Request) -> None:
            if not request.url.startswith((f"{home}/", "data:", "blob:")):
                wrongs.append(request.url)

        page = context.new_page()
        page.on("request", requested)
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.on("console", lambda said: wrongs.append(said.text) if said.type == "error" else None)
        for path in PAGES:
            page.goto(home + path)
            page.locator("main h1").first.wait_for()
            page.wait_for_load_state("networkidle")
            assert page.locator("[role=alert]").count() == 0
            links = page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))")
            assert [link for link in links if not link.startswith(f"{ROOT}/")] == []
        page.goto(f"{home}/")
        page.locator("#search").fill("pakistan engineering council")
        page.locator("#search-list [role=option]").first.click()
        expect(page).to_have_url(f"{home}/id/organization/pec")
        page.get_by_role("heading", name="Pakistan Engineering Council").wait_for()
        page.get_by_role("link", name="Matrix").click()
        expect(page).to_have_url(f"{home}/matrix")
        page.locator("main summary", has_text="Filter").click()
        page.get_by_label("Only with status").select_option("provisional")
        expect(page).to_have_url(f"{home}/matrix?status=provisional")
        page.go_back()
        expect(page).to_have_url(f"{home}/id/organization/pec")
        assert wrongs == []
        context.close()
