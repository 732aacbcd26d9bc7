"""What is looked at less closely on the way of a plain query comes out as it did: coding, tags, releases by name."""

import pytest
from fastapi.testclient import TestClient

SELECT = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o)"


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0, identity", False), ("identity", False)],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_result_is_packed_once_and_for_who_takes_it(
    ask: TestClient, accepted: str, packed: bool, method: str
) -> None:
    where = {"params" if method == "GET" else "data": {"query": SELECT}}
    answer = ask.request(method, "/sparql", headers={"Accept-Encoding": accepted}, **where)
    assert (answer.headers.get("content-encoding") == "gzip") is packed
    assert len(answer.json()["results"]["bindings"]) == 19
    assert answer.headers["vary"].startswith("Accept, Accept-Encoding")
    if method == "GET":
        tag = answer.headers["etag"]
        assert tag.endswith('-gzip"') is packed
        held = {"Accept-Encoding": accepted, "If-None-Match": tag}
        assert ask.get("/sparql", params={"query": SELECT}, headers=held).status_code == 304


def test_lists_in_pieces_are_one_list_and_empty_lines_are_none(ask: TestClient) -> None:
    address = "/sparql?query=ASK%7B%7D"
    pieces = [("Accept", "text/html;q=0.1"), ("Accept", "text/csv"), ("Accept-Encoding", "")]
    assert ask.get(address, headers=pieces).headers["content-type"].startswith("text/csv")
    assert ask.get(address, headers=[("Accept", ""), ("If-None-Match", "")]).status_code == 200


def test_a_release_by_name_is_looked_for(ask: TestClient) -> None:
    for name in ("release", "rele%61se", "layers"):
        assert ask.get(f"/sparql?query=ASK%7B%7D&{name}=unknown").status_code == 404
