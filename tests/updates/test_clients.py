"""Clients as they are: rdflib's update store, curl, and the commands of Jena as they write to a graph store."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from tests.conftest import Served, released

from accord_atlas.service.core.tokens import Tokens

HOME = "https://w3id.org/accord-atlas/graph/layer.rdflib"
S, P = URIRef("urn:s"), URIRef("urn:p")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a real server, and a token."""
    build = released(tmp_path_factory.mktemp("clients") / "build")
    token = Tokens(build / "tokens.json").add("client", ["update"])
    with Served("--port", "0", build=build) as (_, address):
        yield address.rstrip("/"), token


def store(served: tuple[str, str], **given: object) -> SPARQLUpdateStore:
    address, token = served
    return SPARQLUpdateStore(f"{address}/sparql", f"{address}/update", auth=("anyone", token), **given)  # type: ignore[arg-type]


def test_rdflib_adds_removes_asks_and_updates(served: tuple[str, str]) -> None:
    graph = Graph(store(served), identifier=HOME)
    graph.add((S, P, Literal(1)))
    graph.addN((S, P, Literal(n), graph) for n in (2, 3))
    assert set(graph.objects(S, P)) == {Literal(1), Literal(2), Literal(3)}
    graph.remove((S, P, Literal(2)))
    graph.update("DELETE { ?s ?p 3 } INSERT { ?s ?p 'drei' } WHERE { ?s ?p 3 }")
    assert {str(row[0]) for row in graph.query("SELECT ?o { ?s ?p ?o }")} == {"1", "drei"}  # type: ignore[index]
    assert len(graph) == 2
    graph.remove((None, None, None))
    assert len(graph) == 0


def test_rdflib_commits_and_rolls_back(served: tuple[str, str]) -> None:
    kept = store(served, autocommit=False, dirty_reads=True)
    graph = Graph(kept, identifier=HOME)
    graph.add((S, P, Literal("a")))
    kept.rollback()
    kept.commit()
    assert len(graph) == 0
    for number in range(50):
        graph.add((S, P, Literal(number)))
    assert len(graph) == 0
    kept.commit()
    assert len(graph) == 50
    by_header = SPARQLUpdateStore(
        f"{served[0]}/sparql", f"{served[0]}/update", headers={"Authorization": f"Bearer {served[1]}"}
    )
    Graph(by_header, identifier=HOME).remove((None, None, None))
    assert len(graph) == 0


def test_rdflib_without_a_token_changes_nothing(served: tuple[str, str]) -> None:
    graph = Graph(SPARQLUpdateStore(f"{served[0]}/sparql", f"{served[0]}/update"), identifier=HOME)
    with pytest.raises(OSError, match="401"):
        graph.add((S, P, Literal(1)))


def test_curl(served: tuple[str, str], tmp_path: Path) -> None:
    if not shutil.which("curl"):
        pytest.skip("no curl")
    address, token = served
    home = "https://w3id.org/accord-atlas/graph/layer.curl"

    def curl(*arguments: str) -> str:
        command = ["curl", "-sS", "--fail-with-body", "--oauth2-bearer", token, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=dict(os.environ)).stdout

    curl(f"{address}/update", "--data-urlencode", f"update=INSERT DATA {{ GRAPH <{home}> {{ <urn:a> <urn:p> 1 }} }}")
    assert "<urn:a>" in curl("-H", "Accept: application/n-triples", f"{address}/rdf-graph-store?graph={home}")
    file = tmp_path / "b.ttl"
    file.write_text("<urn:b> <urn:p> 2 .")
    curl("-T", str(file), "-H", "Content-Type: text/turtle", f"{address}/rdf-graph-store?graph={home}")
    assert "<urn:a>" not in curl("-H", "Accept: application/n-triples", f"{address}/rdf-graph-store?graph={home}")


def test_a_graph_is_written_as_jena_writes_it(served: tuple[str, str]) -> None:
    """What `s-put`, `s-post`, `s-get` and `s-delete` send."""
    address, token = served
    graph = {"graph": "https://w3id.org/accord-atlas/graph/layer.jena"}
    with httpx.Client(base_url=address, auth=("x", token), timeout=60) as client:
        sent = {"Content-Type": "text/turtle;charset=utf-8", "Accept": "*/*"}
        put = client.put("/rdf-graph-store", params=graph, content="<urn:a> <urn:p> '中' .".encode(), headers=sent)
        assert put.status_code == 201
        wanted = {"Accept": "text/turtle , application/n-triples , application/ld+json , application/rdf+xml;q=0.9"}
        assert "中" in client.get("/rdf-graph-store", params=graph, headers=wanted).text
        assert client.post("/rdf-graph-store", params=graph, content=b"<urn:b> <urn:p> 2 .", headers=sent).is_success
        assert client.delete("/rdf-graph-store", params=graph).status_code == 204
