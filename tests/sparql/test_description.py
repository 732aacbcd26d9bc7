"""What the service says about itself and its dataset is true: counts, formats, graphs, files, checksums."""

import gzip
import hashlib
import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from fastapi import FastAPI
from fastapi.testclient import TestClient
from rdflib.namespace import DCTERMS, RDF, VOID
from tests.typed import as_a, number

from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.rdf import FORMATS, GRAPHS
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.dataset import files
from accord_atlas.service.dataset.statistics import statistics
from accord_atlas.service.dataset.table_description import About
from accord_atlas.service.dataset.table_files import FORMATS as TABLES
from accord_atlas.service.sparql.formats import RESULTS
from accord_atlas.service.text.titles import graph_title
from accord_atlas.service.web.app import create_app

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
MEDIA = "https://www.iana.org/assignments/media-types/"
ROOT = "http://testserver"
DATASET = rdflib.URIRef(f"{BASE}dataset")


def graph(client: TestClient, path: str) -> rdflib.Graph:
    answer = client.get(path, headers={"Accept": "text/turtle"})
    assert answer.status_code == 200, answer.text
    return rdflib.Graph().parse(data=answer.content, format="turtle")


@pytest.fixture(scope="module")
def quads(build: Path) -> list[ox.Quad]:
    return list(ox.parse(path=build / "accord.nq", format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def curated(quads: list[ox.Quad]) -> list[ox.Quad]:
    """What is counted of the whole: all but the release's description of itself."""
    return [quad for quad in quads if str(quad.graph_name) != f"<{BASE}graph/description>"]


@pytest.fixture(scope="module")
def void(client: TestClient) -> rdflib.Graph:
    return graph(client, "/.well-known/void")


@pytest.fixture(scope="module")
def service(client: TestClient) -> rdflib.Graph:
    return graph(client, "/sparql")


def counts(described: rdflib.Graph, subject: rdflib.term.Node) -> dict[str, int]:
    names = ("triples", "distinctSubjects", "distinctObjects", "classes", "properties")
    return {name: number(described.value(subject, VOID[name])) for name in names}


def counted(quads: list[ox.Quad]) -> dict[str, int]:
    """The same counts made from the lines of the release."""
    triples = {quad.triple for quad in quads}
    return {
        "triples": len(triples),
        "distinctSubjects": len({triple.subject for triple in triples}),
        "distinctObjects": len({triple.object for triple in triples}),
        "classes": len({triple.object for triple in triples if triple.predicate.value == str(RDF.type)}),
        "properties": len({triple.predicate for triple in triples}),
    }


def test_void_counts_the_whole_and_each_graph(void: rdflib.Graph, quads: list[ox.Quad], curated: list[ox.Quad]) -> None:
    assert counts(void, DATASET) == counted(curated)
    names = {str(quad.graph_name)[1:-1] for quad in quads}
    assert names == {str(part) for part in void.objects(DATASET, DCTERMS.hasPart)}
    for name in names:
        own = [quad for quad in quads if str(quad.graph_name)[1:-1] == name]
        assert counts(void, rdflib.URIRef(name)) == counted(own), name


def test_void_counts_each_class_and_property(void: rdflib.Graph, curated: list[ox.Quad]) -> None:
    typed = {(q.subject, q.object) for q in curated if q.predicate.value == str(RDF.type)}
    members = Counter(str(kind)[1:-1] for _, kind in typed)
    parts = void.objects(DATASET, VOID.classPartition)
    assert {str(void.value(p, VOID["class"])): number(void.value(p, VOID.entities)) for p in parts} == members
    uses = Counter(triple.predicate.value for triple in {quad.triple for quad in curated})
    parts = void.objects(DATASET, VOID.propertyPartition)
    assert {str(void.value(p, VOID.property)): number(void.value(p, VOID.triples)) for p in parts} == uses


def test_void_counts_the_links_to_other_datasets(void: rdflib.Graph, curated: list[ox.Quad]) -> None:
    sets = list(void.subjects(RDF.type, VOID.Linkset))
    assert sets
    for links in sets:
        used, target = str(void.value(links, VOID.linkPredicate)), str(void.value(links, VOID.objectsTarget))
        pairs = {
            (quad.subject, quad.object)
            for quad in curated
            if quad.predicate.value == used
            and isinstance(quad.object, ox.NamedNode)
            and quad.object.value[: max(quad.object.value.rfind("/"), quad.object.value.rfind("#")) + 1] == target
            and str(quad.subject).startswith(f"<{BASE}")
        }
        assert number(void.value(links, VOID.triples)) == len(pairs) > 0, (used, target)


def test_the_release_describes_itself_as_the_service_does(void: rdflib.Graph, quads: list[ox.Quad]) -> None:
    """What the graph of the description says of the dataset and its parts, the served description says, too."""
    held = {quad.triple for quad in quads if str(quad.graph_name) == f"<{BASE}graph/description>"}
    lines = ox.serialize(held, format=ox.RdfFormat.N_TRIPLES) or b""
    own = rdflib.Graph().parse(data=lines, format="nt")
    apart = {VOID.entities, rdflib.SH.prefixes}
    assert {triple for triple in own if triple[1] not in apart} <= set(void)
    kinds = {own.value(part, VOID["class"]) for part in own.objects(DATASET, VOID.classPartition)}
    assert rdflib.URIRef(f"{BASE}ontology#Agreement") in kinds


def test_the_dataset_has_what_a_catalogue_asks_for(void: rdflib.Graph) -> None:
    """DCAT-AP: title, description, publisher, licence, languages as resources; a licence on every file and part."""
    for name in ("title", "description", "publisher", "license", "language", "rights"):
        assert list(void.objects(DATASET, DCTERMS[name])), name
    assert all(isinstance(each, rdflib.URIRef) for each in void.objects(DATASET, DCTERMS.language))
    for node in {*void.subjects(RDF.type, DCAT.Distribution), *void.objects(DATASET, DCTERMS.hasPart)}:
        assert void.value(node, DCTERMS.license), node
        assert void.value(node, DCTERMS.description), node


def test_the_service_names_its_graphs_with_their_counts(service: rdflib.Graph, quads: list[ox.Quad]) -> None:
    endpoint = rdflib.URIRef(f"{ROOT}/sparql")
    dataset = service.value(endpoint, SD.defaultDataset)
    default = service.value(dataset, SD.defaultGraph)
    assert number(service.value(default, VOID.triples)) == counted(quads)["triples"]
    per_graph = Counter(str(quad.graph_name)[1:-1] for quad in quads)
    named = {
        str(service.value(node, SD.name)): number(service.value(service.value(node, SD.graph), VOID.triples))
        for node in service.objects(dataset, SD.namedGraph)
    }
    assert named == per_graph


def test_the_service_names_every_format_that_it_has_and_no_other(service: rdflib.Graph) -> None:
    named = {str(form) for form in service.objects(None, SD.resultFormat)}
    assert len(named) == len(RESULTS) + len(GRAPHS)
    space = "http://www.w3.org/ns/formats/"
    results = {f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")}
    forms = {"Turtle", "N-Triples", "N-Quads", "TriG", "RDF_XML", "JSON-LD"}
    assert named == {f"{space}{name}" for name in results | forms}


def test_the_features_are_those_that_are_there(service: rdflib.Graph, sample: Path) -> None:
    assert set(service.objects(None, SD.feature)) == {SD.UnionDefaultGraph}
    allowing = Settings(build=sample, sparql_service_allow="https://example.org/sparql")
    with TestClient(create_app(allowing)) as client:
        assert SD.BasicFederatedQuery in set(graph(client, "/sparql").objects(None, SD.feature))


def test_updates_are_offered_at_an_address_of_their_own(service: rdflib.Graph) -> None:
    update = rdflib.URIRef(f"{ROOT}/update")
    assert set(service.objects(update, SD.supportedLanguage)) == {SD.SPARQL11Update}
    assert set(service.objects(rdflib.URIRef(f"{ROOT}/sparql"), SD.supportedLanguage)) == {SD.SPARQL11Query}


def test_the_limits_are_stated_in_both_languages(sample: Path) -> None:
    with TestClient(create_app(Settings(build=sample, sparql_timeout=7, sparql_rows=1234))) as client:
        reply = graph(client, "/sparql")
    said = [as_a(rdflib.Literal, each) for each in reply.objects(rdflib.URIRef(f"{ROOT}/sparql"), rdflib.RDFS.comment)]
    comments = {comment.language: str(comment) for comment in said}
    assert "7 seconds" in comments["en"]
    assert "1,234" in comments["en"]
    assert "7 秒" in comments["zh"]


@pytest.mark.parametrize("path", ["/sparql", "/dataset", "/.well-known/void"])
def test_descriptions_come_in_every_format(client: TestClient, path: str) -> None:
    reply = set()
    for offer in GRAPHS:
        answer = client.get(path, headers={"Accept": offer.media_type})
        assert answer.headers["content-type"].startswith(offer.media_type)
        assert client.get(path, params={"format": offer.name}).content == answer.content
        triples = {str(quad.triple) for quad in ox.parse(answer.content, FORMATS[offer.name])}
        reply.add(frozenset(triples))
    assert len(reply) == 1
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_dataset_has_a_page(client: TestClient, language: str) -> None:
    answer = client.get("/dataset", headers={"Accept": "text/html"}, params={"lang": language})
    assert answer.headers["content-language"] == language
    assert "dataset.nq.gz" in answer.text
    assert graph_title("derived.member-of")[language] in answer.text


def test_each_distribution_is_there_as_large_as_stated_with_the_checksum_stated(
    client: TestClient, void: rdflib.Graph
) -> None:
    distributions = list(void.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) > 60
    for distribution in distributions:
        address = str(void.value(distribution, DCAT.downloadURL))
        answer = client.get(address.removeprefix(ROOT))
        form = void.value(distribution, DCAT.compressFormat) or void.value(distribution, DCAT.mediaType)
        assert answer.headers["content-type"].partition(";")[0] == str(form).removeprefix(MEDIA)
        assert "content-encoding" not in answer.headers
        assert len(answer.content) == number(void.value(distribution, DCAT.byteSize))
        checksum = void.value(distribution, SPDX.checksum)
        assert hashlib.sha256(answer.content).hexdigest() == str(void.value(checksum, SPDX.checksumValue))


def test_every_part_has_its_distributions(void: rdflib.Graph) -> None:
    tables = [ROOT + f"/dataset.{form}#distribution" for form in TABLES]
    assert set(map(str, void.objects(DATASET, DCAT.distribution))) > set(tables)
    for part in (DATASET, *void.objects(DATASET, DCTERMS.hasPart)):
        of_graphs = {str(each) for each in void.objects(part, DCAT.distribution)} - set(tables)
        assert len(of_graphs) == len(FORMATS), part


def test_the_release_itself_is_what_is_downloaded(client: TestClient, build: Path) -> None:
    release = (build / "accord.nq").read_bytes()
    assert gzip.decompress(client.get("/dataset.nq.gz").content) == release
    assert client.get("/dataset.nq", headers={"Accept-Encoding": "identity"}).content == release
    manifest = json.loads((build / "manifest.json").read_text())
    assert hashlib.sha256(release).hexdigest().startswith(manifest["release"])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_each_file_of_the_release_says_the_same(client: TestClient, quads: list[ox.Quad], name: str) -> None:
    answer = client.get(f"/dataset.{name}")
    assert answer.headers["content-encoding"] == "gzip"
    read = set(ox.parse(answer.content, FORMATS[name]))
    if name in {"nq", "trig"}:
        assert read == set(quads)
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in quads}


def test_the_list_of_checksums_is_one_that_sha256sum_reads(client: TestClient, tmp_path: Path) -> None:
    names = ["dataset.ttl", "dataset.trig.gz", "graph/facts.nt.gz"]
    (tmp_path / "graph").mkdir()
    for name in names:
        (tmp_path / name).write_bytes(client.get(f"/{name}").content)
    listed = client.get("/dataset.sha256").text.splitlines(keepends=True)
    chosen = "".join(line for line in listed if line.split("  ")[1].strip() in names)
    checked = subprocess.run(
        ["sha256sum", "-c"], input=chosen, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert checked.stdout.count(": OK") == len(names)


def test_a_download_can_be_continued_and_is_not_sent_twice(client: TestClient) -> None:
    whole = client.get("/dataset.ttl.gz")
    part = client.get("/dataset.ttl.gz", headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    tag = whole.headers["etag"]
    assert client.get("/dataset.ttl.gz", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/dataset.ttl", headers={"If-None-Match": tag}).status_code == 200
    for coding in ("gzip", "identity"):
        headers = {"Accept-Encoding": coding}
        tag = client.get("/dataset.ttl", headers=headers).headers["etag"]
        again = client.get("/dataset.ttl", headers={**headers, "If-None-Match": tag})
        assert (again.status_code, again.headers["etag"], again.content) == (304, tag, b"")


@pytest.mark.parametrize("requested", ["items=0-4", "bytes=5-1", "bytes=a-b", "nonsense"])
def test_what_is_no_range_of_bytes_is_passed_over(client: TestClient, requested: str) -> None:
    """RFC 9110 §14.2: a unit that is not understood must be ignored."""
    answer = client.get("/graph/ontology.nt.gz", headers={"Range": requested})
    assert (answer.status_code, answer.headers["accept-ranges"]) == (200, "bytes")
    assert "content-range" not in answer.headers


@pytest.mark.parametrize("path", ["/dataset.nt.gz", "/graph/ontology.nt", "/id/organization/pec", "/.well-known/void"])
def test_who_wants_what_he_knows_gets_nothing_else(client: TestClient, path: str) -> None:
    """RFC 9110 §13.1.1: a download that is continued must not be put together from two releases."""
    tag = client.get(path).headers["etag"]
    for known in (tag, f'"other", {tag}', "*"):
        assert client.get(path, headers={"If-Match": known}).status_code == 200
    for unknown in ('"other"', f"W/{tag}"):
        answer = client.get(path, headers={"If-Match": unknown})
        assert answer.status_code == 412
        assert client.get(answer.json()["type"].partition("/accord-atlas")[2]).status_code == 200


def test_a_range_is_for_get_and_within_the_file(client: TestClient) -> None:
    assert client.head("/graph/ontology.nt.gz", headers={"Range": "bytes=0-4"}).status_code == 200
    beyond = client.get("/graph/ontology.nt.gz", headers={"Range": "bytes=99999999-"})
    assert beyond.status_code == 416
    assert beyond.headers["content-range"].startswith("bytes */")


def test_a_graph_that_is_not_there_names_those_that_are(client: TestClient) -> None:
    said = client.get("/graph/ontolgy").json()
    assert said["status"] == 404
    assert said["nearest"][0] == "ontology"
    assert "facts" in said["expected"]
    assert client.get("/graph/derived.membr-of").json()["nearest"][0] == "derived.member-of"


@pytest.mark.parametrize("setting", [{"sparql_rows": 7}, {"sparql_service_allow": "https://example.org/sparql"}])
def test_another_setting_is_another_description(sample: Path, setting: dict[str, object]) -> None:
    """After a restart with other limits nobody shall be told that what he has still holds."""
    tags, said = set(), set()
    for config in (Settings(build=sample), Settings(build=sample).model_copy(update=setting)):
        with TestClient(create_app(config)) as client:
            answer = client.get("/sparql", headers={"Accept": "application/n-triples"})
            tags.add(answer.headers["etag"])
            said.add(answer.content)
    assert len(said) == len(tags) == 2


def test_a_file_that_is_not_there_names_those_that_are(client: TestClient) -> None:
    answer = client.get("/dataset.ods")
    assert answer.status_code == 404
    assert "dataset.ttl" in answer.json()["expected"]


def test_counts_are_made_once_for_a_release(client: TestClient) -> None:
    atlas = as_a(FastAPI, client.app).state.releases.current
    assert statistics(atlas) is statistics(atlas)


def test_files_are_the_same_wherever_they_are_made(sample: Path, tmp_path: Path) -> None:
    def made(name: str) -> Iterator[tuple[str, bytes]]:
        (tmp_path / name).mkdir()
        files.make(sample / "accord.nq", tmp_path / name, About("0" * 16, "2026-01-01"))
        for path in sorted((tmp_path / name).rglob("*")):
            if path.is_file():
                yield str(path.relative_to(tmp_path / name)), path.read_bytes()

    assert list(made("one")) == list(made("two"))


def test_a_format_that_cannot_carry_a_graph_is_not_offered_for_it(ask: TestClient) -> None:
    """The graph `world` of the sample has a triple term, which JSON-LD has no place for."""
    answer = ask.get("/graph/world", headers={"Accept": "application/ld+json, text/turtle;q=0.1"})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert "jsonld" not in answer.headers["link"]
    assert ask.get("/graph/world.jsonld").status_code == 404
    assert ask.get("/graph/facts.jsonld").status_code == 200
    assert ask.get("/dataset").status_code == 200


def test_a_graph_that_no_rule_and_no_loader_names_has_its_name_for_a_title() -> None:
    assert graph_title("somewhere")["en"] == "somewhere"
    assert graph_title("facts")["zh"]
