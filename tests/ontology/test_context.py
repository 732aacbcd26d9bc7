"""JSON-LD with the context says the same as the release, in both directions."""

import json
import warnings

import pytest
from pyoxigraph import RdfFormat, Store, serialize
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from tests.typed import text

from accord_atlas.ontology.files import context_file
from accord_atlas.ontology.names import entity, kind_and_slug, prefixes

CONTEXT = json.loads(context_file())["@context"]
ENTITIES = [
    ("agreement", "ipea"),
    ("organization", "pec"),
    ("participation", "ipea.pec.pk.authorised"),
    ("jurisdiction", "pk"),
    ("region", "cn-gd"),
    ("observation", "asean-acpe-2015"),
    ("source", "pec-ipea-list"),
    ("concept", "metric.registered-engineers"),
    ("specialty", "electrical-engineering"),
    ("intention", "cast-2022-16.sign-agreement.pec"),
    ("target", "cast-2022-16.registered-engineers.2025"),
    ("clause", "cast-2022-16.3.2.1.1"),
]


def described(release: Store, kind: str, slug: str) -> Graph:
    """All that the release says of an entity and of the claims about it."""
    node = entity(kind, slug)
    quads = list(release.quads_for_pattern(node, None, None))
    claims = [q.subject for q in release.quads_for_pattern(None, None, node) if kind_and_slug(text(q.subject))]
    quads += [q for claim in claims for q in release.quads_for_pattern(claim, None, None)]
    assert quads, f"{kind}/{slug} is not in the release"
    lines = serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


def read_json(text: str) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated")  # rdflib about itself
        return Graph().parse(data=text, format="json-ld")


@pytest.mark.parametrize(("kind", "slug"), ENTITIES, ids=lambda part: str(part))
def test_round_trip(kind: str, slug: str, release: Store) -> None:
    graph = described(release, kind, slug)
    text = graph.serialize(format="json-ld", context=CONTEXT, auto_compact=True)
    assert isomorphic(graph, read_json(text))


def test_values_are_written_short(release: Store) -> None:
    graph = described(release, "participation", "ipea.pec.pk.authorised")
    document = json.loads(graph.serialize(format="json-ld", context=CONTEXT))
    found = {node["id"]: node for node in document["@graph"]}["participation:ipea.pec.pk.authorised"]
    assert "aa:Participation" in found["type"]
    assert found["aa:agreement"] == "agreement:ipea"
    assert found["aa:status"] == "concept:participation-status.authorised"
    assert found["aa:start"] == "2018-06-29"
    assert set(found["rdfs:label"]) <= {"en", "zh"}


def test_a_document_written_by_hand_is_read_as_meant() -> None:
    document = {
        "@context": CONTEXT,
        "id": "agreement:x",
        "type": "aa:Agreement",
        "rdfs:label": {"en": "X", "zh": "某协议"},
        "aa:scope": "concept:agreement-scope.bilateral",
        "aa:signed": "2019-11?",
        "aa:startEarliest": "2019-01-01",
        "aa:formerTitle": {"en": ["W", "V"]},
    }
    expected = """
        agreement:x a aa:Agreement ; rdfs:label "X"@en , "某协议"@zh ; aa:scope concept:agreement-scope.bilateral ;
            aa:signed "2019-11?"^^edtf:EDTF ; aa:startEarliest "2019-01-01"^^xsd:date ;
            aa:formerTitle "W"@en , "V"@en .
    """
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes().items())
    assert isomorphic(read_json(json.dumps(document)), Graph().parse(data=head + expected, format="turtle"))


def test_prefixes_are_those_of_the_project() -> None:
    assert {key: value for key, value in CONTEXT.items() if key in prefixes()} == prefixes()
    assert all(URIRef(value) for value in prefixes().values())
