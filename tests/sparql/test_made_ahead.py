"""What was made ahead (the copy that query processes open, the files for download) is proved before it is used.

It is damaged here in every way that a disk, a person or a full file system may damage it, before the service starts
and while it runs; then it is asked for.
"""

import gzip
import json
import os
import shutil
import signal
from base64 import b64decode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.conftest import released
from tests.typed import as_a

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
Damage = Callable[[Path], object]


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0" * 10)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


TO_A_FILE: list[Damage] = [shortened, flipped, longer, emptied, missing, folder]
each_damage = pytest.mark.parametrize("damage", TO_A_FILE, ids=lambda damage: damage.__name__)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder for which all has been made ahead."""
    build = released(tmp_path_factory.mktemp("made") / "build")
    with TestClient(create_app(Settings(build=build))) as client:
        assert client.get("/dataset.nq").status_code == 200
    return build


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """One like it, for a test to damage."""
    return Path(shutil.copytree(made, tmp_path / "build", symlinks=True))


@pytest.fixture
def client(own: Path) -> Iterator[Callable[[], TestClient]]:
    """Starts the service, when what it finds has been damaged; it asks the copy on disk, not one in memory."""
    running: list[TestClient] = []
    config = Settings(build=own, sparql_memory_statements=0)

    def start() -> TestClient:
        running.append(TestClient(create_app(config)).__enter__())
        return running[0]

    yield start
    for each in running:
        each.__exit__(None, None, None)


def only(parent: Path) -> Path:
    """The folder that was made in another."""
    (found,) = (path for path in parent.iterdir() if path.is_dir())
    return found


def counts_all(client: TestClient, own: Path) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    assert answer.text.split() == ["n", str(json.loads((own / "manifest.json").read_text())["statements"])]


@each_damage
@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst", "OPTIONS-*"])
def test_a_damaged_copy_is_made_anew(own: Path, client: Callable[[], TestClient], name: str, damage: Damage) -> None:
    copy = only(own / "store")
    damage(sorted(copy.glob(name))[-1])
    counts_all(client(), own)
    assert only(own / "store") == copy


@each_damage
@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_copy_that_is_damaged_while_the_service_runs_is_made_anew(
    own: Path, client: Callable[[], TestClient], name: str, damage: Damage
) -> None:
    started = client()
    damage(sorted(only(own / "store").glob(name))[-1])
    for worker in as_a(FastAPI, started.app).state.sparql.current.pool.pids():
        os.kill(worker, signal.SIGKILL)
    counts_all(started, own)


def test_a_copy_that_is_removed_while_the_service_runs_is_made_anew(
    own: Path, client: Callable[[], TestClient]
) -> None:
    started = client()
    shutil.rmtree(own / "store")
    for worker in as_a(FastAPI, started.app).state.sparql.current.pool.pids():
        os.kill(worker, signal.SIGKILL)
    counts_all(started, own)


def test_a_copy_that_proves_damaged_while_it_is_asked_is_made_anew(
    own: Path, client: Callable[[], TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    started = client()
    for table in only(own / "store").glob("*.sst"):
        content = bytearray(table.read_bytes())
        content[:200] = bytes(200)
        table.write_bytes(content)
    counts_all(started, own)
    assert str(own) in caplog.text, "who runs the service learns of it"


def test_a_place_for_results_that_was_removed_is_made_anew(own: Path, client: Callable[[], TestClient]) -> None:
    started = client()
    shutil.rmtree(own / "spool")
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 5000"
    headers = {"Accept": "text/csv", "Accept-Encoding": "identity"}
    answer = started.get("/sparql", params={"query": query}, headers=headers)
    assert (answer.status_code, len(answer.text.splitlines())) == (200, 5001), answer.text[:500]


@pytest.mark.parametrize("part", ["store", "downloads"])
def test_what_is_there_by_name_only_is_made_anew(own: Path, client: Callable[[], TestClient], part: str) -> None:
    empty = only(own / part)
    shutil.rmtree(empty)
    empty.mkdir()
    started = client()
    counts_all(started, own)
    is_whole(started.get("/dataset.nq.gz"), own)


def is_whole(answer: httpx.Response, own: Path, name: str = "dataset.nq") -> None:
    """An answer with a download, packed or not, that is what its digest says and what the release says."""
    assert answer.status_code in {200, 206}, answer.text
    digest = answer.headers["repr-digest"].removeprefix("sha-256=:").removesuffix(":")
    content = answer.content
    assert sha256(content).digest() == b64decode(digest)
    if name == "dataset.nq":
        plain = gzip.decompress(content) if answer.headers["content-type"] == "application/gzip" else content
        assert plain == (own / "accord.nq").read_bytes()


@each_damage
@pytest.mark.parametrize("name", ["index.json", "dataset.nq.gz", "dataset.ttl.gz"])
def test_damaged_downloads_are_made_anew(
    own: Path, client: Callable[[], TestClient], name: str, damage: Damage
) -> None:
    damage(only(own / "downloads") / name)
    started = client()
    assert started.get("/dataset").status_code == 200
    for requested in ("dataset.nq", "dataset.nq.gz", "dataset.ttl", "dataset.ttl.gz"):
        is_whole(started.get(f"/{requested}"), own, requested.removesuffix(".gz"))


@pytest.mark.parametrize("content", ["[]", "{}", "null", '[{"name": "dataset.nq"}]', "[" * 100_000])
def test_an_index_with_other_words_is_made_anew(own: Path, client: Callable[[], TestClient], content: str) -> None:
    (only(own / "downloads") / "index.json").write_text(content)
    started = client()
    assert started.get("/dataset").status_code == 200
    is_whole(started.get("/dataset.nq.gz"), own)


@each_damage
@pytest.mark.parametrize("coding", ["gzip", "identity"])
@pytest.mark.parametrize("requested", ["dataset.nq", "dataset.nq.gz"])
def test_a_download_that_is_damaged_while_the_service_runs_is_made_anew(
    own: Path, client: Callable[[], TestClient], requested: str, coding: str, damage: Damage
) -> None:
    started = client()
    is_whole(started.get(f"/{requested}"), own)
    damage(only(own / "downloads") / "dataset.nq.gz")
    is_whole(started.get(f"/{requested}", headers={"Accept-Encoding": coding}), own)


def test_a_folder_of_downloads_that_is_removed_while_the_service_runs_is_made_anew(
    own: Path, client: Callable[[], TestClient]
) -> None:
    started = client()
    is_whole(started.get("/dataset.nq"), own)
    shutil.rmtree(own / "downloads")
    is_whole(started.get("/dataset.nq"), own)


def test_downloads_are_not_made_of_what_is_no_longer_the_release(own: Path, client: Callable[[], TestClient]) -> None:
    started = client()
    is_whole(started.get("/dataset.nq"), own)
    shortened(own / "accord.nq")
    emptied(only(own / "downloads") / "dataset.nq.gz")
    answer = started.get("/dataset.nq")
    assert (answer.status_code, "repr-digest" in answer.headers) == (503, False)


@pytest.mark.parametrize(("part", "path"), [("store", "/sparql?query=ASK{}"), ("downloads", "/dataset.nq")])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_cannot_be_made_is_told_without_a_path(
    own: Path, client: Callable[[], TestClient], caplog: pytest.LogCaptureFixture, part: str, path: str, language: str
) -> None:
    shutil.rmtree(own / part)
    (own / part).write_text("in the way")
    answer = client().get(path, headers={"Accept-Language": language})
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert str(own.parent) not in answer.text
    assert "Traceback" not in answer.text
    assert "Errno" not in answer.text
    assert str(own) in caplog.text, "who runs the service learns what is wrong"
