"""What to check next, as a person does it: from the list to the reasons, the evidence and a correction."""

import re

from playwright.sync_api import Page, expect
from tests.ui.conftest import Visit


def listed(page: Page) -> None:
    expect(page.locator("ol > li").first).to_be_visible(timeout=30_000)


def test_from_what_is_due_to_a_correction(visit: Visit) -> None:
    with visit("/workbench/due") as page:
        listed(page)
        first = page.locator("ol > li").first
        expect(first).to_contain_text("low confidence")
        address = first.get_by_role("link").first.get_attribute("href") or ""
        assert address.startswith("https://www.mext.go.jp/")
        first.get_by_role("button", name="Suggest a correction").click()
        expect(first.get_by_label("It should say")).to_be_focused()
        first.get_by_role("button", name="Close without a correction").click()
        first.get_by_role("button", name="Evidence").click()
        expect(page.get_by_role("dialog")).to_contain_text("checked as of 2019", timeout=30_000)


def test_narrowed_turned_and_kept_in_the_address(visit: Visit) -> None:
    with visit("/workbench/due?agreement=ipea", lang="zh") as page:
        listed(page)
        page.get_by_role("button", name="后页").click()
        expect(page.locator("ol > li").first).to_have_attribute("value", "26", timeout=30_000)
        page.reload()
        expect(page.locator("ol > li").first).to_have_attribute("value", "26", timeout=30_000)
        page.get_by_label(re.compile("^显示")).select_option("searches")
        expect(page.locator("ol > li").first).to_contain_text("查而未得", timeout=30_000)
        assert "part=searches" in page.url
        assert "skip" not in page.url
