"""A page that cannot be drawn says so, in the reader's language, and leaves the way to the others open."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

SAID = {
    "en": ("This page could not be shown", "The data are not affected", "Try again", "Matrix", "Load the page anew"),
    "zh": ("此页面无法显示", "数据不受影响", "重试", "互认矩阵", "重新载入页面"),
}


def _abort(route: Route) -> None:
    """Something that no page expects: an answer without its parts."""
    route.fulfill(json={"jurisdiction": None, "completeness": "complete"})


@pytest.fixture
def page(interface: Path, browser: Browser, server: httpx.Client) -> Iterator[Page]:
    assert interface.is_dir()
    context = browser.new_context(base_url=str(server.base_url))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", SAID)
def test_a_fault_of_a_page_is_told_and_the_others_work(page: Page, lang: str) -> None:
    title, what, again, matrix, _ = SAID[lang]
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.route("**/api/dossier/my**", _abort)
    page.goto(f"/dossier/my?lang={lang}")
    reply = page.get_by_role("alert")
    expect(reply.get_by_role("heading", name=title)).to_be_visible()
    expect(reply).to_contain_text(what)
    assert heard, "whoever watches the page must still hear of its fault"
    page.get_by_role("link", name=matrix).first.click()
    page.locator("main table").first.wait_for()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.go_back()
    expect(reply.get_by_role("heading", name=title)).to_be_visible()
    page.unroute("**/api/dossier/my**")
    reply.get_by_role("button", name=again).click()
    page.locator('main a[href^="/map?of=my"]').wait_for()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("lang", SAID)
def test_a_part_that_does_not_come_is_no_missing_page(page: Page, lang: str) -> None:
    """As after an update of the service: the parts that an open page knows are no longer there."""
    title, _, _, matrix, anew = SAID[lang]
    page.route("**/ui/assets/Matrix-*.js", lambda route: route.abort())
    page.goto(f"/?lang={lang}")
    page.get_by_role("link", name=matrix).first.click()
    reply = page.get_by_role("alert")
    expect(reply.get_by_role("heading", name=title)).to_be_visible()
    page.unroute("**/ui/assets/Matrix-*.js")
    reply.get_by_role("button", name=anew).click()
    page.locator("main table").first.wait_for()
