"""Clients that others wrote ask the endpoint, unchanged, as their documentation shows; all read the same."""

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from tests.clients.conftest import HERE, program, run
from tests.typed import as_a, rows

pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:SPARQLWrapper.*"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*"),
]
PEC = "https://w3id.org/accord-atlas/id/organization/pec"
SELECT = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name { <https://w3id.org/accord-atlas/id/organization/pec> rdfs:label ?name } ORDER BY LANG(?name)"""
ASK = f"ASK {{ <{PEC}> a <https://w3id.org/accord-atlas/ontology#Organization> }}"
CONSTRUCT = f"CONSTRUCT {{ <{PEC}> ?p ?o }} WHERE {{ <{PEC}> ?p ?o }}"
DESCRIBE = f"DESCRIBE <{PEC}>"
BROKEN = "SELECT * { ?s ?p }"
NAMES = {"en": "Pakistan Engineering Council", "zh": "巴基斯坦工程理事会"}


@pytest.fixture(scope="module")
def endpoint(root: str) -> str:
    return f"{root}/sparql"


@pytest.fixture(scope="module")
def size(endpoint: str) -> int:
    """The number of triples about the body that all ask for."""
    counted = ask(endpoint, f"SELECT (COUNT(*) AS ?n) {{ <{PEC}> ?p ?o }}", JSON)
    return int(counted["results"]["bindings"][0]["n"]["value"])


def ask(endpoint: str, query: str, form: str, method: str = GET, request: str = URLENCODED) -> Any:
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setQuery(query)
    wrapper.setReturnFormat(form)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(request)
    return wrapper.queryAndConvert()


@pytest.mark.parametrize(("method", "request_method"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_reads_tables_in_every_format(endpoint: str, form: str, method: str, request_method: str) -> None:
    answer = ask(endpoint, SELECT, form, method, request_method)
    if form == JSON:
        assert {b["name"]["xml:lang"]: b["name"]["value"] for b in answer["results"]["bindings"]} == NAMES
    elif form == XML:
        nodes = answer.getElementsByTagName("literal")
        assert {node.getAttribute("xml:lang"): node.firstChild.data for node in nodes} == NAMES
    else:
        lines = answer.decode("utf-8").splitlines()
        assert lines[0].lstrip("?") == "name"
        assert all(name in line for name, line in zip(NAMES.values(), lines[1:], strict=True))


@pytest.mark.parametrize("form", [JSON, XML])
def test_sparqlwrapper_reads_a_truth(endpoint: str, form: str) -> None:
    answer = ask(endpoint, ASK, form)
    truth = answer["boolean"] if form == JSON else answer.getElementsByTagName("boolean")[0].firstChild.data == "true"
    assert truth is True


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML, XML, JSONLD])
def test_sparqlwrapper_reads_graphs_in_every_format(endpoint: str, query: str, form: str, size: int) -> None:
    answer = ask(endpoint, query, form)
    graph = answer if isinstance(answer, rdflib.Graph) else rdflib.Graph().parse(data=answer, format="turtle")
    assert len(graph) == size
    label = rdflib.Literal(NAMES["zh"], lang="zh")
    assert (rdflib.URIRef(PEC), rdflib.RDFS.label, label) in graph


def test_sparqlwrapper_reports_what_is_wrong(endpoint: str) -> None:
    with pytest.raises(Exception, match="line 1, column 18"):
        ask(endpoint, BROKEN, JSON)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_uses_the_endpoint_as_a_store(endpoint: str, method: str, size: int) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint, method=method))
    pec = rdflib.URIRef(PEC)
    labels = [as_a(rdflib.Literal, label) for label in graph.objects(pec, rdflib.RDFS.label)]
    assert {str(label.language): str(label) for label in labels} == NAMES
    assert len(list(graph.predicate_objects(pec))) == size
    assert {str(row.name) for row in rows(graph.query(SELECT))} == set(NAMES.values())
    assert graph.query(ASK).askAnswer
    assert len(list(graph.query(CONSTRUCT))) == size
    assert len(graph) > 10_000


def test_rdflib_calls_the_endpoint_by_service(endpoint: str) -> None:
    query = SELECT.replace("{ <", f"{{ SERVICE <{endpoint}> {{ <", 1).replace("?name } ORDER", "?name } } ORDER")
    found = rdflib.Graph().query(query)
    assert {str(row.name) for row in rows(found)} == set(NAMES.values())


def test_pandas_reads_the_csv(endpoint: str) -> None:
    query = f"""PREFIX aa: <https://w3id.org/accord-atlas/ontology#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    SELECT ?p (COUNT(*) AS ?n) {{ <{PEC}> ?p ?o }} GROUP BY ?p ORDER BY ?p"""
    frame = pd.read_csv(f"{endpoint}?{urlencoded(query=query, format='csv')}")
    assert list(frame.columns) == ["p", "n"]
    assert frame["n"].dtype.kind == "i"
    labels = frame.set_index("p")["n"]["http://www.w3.org/2000/01/rdf-schema#label"]
    assert labels == 2
    names = pd.read_csv(f"{endpoint}?{urlencoded(query=SELECT, format='csv')}")["name"]
    assert set(names) == set(NAMES.values())


def urlencoded(**pairs: str) -> str:
    from urllib.parse import urlencode

    return urlencode(pairs)


def test_curl_asks_in_each_way(endpoint: str, tmp_path: Path) -> None:
    curl = program("curl")
    csv = [curl, "--silent", "--show-error", "--fail", "--header", "Accept: text/csv"]
    (tmp_path / "question.rq").write_text(SELECT, "utf-8")
    direct = ["--header", "Content-Type: application/sparql-query", "--data-binary", f"@{tmp_path / 'question.rq'}"]
    said = {
        run(*csv, "--get", endpoint, "--data-urlencode", f"query={SELECT}"),
        run(*csv, endpoint, "--data-urlencode", f"query={SELECT}"),
        run(*csv, endpoint, *direct),
        run(*csv, "--compressed", endpoint, *direct),
    }
    assert len(said) == 1
    assert pd.read_csv(io.StringIO(said.pop()))["name"].to_list() == list(NAMES.values())


@pytest.fixture(scope="module")
def javascript(endpoint: str, node: str) -> dict[str, Any]:
    """What two JavaScript clients read, each in all ways in which it can ask."""
    read: dict[str, Any] = json.loads(
        run(node, str(HERE / "ask.mjs"), endpoint, SELECT, ASK, CONSTRUCT, DESCRIBE, BROKEN)
    )
    return read


WAYS = [
    *(f"fetch-sparql-endpoint, {way}" for way in ("form", "GET", "direct", "QUERY")),
    *(f"sparql-http-client, {way}" for way in ("GET", "form", "direct")),
]


@pytest.mark.parametrize("way", WAYS)
def test_javascript_clients_read_the_same(javascript: dict[str, Any], way: str, size: int) -> None:
    read = javascript[way]
    assert {row["name"]["language"]: row["name"]["value"] for row in read["select"]} == NAMES
    assert {row["name"]["type"] for row in read["select"]} == {"Literal"}
    assert read["ask"] is True
    assert (read["construct"], read["describe"]) == (size, size)
    assert read["broken"]


def test_every_way_of_the_javascript_clients_is_looked_at(javascript: dict[str, Any]) -> None:
    assert set(javascript) == set(WAYS)
