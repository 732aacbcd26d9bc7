"""Linked data: every IRI of ours that the release holds, anywhere, leads to something that speaks of it.

All of them are looked up; those of which there are thousands (claims) are fetched by sample here and one by
one in `make stress`. `tests/web/test_linked_data.py` looks at what is said about a thing of each kind.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from tests.sparql.following import fetch_all
from tests.typed import text

from accord_atlas.ontology.names import BASE, ONTOLOGY, kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import at
from accord_atlas.service.core.rdf import FORMATS, GRAPHS

EVERY = 40
"""Of the kinds with thousands of things, one in so many is fetched."""


def iris_of(path: Path) -> set[str]:
    """Every IRI of ours in a release: subjects, predicates, objects, graphs, datatypes."""

    def nodes() -> Iterator[str]:
        for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
            for node in (*quad.triple, quad.graph_name):
                if isinstance(node, ox.NamedNode):
                    yield node.value
                elif isinstance(node, ox.Literal):
                    yield node.datatype.value

    return {iri for iri in nodes() if iri.startswith(BASE)}


@pytest.fixture(scope="module")
def iris(build: Path) -> set[str]:
    return iris_of(build / "accord.nq")


def test_each_is_an_entity_a_term_or_a_graph_that_the_release_speaks_of(iris: set[str], atlas: Atlas) -> None:
    subjects = {str(quad.subject) for quad in atlas.store.quads()}
    graphs = {str(quad.graph_name) for quad in atlas.store.quads()}
    versions = {text(quad.object) for quad in atlas.store.quads(None, term("owl:versionIRI"))}
    for iri in iris:
        if iri.startswith(f"{BASE}graph/"):
            assert f"<{iri}>" in graphs, iri
            continue
        if iri in versions or iri in (BASE, f"{BASE}sparql"):
            continue
        assert f"<{iri}>" in subjects, f"{iri} is pointed at, and nothing is said about it"
        if not iri.startswith((f"{BASE}ontology", f"{BASE}dataset")):
            kind, slug = kind_and_slug(iri) or ("", "")
            assert at(atlas, kind, slug).iri == iri


def test_each_entity_is_fetched(iris: set[str], client: TestClient) -> None:
    paths = sorted(iri.removeprefix(BASE) for iri in iris if iri.startswith(f"{BASE}id/"))
    crowded = [path for path in paths if path.startswith("id/claim/")]
    chosen = {*paths} - {*crowded} | {*crowded[::EVERY]}
    assert len(chosen) > 1000
    for path, status, content_type, body in asyncio.run(fetch_all(client.app, sorted(chosen), "application/n-triples")):
        assert (status, content_type.partition(";")[0]) == (200, "application/n-triples"), path
        assert f"<{BASE}{path}> ".encode() in body, path


def test_each_term_is_told_of_where_it_leads(iris: set[str], client: TestClient) -> None:
    terms = {iri for iri in iris if iri.startswith(ONTOLOGY)}
    page = client.get("/ontology", params={"format": "html"}).text
    graph = {str(q.subject) for q in ox.parse(client.get("/ontology?format=nt").content, ox.RdfFormat.N_TRIPLES)}
    assert len(terms) > 50
    for iri in terms:
        assert f"<{iri}>" in graph, iri
        assert f'id="{iri.removeprefix(ONTOLOGY)}"' in page, iri


def test_each_graph_is_served_in_each_format_and_as_a_page_in_both_languages(
    iris: set[str], client: TestClient, build: Path
) -> None:
    graphs = sorted(iri for iri in iris if iri.startswith(f"{BASE}graph/"))
    quads: dict[str, set[str]] = {iri: set() for iri in graphs}
    for quad in ox.parse(path=build / "accord.nq", format=ox.RdfFormat.N_QUADS):
        quads[str(quad.graph_name)[1:-1]].add(str(quad.triple))
    assert len(graphs) > 10
    for iri in graphs:
        path = "/" + iri.removeprefix(BASE)
        for offer in GRAPHS:
            answer = client.get(path, headers={"Accept": offer.media_type})
            assert answer.headers["content-type"].startswith(offer.media_type)
            assert {str(q.triple) for q in ox.parse(answer.content, FORMATS[offer.name])} == quads[iri], (
                iri,
                offer.name,
            )
            assert f'<{path}.{offer.name}>; rel="alternate"' in answer.headers["link"]
        pages = [
            client.get(path, params={"lang": language}, headers={"Accept": "text/html"}) for language in ("en", "zh")
        ]
        assert [page.headers["content-language"] for page in pages] == ["en", "zh"]
        assert pages[0].text != pages[1].text


def test_the_version_of_the_ontology_leads_to_it(atlas: Atlas, client: TestClient) -> None:
    (version,) = {text(quad.object) for quad in atlas.store.quads(None, term("owl:versionIRI"))}
    path = "/" + version.removeprefix(BASE)
    for accept in ("text/turtle", "text/html"):
        led, straight = (client.get(p, headers={"Accept": accept}) for p in (path, "/ontology"))
        assert led.content == straight.content
    assert client.get("/ontology/0.0.0").json()["expected"] == [version]
    assert client.get("/ontology/%20").status_code == 404


def test_an_unknown_graph_is_not_found(client: TestClient) -> None:
    answer = client.get("/graph/nothing")
    assert answer.status_code == 404
    assert "facts" in answer.json()["expected"]
