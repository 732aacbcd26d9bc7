"""The Graph Store Protocol: graphs read in every format, layers written in every format, nothing else written."""

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic
from tests.updates.conftest import GRAPH, Keeper

from accord_atlas.service.core.rdf import GRAPHS

TURTLE = '<urn:a> <urn:p> "x"@en, 1.5, "中文" ; <urn:q> <urn:b> .'
SENT = Graph().parse(data=TURTLE, format="turtle")
QUADS = {"nq", "trig"}


@pytest.mark.parametrize("offer", GRAPHS, ids=lambda offer: offer.name)
def test_what_is_put_is_got_in_every_format(shared: Keeper, offer: object) -> None:
    name, form = offer.name, offer.media_type  # type: ignore[attr-defined]
    kind = ox.RdfFormat.from_media_type(form)
    assert kind
    content = ox.serialize(
        (quad.triple for quad in ox.parse(TURTLE, format=ox.RdfFormat.TURTLE)) if name not in QUADS
        else ox.parse(TURTLE, format=ox.RdfFormat.TURTLE),
        format=kind,
    )  # fmt: skip
    assert content
    assert shared.store("PUT", f"in-{name}", content.decode(), form).status_code == 201
    for wanted in GRAPHS:
        got = shared.store("GET", f"in-{name}", form=wanted.media_type)
        assert got.headers["content-type"].startswith(wanted.media_type)
        wanted_kind = ox.RdfFormat.from_media_type(wanted.media_type)
        triples = {quad.triple for quad in ox.parse(got.content, format=wanted_kind)}
        assert triples == {quad.triple for quad in ox.parse(TURTLE, format=ox.RdfFormat.TURTLE)}
    assert isomorphic(Graph().parse(data=shared.store("GET", f"in-{name}").text, format="turtle"), SENT)


def test_put_replaces_post_adds_delete_removes(keeper: Keeper) -> None:
    assert keeper.store("GET", "notes").status_code == 404
    assert keeper.store("DELETE", "notes").status_code == 404
    assert keeper.store("POST", "notes", "<urn:a> <urn:p> 1 .").status_code == 201
    assert keeper.store("POST", "notes", "<#b> <urn:p> 2 .").status_code == 204
    assert keeper.held("notes") == {("urn:a", "urn:p", "1"), (f"{GRAPH}notes#b", "urn:p", "2")}
    put = keeper.store("PUT", "notes", "<urn:c> <urn:p> 3 .")
    assert put.status_code == 204
    assert keeper.held("notes") == {("urn:c", "urn:p", "3")}
    got = keeper.store("GET", "notes")
    assert got.headers["accord-release"] == put.headers["accord-release"]
    assert got.headers["cache-control"] == "no-cache"
    head = keeper.store("HEAD", "notes")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", got.headers["etag"])
    assert keeper.store("DELETE", "notes").status_code == 204
    assert keeper.store("GET", "notes").status_code == 404
    assert keeper.store("PUT", "notes", "").status_code == 204
    assert keeper.store("GET", "notes").status_code == 404


@pytest.mark.parametrize("address", ["?default", "?graph=urn:x&default", "?default="])
@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_the_default_graph_is_refused(shared: Keeper, method: str, address: str) -> None:
    answer = shared.client.request(method, f"/rdf-graph-store{address}", auth=("x", shared.token))
    assert (answer.status_code, "all graphs" in answer.json()["detail"]) == (403, True)


@pytest.mark.parametrize("graph", ["facts", "ontology", "layer", "layer.", "layer.A", "layer.a/b"])
def test_other_graphs_are_read_and_not_written(shared: Keeper, graph: str) -> None:
    address = f"/rdf-graph-store?graph=https://w3id.org/accord-atlas/graph/{graph}"
    sent = {"content": "<urn:a> <urn:p> 1 .", "headers": {"Content-Type": "text/turtle"}}
    for method in ("PUT", "POST", "DELETE"):
        assert shared.client.request(method, address, **sent).status_code == 401  # type: ignore[arg-type]
        answer = shared.client.request(method, address, auth=("x", shared.token), **sent)  # type: ignore[arg-type]
        assert answer.status_code == 403
        assert "graph/layer.name" in answer.json()["detail"]
    assert shared.client.get(address).status_code == (200 if graph in {"facts", "ontology"} else 404)


@pytest.mark.parametrize(
    ("form", "content", "status"),
    [
        ("text/turtle", "<urn:a> <urn:p> .", 400),
        ("text/turtle", '<urn:a> <urn:p> "\udcff" .', 400),
        ("application/rdf+xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', 400),
        ("application/ld+json", '{"@context": "http://127.0.0.1:1/context", "name": "x"}', 400),
        ("application/n-quads", "<urn:a> <urn:p> <urn:b> <urn:g> .", 400),
        ("application/n-triples", "<urn:a> <urn:p> <<( <urn:a> <urn:p> <urn:b> )>> .", 400),
        ("text/csv", "a,b", 415),
        ("", "<urn:a> <urn:p> 1 .", 415),
        ("text/turtle", "".join(f"<urn:a> <urn:p> {n} .\n" for n in range(501)), 507),
    ],
    ids=["turtle", "utf-8", "entity", "context", "graph", "rdf-1.2", "csv", "none", "many"],
)  # fmt: skip
def test_what_is_no_graph_is_refused(shared: Keeper, form: str, content: str, status: int) -> None:
    answer = shared.client.put(
        f"/rdf-graph-store?graph={GRAPH}bad",
        content=content.encode("utf-8", "surrogateescape"),
        headers={"Authorization": f"Bearer {shared.token}", "Content-Type": form},
    )
    assert answer.status_code == status, answer.text
    assert shared.held("bad") == set()


def test_the_address_names_one_graph(shared: Keeper) -> None:
    for address in ("", f"?graph={GRAPH}a&graph={GRAPH}b", "?graph=relative"):
        assert shared.client.get(f"/rdf-graph-store{address}").status_code == 400
    assert shared.client.options("/rdf-graph-store").headers["allow"].startswith("GET")
    assert shared.client.patch("/rdf-graph-store").status_code == 405
