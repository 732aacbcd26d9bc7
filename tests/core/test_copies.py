"""A release asked from its copy on disk: the same answers, byte by byte; what is damaged is never answered from."""

import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from tests.conftest import released
from tests.remote.test_engines import cases

from accord_atlas.loaders import integrity
from accord_atlas.loaders.integrity import fingerprint, remembered
from accord_atlas.ontology.names import BASE, term
from accord_atlas.service.core import copies
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.snapshot import COPIES, NOTES, name, snapshot
from accord_atlas.service.core.store import CopiedStore, EmbeddedStore
from accord_atlas.service.web.app import create_app

MORE = [
    "/api/network?format=csv",
    "/api/compare?of=my,sg,th",
    "/api/gaps?jurisdiction=cn",
    "/api/changes?since=2020-01-01",
    "/id/jurisdiction/my?format=jsonld",
    "/api/queries/members?agreement=ipea&format=xml",
    "/api/queries/members?agreement=ipea&format=xlsx",
    "/api/queries/members?agreement=ipea&format=md",
]


@pytest.mark.long
def test_answers_are_equal_byte_by_byte(build: Path, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def copied(cls: Callable[..., Atlas], release: Release, config: Settings) -> Atlas:
        held = snapshot(release.path, release.id, build / COPIES)
        return cls(release, CopiedStore(held, lambda: None), config)

    monkeypatch.setattr(Atlas, "of", classmethod(copied))
    unequal = []
    with TestClient(create_app(Settings(build=build, answer_bytes=0, follow_seconds=0))) as there:
        for address in [*(each for each in cases() if not each.startswith("/sparql")), *MORE]:
            here, other = client.get(address), there.get(address)
            if (here.status_code, here.content) != (other.status_code, other.content):
                unequal.append(address)
    assert unequal == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build folder whose small release is treated as a large one that has been read often."""
    monkeypatch.setattr(copies, "SMALL", 0)
    monkeypatch.setattr(copies, "READINGS", 0)
    store = ox.Store()
    store.load(path=Path(__file__).with_name("tiny.trig"), format=ox.RdfFormat.TRIG)
    one = next(store.quads_for_pattern(None, term("rdfs:label"), None))
    store.add(ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(f"{BASE}graph/again")))
    return released(tmp_path / "build", store)


def opened(folder: Path) -> Atlas:
    return Atlas.open(folder, Settings(build=folder))


def test_the_copy_has_what_memory_has_in_the_same_order(folder: Path) -> None:
    atlas = opened(folder)
    memory = EmbeddedStore.load(atlas.release.path)
    assert isinstance(atlas.store, CopiedStore)
    everything = list(memory.quads())
    assert list(atlas.store.quads()) == everything
    assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in everything)
    again = ox.NamedNode(f"{BASE}graph/again")
    assert len(list(atlas.store.quads(graph=again))) == 1
    counted = "SELECT (COUNT(*) AS ?n) { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
    triples = {quad.triple for quad in memory.quads(None, term("rdfs:label"))}
    assert int(atlas.store.select(counted)[0]["n"].value) == len(triples)
    labelled = [named.iri for named in Atlas.serving(Settings(build=folder)).labels.of_kind()]
    assert all(iri in atlas.labels for iri in labelled)
    assert "no iri" not in atlas.labels
    assert sorted(each.iri for each in atlas.labels.of_kind()) == sorted(labelled)
    atlas.in_memory()
    assert list(atlas.store.quads()) == everything


def test_a_copy_is_made_once_it_is_worth_while_and_a_damaged_one_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(copies, "READINGS", 2)
    (folder / COPIES).mkdir()
    kinds = [type(opened(folder).store) for _ in range(4)]
    assert kinds == [EmbeddedStore, EmbeddedStore, CopiedStore, CopiedStore]
    copy = folder / COPIES / name(opened(folder).release.id)
    damaged = max((path for path in copy.iterdir() if path.is_file()), key=lambda path: path.stat().st_size)
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    store = opened(folder).store
    assert isinstance(store, CopiedStore)
    assert list(store.quads())
    assert "made anew" in caplog.text


def test_where_there_can_be_no_copies_the_release_is_read(folder: Path) -> None:
    (folder / COPIES).write_text("no folder")
    assert isinstance(opened(folder).store, EmbeddedStore)


def test_a_file_that_became_another_is_not_read_in_place_of_the_copy(folder: Path) -> None:
    atlas = opened(folder)
    before = list(atlas.store.quads())
    atlas.release.path.write_text("<x:a> <x:b> <x:c> <x:d> .\n")
    atlas.in_memory()
    assert list(atlas.store.quads()) == before


def test_what_another_process_read_is_not_read_again_until_it_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, notes = tmp_path / "file", tmp_path / NOTES
    file.write_text("one\n")
    os.utime(file, (1, 1))
    monkeypatch.setattr(integrity, "SETTLED_SECONDS", -1e9)  # as if it had lain there for long

    def read() -> integrity.Fingerprint:
        monkeypatch.setattr(integrity, "_known", {})  # as another process begins
        with remembered(notes):
            return fingerprint(file)

    first = read()
    monkeypatch.setattr(integrity, "sha256", None)  # reading would fail
    assert read() == first
    monkeypatch.undo()
    file.write_text("two\n")
    assert read() != first
    notes.write_text('[["x"]]')
    assert read().lines == 1
