"""The formats of graph tools, each opened by its own library, in both languages, whatever stands in a name."""

import csv
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import ndex2.cx2
import networkx as nx
import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.answers.network import LeftOut, NetworkAnswer
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.model import Edge, Node
from accord_atlas.service.domain.timeline import ALWAYS
from accord_atlas.service.network.exports.cx2 import to_cx2
from accord_atlas.service.network.exports.cytoscape import to_cytoscape
from accord_atlas.service.network.exports.gexf import to_gexf
from accord_atlas.service.network.exports.gml import to_gml
from accord_atlas.service.network.exports.graphml import to_graphml
from accord_atlas.service.network.exports.neo4j import to_neo4j
from accord_atlas.service.network.exports.pajek import to_pajek
from accord_atlas.service.network.projections import edge_shape, node_shape

HERE = Path(__file__).parent
CAST, CAST_ZH = "organization/cast", "中国科学技术协会"
GEPHI = "org.gephi:gephi-toolkit:0.10.1:jar:all"
PARTS = [{}, {"projection": "organizations", "as_of": "any"}, {"focus": "cse-cn", "measures": "degree,positions"}]


def fetch(client: TestClient, form: str, **asked: str) -> bytes:
    answer = client.get("/api/network", params={"format": form, **asked})
    assert answer.status_code == 200, answer.text
    content: bytes = answer.content
    return content


def rows(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))


@pytest.mark.parametrize("asked", PARTS, ids=["all", "folded", "measured"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_tool_reads_what_the_answer_holds(
    client: TestClient, tmp_path: Path, asked: dict[str, str], language: str
) -> None:
    true = json.loads(fetch(client, "json", **asked))
    nodes, edges = {each["id"] for each in true["nodes"]}, {each["id"] for each in true["edges"]}
    names = {each["id"]: each["label"][language] or each["label"]["en"] for each in true["nodes"]}

    read = ndex2.cx2.CX2Network()
    read.create_from_raw_cx2(json.loads(fetch(client, "cx2", lang=language, **asked)))
    assert {each["v"]["id"] for each in read.get_nodes().values()} == nodes
    assert Counter(each["v"]["id"] for each in read.get_edges().values()) == Counter(edges)
    assert {each["v"]["id"]: each["v"]["name"] for each in read.get_nodes().values()} == names

    graph = nx.parse_gml(fetch(client, "gml", lang=language, **asked).decode("ascii").splitlines())
    assert {node: data["name"] for node, data in graph.nodes(data=True)} == names
    assert Counter(data["id"] for *_, data in graph.edges(data=True)) == Counter(edges)

    (tmp_path / "network.net").write_bytes(fetch(client, "pajek", lang=language, **asked))
    pajek = nx.read_pajek(tmp_path / "network.net")
    assert (len(pajek), pajek.number_of_edges()) == (len(nodes), len(edges))
    assert pajek.is_directed() == graph.is_directed()
    if CAST in nodes:
        assert any(name.startswith(names[CAST]) for name in pajek)

    with zipfile.ZipFile(io.BytesIO(fetch(client, "neo4j", lang=language, **asked))) as archive:
        assert {row["id:ID"]: row["label"] for row in rows(archive, "nodes.csv")} == names
        held = rows(archive, "relationships.csv")
        assert Counter(row["id"] for row in held) == Counter(edges)
        assert {end for row in held for end in (row[":START_ID"], row[":END_ID"])} <= nodes
        script = archive.read("load.cypher").decode()
        assert all(f"`{row[':TYPE']}`" in script for row in held)


NASTY = "=cmd|'/C calc'!A0 \"quoted\" <b>&\x00\x0b\x1f\ufffe\ud800 \\ ]]> 名"


def test_no_name_breaks_a_file(tmp_path: Path) -> None:
    """Control characters, formulas, quotes and markup in a name stay text, and every file can be read."""
    two = [node_shape(Node(f"organization/{slug}", "iri:x", NASTY, NASTY)) for slug in ("x", "y")]
    said = Edge("organization/x", "organization/y", "parent", ALWAYS)
    answer = NetworkAnswer(
        release="0123456789abcdef",
        as_of=None,
        completeness="complete",
        layers=[],
        projection="none",
        measures=[],
        focus=[],
        left_out=LeftOut(nodes=0, agreements=[]),
        first_day=None,
        nodes=two,
        edges=[
            edge_shape(said, Node("organization/x", "iri:x")).model_copy(update={"label": Words(en=NASTY, zh=NASTY)})
        ],
    )
    clean = NASTY.replace("\x00\x0b\x1f\ufffe\ud800", "")
    graph = nx.parse_graphml(to_graphml(answer, "zh").decode(), force_multigraph=True)
    assert {data["label"] for _, data in graph.nodes(data=True)} == {clean}
    assert len(nx.read_gexf(io.BytesIO(to_gexf(answer, "zh", date(2026, 1, 1))))) == 2
    gml = nx.parse_gml(to_gml(answer, "zh").decode().splitlines())
    assert {data["name"] for _, data in gml.nodes(data=True)} == {clean}
    assert len(nx.parse_pajek(to_pajek(answer, "zh").decode().splitlines())) == 2
    assert len(nx.cytoscape_graph(json.loads(to_cytoscape(answer, "zh")))) == 2
    assert {each["v"].get("name") for each in json.loads(to_cx2(answer, "zh"))[4]["nodes"]} == {clean}
    with zipfile.ZipFile(io.BytesIO(to_neo4j(answer, "zh"))) as archive:
        assert {row["label"] for row in rows(archive, "nodes.csv")} == {clean}


@pytest.mark.long
def test_gephi_reads_every_node_and_edge(client: TestClient, tmp_path: Path) -> None:
    """Gephi's own importer keeps the first of what has one id, and says nothing: what it has read is counted."""
    java, maven = shutil.which("java"), shutil.which("mvn")
    if not java or not maven:
        assert not os.environ.get("CI"), "CI must have Java and Maven"
        pytest.skip("java and mvn are needed to run Gephi's importer")
    ended = subprocess.run(
        [maven, "-q", "-B", "dependency:copy", f"-Dartifact={GEPHI}", f"-DoutputDirectory={tmp_path}"],
        capture_output=True,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stdout
    (toolkit,) = tmp_path.glob("*.jar")
    expected, files = {}, []
    for number, asked in enumerate(PARTS):
        true = json.loads(fetch(client, "json", **asked))
        for form, ending in {"graphml": "graphml", "gexf": "gexf", "gml": "gml", "pajek": "net"}.items():
            file = tmp_path / f"{number}.{ending}"
            file.write_bytes(fetch(client, form, lang="zh", **asked))
            files.append(str(file))
            expected[file.name] = (len(true["nodes"]), len(true["edges"]))
    command = [java, "-Djava.awt.headless=true", "-cp", str(toolkit), str(HERE / "gephi" / "Read.java"), *files]
    said = subprocess.run(command, capture_output=True, check=True, timeout=300, text=True, cwd=tmp_path).stdout
    lines = (line.split("\t") for line in said.splitlines() if line.startswith("read\t"))
    assert {name: (int(nodes), int(edges)) for _, name, nodes, edges in lines} == expected
