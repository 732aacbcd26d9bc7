"""Pages: what their documents cost the server, and how soon a browser shows the first answer."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser
from tests.ui.pages import PAGES

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.web.page_address import PageAddress
from accord_atlas.service.web.page_document import page_document

WARM = 10.0
"""Milliseconds that a document may take that was asked for before; held by `make bench`, where nothing else runs."""
FIRST_ANSWER = 1000.0
"""Milliseconds in which a browser on the same machine shows what a page is about; held by `make bench` too."""
BUILT = '<html lang="en"><title>Accord Atlas · 工程师互认图谱</title><div id="app"></div>'
ADDRESSES = {
    "start page": PageAddress("/"),
    "body": PageAddress("/id/organization/cse-cn"),
    "country": PageAddress("/id/jurisdiction/my"),
    "dossier of China": PageAddress("/dossier/cn"),
    "routes": PageAddress("/routes", (("from", "cn"), ("to", "sg"))),
    "accession": PageAddress("/routes", (("tab", "accession"), ("agreement", "ipea"), ("candidate", "cse-cn"))),
    "scenario": PageAddress("/scenario", (("join", "ipea:cse-cn"),)),
    "targets": PageAddress("/targets"),
    "matrix": PageAddress("/matrix"),
    "glossary": PageAddress("/glossary"),
}


@pytest.mark.parametrize(("name", "address"), ADDRESSES.items(), ids=ADDRESSES)
def test_a_document_is_made_once(atlas: Atlas, clock: Any, name: str, address: PageAddress, *, full: bool) -> None:
    for language in LANGUAGES:

        def made(root: str, language: Any = language) -> str:
            return page_document(atlas, BUILT, address, language, base="", root=root)

        made("/other")  # what is prepared once for the release is
        first, page = clock.once(lambda made=made: made(""))
        again = min(clock.once(lambda made=made: made(""))[0] for _ in range(5))
        clock.ms(f"{name} ({language}), made", first)
        clock.ms(f"{name} ({language}), again", again)
        clock.note(f"{name} ({language})", f"{len(page.encode()) / 1000:,.0f} kB")
        assert "<main>" in page
        assert again < first
        assert again < WARM or not full


def test_a_browser_shows_the_first_answer_soon(
    interface: Path, browser: Browser, server: httpx.Client, clock: Any, *, full: bool
) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 860})
    slow = {}
    for name, path in PAGES.items() if full else [("home", PAGES["home"])]:
        took = []
        for _ in range(3):
            page = context.new_page()
            page.goto(f"{str(server.base_url).rstrip('/')}{path}", wait_until="commit")
            page.locator("#app main h1:visible").wait_for()
            took.append(page.evaluate("performance.now()"))
            page.close()
        clock.ms(f"{name}, median of three", sorted(took)[1])
        if sorted(took)[1] > FIRST_ANSWER:
            slow[name] = took
    context.close()
    assert not (full and slow)
