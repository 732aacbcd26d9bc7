"""The endpoint as a part of the service: its settings, the endpoints it may call, what happens where it cannot run."""

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal
from tests.sparql.test_sandbox import listener
from tests.typed import as_a

from accord_atlas.loaders.published import question_statements
from accord_atlas.ontology.names import BASE, entity, term
from accord_atlas.queries.question import questions
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.web.app import create_app

OTHERS: dict[str, Any] = {
    "sparql_service_allow": "https://a.example/ https://b.example/",
    "sparql_folder": Path("/srv"),
}


NO_LIMIT = "sparql_memory_statements"
"""Where a release lies that queries ask, which is no limit on them."""


@pytest.mark.parametrize(
    "name", [name for name in Settings.model_fields if name.startswith("sparql_") and name != NO_LIMIT]
)
def test_each_setting_is_a_limit(name: str) -> None:
    """One that nothing reads would promise what is not held."""
    usual = Settings()
    other = usual.model_copy(update={name: OTHERS.get(name) or getattr(usual, name) * 2})
    changed = [each.name for each in fields(Limits) if _differs(each.name, usual, other)]
    assert len(changed) == 1


def _differs(name: str, one: Settings, other: Settings) -> bool:
    return bool(getattr(Limits.of(one), name) != getattr(Limits.of(other), name))


def test_an_allowed_endpoint_is_called_and_no_other(sample: Path) -> None:
    with listener() as (address, heard), listener() as (barred, unheard):
        config = Settings(build=sample, sparql_service_allow=f"https://a.example/ {address}")
        with TestClient(create_app(config)) as client:
            for target, status in ((address, 200), (barred, 403), (f"{address}?x", 403)):
                query = f"SELECT * {{ SERVICE <{target}> {{ ?s ?p ?o }} }}"
                answer = client.get("/sparql", params={"query": query})
                assert answer.status_code == status, answer.text
            both = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} SERVICE ?e {{ ?s ?p ?o }} }}"
            assert client.get("/sparql", params={"query": both}).status_code == 403
            assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
        assert len(heard) == 1
        assert unheard == []


def test_where_no_worker_starts_the_rest_of_the_service_goes_on(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with TestClient(create_app(Settings(build=sample))) as client:
        answer = client.get("/sparql", params={"query": "ASK {}"})
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert client.get("/ready").status_code == 200
        assert client.get("/id/organization/pec", headers={"Accept": "text/turtle"}).status_code == 200


def test_without_a_release_the_endpoint_says_so(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(build=tmp_path))) as client:
        answer = client.get("/sparql", params={"query": "ASK {}"})
    assert answer.status_code == 503
    assert answer.json()["type"].endswith("/no-release")


def test_each_problem_of_the_endpoint_is_explained_at_its_type(ask: TestClient) -> None:
    for query, slug in (("SELECT", "malformed-query"), ("CLEAR ALL", "update-as-query")):
        reply = ask.get("/sparql", params={"query": query}).json()
        assert reply["type"] == f"{BASE}problem/{slug}"
        assert ask.get(f"/problem/{slug}").status_code == 200


def test_each_stored_question_is_published_and_runs_on_the_endpoint(client: TestClient) -> None:
    """As SIB's editor asks for examples: executables with a comment and their SELECT."""
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      SELECT ?example ?select (COUNT(DISTINCT LANG(?comment)) AS ?languages) {
        ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select ?select .
      } GROUP BY ?example ?select"""
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    published = {row["example"]["value"]: row for row in rows}
    assert set(published) == {entity("question", name).value for name in questions()}
    for row in published.values():
        assert row["languages"]["value"] == "2"
        answer = client.post("/sparql", data={"query": row["select"]["value"]})
        assert answer.status_code == 200, answer.text


def test_a_question_is_published_with_its_words_and_its_query_as_it_stands() -> None:
    for name, question in questions().items():
        said = [s for s in question_statements() if s.subject == entity("question", name)]
        assert [s.object.value for s in said if s.predicate == term("sh:select")] == [question.query]
        labels = {(as_a(Literal, s.object).language, s.object.value) for s in said if s.predicate == term("rdfs:label")}
        assert labels == set(question.title.items())
