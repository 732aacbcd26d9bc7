"""Two replicas behind HAProxy and nginx: one is killed, a release rolls through, and no visitor notices."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from tests.conftest import TINY, released
from tests.remote.balanced import Balanced, until

from accord_atlas.ontology.names import entity, graph
from accord_atlas.service.core.release import Release

pytestmark = pytest.mark.long
VISIT = ("/api/queries/agreements", "/api/entities/agreement/ipea", "/sparql?query=ASK%7B%7D")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the smallest release, which another one can take the place of."""
    return released(tmp_path / "build")


@pytest.fixture(params=["haproxy", "nginx"])
def balanced(
    request: pytest.FixtureRequest, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Balanced]:
    monkeypatch.setenv("ACCORD_FOLLOW_SECONDS", "0.2")
    monkeypatch.setenv("ACCORD_MAX_AGE", "2")  # a cache answers from the release before for as long
    made = Balanced(request.param, folder, tmp_path)
    yield made
    made.stop()


class Visitors:
    """Visits one after the other in several threads: each stays with the release that its first answer came from."""

    def __init__(self, address: str, many: int = 3) -> None:
        self.failed: list[str] = []
        self.mixed: list[str] = []
        self.begun: list[str] = []
        """The release that each visit began with, in their order."""
        self._address, self._ended = address, threading.Event()
        self._threads = [threading.Thread(target=self._come) for _ in range(many)]

    def __enter__(self) -> "Visitors":
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for each in self._threads:
            each.join()

    def more(self, visits: int, release: str = "") -> None:
        """Wait for so many more visits, of those that begin with a release."""
        there = len(self.begun)
        until(lambda: sum(release in each for each in self.begun[there:]) >= visits)

    def _come(self) -> None:
        with httpx.Client(base_url=self._address, timeout=60) as client:
            while not self._ended.is_set():
                self._visit(client)

    def _visit(self, client: httpx.Client) -> None:
        pinned = ""
        for path in VISIT:
            address = f"{path}{'&' if '?' in path else '?'}release={pinned}" if pinned else path
            try:
                answer = client.get(address)
            except httpx.HTTPError as error:
                self.failed.append(f"{address}: {error!r}")
                return
            if answer.status_code != 200:
                self.failed.append(f"{address}: {answer.status_code} {answer.text[:200]}")
                return
            release = answer.headers["accord-release"]
            pinned = pinned or release
            if release != pinned:
                self.mixed.append(address)
        self.begun.append(pinned)


def test_a_new_release_and_a_killed_replica_cost_no_request(balanced: Balanced, folder: Path) -> None:
    first = Release.open(folder).id
    if "nginx" in str(balanced.process.args):
        kept_by_a_cache_in_front(balanced)
    with Visitors(balanced.address) as visitors:
        visitors.more(9, first)
        last = later(folder)
        visitors.more(9, last)
        balanced.kill_one()
        visitors.more(30)
    assert visitors.failed == []
    assert visitors.mixed == []
    assert set(visitors.begun) == {first, last}


def kept_by_a_cache_in_front(at: Balanced) -> None:
    """What nginx keeps has the tag and the bytes that every replica gives."""
    for path in VISIT:
        straight = [httpx.get(f"http://127.0.0.1:{port}{path}", timeout=60) for port in at.ports]
        through = [httpx.get(at.address + path, timeout=60) for _ in range(2)]
        assert through[1].headers["x-cache"] in {"HIT", "REVALIDATED"}  # the latter where the machine was slow
        assert len({answer.headers["etag"] for answer in straight + through}) == 1
        assert len({answer.content for answer in straight + through}) == 1
        again = httpx.get(at.address + path, headers={"If-None-Match": through[1].headers["etag"]}, timeout=60)
        assert (again.status_code, again.content) == (304, b"")


def later(folder: Path) -> str:
    """Put another release into use in the folder; its id."""
    more = ox.Store()
    more.load(path=TINY, format=ox.RdfFormat.TRIG)
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    more.add(ox.Quad(entity("agreement", "later"), label, ox.Literal("Later", language="en"), graph("facts")))
    return Release.open(released(folder, more)).id
