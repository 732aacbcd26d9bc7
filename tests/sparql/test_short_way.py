"""The short way of a plain query answers as the usual one does."""

from collections.abc import Mapping

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from accord_atlas.service.web import short_way

SELECT = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o)"
OF_A_RUN = {"server-timing", "x-request-id"}


def _told(answer: Response) -> Mapping[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in OF_A_RUN}


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        (SELECT, {}),
        (SELECT + " LIMIT 1", {"Accept": "text/csv", "Accept-Encoding": "identity"}),
        (SELECT + " LIMIT 2", {"Accept-Encoding": "gzip;q=0, identity"}),
        (SELECT + " LIMIT 3", {"Accept-Encoding": "br, gzip;q=0.5"}),
        (SELECT + " LIMIT 4", {"Range": "bytes=2-9", "Accept-Encoding": "identity"}),
        ("ASK { ?s ?p ?o }", {"Accept": "application/sparql-results+xml"}),
        ("CONSTRUCT WHERE { ?s ?p ?o }", {"Accept": "application/n-triples"}),
        ("SELECT ?s { ?s ?p", {}),
        ("DELETE WHERE { ?s ?p ?o }", {}),
        (SELECT, {"Accept": "image/png"}),
        (SELECT, {"Host": "no host"}),
        ("SELECT (NOW() AS ?n) {}", {"Accept-Encoding": "identity", "Range": "bytes=0-1"}),
    ],
)
def test_equal(ask: TestClient, monkeypatch: pytest.MonkeyPatch, query: str, headers: dict[str, str]) -> None:
    short = ask.get("/sparql", params={"query": query}, headers=headers)
    _forget(ask)
    monkeypatch.setattr(short_way, "_plain", lambda _: False)
    usual = ask.get("/sparql", params={"query": query}, headers=headers)
    assert short.status_code == usual.status_code
    error = short.status_code >= 400  # not packed on the short way
    packing = {"content-length"} if "NOW" in query else set[str]()
    if error:
        packing = {"content-length", "content-encoding", "vary"}
    assert {n: v for n, v in _told(short).items() if n not in packing} == {
        n: v for n, v in _told(usual).items() if n not in packing
    }
    assert short.content == usual.content or "NOW" in query
    tag = usual.headers.get("etag")
    if tag and usual.status_code == 200:
        monkeypatch.undo()
        assert ask.get("/sparql", params={"query": query}, headers={**headers, "If-None-Match": tag}).status_code == 304


def test_release_by_name_is_looked_for(ask: TestClient) -> None:
    for name in ("release", "rele%61se", "layers"):
        assert ask.get(f"/sparql?query=ASK%7B%7D&{name}=unknown").status_code == 404


def _forget(ask: TestClient) -> None:
    """Let nothing that was kept answer."""
    kept = ask.app.state.answers  # type: ignore[attr-defined]
    while kept._variants:
        kept._forget(next(iter(kept._variants)))
