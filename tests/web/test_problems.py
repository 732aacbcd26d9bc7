"""What goes wrong is told as a problem: no release, an address without a method, an error that nobody foresaw."""

import logging
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from accord_atlas.service.core import errors
from accord_atlas.service.core.errors import AtlasError, NoRelease
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app


def every(error: type[AtlasError]) -> list[type[AtlasError]]:
    return [error, *(below for kind in error.__subclasses__() for below in every(kind))]


def test_the_tree_is_drawn_as_it_is() -> None:
    for error in every(AtlasError):
        if error.__module__ == errors.__name__:
            drawn = next(line for line in (errors.__doc__ or "").splitlines() if f" {error.__name__} " in f" {line} ")
            assert str(error.status) in drawn
            assert error.title["en"]
            assert error.title["zh"]


def test_the_types_of_problems_are_explained(client: TestClient) -> None:
    for error in every(AtlasError):
        if error.__module__ == errors.__name__:
            page = client.get(f"/problem/{error.slug}?lang=zh")
            assert page.status_code == 200
            assert error.title["zh"] in page.text


def test_without_a_release_the_service_says_so_and_lives(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with TestClient(create_app(Settings(build=tmp_path))) as client:
        assert "accord build" in caplog.text
        assert client.get("/health").json()["status"] == "ok"
        for path in ("/ready", "/api/queries", "/api/queries/members?agreement=ipea", "/id/agreement/ipea"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert answer.json()["type"].endswith("/no-release")
            assert "accord build" in answer.json()["detail"]
        assert "accord-release" not in answer.headers


@pytest.mark.parametrize("path", ["/api/queries/members", "/id/organization/pec", "/dataset.nq", "/docs"])
def test_a_refused_method_is_told_all_that_there_are(client: TestClient, path: str) -> None:
    answer = client.delete(path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("manifest.json", "{"),
        ("manifest.json", "{}"),
        ("manifest.json", '{"release": "x", "data_date": "soon", "statements": 1}'),
        ("manifest.json", "[]"),
        ("accord.nq", "this is not N-Quads"),
    ],
)
def test_a_broken_release_is_told_apart_from_none(
    tiny: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, content: str
) -> None:
    for kept in ("manifest.json", "accord.nq"):
        (tmp_path / kept).write_bytes((tiny / kept).read_bytes())
    (tmp_path / name).write_text(content)
    with TestClient(create_app(Settings(build=tmp_path))) as client:
        problem = client.get("/ready").json()
    assert problem["status"] == 503
    assert name in problem["detail"]
    assert "damaged" in problem["detail"]
    assert str(tmp_path) in caplog.text, "who runs the service learns where"
    assert str(tmp_path) not in problem["detail"], "who asks it does not"


def test_a_missing_half_of_a_release_is_no_release(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes((tiny / "manifest.json").read_bytes())
    with pytest.raises(NoRelease):
        Release.open(tmp_path)


@pytest.mark.parametrize("path", ["/api/queries/members", "/id/agreement/ipea", "/health"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_method_that_an_address_does_not_have(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert "GET" in answer.headers["allow"]
    assert method in answer.json()["detail"]


@pytest.fixture
def broken(tiny: Path) -> FastAPI:
    """The application with one address where something unforeseen happens."""
    app = create_app(Settings(build=tiny))

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("secret of the house")

    return app


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_an_unforeseen_error_gets_a_number_and_tells_nothing_else(
    broken: FastAPI, caplog: pytest.LogCaptureFixture, accept: str
) -> None:
    with TestClient(broken, raise_server_exceptions=False) as client, caplog.at_level(logging.ERROR):
        answer = client.get("/broken", headers={"Accept": accept})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    record = next(record for record in caplog.records if record.name == "accord_atlas")
    assert record.exc_info
    number = str(record.args[0]) if isinstance(record.args, tuple) else ""
    assert len(number) == 8
    assert number in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
