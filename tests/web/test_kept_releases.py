"""Every kept release answers, and stays what it was; a running service goes over to another without a pause."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import httpx
import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from tests.conftest import Run, released
from tests.sparql.conftest import serving

from accord_atlas.loaders.release import switch
from accord_atlas.ontology.names import BASE, entity, term
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

COUNTED = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def of(number: int) -> ox.Store:
    """A release that has so many bodies more than another."""
    store = ox.Store()
    graph = ox.NamedNode(f"{BASE}graph/facts")
    for one in range(number):
        body = entity("organization", f"body-{one}")
        store.add(ox.Quad(body, term("rdf:type"), term("aa:Organization"), graph))
        store.add(ox.Quad(body, term("aa:kind"), entity("concept", "organization-kind.society"), graph))
        store.add(ox.Quad(body, term("aa:source"), entity("source", "one"), graph))
        store.add(ox.Quad(body, term("rdfs:label"), ox.Literal(f"Body {one}", language="en"), graph))
    kind = entity("concept", "organization-kind.society")
    store.add(ox.Quad(kind, term("skos:notation"), ox.Literal("society"), graph))
    return store


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str, str]:
    """A build folder with an older and a newer release, and their ids."""
    folder = tmp_path / "build"
    older = released(folder, of(2))
    first = (folder / "current").resolve().name
    released(folder, of(5))
    assert older == folder
    return folder, first, (folder / "current").resolve().name


@pytest.fixture
def client(kept: tuple[Path, str, str]) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(build=kept[0], follow_seconds=0))) as client:
        yield client


def test_a_kept_release_answers_where_it_is_named(client: TestClient, kept: tuple[Path, str, str]) -> None:
    _, first, second = kept
    for named, id, number in ((None, second, 5), (first, first, 2), (first[:8], first, 2), (second, second, 5)):
        parameters = {"release": named} if named else {}
        answer = client.get("/api/queries/organizations", params=parameters)
        assert (answer.status_code, answer.json()["release"], len(answer.json()["rows"])) == (200, id, number)
        assert answer.headers["accord-release"] == id
        counted = client.get("/sparql", params={"query": COUNTED, **parameters}).json()
        assert counted["results"]["bindings"][0]["n"]["value"] == str(4 * number + 1)


def test_tags_of_two_releases_differ(client: TestClient, kept: tuple[Path, str, str]) -> None:
    tags = {client.get("/api/vocabulary", params={"release": each}).headers["etag"] for each in kept[1:]}
    assert len(tags) == 2


def test_what_is_not_kept_is_404_with_what_is(client: TestClient, kept: tuple[Path, str, str]) -> None:
    for wanted in ("0123456789abcdef", "x", "../../etc"):
        for path in ("/api/vocabulary", "/sparql?query=ASK{}", "/id/organization/body-1"):
            refused = client.get(path, params={"release": wanted, **dict(httpx.QueryParams(path.partition("?")[2]))})
            assert refused.status_code == 404, (path, wanted)
            assert refused.json()["expected"] == sorted(kept[1:])


def test_an_older_form_is_409_with_its_files(client: TestClient, kept: tuple[Path, str, str]) -> None:
    folder, first, _ = kept
    manifest = folder / "releases" / first / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": 2', '"format": 1'))
    refused = client.get("/api/vocabulary", params={"release": first})
    assert refused.status_code == 409
    for address in refused.json()["downloads"]:
        assert client.get(address).status_code == 200


def test_a_damaged_one_is_said_to_be(client: TestClient, kept: tuple[Path, str, str]) -> None:
    folder, first, _ = kept
    quads = folder / "releases" / first / "accord.nq"
    quads.write_bytes(quads.read_bytes()[:-1])
    refused = client.get("/api/vocabulary", params={"release": first})
    assert refused.status_code == 503
    assert "damaged" in refused.json()["detail"]
    assert client.get("/api/vocabulary").status_code == 200


def test_files_of_a_release_stay(client: TestClient, kept: tuple[Path, str, str]) -> None:
    folder, first, _ = kept
    quads = client.get(f"/releases/{first}/accord.nq")
    assert quads.content == (folder / "releases" / first / "accord.nq").read_bytes()
    assert "immutable" in quads.headers["cache-control"]
    assert client.get(f"/releases/{first}/accord.nq", headers={"Range": "bytes=0-9"}).status_code == 206
    assert client.get(f"/releases/{first}/manifest.json").json()["release"] == first
    assert client.get(f"/releases/{first}").json()["release"] == first
    for name in ("citation.bib", "citation.json", "citation.txt", "CITATION.cff"):
        text = client.get(f"/releases/{first}/{name}").text
        assert first in text
        assert f"/releases/{first}" in text
    assert client.get(f"/releases/{first}/../../x").status_code == 404
    assert client.get(f"/releases/{first}/other").status_code == 404


def test_every_answer_says_that_it_takes_a_release(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    lacking = [
        path
        for path, operations in paths.items()
        if path.startswith(("/api/", "/id/"))
        and "get" in operations
        and not {"release", "layers"} <= {each["name"] for each in operations["get"].get("parameters", ())}
    ]
    assert lacking == []


def test_at_most_so_many_are_open(kept: tuple[Path, str, str]) -> None:
    folder, first, second = kept
    released(folder, of(7))
    with TestClient(create_app(Settings(build=folder, releases_open=1, follow_seconds=0))) as client:
        for wanted, number in ((first, 2), (second, 5), (first, 2)):
            rows = client.get("/api/queries/organizations", params={"release": wanted}).json()["rows"]
            assert len(rows) == number


def test_a_running_service_goes_over_without_a_failed_request(kept: tuple[Path, str, str], tmp_path: Path) -> None:
    folder, first, second = kept
    with serving(folder, tmp_path / "log", follow_seconds=0.1) as (client, _):
        seen: list[tuple[str, str, int]] = []
        failed: list[object] = []
        stop = Event()

        def ask() -> None:
            with httpx.Client(base_url=client.base_url, timeout=30) as own:
                while not stop.is_set():
                    answer = own.get("/api/queries/organizations")
                    if answer.status_code != 200:
                        failed.append((answer.status_code, answer.text))
                        return
                    body = answer.json()
                    seen.append((answer.headers["accord-release"], body["release"], len(body["rows"])))

        visitors = [Thread(target=ask) for _ in range(4)]
        for visitor in visitors:
            visitor.start()
        for wanted in (first, second, first):
            switch(folder, wanted)
            until = time.monotonic() + 30
            while client.get("/ready").json()["release"] != wanted:
                assert time.monotonic() < until
                time.sleep(0.05)
            counted = client.get("/sparql", params={"query": COUNTED}).json()
            assert counted["results"]["bindings"][0]["n"]["value"] == ("9" if wanted == first else "21")
        stop.set()
        for visitor in visitors:
            visitor.join()
    assert not failed
    assert {header for header, _, _ in seen} == {first, second}
    assert all(header == said and number == (2 if said == first else 5) for header, said, number in seen)


def test_a_damaged_release_is_not_gone_over_to(kept: tuple[Path, str, str], tmp_path: Path) -> None:
    folder, first, second = kept
    quads = folder / "releases" / first / "accord.nq"
    quads.write_bytes(quads.read_bytes() + b"<x")
    with serving(folder, tmp_path / "log", follow_seconds=0.1) as (client, _):
        (folder / "next").symlink_to(f"releases/{first}")
        (folder / "next").rename(folder / "current")
        until = time.monotonic() + 10
        while "passed over" not in (tmp_path / "log").read_text() and time.monotonic() < until:
            time.sleep(0.05)
        assert client.get("/ready").json()["release"] == second
    assert (tmp_path / "log").read_text().count("passed over") == 1


def test_the_command_keeps_verifies_uses_and_prunes(accord: Run, kept: tuple[Path, str, str]) -> None:
    folder, first, second = kept
    released(folder, of(9))
    third = (folder / "current").resolve().name
    at = ("--build", str(folder))
    assert accord("releases", "keep", first, *at).returncode == 0
    assert accord("releases", "prune", "--keep", "1", "--dry-run", *at).stdout.split() == [second]
    assert accord("releases", "prune", "--keep", "1", *at).stdout.split() == [second]
    listed = accord("releases", "list", *at).stdout
    assert first in listed
    assert third in listed
    assert second not in listed
    assert accord("releases", "verify", *at).returncode == 0
    assert accord("releases", "use", first[:10], *at).returncode == 0
    assert (folder / "current").resolve().name == first
    shutil.copy(folder / "releases" / first / "accord.nq", folder / "releases" / third / "accord.nq")
    damaged = accord("releases", "verify", *at)
    assert damaged.returncode == 1
    assert third in damaged.stdout
