"""Clients for linked data read documents and endpoint as they are; each row of the help's table is a test."""

import importlib.metadata
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import rdflib
from pyld import jsonld
from tests.clients.conftest import HERE, run

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")]
PEC = "https://w3id.org/accord-atlas/id/organization/pec"
PATH = "/id/organization/pec"
NAMES = ["Pakistan Engineering Council", "巴基斯坦工程理事会"]
SELECT = f"""PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name {{ <{PEC}> rdfs:label ?name }} ORDER BY LANG(?name)"""
CONSTRUCT = f"CONSTRUCT {{ <{PEC}> ?p ?o }} WHERE {{ <{PEC}> ?p ?o }}"
PROFILES = ["", "compacted", "expanded", "flattened", "framed"]
AA = "https://w3id.org/accord-atlas/ontology#"
EDITORS_SECONDS = 5.0
"""After which the editor of the SIB gives up on what it asks for."""


@pytest.fixture(scope="module")
def size(root: str) -> int:
    """The number of triples in the document about the body that all read."""
    return len(rdflib.Graph().parse(f"{root}{PATH}.nt", format="nt"))


@pytest.fixture(scope="module")
def javascript(root: str, node: str) -> dict[str, Any]:
    """What Comunica, rdf-dereference and jsonld.js read, in one process."""
    read: dict[str, Any] = json.loads(run(node, str(HERE / "read.mjs"), root, PEC, SELECT))
    return read


def test_rdf_dereference_reads_documents(javascript: dict[str, Any], size: int) -> None:
    assert javascript["dereferenced"]["document"] == {"quads": size, "graphs": [""]}
    assert javascript["dereferenced"]["ontology"]["quads"] > 2000
    assert javascript["graph"]["graphs"] == [""]


@pytest.mark.parametrize("source", ["document", "endpoint"])
def test_comunica_asks_a_document_and_the_endpoint(javascript: dict[str, Any], source: str) -> None:
    assert javascript["comunica"][source] == NAMES


@pytest.mark.parametrize("profile", PROFILES)
def test_jsonld_js_reads_and_frames_every_profile(javascript: dict[str, Any], profile: str, size: int) -> None:
    form = javascript["forms"][profile]
    assert form["quads"] == size
    assert form["framed"]["id"] == PEC
    assert form["framed"]["labels"] == NAMES
    assert form["context"] == (profile != "expanded")


@pytest.mark.parametrize("profile", PROFILES)
def test_pyld_reads_and_frames_every_profile(root: str, profile: str, size: int) -> None:
    accept = (
        f'application/ld+json;profile="http://www.w3.org/ns/json-ld#{profile}"' if profile else "application/ld+json"
    )
    read = httpx.get(f"{root}{PATH}", headers={"Accept": accept}).json()
    assert len(set(jsonld.to_rdf(read, {"format": "application/n-quads"}).splitlines())) == size
    found = jsonld.frame(read, {"@context": {"aa": AA}, "@type": "aa:Organization"})
    assert found["@id"] == PEC


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld", "nq", "trig"])
def test_rdflib_reads_documents_by_their_addresses(root: str, form: str, size: int) -> None:
    kinds = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld", "nq": "nquads"}
    graph = rdflib.Dataset().parse(f"{root}{PATH}.{form}", format=kinds.get(form, form))
    assert len(graph) == size


@pytest.fixture(scope="module")
def jvm(root: str, java: str) -> dict[tuple[str, str], list[str]]:
    """What Jena and RDF4J read, in one process: (client, what) → values."""
    command = [java, "-cp", str(HERE / "java" / "lib" / "*"), str(HERE / "java" / "Read.java")]
    found: dict[tuple[str, str], list[str]] = {}
    for line in run(*command, root, PATH, SELECT, CONSTRUCT).splitlines():
        client, what, read = line.split("\t")
        found.setdefault((client, what), []).append(read)
    return found


TYPES = {
    "jena": ["text/turtle", "application/n-quads", "application/ld+json", "application/rdf+xml"],
    "rdf4j": ["text/turtle", "application/n-quads", "application/ld+json"],
}


@pytest.mark.parametrize("client", TYPES)
def test_jena_and_rdf4j_read_documents(jvm: dict[tuple[str, str], list[str]], client: str, size: int) -> None:
    for kind in TYPES[client]:
        assert jvm[client, f"document as {kind}"] == [str(size)]


def test_rdf4j_asks_the_endpoint(jvm: dict[tuple[str, str], list[str]], root: str) -> None:
    assert jvm["rdf4j", "select"] == NAMES
    answer = httpx.get(f"{root}/sparql", params={"query": CONSTRUCT, "format": "nt"})
    assert jvm["rdf4j", "construct"] == [answer.headers["accord-rows"]]


