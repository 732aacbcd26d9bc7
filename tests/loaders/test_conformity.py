"""What is found to conform without the SHACL engine does: both give the same verdict on data broken in every way."""

import random
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import Graph

from accord_atlas.loaders.conformity import TYPE, Shapes, statements
from accord_atlas.loaders.shacl import broken, shapes, violations
from accord_atlas.ontology.names import graph, term
from accord_atlas.service.core.atlas import Atlas

ELSEWHERE = NamedNode("https://example.org/elsewhere")
OTHERS = (
    Literal("words"),
    Literal("words", language="en"),
    Literal("Wörter", language="de"),
    Literal("2023-02-30", datatype=term("xsd:date")),
    Literal("0001-01-01", datatype=term("xsd:date")),
    Literal("many", datatype=term("xsd:integer")),
    Literal("-7", datatype=term("xsd:integer")),
    Literal("no address at all", datatype=term("xsd:anyURI")),
    ELSEWHERE,
)


@pytest.fixture(scope="module")
def sample(atlas: Atlas) -> list[Quad]:
    """Three things of every class, with all that their conformity depends on."""
    things: dict[Any, dict[Any, None]] = {}
    store = Store()
    store.bulk_extend(atlas.store.quads())
    for quad in store.quads_for_pattern(None, TYPE, None, None):
        of_class = things.setdefault(quad.object, {})
        if len(of_class) < 3:
            of_class[quad.subject] = None
    return statements(store, [thing for found in things.values() for thing in found])


def _store(quads: list[Quad]) -> Store:
    store = Store()
    store.bulk_extend(quads)
    return store


def _mutated(quad: Quad, drawn: random.Random) -> list[Quad]:
    other = Quad(quad.subject, quad.predicate, drawn.choice(OTHERS), quad.graph_name)
    return drawn.choice(
        ([], [other], [quad, other], [quad, Quad(quad.subject, quad.predicate, quad.object, graph("other"))])
    )


@pytest.mark.parametrize("seed", range(4))
def test_broken_data_are_told_of_alike(sample: list[Quad], seed: int) -> None:
    drawn = random.Random(seed)
    store = _store([now for quad in sample for now in (_mutated(quad, drawn) if drawn.random() < 0.05 else [quad])])
    told = violations(store)
    assert told == broken(store)
    assert len(told) > 100


def test_what_cannot_be_judged_is_left_to_the_engine(sample: list[Quad]) -> None:
    more = Graph()
    more += shapes()
    more.parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix aa: <https://w3id.org/accord-atlas/ontology#> .
        [] a sh:PropertyShape ; sh:targetClass aa:Agreement ; sh:path aa:signed ; sh:minLength 4 .""",
        format="turtle",
    )
    store = _store(sample)
    sure, unsure = (set(Shapes(each).suspects(store)) for each in (shapes(), more))
    agreements = {quad.subject for quad in store.quads_for_pattern(None, TYPE, term("aa:Agreement"), None)}
    signed = {quad.subject for quad in store.quads_for_pattern(None, term("aa:signed"), None, None)}
    assert agreements & signed <= unsure <= sure | agreements
