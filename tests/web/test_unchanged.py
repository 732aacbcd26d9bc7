"""A visitor who has an answer already is told so before anything of it is made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.benchmarks.cpu import ADDRESSES

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.store import EmbeddedStore
from accord_atlas.service.web.app import create_app

OTHERS = (
    "/api/entities/organization/cse-cn/neighbours?limit=2",
    "/api/entities/organization/cse-cn/lineage",
    "/api/dossier",
    "/api/due",
    "/api/diff?from=2019-01-01",
    "/api/changes?since=2025-01-01",
    "/api/network/compare?from=2019-01-01&focus=cse-cn",
    "/api/network?focus=cse-cn&format=graphml",
    "/api/vocabulary",
    "/api/accession/ipea/cse-cn?format=md",
    "/api/queries/members?agreement=ipea&format=xlsx",
    "/api/queries/shared-agreements?a=cast&b=pec",
    "/api/queries/partners?organization=cast",
    "/api/queries/names?organization=cast",
)
EVERY = tuple(dict.fromkeys([*(a for a in ADDRESSES if a.startswith("/api/")), *OTHERS]))


@pytest.fixture(scope="module")
def forgetful(build: Path) -> Iterator[TestClient]:
    """The application on the real release; it keeps no answers."""
    with TestClient(create_app(Settings(build=build, answer_bytes=0))) as running:
        yield running


@pytest.mark.parametrize("address", EVERY)
def test_who_has_it_costs_no_answer(forgetful: TestClient, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    first = forgetful.get(address)
    assert first.status_code == 200, first.text

    def made(*_: object, **__: object) -> None:
        raise AssertionError("an answer is made, or the engine is queried")

    for name in ("__init__", "model_construct"):
        monkeypatch.setattr(Envelope, name, made)
    monkeypatch.setattr(EmbeddedStore, "query", made)  # an identifier is looked up all the same, by an index
    again = forgetful.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
