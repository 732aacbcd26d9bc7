"""Every answer says which local layers spoke, and `layers` chooses the kept release that has just these."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.conftest import released
from tests.web.test_kept_releases import COUNTED, of

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

Ids = dict[str, str]


def entry(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "who": "li-ming", "when": "2026-11-28T00:00:00+00:00"} for name in names]


@pytest.fixture
def ids(tmp_path: Path) -> Ids:
    """A build folder: the curated release, one with a layer, one with two in use; by their layers."""

    def made(number: int, *names: str, **facts: object) -> str:
        released(tmp_path, of(number), **facts, **({"layers": entry(*names)} if names else {}))
        return (tmp_path / "current").resolve().name

    old, curated = made(1), made(2)
    return {"old": old, "none": curated, "b": made(3, "b", base=curated), "b,a": made(4, "b", "a", base=curated)}


@pytest.fixture
def client(ids: Ids, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(build=tmp_path, follow_seconds=0, releases_open=3))) as client:
        yield client


@pytest.mark.parametrize(
    ("wanted", "has"), [("", "b,a"), ("a,b", "b,a"), ("b,a", "b,a"), ("b", "b"), ("none", "none"), ("b,b", "b")]
)
def test_the_release_with_just_these_answers(client: TestClient, ids: Ids, wanted: str, has: str) -> None:
    parameters = {"layers": wanted} if wanted else {}
    answer = client.get("/api/queries/organizations", params=parameters)
    said = answer.json()
    assert (said["release"], said["layers"]) == (ids[has], [] if has == "none" else has.split(","))
    assert answer.headers.get("accord-layers", "none") == has.replace(",", ", ")
    assert client.get("/sparql", params={"query": COUNTED, **parameters}).headers["accord-release"] == ids[has]
    for path in ("/api/vocabulary", "/api/queries", "/api/search?q=body"):
        found = client.get(path, params=[*parameters.items(), *(("q", "body") for _ in range("?" in path))]).json()
        assert (found["release"], found["layers"]) == (said["release"], said["layers"])


def test_what_is_not_kept_is_404_with_what_is(client: TestClient) -> None:
    for wanted in ("a", "a,b,c", "nowhere", "../x"):
        refused = client.get("/api/vocabulary", params={"layers": wanted})
        assert refused.status_code == 404
        assert refused.json()["expected"] == ["b", "b,a", "none"]


def test_release_and_layers_together_must_agree(client: TestClient, ids: Ids) -> None:
    both = {"release": ids["b"], "layers": "b"}
    assert client.get("/api/vocabulary", params=both).json()["release"] == ids["b"]
    refused = client.get("/api/vocabulary", params={**both, "layers": "none"})
    assert (refused.status_code, refused.json()["expected"]) == (422, "b")


def test_tables_and_pages_name_the_layers(client: TestClient) -> None:
    for parameters, named in (({}, True), ({"layers": "none"}, False)):
        table = client.get("/api/queries/organizations", params={"format": "md", "lang": "en", **parameters}).text
        assert ("Local layers: b, a" in table) is named
        page = client.get("/search", params={"lang": "zh", **parameters}, headers={"Accept": "text/html"}).text
        assert ("除基础数据外，另含本地层：b、a。" in page) is named


def test_the_description_of_the_dataset_names_them(client: TestClient, ids: Ids) -> None:
    said = client.get("/dataset", headers={"Accept": "text/turtle"}).text
    assert '"Local layer b"@en' in said
    assert '"本地层：a"@zh' in said
    assert f"/releases/{ids['none']}/accord.nq" in said
