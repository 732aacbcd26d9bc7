"""`accord publish` ended at every one of its requests: what is asked stays whole, the next run repairs and prunes."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import pytest
from tests.conftest import TINY, released
from tests.remote.engines import Engine, oxigraph

from accord_atlas.ontology.names import entity, graph
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.remote.endpoint import Endpoint
from accord_atlas.service.core.remote.marker import Marker
from accord_atlas.service.core.remote.store import RemoteStore
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.publishing.publication import publish
from accord_atlas.service.publishing.writing import Writer

pytestmark = pytest.mark.long
EVERYTHING = 10**6


class Ended(BaseException):
    """What a kill is to the code that it ends: nothing more of it runs."""


class Mortal(Endpoint):
    """An endpoint whose process ends within the request that comes after so many."""

    left = EVERYTHING

    def send(self, method: str, address: str, **more: Any) -> Any:
        self.left -= 1
        if self.left >= 0:
            return super().send(method, address, **more)
        _cut_off(method, address, **more)
        raise Ended


def _cut_off(method: str, address: str, *, content: bytes = b"", kind: str = "", params: Any = None, **_: Any) -> None:
    """Send the first half of a request, and hang up."""
    at = urlsplit(address)
    target = f"{at.path}?{urlencode(params)}" if params else at.path
    head = f"{method} {target} HTTP/1.1\r\nHost: {at.netloc}\r\nContent-Type: {kind}\r\n"
    with socket.create_connection((at.hostname or "", at.port or 80)) as made:
        made.sendall(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content[: len(content) // 2])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine of this module's own, empty at first."""
    made = oxigraph(tmp_path_factory.mktemp("publishing"))
    made.start()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def releases(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, Release]:
    """The smallest release, and one that says a little more."""
    more = ox.Store()
    more.load(path=TINY, format=ox.RdfFormat.TRIG)
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    more.add(ox.Quad(entity("agreement", "later"), label, ox.Literal("后来的", language="zh"), graph("facts")))
    return Release.open(tiny), Release.open(released(tmp_path_factory.mktemp("later"), more))


@pytest.mark.parametrize("way", ["store_graphs", "store_update"])
def test_wherever_it_ends_the_engine_stays_whole_and_the_next_run_repairs(
    engine: Engine, releases: tuple[Release, Release], way: str
) -> None:
    base = engine.settings["store"].removesuffix("/query")
    address = {"store_graphs": f"{base}/store", "store_update": f"{base}/update"}[way]
    config = Settings.model_validate({"store": f"{base}/query", way: address})
    old, new = releases
    endpoint = Mortal(config)

    def run(release: Release, after: int = EVERYTHING) -> int:
        endpoint.left = after
        try:
            publish(release, endpoint, Writer(endpoint, config), lambda *_: None, keep=0)
            return after - endpoint.left
        finally:
            endpoint.left = EVERYTHING

    run(old)
    steps = run(new)
    assert steps > 10
    switched = False
    for at in range(steps):
        run(old)
        with pytest.raises(Ended):
            run(new, at)
        release = used(endpoint)
        assert release.id in {old.id, new.id}
        assert switched <= (release.id == new.id), "it does not go back"
        switched = release.id == new.id
        assert held(endpoint) == (said(new) if switched else said(old)), at
        run(new)
        assert used(endpoint).id == new.id
        assert held(endpoint) == said(new)
        assert {name.split(":")[3] for name in graphs(endpoint) if ":release:" in name} == {new.id}
    assert switched


def used(endpoint: Endpoint) -> Release:
    marker = Marker.read(endpoint)
    assert marker.used
    return marker.release(marker.used, Path("nowhere"))


def held(endpoint: Endpoint) -> set[str]:
    """What a reader sees in the engine, in the graphs of the release in use; their union is the same."""
    release = used(endpoint)
    assert release.held
    store = RemoteStore(endpoint, release.held, 10_000)
    quads = list(store.quads())
    union = {tuple(map(str, row)) for row in store.select("SELECT ?s ?p ?o { ?s ?p ?o }")}
    assert union == {tuple(map(str, quad.triple)) for quad in quads}
    return set(map(str, quads))


def said(release: Release) -> set[str]:
    return set(map(str, ox.parse(path=release.path, format=ox.RdfFormat.N_QUADS)))


def graphs(endpoint: Endpoint) -> list[str]:
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    answer = endpoint.ask([("query", query)], "application/sparql-results+json")
    rows = ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON)
    return [row["g"].value for row in rows]  # type: ignore[union-attr]
