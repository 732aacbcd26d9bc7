"""What the service writes into the document: read without scripts, gone without a trace where the interface draws."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from tests.ui.test_pages import faults, fits

PHONE: ViewportSize = {"width": 360, "height": 780}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/dossier/my?lang=zh", "马来西亚"),
        ("/id/organization/cse-cn?lang=en", "Chinese Society of Engineers"),
        ("/?lang=zh", "谁与谁互认工程师"),
    ],
)
def test_without_scripts_the_page_is_read_all_the_same(
    interface: Path, browser: Browser, server: httpx.Client, path: str, words: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{str(server.base_url).rstrip('/')}{path}")
    expect(page.locator("h1")).to_contain_text(words)
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "path", ["/dossier/my?lang=zh", "/matrix?lang=en", "/sparql?lang=zh", "/id/concept/role.member"]
)
def test_where_the_interface_does_not_come_the_page_is_read_without_it(
    interface: Path, browser: Browser, server: httpx.Client, path: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.route("**/ui/assets/*.js", lambda route: route.abort())
    page.goto(f"{str(server.base_url).rstrip('/')}{path}")
    expect(page.locator("#readable h1")).to_be_visible()
    assert fits(page)
    assert faults(page) == []
    context.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_where_the_interface_draws_nothing_of_it_is_left(visit: Any, server: httpx.Client, lang: str) -> None:
    with visit(f"/dossier?lang={lang}", lang=lang) as page:
        page.locator("main h1").wait_for()
        assert page.locator("#readable").count() == 0
        menu = page.get_by_role("navigation").first.get_by_role("link").all_text_contents()
        served = httpx.get(f"{server.base_url}/dossier", params={"lang": lang}, headers={"Accept": "text/html"}).text
        assert [name.strip() for name in menu if f">{name.strip()}</a>" not in served] == []


def test_a_page_keeps_the_title_that_it_came_with_until_another_is_opened(visit: Any) -> None:
    with visit("/routes?from=cn&to=sg&lang=en") as page:
        expect(page).to_have_title("Recognition of engineers: from China to Singapore · Accord Atlas")
        page.get_by_role("link", name="Matrix").click()
        expect(page).to_have_title("Matrix · Accord Atlas")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_browser_is_told_that_there_is_no_such_page(
    interface: Path, browser: Browser, server: httpx.Client, lang: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{str(server.base_url).rstrip('/')}/nowhere/at/all?lang={lang}")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main h1")).to_have_text("没有这个页面" if lang == "zh" else "There is no such page")
    assert faults(page) == []
    context.close()
