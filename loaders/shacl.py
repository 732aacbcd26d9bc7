"""Holds RDF to the SHACL shapes in `ontology/shapes`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from rdflib import BNode as RdflibBNode
from rdflib import Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from accord_atlas.loaders.conformity import Shapes, statements
from accord_atlas.loaders.extras import require
from accord_atlas.ontology.files import shapes_files


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that breaks a shape: which, at which path (empty: the node itself), why, and with which value.

    `constraint` is the local name of the SHACL component that it breaks, `severity` that of the shape's.
    """

    focus: str
    path: str
    message_en: str
    message_zh: str
    value: str
    constraint: str = ""
    severity: str = "Violation"


def violations(store: Store) -> list[Violation]:
    """Every place where the store, all graphs taken together, breaks a shape; in order, each once.

    The engine, which holds what it judges several times over, is asked only about what does not surely conform.
    """
    suspects = set(_screen().suspects(store))
    names = {each.value for each in suspects}
    return [each for each in broken(statements(store, suspects)) if each.focus in names] if suspects else []


@cache
def _screen() -> Shapes:
    return Shapes(shapes())


def broken(quads: Iterable[Quad]) -> list[Violation]:
    """As `violations`, for any quads."""
    return broken_graph(data_graph(quads))


def broken_graph(data: Graph) -> list[Violation]:
    """As `violations`, for an rdflib graph; blank nodes are named by their own labels. MissingExtra without pyshacl."""
    require("build")
    # Here, because what only reads a release is installed without it.
    from pyshacl import validate

    conforms, report, text = validate(data, shacl_graph=shapes(), inplace=True)
    if not isinstance(report, Graph):
        raise ValueError(f"SHACL: {text}")
    return [] if conforms else sorted(set(_results(report)))


@cache
def shapes() -> Graph:
    """The shapes of all files, as one graph that nobody may change."""
    graph = Graph()
    for text in shapes_files().values():
        graph.parse(data=text, format="turtle")
    return graph


def data_graph(quads: Iterable[Quad]) -> Graph:
    """The triples of the quads as an rdflib graph, literals exactly as written."""
    graph = Graph()
    node = cache(_node)
    for quad in quads:
        graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return graph


def _node(term: object) -> Node:
    match term:
        case NamedNode():
            return URIRef(term.value)
        case Literal(language=None):
            # rdflib tells "a" from "a"^^xsd:string, which RDF does not; shapes write the short form.
            datatype = None if term.datatype.value == str(XSD.string) else URIRef(term.datatype.value)
            return RdflibLiteral(term.value, datatype=datatype, normalize=False)
        case Literal():
            return RdflibLiteral(term.value, lang=term.language)
        case BlankNode():
            return RdflibBNode(term.value)
    raise TypeError(f"no place in an rdflib graph for {term}")


def _results(report: Graph) -> Iterator[Violation]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        said = {m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, RdflibLiteral)}
        yield Violation(
            focus=_text(report.value(result, SH.focusNode)),
            path=_text(report.value(result, SH.resultPath)),
            message_en=said.get("en") or said.get(None, ""),
            message_zh=said.get("zh") or said.get(None, ""),
            value=_text(report.value(result, SH.value)),
            constraint=_local(report.value(result, SH.sourceConstraintComponent)),
            severity=_local(report.value(result, SH.resultSeverity)) or "Violation",
        )


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)


def _local(node: Node | None) -> str:
    return _text(node).rpartition("#")[2]
