"""JSON-LD in each of its forms: the same triples, types as types, a context that nobody has to fetch."""

import json
from typing import Any

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from pyld import jsonld

from accord_atlas.ontology.names import ONTOLOGY
from accord_atlas.service.core.jsonld import NS, PROFILES, context_of, stream, write

PEC = "/id/organization/pec"
PATHS = (PEC, "/id/agreement/ipea", "/id/question/members", "/ontology", "/id/organization", "/graph/questions")
FRAME = {"@context": {"aa": ONTOLOGY}, "@type": "aa:Organization"}


def nowhere(address: str, _: object) -> Any:
    raise AssertionError(f"would fetch {address}")


def lines(document: object) -> set[str]:
    text = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": nowhere})
    return {str(quad.triple) for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("path", PATHS)
def test_every_profile_holds_the_triples_of_the_document(with_files: TestClient, path: str) -> None:
    client = with_files
    plain = client.get(path, headers={"Accept": "application/n-triples"}).content
    expected = {str(quad.triple) for quad in ox.parse(plain, format=ox.RdfFormat.N_TRIPLES)}
    for profile in PROFILES:
        answer = client.get(path, headers={"Accept": f'application/ld+json;profile="{NS}{profile}"'})
        assert lines(answer.json()) == expected, profile
        assert {str(q.triple) for q in ox.parse(answer.content, format=ox.RdfFormat.JSON_LD)} == expected
        assert answer.headers["content-type"] == f'application/ld+json;profile="{NS}{profile}"'


def test_a_document_is_compact_unless_another_form_is_asked_for(client: TestClient) -> None:
    answer = client.get(PEC, headers={"Accept": "application/ld+json"})
    read = answer.json()
    assert answer.headers["content-type"] == "application/ld+json"
    assert read["@id"] == "organization:pec"
    assert "aa:Organization" in read["@type"]
    assert read["rdfs:label"]["zh"] == "巴基斯坦工程理事会"
    assert read["@context"]["organization"].endswith("/id/organization/")
    assert "clause" not in read["@context"]
    assert client.get(PEC, params={"format": "jsonld", "profile": "flattened"}).json().keys() == {"@context", "@graph"}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_frame_by_type_finds_the_thing(client: TestClient, profile: str) -> None:
    read = client.get(PEC, params={"format": "jsonld", "profile": profile}).json()
    found = jsonld.frame(read, FRAME, {"documentLoader": nowhere})
    assert found["@id"].endswith(PEC)


def test_a_framed_document_is_a_tree_from_the_thing(client: TestClient) -> None:
    read = client.get(PEC, params={"format": "jsonld", "profile": "framed"}).json()
    kind = read["aa:kind"]
    assert kind["rdfs:label"]["en"]
    assert {each["@id"].partition(":")[0] for each in read["@reverse"]["rdf:subject"]} == {"claim"}


def test_an_unknown_profile_is_passed_over_in_accept_and_refused_in_the_address(client: TestClient) -> None:
    accept = 'application/ld+json;profile="http://example.org/a,b http://example.org/c", text/html;q=0.1'
    assert "@context" in client.get(PEC, headers={"Accept": accept}).json()
    said = client.get(PEC, params={"format": "jsonld", "profile": "compact"}).json()
    assert (said["status"], said["nearest"]) == (422, ["compacted"])


def literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))


VALUES: list[ox.NamedNode | ox.Literal] = [
    *(literal("true", "boolean"), literal("1", "boolean"), literal("7", "integer"), literal("007", "integer")),
    *(literal("-7", "integer"), literal("+7", "integer"), literal("99999999999999999999", "integer")),
    *(literal("1.50", "decimal"), literal("1e3", "double"), literal("x", "date"), ox.Literal('a"\n\u2028')),
    *(ox.Literal("a", language="en"), ox.Literal("b", language="en"), ox.Literal("c", language="zh-Hans")),
    *(ox.NamedNode("urn:x:y"), ox.NamedNode("https://schema.org/"), ox.NamedNode("https://schema.org//a")),
]
PROPERTIES = [f"{ONTOLOGY}start", f"{ONTOLOGY}status", f"{ONTOLOGY}note", f"{ONTOLOGY}value", "urn:p"]


@pytest.mark.parametrize("profile", PROFILES)
def test_whatever_value_stands_under_whatever_property_is_read_back(profile: str) -> None:
    subject = ox.NamedNode(f"{ONTOLOGY}x")
    triples = [ox.Triple(subject, ox.NamedNode(p), value) for p in PROPERTIES for value in VALUES]
    expected = {str(triple) for triple in triples}
    held = {str(quad.triple) for quad in ox.parse(write(triples, "", profile), format=ox.RdfFormat.JSON_LD)}
    assert held == expected
    piecemeal = b"".join(stream(triples, context_of(["aa", "schema"])))
    assert {str(quad.triple) for quad in ox.parse(piecemeal, format=ox.RdfFormat.JSON_LD)} == expected
    json.loads(piecemeal)


def test_a_triple_term_has_no_place_in_it() -> None:
    said = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))
    with pytest.raises(OSError, match=r"does not support RDF 1\.2"):
        write([ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), said)])
