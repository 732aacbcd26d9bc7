"""An engine that goes and comes back, one that gets another release, one that says nothing, one that is locked."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from tests.conftest import TINY, released
from tests.remote.conftest import publish
from tests.remote.engines import Engine, oxigraph

from accord_atlas.ontology.names import entity, graph
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore")]
ASKED = "/api/queries/agreements?"
AGENT = {"Host": "localhost", "Accept": "application/json, text/event-stream"}
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "agreements", "arguments": {}}}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine of this module's own, empty at first."""
    made = oxigraph(tmp_path_factory.mktemp("own"))
    made.start()
    yield made
    made.kill()


def settings(engine: Engine, build: Path, **more: Any) -> Settings:
    given: dict[str, Any] = {**engine.settings, "build": build, "answer_bytes": 0, **more}
    return Settings(**given)


def test_an_engine_that_says_nothing_is_told_what_to_do(engine: Engine, tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(NoRelease, match="run `accord publish`"):
        Atlas.open(config=settings(engine, tmp_path / "nothing"))
    with pytest.raises(NoRelease, match="holds 0 statements"):
        Atlas.open(config=settings(engine, tiny))


def test_what_the_engine_was_given_by_its_own_loader_is_the_manifests_release(engine: Engine, tiny: Path) -> None:
    import httpx

    content = (tiny / "accord.nq").resolve().read_bytes()
    address = engine.settings["store_graphs"]
    assert httpx.post(address, content=content, headers={"Content-Type": "application/n-quads"}).status_code < 300
    here, there = Atlas.open(config=Settings(build=tiny)), Atlas.open(config=settings(engine, tiny))
    assert there.release.id == here.release.id
    query = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p STR(?o)"
    assert there.store.select(query) == here.store.select(query)


def test_a_service_goes_over_to_what_is_published_and_outlives_its_engine(
    engine: Engine, tiny: Path, tmp_path: Path
) -> None:
    more = ox.Store()
    more.load(path=TINY, format=ox.RdfFormat.TRIG)
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    more.add(ox.Quad(entity("agreement", "newer"), label, ox.Literal("Newer", language="en"), graph("facts")))
    folder = released(tmp_path / "build", more)
    first, last = (Release.open(each).id for each in (tiny, folder))
    publish(engine, tiny)
    config = settings(engine, tmp_path / "nothing", follow_seconds=0.5, store_pause=0.5, store_tries=2)
    with TestClient(create_app(config)) as client:
        assert client.get("/ready").json()["release"] == first
        failed: list[str] = []
        ended = threading.Event()

        def ask() -> None:
            while not ended.is_set():
                answer = client.get(ASKED)
                if answer.status_code != 200:
                    failed.append(answer.text)

        asking = threading.Thread(target=ask)
        asking.start()
        publish(engine, folder, "--keep", "1")
        until(lambda: client.get("/ready").json()["release"] == last)
        ended.set()
        asking.join()
        assert failed == []
        assert client.get(f"{ASKED}release={first}").headers["accord-release"] == first
        told = client.post("/mcp", json=CALL, headers=AGENT).json()["result"]["structuredContent"]
        assert (told["release"], told["completeness"]) == (last, "complete")
        assert client.get("/ready").json()["release"] == last

        engine.kill()
        for _ in range(6):
            gone = client.get(ASKED)
            assert (gone.status_code, int(gone.headers["retry-after"]) > 0) == (503, True)
        assert client.get("/ready").status_code == 503
        assert client.get("/health").status_code == 200
        engine.start()
        until(lambda: client.get("/ready").status_code == 200)
        assert client.get(ASKED).status_code == 200


def test_credentials_that_are_wrong_are_named(tiny: Path) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Locked(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(401)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Locked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/sparql"
    with pytest.raises(NoRelease, match="ACCORD_STORE_PASSWORD_FILE"):
        Atlas.open(config=Settings(store=address, build=tiny))
    server.shutdown()


def until(true: object, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.2)
