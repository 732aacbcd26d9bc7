"""How the interface is served: under a strict policy, and with an honest page where it was not built."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.errors import BadSetting
from accord_atlas.service.core.settings import Settings, settings
from accord_atlas.service.web.app import create_app
from accord_atlas.service.web.routes import ui

HTML = {"Accept": "text/html"}


@pytest.fixture
def unbuilt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(ui, "folder", lambda: tmp_path)
    ui.document.cache_clear()
    yield
    ui.document.cache_clear()


@pytest.mark.parametrize("path", ui.PAGES)
def test_pages_allow_only_their_own_server(interface: Path, client: TestClient, path: str) -> None:
    ui.document.cache_clear()
    answer = client.get(path.format(slug="my", tab="imports"), headers=HTML)
    policy = answer.headers["Content-Security-Policy"]
    assert answer.status_code == 200
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_pages_are_framed_by_those_alone_whom_the_operator_names(interface: Path, tiny: Path) -> None:
    ui.document.cache_clear()
    with TestClient(create_app(Settings(build=tiny))) as client:
        alone = client.get("/network?embed=1", headers=HTML)
    assert alone.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert '<meta name="frames" content="" />' in alone.text
    named = " 'self'  https://intranet.example.org "
    with TestClient(create_app(Settings(build=tiny, frame_ancestors=named))) as client:
        framed = client.get("/network?embed=1", headers=HTML)
    policy = framed.headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://intranet.example.org")
    assert '<meta name="frames" content="allowed" />' in framed.text
    assert "X-Frame-Options" not in framed.headers


@pytest.mark.parametrize(
    "named", ["", "*", "example.org", "'none' 'self'", "https://example.org/path", "'self'; script-src *"]
)
def test_a_frame_setting_that_is_none_stops_the_start(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_FRAME_ANCESTORS", named)
    settings.cache_clear()
    try:
        with pytest.raises(BadSetting, match="ACCORD_FRAME_ANCESTORS"):
            settings()
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_the_document_is_in_the_readers_language(interface: Path, client: TestClient) -> None:
    ui.document.cache_clear()
    assert '<html lang="zh">' in client.get("/matrix?lang=zh", headers=HTML).text
    assert '<html lang="zh">' in client.get("/matrix", headers={**HTML, "Accept-Language": "zh-CN,en;q=0.5"}).text
    assert '<html lang="en">' in client.get("/matrix?lang=en", headers={**HTML, "Accept-Language": "zh-CN"}).text


def test_hashed_files_are_kept_for_ever(interface: Path, client: TestClient) -> None:
    asset = next((interface / "assets").glob("*.js")).name
    assert "immutable" in client.get(f"/ui/assets/{asset}").headers["Cache-Control"]
    assert client.get("/ui/theme.js").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/ui/none.js", "/ui/.vite/manifest.json", "/ui/..%2f..%2fapp.py", "/ui/assets"])
def test_nothing_else_is_served(interface: Path, client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.usefixtures("unbuilt")
@pytest.mark.parametrize(("lang", "words"), [("en", "The web interface is not built"), ("zh", "网页界面尚未构建")])
def test_without_a_build_a_page_says_how_to_make_one(client: TestClient, lang: str, words: str) -> None:
    answer = client.get("/matrix", params={"lang": lang}, headers=HTML)
    assert answer.status_code == 503
    assert words in answer.text
    assert "npm run build" in answer.text
    assert client.get("/api/queries").status_code == 200
