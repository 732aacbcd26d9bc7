"""A release asked from its copy on disk: the same answers, byte by byte; what is damaged is never answered from."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.remote.test_engines import PLACES, cases

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.snapshot import COPIES, snapshot
from accord_atlas.service.core.store import CopiedStore
from accord_atlas.service.web.app import create_app

MORE = [
    "/api/network?format=csv",
    "/api/compare?of=my,sg,th",
    "/api/gaps?jurisdiction=cn",
    "/api/changes?since=2020-01-01",
    "/api/entities/organization/cast?limit=1000",
    "/id/jurisdiction/my?format=jsonld",
    "/api/queries/members?agreement=ipea&format=xml",
    "/api/queries/members?agreement=ipea&format=xlsx",
    "/api/queries/members?agreement=ipea&format=md",
]


@pytest.mark.long
def test_answers_are_equal_byte_by_byte(build: Path, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def copied(cls: type[Atlas], release: Release, config: Settings) -> Atlas:
        held = snapshot(release.path, release.id, build / COPIES)
        return cls(release, CopiedStore(held, lambda: None), config)

    monkeypatch.setattr(Atlas, "of", classmethod(copied))
    unequal = []
    with TestClient(create_app(Settings(build=build, answer_bytes=0))) as there:
        for address in [each for each in cases() if not each.startswith("/sparql")] + MORE:
            here, other = client.get(address), there.get(address)
            if (here.status_code, here.content) != (other.status_code, other.content):
                unequal.append(address)
    assert unequal == []
    assert set(PLACES) <= set(cases())
