"""The help as it is served: in the reader's language, with no script but its own, each file where it is."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient

SCRIPT = re.compile(rb"<script>(.*?)</script>", re.S)


@pytest.mark.parametrize(("spoken", "language"), [("zh-CN", "zh"), ("en-GB", "en"), ("fr", "en")])
def test_the_entrance_leads_to_the_readers_language(tiny_client: TestClient, spoken: str, language: str) -> None:
    answer = tiny_client.get("/help", headers={"Accept-Language": spoken}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, f"/help/{language}/")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_runs_its_own_scripts_and_no_others(tiny_client: TestClient, language: str) -> None:
    page = tiny_client.get(f"/help/{language}/explain/standing", follow_redirects=True)
    assert (page.status_code, page.url.path) == (200, f"/help/{language}/explain/standing/")
    assert page.headers["content-language"] == language
    policy = page.headers["content-security-policy"].partition("script-src ")[2].partition(";")[0].split()
    inline = {f"'sha256-{b64encode(sha256(each).digest()).decode()}'" for each in SCRIPT.findall(page.content)}
    assert inline
    assert set(policy) == {"'self'", *inline}
    again = tiny_client.get(page.url.path, headers={"If-None-Match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_a_page_loads_is_there_and_may_be_kept(tiny_client: TestClient) -> None:
    page = tiny_client.get("/help/zh/")
    loads = re.findall(r'(?:src|href)="\./(assets/[^"]+\.(?:js|css))"', page.text)
    assert len(loads) >= 2
    for name in loads:
        answer = tiny_client.get(f"/help/zh/{name}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["fr/", "en/nowhere/", "en/.hidden", "en/%2e%2e/%2e%2e/pyproject.toml", "en/..%5cx"])
def test_what_is_not_there_is_404(tiny_client: TestClient, path: str) -> None:
    answer = tiny_client.get(f"/help/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/problem+json")
