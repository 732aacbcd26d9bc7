"""Every format carries what it can: datatypes, languages, directions, triple terms; and a cut result says so."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.dom import minidom

import pyoxigraph as ox
import pytest
import rdflib
from fastapi.testclient import TestClient

from accord_atlas.service.core.rdf import FORMATS
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.sparql.xml import NotCarried, Xml
from accord_atlas.service.web.app import create_app

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
GRAPH = "CONSTRUCT WHERE { ?s ?p ?o }"
NO_TRIPLE_TERM = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (!isTRIPLE(?o)) }"


@pytest.fixture(scope="module")
def small(sample: Path) -> Iterator[TestClient]:
    """The application with limits that the sample exceeds."""
    config = Settings(build=sample, sparql_rows=5, sparql_bytes=10_000)
    with TestClient(create_app(config)) as running:
        yield running


def get(client: TestClient, query: str, **headers: str) -> Any:
    return client.get("/sparql", params={"query": query}, headers={"Accept-Encoding": "identity", **headers})


def triples(sample: Path) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=sample / "accord.nq", format=ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_every_term_survives_in_a_table(ask: TestClient, sample: Path, name: str) -> None:
    answer = ask.get("/sparql", params={"query": ALL, "format": name})
    media_type = answer.headers["content-type"].partition(";")[0]
    rows = ox.parse_query_results(answer.content, ox.QueryResultsFormat.from_media_type(media_type))
    assert isinstance(rows, ox.QuerySolutions)
    assert {ox.Triple(row["s"], row["p"], row["o"]) for row in rows} == triples(sample)


def test_csv_has_the_values_and_keeps_quotes_commas_and_line_breaks(ask: TestClient, sample: Path) -> None:
    answer = ask.get("/sparql", params={"query": ALL, "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))
    plain = {t.object.value for t in triples(sample) if not isinstance(t.object, ox.Triple | ox.BlankNode)}
    assert plain <= {row["o"] for row in rows}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_term_survives_in_a_graph(ask: TestClient, sample: Path, name: str) -> None:
    """JSON-LD 1.1 knows no triple terms."""
    query = NO_TRIPLE_TERM if name == "jsonld" else GRAPH
    answer = ask.get("/sparql", params={"query": query, "format": name})
    assert answer.status_code == 200, answer.text
    got = {quad.triple for quad in ox.parse(answer.content, FORMATS[name])}
    expected = triples(sample)
    if name == "jsonld":
        expected = {triple for triple in expected if not isinstance(triple.object, ox.Triple)}
    assert got == expected


def test_where_a_format_cannot_carry_a_term_others_are_named(ask: TestClient) -> None:
    answer = ask.get("/sparql", params={"query": GRAPH, "format": "jsonld"})
    assert answer.status_code == 406
    assert "ttl" in answer.json()["expected"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (r'SELECT ("a\u0001b" AS ?x) {}', "xml"),
        (r'SELECT ("a\uFFFFb" AS ?x) {}', "xml"),
        (r'CONSTRUCT { <urn:s> <urn:p> "a\u0001b" } {}', "rdf"),
        ("CONSTRUCT { <urn:s> <http://example.org/2024> 1 } {}", "rdf"),
        ("CONSTRUCT { <urn:s> <http://example.org/> 1 } {}", "rdf"),
    ],
)
def test_what_xml_cannot_say_is_refused_instead_of_sent_broken(ask: TestClient, query: str, name: str) -> None:
    answer = ask.get("/sparql", params={"query": query, "format": name})
    assert answer.status_code == 406
    for other in answer.json()["expected"]:
        assert ask.get("/sparql", params={"query": query, "format": other}).status_code == 200


@pytest.mark.parametrize("broken", ["<p>\uffff</p>", '<ns: xmlns:ns="http://example.org/">1</ns:>'])
def test_what_xml_cannot_say_is_found_in_pieces_too(broken: str) -> None:
    """The engine writes in blocks, which end where they will."""
    writer = Xml(lambda _: None)

    def write() -> None:
        for byte in broken.encode():
            writer.write(bytes([byte]))

    with pytest.raises(NotCarried):
        write()


def test_line_breaks_are_the_same_after_xml(ask: TestClient) -> None:
    """Readers of XML take a bare carriage return for a line feed."""
    query = r'SELECT ("<a:>\r\nb\rc\t" AS ?x) {}'
    content = ask.get("/sparql", params={"query": query, "format": "xml"}).content
    rows = rdflib.query.Result.parse(io.BytesIO(content), format="xml").bindings
    assert [str(row[rdflib.Variable("x")]) for row in rows] == ["<a:>\r\nb\rc\t"]
    query = r'CONSTRUCT { <urn:s> <urn:p:p> "a\r\nb\rc" } {}'
    content = ask.get("/sparql", params={"query": query, "format": "rdf"}).content
    assert [str(each) for each in rdflib.Graph().parse(data=content, format="xml").objects()] == ["a\r\nb\rc"]


@pytest.mark.parametrize(("name", "reader"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")])
def test_another_library_reads_the_same_graph(ask: TestClient, name: str, reader: str) -> None:
    query = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER (!isTRIPLE(?o) && LANGDIR(?o) = '') }"
    graph = rdflib.Graph().parse(
        data=ask.get("/sparql", params={"query": query, "format": name}).content, format=reader
    )
    label = rdflib.Literal("巴基斯坦工程理事会", lang="zh")
    founded = rdflib.Literal("1976~", datatype=rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF"))
    assert label in set(graph.objects())
    assert founded in set(graph.objects())


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_a_table_that_is_cut_says_so(small: TestClient, name: str) -> None:
    answer = small.get("/sparql", params={"query": ALL, "format": name})
    assert answer.headers["accord-completeness"] == "truncated"
    assert answer.headers["accord-limit"] == "sparql_rows=5"
    assert answer.headers["accord-rows"] == "5"
    if name == "json":
        assert len(answer.json()["results"]["bindings"]) == 5
        assert answer.json()["accord"] == {"completeness": "truncated", "limit": "rows"}
    elif name == "xml":
        document = minidom.parseString(answer.content)
        assert len(document.getElementsByTagName("result")) == 5
        assert b"<!-- truncated: rows -->" in answer.content
    else:
        lines = list(csv.reader(io.StringIO(answer.text, newline=""), delimiter="," if name == "csv" else "\t"))
        assert len(lines) == 6


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_graph_that_is_cut_says_so_and_can_be_read(small: TestClient, name: str) -> None:
    answer = small.get("/sparql", params={"query": NO_TRIPLE_TERM, "format": name})
    assert answer.headers["accord-completeness"] == "truncated"
    assert len(list(ox.parse(answer.content, FORMATS[name]))) == 5
    assert (b"truncated: rows" in answer.content) is (name != "jsonld")


def test_just_as_many_rows_as_allowed_are_complete(small: TestClient) -> None:
    """The limit is known by looking for one row more."""
    for query in (f"{ALL} LIMIT 5", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 5"):
        assert get(small, query).headers["accord-completeness"] == "complete"
    for query in (f"{ALL} LIMIT 6", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 6"):
        assert get(small, query).headers["accord-completeness"] == "truncated"


def test_a_result_of_too_many_bytes_is_cut_at_the_end_of_a_row(small: TestClient) -> None:
    long = f"SELECT ?n ?text {{ VALUES ?n {{ 1 2 3 4 }} BIND ('{'x' * 4000}' AS ?text) }}"
    answer = get(small, long)
    assert answer.headers["accord-limit"] == "sparql_bytes=10000"
    assert len(answer.json()["results"]["bindings"]) == 3


@pytest.mark.parametrize("query", [ALL, GRAPH])
def test_a_client_can_have_an_error_instead(small: TestClient, query: str) -> None:
    answer = small.get("/sparql", params={"query": query, "on-limit": "error"})
    assert answer.status_code == 507
    said = answer.json()
    assert (said["limit"], said["value"], said["unit"]) == ("sparql_rows", 5, "row")
    assert "LIMIT" in said["detail"]
    whole = small.get("/sparql", params={"query": f"{query} LIMIT 2", "on-limit": "error"})
    assert whole.status_code == 200


def test_gzip_is_the_same_result_smaller(ask: TestClient) -> None:
    plain = get(ask, ALL)
    packed = get(ask, ALL, **{"Accept-Encoding": "gzip"})
    with ask.stream("GET", "/sparql", params={"query": ALL}, headers={"Accept-Encoding": "gzip"}) as raw:
        sent = b"".join(raw.iter_raw())
    assert packed.content == plain.content == gzip.decompress(sent)
    assert int(packed.headers["content-length"]) == len(sent) < len(plain.content)


def test_each_representation_has_a_tag_of_its_own_and_is_answered_304(ask: TestClient) -> None:
    tags = set()
    for accept in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"):
        for coding in ("identity", "gzip"):
            headers = {"Accept": accept, "Accept-Encoding": coding}
            tag = get(ask, ALL, **headers).headers["etag"]
            tags.add(tag)
            again = get(ask, ALL, **headers, **{"If-None-Match": f'"other", W/{tag}'})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert {"vary", "cache-control", "accord-release"} <= set(again.headers)
    assert len(tags) == 6
    assert get(ask, f"{ALL} LIMIT 1").headers["etag"] not in tags


@pytest.mark.parametrize(
    "template",
    ["_:b <urn:p> ?o", "?s <urn:p> (1)", "?s <urn:p> <<( <urn:s> <urn:p> _:b )>>", "<< ?s <urn:p> ?o >> <urn:q> 1"],
)
def test_equal_tags_mean_equal_bytes(ask: TestClient, template: str) -> None:
    """A strong tag promises it; blank nodes of a template are named anew by each run."""
    query = f"CONSTRUCT {{ {template} }} {{ ?s ?p ?o FILTER(?o = 42) }}"
    answers = [get(ask, query, Accept="application/n-triples") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content != answers[1].content
    assert not any("etag" in answer.headers for answer in answers)
    kept = get(ask, "CONSTRUCT { ?s <urn:p> ?o } { ?s ?p ?o FILTER(?o = 42) }", Accept="application/n-triples")
    assert "etag" in kept.headers


def test_the_tag_of_one_representation_does_not_stand_for_another(ask: TestClient) -> None:
    tag = get(ask, ALL, Accept="text/csv").headers["etag"]
    assert get(ask, ALL, **{"If-None-Match": tag}).status_code == 200
    assert get(ask, ALL, **{"If-None-Match": "*"}).status_code == 200


def test_another_dataset_is_another_result(ask: TestClient) -> None:
    graph = {"default-graph-uri": "https://w3id.org/accord-atlas/graph/world"}
    other = ask.get("/sparql", params={"query": ALL, **graph}, headers={"Accept-Encoding": "identity"})
    assert other.headers["etag"] != get(ask, ALL).headers["etag"]


def test_results_say_utf_8_where_their_type_has_a_charset(ask: TestClient) -> None:
    assert get(ask, ALL, Accept="text/csv").headers["content-type"] == "text/csv; charset=utf-8"
    assert get(ask, GRAPH, Accept="text/turtle").headers["content-type"] == "text/turtle; charset=utf-8"
    assert json.loads(get(ask, ALL).content.decode("utf-8"))
