"""What can be asked of each kind: every property counted as SPARQL counts it, and typed as its values are."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.entities.schema import Use, value_type

CONCEPT, THING = (f"https://w3id.org/accord-atlas/id/{kind}" for kind in ("concept/level", "agreement"))
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def schema(client: TestClient) -> dict[str, dict[str, Any]]:
    """Kind → what the answer says of it."""
    return {each["kind"]: each for each in client.get("/api/schema").json()["kinds"]}


def prop(schema: dict[str, dict[str, Any]], kind: str, name: str) -> dict[str, Any]:
    return next(each for each in schema[kind]["properties"] if each["name"] == name)


def test_numbers_are_those_of_the_endpoint(client: TestClient, schema: dict[str, dict[str, Any]]) -> None:
    query = """PREFIX aa: <https://w3id.org/accord-atlas/ontology#>
    SELECT (COUNT(DISTINCT ?a) AS ?n) (COUNT(DISTINCT ?b) AS ?signed) {
      ?a a aa:Agreement OPTIONAL { ?a aa:signed ?d BIND(?a AS ?b) }
    }"""
    found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]
    assert schema["agreement"]["things"] == int(found["n"]["value"])
    assert prop(schema, "agreement", "aa:signed")["things"] == int(found["signed"]["value"])


@pytest.mark.parametrize(
    ("kind", "name", "kept"),
    [
        ("agreement", "aa:signed", "date"),
        ("agreement", "aa:startEarliest", "day"),
        ("agreement", "aa:status", "concept"),
        ("target", "aa:year", "year"),
        ("observation", "aa:value", "number"),
        ("seat", "aa:heldBy", "entity"),
        ("organization", "aa:website", "address"),
        ("organization", "aa:acronym", "text"),
        ("rule", "aa:note", "words"),
        ("coverage-list", "aa:complete", "boolean"),
    ],
)
def test_a_property_says_what_it_holds(schema: dict[str, dict[str, Any]], kind: str, name: str, kept: str) -> None:
    assert prop(schema, kind, name)["type"] == kept


def test_what_it_leads_to_is_named(schema: dict[str, dict[str, Any]]) -> None:
    assert prop(schema, "agreement", "aa:status")["schemes"] == ["agreement-status"]
    assert set(prop(schema, "provision", "aa:fromSide")["kinds"]) == {"jurisdiction", "region"}


def test_only_what_stands_in_time_says_how(schema: dict[str, dict[str, Any]]) -> None:
    standing = {kind for kind, said in schema.items() if said["standing"]}
    assert standing == {"organization", "agreement", "participation", "seat"}
    assert "aa:status" in schema["participation"]["standing"]


def test_values_of_several_types_are_text() -> None:
    assert value_type(Use(2, {f"{XSD}integer": 1, f"{XSD}string": 1})) == "text"
    assert value_type(Use(2, {f"{XSD}integer": 1, f"{XSD}decimal": 1})) == "number"
    assert value_type(Use(2, {CONCEPT: 1, THING: 1})) == "text"
    assert value_type(Use(1, {"https://example.org/x": 1})) == "address"
