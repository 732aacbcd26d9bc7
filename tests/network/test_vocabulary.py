"""The relations of the network: every one has its names, its rules, its place in OpenAPI, and a list is an array."""

from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.answers.values import FactGroup
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.index import Type
from accord_atlas.service.core.schemes import notations, schemes
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.relations import hubs, properties, relations
from accord_atlas.service.entities.groups import groups
from accord_atlas.service.network.folding import FOLDED

OTHERS = {"/api/search": {"q": "engineers"}, "/api/diff": {"from": "2020-01-01"}, "/api/network": {"limit": "5"}}
"""What else a request must or should have."""


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, Any]:
    return dict(client.get("/openapi.json").json())


def entry(description: dict[str, Any], path: str, name: str) -> dict[str, Any]:
    (found,) = (each for each in description["paths"][path]["get"]["parameters"] if each["name"] == name)
    return dict(found)


def values(schema: dict[str, Any]) -> set[str]:
    """The values of a field or parameter that may be null."""
    parts = (schema, *schema.get("anyOf", ()))
    return {value for part in parts for value in part.get("enum", part.get("items", {}).get("enum", ()))}


def test_every_relation_has_its_rules_and_its_names_in_both_directions() -> None:
    assert {*relations(), FOLDED} == set(notations("relation")) == set(notations("relation-inverse"))
    assert {each.relation for each in properties()} == set(relations())
    for relation in relations().values():
        for words in (relation.label, relation.inverse):
            assert words.en
            assert words.zh


def test_a_relation_is_named_the_same_in_the_release_and_in_its_answers(client: TestClient, atlas: Atlas) -> None:
    known = schemes()["relation"]
    edges = client.get("/api/network?as_of=any&kinds=organization,jurisdiction,clause,document&limit=20000").json()
    assert {edge["relation"] for edge in edges["edges"]} > {"parent", "seated-in", "part-of"}
    for edge in edges["edges"]:
        assert edge["label"] == known[edge["relation"]]
    assert {edge.relation for edge in atlas.once(network).edges} <= set(known)


def test_hubs_are_called_as_their_kinds_are(client: TestClient, atlas: Atlas) -> None:
    reply = client.get("/api/paths?from=cast&to=pec").json()["excluded"]["hubs"]
    assert [hub["kind"] for hub in reply] == list(hubs())
    assert all(hub["label"] == atlas.labels.kind(hub["kind"]).entity.label.json_value() for hub in reply)


@pytest.mark.parametrize(
    ("path", "name", "some"),
    [
        ("/api/network", "relations", {"parent", "participation"}),
        ("/api/network", "kinds", {"organization", "event"}),
        ("/api/network", "statuses", {"authorised", "former"}),
        ("/api/network", "measures", {"degree", "positions"}),
        ("/api/search", "kind", {"organization", "source"}),
        ("/api/diff", "what", {"joined", "relation-added"}),
    ],
)
def test_a_list_is_an_array_of_known_values_between_commas(
    client: TestClient, description: dict[str, Any], path: str, name: str, some: set[str]
) -> None:
    reply = entry(description, path, name)
    assert (reply["style"], reply["explode"]) == ("form", False)
    assert some <= values(reply["schema"])
    others = OTHERS[path]
    for value in (*sorted(values(reply["schema"])), ",".join(some)):
        assert client.get(path, params={**others, name: value}).status_code == 200, value
    refused = client.get(path, params={**others, name: "no-such-value"})
    assert (refused.status_code, refused.json()["parameter"]) == (422, name)
    assert set(refused.json()["expected"]) == values(reply["schema"])


@pytest.mark.parametrize("path", ["/api/network", "/api/diff"])
def test_formats_and_languages_are_enums(client: TestClient, description: dict[str, Any], path: str) -> None:
    others = OTHERS[path]
    for name in ("format", "lang"):
        known = values(entry(description, path, name)["schema"])
        assert len(known) > 1
        for value in known:
            assert client.get(path, params={**others, name: value}).status_code == 200, value


@pytest.mark.parametrize(
    ("shape", "fields"),
    [
        ("Node", {"kind", "category", "status"}),
        ("Edge", {"relation", "status", "role", "certainty", "confidence"}),
        ("Tie", {"relation", "status", "role", "certainty", "confidence"}),
        ("Step", {"relation", "status", "role", "certainty", "confidence"}),
        ("Relative", {"relation", "status", "role", "certainty", "confidence"}),
        ("Change", {"what", "certainty", "relation"}),
        ("Matched", {"type"}),
        ("Evidence", {"confidence", "rank"}),
        ("Fact", {"group"}),
        ("Hub", {"kind"}),
        ("NetworkAnswer", {"projection", "measures", "completeness"}),
        ("ChangesAnswer", {"between"}),
    ],
)
def test_controlled_fields_are_enums(description: dict[str, Any], shape: str, fields: set[str]) -> None:
    reply = description["components"]["schemas"][shape]["properties"]
    for field in fields:
        known = [value for part in (reply[field], *reply[field].get("anyOf", ())) for value in part.get("enum", ())]
        known += reply[field].get("items", {}).get("enum", [])
        assert known, field
        assert len(known) == len(set(known)), field


def test_types_in_python_are_those_of_the_ontology_and_of_the_tables() -> None:
    assert sorted(get_args(Type)) == list(notations("name-type"))
    assert set(get_args(FactGroup)) == set(groups())
