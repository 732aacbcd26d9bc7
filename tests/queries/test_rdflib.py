"""The release is plain RDF and the questions plain SPARQL: rdflib reads the one and answers the other alike."""

from collections.abc import Callable, Iterator, Mapping

import pyoxigraph as ox
import pytest
import rdflib
from tests.typed import as_a, rows

from accord_atlas.queries.question import Question, questions

# rdflib warns of its own use of a deprecated property, once for every statement.
pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),
]


def cases() -> Iterator[tuple[Question, Mapping[str, str]]]:
    """Every question without parameters or with what is required, with each example, and with all of them."""
    for question in questions().values():
        required = {p.name: p.example for p in question.parameters if p.required}
        others = [{**required, p.name: p.example} for p in question.parameters if not p.required]
        whole = {p.name: p.example for p in question.parameters}
        for given in (required, *others, *([whole] if len(others) > 1 else [])):
            yield question, given


def as_rdflib(term: ox.NamedNode | ox.Literal | None) -> rdflib.term.Node | None:
    """The same term in rdflib, which writes a plain string without its datatype."""
    if term is None or isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value) if term else None
    if term.language or term.datatype.value == str(rdflib.XSD.string):
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def plain(term: rdflib.term.Node | None) -> rdflib.term.Node | None:
    typed_string = isinstance(term, rdflib.Literal) and term.datatype == rdflib.XSD.string
    return rdflib.Literal(str(term)) if typed_string else term


def test_rdflib_reads_every_statement(store: ox.Store, dataset: rdflib.Dataset) -> None:
    graphs = {graph.identifier: len(graph) for graph in dataset.graphs() if len(graph)}
    assert graphs == {
        rdflib.URIRef(name.value): sum(1 for _ in store.quads_for_pattern(None, None, None, name))
        for name in store.named_graphs()
    }


@pytest.mark.parametrize(
    ("question", "given"),
    list(cases()),
    ids=[" ".join([question.name, *map("=".join, given.items())]) for question, given in cases()],
)
def test_same_rows_in_the_same_order(
    question: Question, given: Mapping[str, str], store: ox.Store, union: rdflib.Graph, bind: Callable[..., str]
) -> None:
    query = bind(question.name, **given)
    ours = as_a(ox.QuerySolutions, store.query(query, use_default_graph_as_union=True))
    theirs = union.query(query)
    columns = [column.name for column in question.columns]
    assert [str(variable) for variable in theirs.vars or ()] == columns
    least = "MIN(" in query
    expected = [tuple(as_rdflib(row[name]) for name in columns) for row in ours]
    assert [tuple(said_alike(term, least) for term in row) for row in expected] == [
        tuple(said_alike(plain(term), least) for term in row) for row in rows(theirs)
    ]


def said_alike(term: rdflib.term.Node | None, least: bool) -> rdflib.term.Node | None:
    """The term; of a query with MIN its text, for the least IRI is a literal in rdflib."""
    return rdflib.Literal(str(term)) if least and isinstance(term, rdflib.URIRef) else term
