"""The pages of all entities of the release, the thousands of claims among them, in both languages."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser
from tests.ui.conftest import browser, interface, playwright  # noqa: F401  (fixtures)
from tests.ui.every import entities, ids, of_countries, walk

SHARES = 20


@pytest.mark.parametrize("share", range(SHARES))
def test_all_pages_are_drawn(
    interface: Path,  # noqa: F811
    browser: Browser,  # noqa: F811
    server: httpx.Client,
    build: Path,
    share: int,
) -> None:
    assert interface.is_dir()
    slugs = ids(build)
    every = [*of_countries(slugs), *entities(slugs, sorted(set(slugs) - {"country"}))]
    assert walk(browser, str(server.base_url).rstrip("/"), every[share::SHARES], both=True) == []
