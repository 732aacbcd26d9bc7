"""Each format, opened by the library of its own ecosystem, on the real release."""

import csv
import io
import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import pandas as pd
import pydot
import pytest
from fastapi.testclient import TestClient
from tests.typed import as_a

from accord_atlas.service.answers.network import LeftOut, NetworkAnswer
from accord_atlas.service.domain.network.model import Node
from accord_atlas.service.network.exports.dot import to_dot
from accord_atlas.service.network.projections import node_shape

pytestmark = pytest.mark.filterwarnings("ignore:.* deprecated - use:DeprecationWarning")  # pydot, of pyparsing
HERE = Path(__file__).parent
GEXF = "{http://www.gexf.net/1.2draft}"
CAST = "organization/cast"
CAST_ZH = "中国科学技术协会"


def fetch(client: TestClient, form: str, **parameters: str) -> bytes:
    answer = client.get("/api/network", params={"format": form, **parameters})
    assert answer.status_code == 200, answer.text
    content: bytes = answer.content
    return content


@pytest.fixture(scope="module")
def drawn(client: TestClient) -> dict[str, list[dict[str, object]]]:
    return dict(json.loads(fetch(client, "json")))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "network"


def test_graphml_in_networkx(client: TestClient, drawn: dict[str, list[object]]) -> None:
    graph = nx.parse_graphml(fetch(client, "graphml").decode(), force_multigraph=True)
    assert graph.is_directed()
    assert (len(graph), graph.number_of_edges()) == (len(drawn["nodes"]), len(drawn["edges"]))
    assert graph.nodes[CAST]["label_zh"] == CAST_ZH
    statuses = {data.get("status") for *_, data in graph.edges(data=True)}
    assert {"authorised", "provisional", "party"} <= statuses


def test_graphml_in_igraph(client: TestClient, drawn: dict[str, list[object]], file: Path) -> None:
    file.write_bytes(fetch(client, "graphml", measures="degree,positions"))
    graph = igraph.Graph.Read_GraphML(str(file))
    assert (graph.vcount(), graph.ecount()) == (len(drawn["nodes"]), len(drawn["edges"]))
    cast = graph.vs.find(id=CAST)
    assert cast["label_zh"] == CAST_ZH
    assert cast["degree"] == len(set(graph.neighbors(cast)))
    assert any(cast[axis] for axis in ("x", "y"))


def test_graphml_label_follows_the_language(client: TestClient) -> None:
    graph = nx.parse_graphml(fetch(client, "graphml", lang="zh").decode(), force_multigraph=True)
    assert graph.nodes[CAST]["label"] == CAST_ZH
    assert graph.nodes["organization/engineers-canada"]["label"] == "Engineers Canada"


def test_gexf_in_networkx_and_igraph(client: TestClient, drawn: dict[str, list[object]], file: Path) -> None:
    graph = nx.read_gexf(io.BytesIO(fetch(client, "gexf", lang="zh")))
    assert (len(graph), graph.number_of_edges()) == (len(drawn["nodes"]), len(drawn["edges"]))
    assert graph.nodes[CAST]["label"] == CAST_ZH
    again = igraph.Graph.from_networkx(graph)
    assert again.vs[again.vs["_nx_name"].index(CAST)]["label_zh"] == CAST_ZH


def test_gexf_has_spells_for_a_time_line(client: TestClient) -> None:
    root = ET.fromstring(fetch(client, "gexf", as_of="any", agreements="ipea"))
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spells = {
        edge.get("id"): [dict(spell.attrib) for spell in edge.iter(f"{GEXF}spell")] for edge in root.iter(f"{GEXF}edge")
    }
    marked = {key.partition("participation:participation/")[2]: value for key, value in spells.items() if key}
    rows = {key.partition("|")[0]: value for key, value in marked.items() if key}
    assert rows["ipea.pec.pk.authorised"] == [{"start": "2018-06-29"}]
    assert rows["ipea.iesl.lk.provisional"] == [{"start": "2005-06-01", "end": "2007-06-29"}]


def test_gexf_of_a_folded_network_keeps_each_time_of_sharing(client: TestClient) -> None:
    parameters = {"as_of": "any", "agreements": "dublin-accord", "projection": "organizations"}
    graph = nx.read_gexf(io.BytesIO(fetch(client, "gexf", **parameters)))
    spells = graph.edges["organization/cctt", "organization/engc"]["spells"]
    assert spells == [("2002-01-01", "2022-12-30")]