def test_rsparql_of_jena_asks_the_endpoint(root: str, java: str) -> None:
    jars = str(HERE / "java" / "lib" / "*")
    command = [java, "-cp", jars, "arq.rsparql", "--service", f"{root}/sparql", "--results", "csv", SELECT]
    assert run(*command).split("\n")[1:3] == [f"{name}" for name in NAMES]


def ask(root: str, query: str) -> list[dict[str, str]]:
    """As the editor asks: by GET, with a parameter of its own, and not longer than it waits."""
    answer = httpx.get(
        f"{root}/sparql",
        params={"ac": "1", "query": query},
        headers={"Accept": "application/sparql-results+json"},
        timeout=EDITORS_SECONDS,
    )
    rows = answer.raise_for_status().json()["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in rows]


def test_an_editor_gets_prefixes(root: str) -> None:
    """What sparql-editor and sparql-llm ask for prefixes: the patterns of their query."""
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#>
    SELECT DISTINCT ?short ?long WHERE { [] sh:namespace ?long ; sh:prefix ?short } ORDER BY ?short"""
    found = {row["short"]: row["long"] for row in ask(root, query)}
    assert found["aa"] == AA
    assert found["org"] == "http://www.w3.org/ns/org#"


def test_an_editor_gets_the_schema(root: str) -> None:
    """What they ask for classes, properties of these and what the properties lead to, with labels and counts."""
    query = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
    PREFIX void: <http://rdfs.org/ns/void#>
    PREFIX ext: <http://ldf.fi/void-ext#>
    SELECT DISTINCT ?graph ?class ?property ?to ?datatype ?times ?name WHERE {
      { OPTIONAL { ?graph sd:graph ?about . ?about void:classPartition ?part }
        ?part void:class ?class ; void:propertyPartition ?used .
        OPTIONAL { ?class rdfs:label ?name }
        ?used void:property ?property .
        OPTIONAL { ?used void:triples ?times }
        OPTIONAL { { ?used void:classPartition [ void:class ?to ] }
          UNION { ?used ext:datatypePartition [ ext:datatype ?datatype ] } } }
      UNION
      { ?links void:subjectsTarget [ void:class ?class ] ; void:linkPredicate ?property ;
          void:objectsTarget [ void:class ?to ] }
    } ORDER BY ?class ?to ?datatype ?graph ?times"""
    rows = ask(root, query)
    schema = {(row["class"], row["property"], row.get("to", row.get("datatype"))) for row in rows}
    assert (f"{AA}Participation", f"{AA}agreement", f"{AA}Agreement") in schema
    assert (f"{AA}Participation", f"{AA}start", "http://id.loc.gov/datatypes/edtf/EDTF") in schema
    uses = {int(row["times"]) for row in rows if (row["class"], row["property"]) == (f"{AA}Seat", f"{AA}agreement")}
    counted = ask(root, f"SELECT (COUNT(*) AS ?n) {{ ?seat a <{AA}Seat> ; <{AA}agreement> ?agreement }}")
    assert uses == {int(counted[0]["n"])}


def test_an_editor_gets_examples_that_run(root: str) -> None:
    """What they ask for examples: query and comment of each; every one of them is a query that gives an answer."""
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT DISTINCT ?example ?comment ?text WHERE {
      ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?text
    } ORDER BY ?example"""
    rows = ask(root, query)
    assert len({row["example"] for row in rows}) > 30
    for text in {row["text"] for row in rows}:
        httpx.post(f"{root}/sparql", data={"query": text}, timeout=30).raise_for_status()


PYTHON = {
    "rdflib": "rdflib",
    "SPARQLWrapper": "sparqlwrapper",
    "pandas": "pandas",
    "PyLD": "pyld",
    "MCP Python SDK": "mcp",
}
JAVA = (
    ("Apache Jena", "java", "jena-cmds"),
    ("Eclipse RDF4J", "java", "rdf4j-repository-sparql"),
    ("OpenRefine", "openrefine", "main"),
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_row_of_the_table_names_a_test_that_is_there(language: str) -> None:
    table = (Path(__file__).parents[2] / "docs" / language / "reference" / "clients.md").read_text("utf-8")
    named = [line.rsplit("`", 2)[1] for line in table.splitlines() if line.startswith("| ") and "test_" in line]
    assert len(named) > 10
    for one in named:
        file, _, test = one.partition("::")
        assert f"def {test}(" in (Path(__file__).parents[2] / file).read_text("utf-8"), one
    versions = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    for package, version in versions.items():
        assert f"{package} | {version} |" in table
    for client, package in PYTHON.items():
        assert f"| {client} | {importlib.metadata.version(package)} |" in table
    for client, folder, artifact in JAVA:
        pom = (HERE / folder / "pom.xml").read_text("utf-8")
        version = pom.split(f"<artifactId>{artifact}</artifactId>", 1)[1].split("<version>", 1)[1].partition("<")[0]
        assert f"| {client} | {version} |" in table
