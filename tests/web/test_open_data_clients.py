"""What clients of linked data count on, each thing by its name, on the real release; the clients: `tests/clients`."""

from typing import Any

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

PEC = "/id/organization/pec"
DEREFERENCES = "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,text/turtle;q=0.6"
"""What rdf-dereference and Comunica accept."""
PRELUDE = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX sh: <http://www.w3.org/ns/shacl#> "


def triples(client: TestClient, path: str, accept: str) -> tuple[set[str], set[str]]:
    """The triples of a document, and the names of the graphs in which they stand."""
    answer = client.get(path, headers={"Accept": accept})
    form = ox.RdfFormat.from_media_type(answer.headers["content-type"].partition(";")[0])
    assert form
    quads = list(ox.parse(answer.content, format=form))
    return {str(quad.triple) for quad in quads}, {str(quad.graph_name) for quad in quads}


@pytest.mark.parametrize("path", [PEC, "/ontology", "/graph/questions"])
def test_one_default_graph_whatever_the_format(with_files: TestClient, path: str) -> None:
    client = with_files
    plain, _ = triples(client, path, "application/n-triples")
    for accept in (DEREFERENCES, "application/trig", "application/ld+json", "application/rdf+xml"):
        assert triples(client, path, accept) == (plain, {"DEFAULT"}), accept
    _, named = triples(client, f"{path}?graphs=named", "application/n-quads")
    assert "DEFAULT" not in named


def test_ordered_paging_is_not_the_dearer_for_the_store_on_disk(client: TestClient) -> None:
    query = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 100 OFFSET 50000"
    answer = client.get("/sparql", params={"query": query, "format": "csv"})
    assert (answer.status_code, answer.headers["accord-rows"]) == (200, "100")


def test_a_parameter_that_is_empty_is_not_given(client: TestClient) -> None:
    links = {"default-graph-uri": "", "named-graph-uri": "", "query": "ASK {}", "format": "", "timeout": ""}
    assert client.get("/sparql", params=links).status_code == 200


def test_the_public_address_is_a_setting(build: Any) -> None:
    config = Settings(build=build, public_url="https://atlas.example.org/engineers", allowed_hosts="", sparql_workers=1)
    with TestClient(create_app(config)) as client:
        said = client.get("/sparql", headers={"Host": "atlas.example.org", "Accept": "text/turtle"}).text
    assert "<https://atlas.example.org/engineers/sparql>" in said


def test_the_endpoint_describes_itself_to_queries(client: TestClient) -> None:
    for pattern in (
        "?dataset <http://purl.org/dc/terms/license> ?a ; <http://purl.org/dc/terms/publisher> ?b .",
        "?part void:class ?a ; void:propertyPartition [ void:property ?b ]",
        "?dataset sh:declare [ sh:prefix ?a ; sh:namespace ?b ]",
    ):
        answer = client.get("/sparql", params={"query": f"{PRELUDE} ASK {{ {pattern} }}"})
        assert answer.json()["boolean"] is True, pattern


def test_an_accept_header_is_read_with_its_quotes_and_gaps(client: TestClient) -> None:
    quoted = 'application/ld+json;profile="http://a/x,http://b/y"'
    assert client.get(PEC, headers={"Accept": quoted}).headers["content-type"] == "application/ld+json"
    assert client.get(PEC, headers={"Accept": ","}).status_code == 200


def test_only_prefixes_that_are_used_are_declared(client: TestClient) -> None:
    query = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c . FILTER(CONTAINS(STR(?c), 'ontology#Agreement')) } LIMIT 1"
    for path, params in (("/sparql", {"query": query, "format": "ttl"}), (f"{PEC}.ttl", {})):
        text = client.get(path, params=params).text
        declared = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
        assert declared
        body = "\n".join(line for line in text.splitlines() if not line.startswith("@prefix"))
        assert all(prefix in body for prefix in declared)


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/ontology.ttl", "text/turtle"),
        ("/ontology.owl", "application/rdf+xml"),
        ("/ontology.rdf", "application/rdf+xml"),
        ("/id", "text/turtle"),
        ("/id/organization", "text/turtle"),
        ("/sparql?query=ASK%7B%7D&format=xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_addresses_that_people_guess_are_there(client: TestClient, path: str, form: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, form)


def test_options_are_told_everywhere_and_a_private_network_may_be_asked(client: TestClient) -> None:
    for path in (PEC, "/id", "/ontology", "/graph/questions", "/sparql", "/reconcile", "/recognition", "/api/search"):
        assert client.options(path).status_code == 204, path
    private = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Private-Network": "true",
    }
    answer = client.options("/sparql", headers=private)
    assert (answer.status_code, answer.headers["access-control-allow-private-network"]) == (200, "true")


def test_a_variable_that_is_not_grouped_is_named_and_an_update_as_a_query_is_malformed(client: TestClient) -> None:
    grouped = client.get("/sparql", params={"query": "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"})
    assert "?s" in grouped.json()["detail"]
    assert "GROUP BY" in grouped.json()["detail"]
    update = client.post("/sparql", data={"query": "INSERT DATA { <a:a> <a:b> <a:c> }"})
    assert update.status_code == 400