@pytest.mark.parametrize("form", ["gexf", "graphml", "cytoscape", "dot", "csv", "xlsx", "json"])
def test_bytes_are_the_same_each_time(client: TestClient, form: str, atlas: object) -> None:
    first = fetch(client, form, focus="ipea", measures="communities,positions")
    again = fetch(client, form, focus="ipea", measures="communities,positions")
    assert first == again
    assert form != "gexf" or b'lastmodifieddate="2026-11-22"' in first


def test_dot_in_pydot(client: TestClient, drawn: dict[str, list[object]]) -> None:
    (graph,) = as_a(list, pydot.graph_from_dot_data(fetch(client, "dot", lang="zh").decode()))
    assert graph.get_type() == "digraph"
    names = {node.get_name().strip('"'): node for node in graph.get_nodes()}
    assert len(set(names) - {"node", "edge", "graph", "\\n"}) == len(drawn["nodes"])
    assert names[CAST].get("label").strip('"') == CAST_ZH
    assert len(graph.get_edges()) == len(drawn["edges"])


def test_dot_quotes_whatever_stands_in_a_name() -> None:
    nasty = 'a "quoted" \\ name\n<b> [x=1]; }'
    answer = NetworkAnswer(
        release="0123456789abcdef",
        as_of=None,
        completeness="complete",
        projection="none",
        measures=[],
        focus=[],
        left_out=LeftOut(nodes=0, agreements=[]),
        first_day=None,
        nodes=[node_shape(Node("organization/x", "iri:x", nasty))],
        edges=[],
    )
    (read,) = as_a(list, pydot.graph_from_dot_data(to_dot(answer, "en").decode()))
    (node,) = [n for n in read.get_nodes() if n.get_name() == '"organization/x"']
    assert node.get("label") == '"a \\"quoted\\" \\\\ name <b> [x=1]; }"'


def test_csv_in_pandas(client: TestClient, drawn: dict[str, list[dict[str, object]]]) -> None:
    edges = pd.read_csv(io.BytesIO(fetch(client, "csv")))
    nodes = pd.read_csv(io.BytesIO(fetch(client, "csv", table="nodes", measures="degree")))
    assert len(edges) == len(drawn["edges"])
    assert set(edges["source"]) | set(edges["target"]) == set(nodes["id"])
    assert nodes.set_index("id").loc[CAST, "label_zh"] == CAST_ZH
    assert nodes["degree"].min() >= 1


def test_csv_keeps_edtf_dates_as_written(client: TestClient) -> None:
    rows = csv.DictReader(io.StringIO(fetch(client, "csv", agreements="cse-pec-mra-2025").decode()))
    assert {row["start"] for row in rows if row["relation"] == "participation"} == {"2025-06-11?"}


def test_xlsx_in_openpyxl(client: TestClient, drawn: dict[str, list[object]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(fetch(client, "xlsx", lang="zh")))
    assert book.sheetnames == ["节点", "边", "说明"]
    assert book["节点"].max_row == len(drawn["nodes"]) + 1
    assert book["边"].max_row == len(drawn["edges"]) + 1
    names = {row[0]: row[4] for row in book["节点"].iter_rows(min_row=2, values_only=True)}
    assert names[CAST] == CAST_ZH


def test_cytoscape_in_cytoscape_js(client: TestClient, drawn: dict[str, list[object]]) -> None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        assert not os.environ.get("CI"), "CI must have node and npm"
        pytest.skip("node and npm are needed to run cytoscape.js")
    folder = HERE / "js"
    if not (folder / "node_modules" / "cytoscape").is_dir():
        subprocess.run([npm, "ci", "--silent"], cwd=folder, check=True, timeout=300)
    elements = fetch(client, "cytoscape", measures="positions")
    ran = subprocess.run([node, str(folder / "read.cjs")], input=elements, capture_output=True, check=True, timeout=60)
    read = json.loads(ran.stdout)
    assert (read["nodes"], read["edges"]) == (len(drawn["nodes"]), len(drawn["edges"]))
    assert read["zh"] == CAST_ZH
    assert read["placed"] == read["nodes"]
    assert read["neighbours"] > 30
