"""Every page about every country and the page of every entity, in either language: drawn, without a fault, not blank.

One page of the browser goes from address to address as links do. Kinds with thousands of entities (claims)
are opened at their first, middle and last here; `make stress` opens all of them, in both languages.
"""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser
from tests.ui.every import entities, ids, of_countries, walk

SHARES = 6
MAIN = ("organization", "agreement", "specialty")


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("what", ["countries", "entities", "others"])
def test_every_page_is_drawn(
    interface: Path, browser: Browser, server: httpx.Client, build: Path, what: str, share: int
) -> None:
    slugs = ids(build)
    kinds = sorted(set(slugs) - {*MAIN, "country"})
    addresses = {
        "countries": of_countries(slugs),
        "entities": entities(slugs, MAIN),
        "others": entities(slugs, kinds, few=True),
    }[what]
    assert interface.is_dir()
    assert walk(browser, str(server.base_url).rstrip("/"), list(addresses)[share::SHARES]) == []
