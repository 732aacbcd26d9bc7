"""SELECT results as RDF, in the W3C result-set vocabulary, which rdflib and the W3C test suites read."""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from accord_atlas.ontology.names import term

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF_TYPE = term("rdf:type")


def to_turtle(names: Sequence[str], solutions: Sequence[ox.QuerySolution]) -> bytes:
    """The solutions with those columns, numbered from 1, as Turtle."""
    prefixes = {"rs": RS, "xsd": "http://www.w3.org/2001/XMLSchema#"}
    return ox.serialize(_triples(names, solutions), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def _rs(name: str) -> ox.NamedNode:
    return ox.NamedNode(RS + name)


def _triples(names: Sequence[str], solutions: Sequence[ox.QuerySolution]) -> Iterator[ox.Triple]:
    whole = ox.BlankNode("results")
    yield ox.Triple(whole, RDF_TYPE, _rs("ResultSet"))
    for name in names:
        yield ox.Triple(whole, _rs("resultVariable"), ox.Literal(name))
    for number, solution in enumerate(solutions, start=1):
        row = ox.BlankNode(f"row{number}")
        yield ox.Triple(whole, _rs("solution"), row)
        yield ox.Triple(row, _rs("index"), ox.Literal(number))
        for column, name in enumerate(names):
            if (value := solution[name]) is not None:
                binding = ox.BlankNode(f"row{number}c{column}")
                yield ox.Triple(row, _rs("binding"), binding)
                yield ox.Triple(binding, _rs("variable"), ox.Literal(name))
                yield ox.Triple(binding, _rs("value"), value)
    yield ox.Triple(whole, _rs("size"), ox.Literal(len(solutions)))
