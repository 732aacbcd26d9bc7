"""Linked data: one thing of every kind, in every form, held against the lines of the release."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib.compare import isomorphic

from accord_atlas.ontology.names import BASE, KINDS, kind_and_slug
from accord_atlas.service.core.rdf import GRAPHS
from accord_atlas.service.web.routes.entities import SHOWN

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
PARSED_BY_RDFLIB = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld", "nq": "nquads", "trig": "trig"}


@pytest.fixture(scope="module")
def lines(build: Path) -> list[str]:
    return (build / "accord.nq").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def examples(lines: list[str]) -> dict[str, str]:
    """Kind → the path of the first thing of that kind."""
    found: dict[str, str] = {}
    for line in lines:
        iri = line.partition(">")[0].removeprefix("<")
        if parts := kind_and_slug(iri):
            found.setdefault(parts[0], f"/id/{parts[0]}/{parts[1]}")
    return found


def quads(raw: bytes) -> set[str]:
    return {f"{quad} ." for quad in ox.parse(raw, format=ox.RdfFormat.N_QUADS)}


def test_every_kind_has_something_to_show(examples: dict[str, str]) -> None:
    assert set(examples) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_is_told_whole_and_only_as_the_release_has_it(
    client: TestClient, lines: list[str], examples: dict[str, str], kind: str
) -> None:
    path = examples[kind]
    reply = quads(client.get(path, params={"graphs": "named"}, headers={"Accept": "application/n-quads"}).content)
    assert reply <= set(lines)
    assert {line for line in lines if line.startswith(f"<{BASE}{path[1:]}> ")} <= reply


@pytest.mark.parametrize("kind", KINDS)
def test_all_forms_say_the_same(client: TestClient, examples: dict[str, str], kind: str) -> None:
    path = examples[kind]
    graphs = []
    for offer in GRAPHS:
        by_accept = client.get(path, headers={"Accept": offer.media_type})
        assert by_accept.headers["content-type"].startswith(offer.media_type)
        assert by_accept.headers["content-location"] == f"{path}.{offer.name}"
        for other in (client.get(f"{path}.{offer.name}"), client.get(path, params={"format": offer.name})):
            assert other.content == by_accept.content
        # The default graph alone: there is nothing beside it, unless named graphs are asked for.
        read = rdflib.Dataset().parse(data=by_accept.content, format=PARSED_BY_RDFLIB[offer.name])
        merged = rdflib.Graph()
        for triple in read.triples((None, None, None)):
            merged.add(triple)
        graphs.append(merged)
    assert graphs[0]
    assert all(isomorphic(graph, graphs[0]) for graph in graphs[1:])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_for_people(client: TestClient, examples: dict[str, str], kind: str, language: str) -> None:
    answer = client.get(examples[kind] + ".html", params={"lang": language})
    assert answer.status_code == 200
    assert answer.headers["content-language"] == language
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in answer.text


def test_claims_come_with_what_they_are_about(client: TestClient) -> None:
    reply = client.get("/id/participation/ipea.pec.pk.authorised.nt").text
    claim = next(line for line in reply.splitlines() if "#subject>" in line).partition(" ")[0]
    for part in ("predicate", "object", "source", "confidence"):
        assert any(line.startswith(claim) and f"#{part}>" in line for line in reply.splitlines())


def test_a_page_tells_evidence_and_what_is_claimed_but_not_used(client: TestClient) -> None:
    page = client.get("/id/agreement/ipea.html?lang=en").text
    for words in ("speaks for", "confidence", "claimed, not used", "1997", "2001-06-25"):
        assert words in page


def test_a_page_lists_what_points_there_and_says_where_it_stops(client: TestClient, examples: dict[str, str]) -> None:
    page = client.get("/id/source/iso-codes.html?lang=en").text
    assert f"The first {SHOWN} of " in page
    assert page.count("<li><a") < 3 * SHOWN


def test_slugs_with_dots_and_forms_are_told_apart(client: TestClient) -> None:
    assert client.get("/id/clause/cast-2022-16.3.2.1.1").status_code == 200
    assert client.get("/id/clause/cast-2022-16.3.2.1.1.ttl").headers["content-type"].startswith("text/turtle")


def test_alternates_stand_in_a_link_header(client: TestClient) -> None:
    link = client.get("/id/agreement/ipea").headers["link"]
    for offer in GRAPHS:
        assert f'</id/agreement/ipea.{offer.name}>; rel="alternate"; type="{offer.media_type}"' in link


def test_the_ontology_in_all_forms(client: TestClient) -> None:
    sizes = set()
    for offer in GRAPHS:
        raw = client.get("/ontology", headers={"Accept": offer.media_type}).content
        sizes.add(
            len(
                set(
                    rdflib.Dataset(default_union=True)
                    .parse(data=raw, format=PARSED_BY_RDFLIB[offer.name])
                    .triples((None, None, None))
                )
            )
        )
    assert len(sizes) == 1
    assert sizes.pop() > 500


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_ontology_as_a_page_has_an_anchor_for_every_term(
    client: TestClient, lines: list[str], language: str
) -> None:
    page = client.get("/ontology", params={"format": "html", "lang": language}).text
    for name in set(terms(lines)):
        assert f'id="{name}"' in page


def terms(lines: list[str]) -> Iterator[str]:
    """The local names of all terms of ours that the release uses as a property or class."""
    for line in lines:
        _, predicate, value = line.split(" ", 2)
        for node in (predicate, value.partition(" ")[0] if predicate.endswith("#type>") else ""):
            if node.startswith(f"<{BASE}ontology#"):
                yield node.rpartition("#")[2].removesuffix(">")
