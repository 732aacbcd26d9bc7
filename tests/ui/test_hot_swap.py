"""A page stays with the release with which it began while the service goes over to another and back, under load."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import pytest
from playwright.sync_api import Page, Response
from tests.newer import BODY, newer
from tests.sparql.conftest import serving

from accord_atlas.loaders.release import switch

RENAMED = "Society of the Second Release"
FORMER = BODY.decode().split('"')[1]
COUNTED = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"


@pytest.fixture(scope="module")
def two(build: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    folder = tmp_path_factory.mktemp("swap") / "build"
    first, second = newer(build, folder, RENAMED)
    switch(folder, first)
    return folder, first, second


@pytest.fixture(scope="module")
def server(two: tuple[Path, str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    log = tmp_path_factory.mktemp("log") / "log"
    with serving(two[0], log, follow_seconds=0.2, max_age=0) as (client, _):
        yield client


class Load:
    """Visitors who ask all the time; what failed or was of two releases, and which releases answered."""

    def __init__(self, server: httpx.Client, addresses: tuple[str, ...]) -> None:
        self.failed: list[object] = []
        self.releases: set[str] = set()
        self._stop = Event()
        self._threads = [Thread(target=self._ask, args=(server.base_url, each)) for each in addresses]

    def _ask(self, home: httpx.URL, address: str) -> None:
        with httpx.Client(base_url=home, timeout=60) as own:
            while not self._stop.is_set():
                answer = own.get(address)
                release = answer.headers.get("accord-release", "")
                whole = not address.startswith("/api/") or answer.json()["release"] == release
                if answer.status_code != 200 or not whole:
                    self.failed.append((address, answer.status_code, release, answer.text[:200]))
                self.releases.add(release)
                time.sleep(0.25)

    def __enter__(self) -> "Load":
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for each in self._threads:
            each.join()


class Heard:
    """Which release gave the last answer to each of the page's questions, and which requests failed."""

    def __init__(self, page: Page) -> None:
        self.last: dict[str, str] = {}
        self.failed: list[str] = []
        page.on("response", self._response)

    def _response(self, response: Response) -> None:
        parts = urlsplit(response.url)
        if response.status >= 400:
            self.failed.append(f"{response.url}: {response.status}")
        release = response.headers.get("accord-release")
        if release and parts.path.startswith(("/api/", "/sparql")) and response.request.resource_type == "fetch":
            query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name != "release"])
            self.last[f"{response.request.method} {parts.path}?{query}"] = release

    def settle(self, page: Page, release: str) -> None:
        """Wait until all that was asked since the last time has been answered by one release."""
        until = time.monotonic() + 60
        while set(self.last.values()) != {release}:
            assert time.monotonic() < until, self.last
            page.wait_for_timeout(200)
        self.last.clear()


def go_over(server: httpx.Client, folder: Path, release: str) -> None:
    switch(folder, release)
    until = time.monotonic() + 400
    while server.get("/ready").json()["release"] != release:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_no_request_fails_and_no_page_mixes_two_releases(
    two: tuple[Path, str, str], server: httpx.Client, visit: Any
) -> None:
    folder, first, second = two
    home = str(server.base_url).rstrip("/")
    with (
        Load(server, ("/api/profile/organization/csee", "/id/organization/csee?format=ttl", COUNTED)) as load,
        visit("/matrix") as page,
    ):
        heard = Heard(page)
        page.goto(f"{home}/matrix")
        for used, other, name in ((first, second, RENAMED), (second, first, FORMER)):
            page.wait_for_load_state("networkidle")
            heard.settle(page, used)
            # A page that is open stays with the release with which it began, whatever it goes on to ask.
            go_over(server, folder, other)
            with page.expect_response(lambda said, used=used: f"release={used}" in said.url):
                page.locator("header").get_by_role("combobox").first.fill(f"ipea {name}")
            heard.settle(page, used)
            # One that is opened then has the new one.
            page.goto(f"{home}/id/organization/csee")
            page.get_by_role("heading", level=1, name=name).wait_for()
            page.wait_for_load_state("networkidle")
            heard.settle(page, other)
            page.goto(f"{home}/matrix")
        assert heard.failed == []
    assert load.failed == []
    assert load.releases == {first, second}
