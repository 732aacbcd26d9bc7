"""Pages on paper: headings stay, nothing is cut at the right, what is folded on the screen is open."""

from typing import Any

import pytest

A4 = {"width": 688, "height": 1000}
"""What an A4 sheet leaves between its margins, in CSS pixels."""
PAGES = (
    "/dossier/my",
    "/dossier/cn?with=sg",
    "/matrix",
    "/routes?tab=accession",
    "/targets",
    "/compare?of=my,sg,th",
    "/scenario?join=ipea:cse-cn",
)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_sheet_with_its_headings(visit: Any, path: str, lang: str) -> None:
    with visit(path, lang=lang) as page:
        page.locator("main table:visible").first.wait_for()
        page.set_viewport_size(A4)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        for table in page.locator("main table").all():
            assert table.locator("thead th").first.is_visible()
            assert all(text.strip() for text in table.locator("thead th:not(:has(.hidden))").all_inner_texts())
        assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
        assert page.locator("main details:not([open]):visible").count() == 0
        assert page.locator("nav:visible, header button:visible, main .screen:visible").count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("main details[open]").count() == 0


def test_what_stands_in_buttons_and_pictures_is_printed_with_its_legend(visit: Any) -> None:
    with visit("/targets") as page:
        page.emulate_media(media="print")
        counts = page.locator("main .summary li").all_inner_texts()
        assert sum(int(each.split()[0]) for each in counts) == 34
    with visit("/scenario?join=ipea:cse-cn") as page:
        page.get_by_test_id("supposed-map").wait_for()
        page.emulate_media(media="print")
        legend = page.locator("figcaption")
        assert legend.get_by_text("supposed").is_visible()
        assert legend.get_by_role("listitem").count() >= 1


def test_the_counterpart_and_the_day_of_a_dossier_are_in_its_address(visit: Any) -> None:
    with visit("/dossier/my?with=sg&as_of=2010-01-01") as page:
        heading = page.get_by_role("heading", name="Routes from Malaysia to Singapore")
        heading.wait_for()
        page.get_by_role("combobox", name="Seen from").select_option(label="Australia")
        page.get_by_role("heading", name="Routes from Malaysia to Australia").wait_for()
        assert "with=au" in page.url
        assert "as_of=2010-01-01" in page.url
