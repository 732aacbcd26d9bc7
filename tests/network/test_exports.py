"""Each format, opened by the library of its own ecosystem, on the real release."""

import csv
import io
import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise
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
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.model import Node
from accord_atlas.service.network.exports.dot import to_dot
from accord_atlas.service.network.exports.flat import flat_node
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
    assert flat_node(node_shape(Node("organization/x", "iri:x", "X")), "zh")["label"] == "X"


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
    first, *_, last = rows["ipea.pec.pk.authorised"]
    assert (first["start"], "end" in last) == ("2018-06-29", False)
    provisional = rows["ipea.iesl.lk.provisional"]
    assert (provisional[0]["start"], provisional[-1]["end"]) == ("2005-06-01", "2007-06-29")


GEXF_OF: list[dict[str, str]] = [
    {"as_of": "any"},
    {"as_of": "any", "projection": "organizations"},
    {"as_of": "2012-01-01", "agreements": "ipea"},
]


@pytest.mark.parametrize("asked", GEXF_OF)
def test_gexf_says_of_each_spell_how_sure_it_is_and_why(client: TestClient, asked: dict[str, str]) -> None:
    """Each spell of an edge has its certainty and its reason over the same days, and none reaches into another."""
    root = ET.fromstring(fetch(client, "gexf", **asked))
    columns = {
        each.get("id"): each.get("title")
        for group in root.iter(f"{GEXF}attributes")
        if (group.get("class"), group.get("mode")) == ("edge", "dynamic")
        for each in group
    }
    assert sorted(filter(None, columns.values())) == ["certainty", "reason"]
    static = {
        each.get("title") for group in root.iter(f"{GEXF}attributes") if group.get("mode") == "static" for each in group
    }
    assert not static & {"certainty", "reason", "spells"}
    seen = Counter[str]()
    for edge in root.iter(f"{GEXF}edge"):
        spells = [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{GEXF}spell")]
        told = [value for value in edge.iter(f"{GEXF}attvalue") if value.get("for") in columns]
        for name in ("certainty", "reason"):
            mine = [value for value in told if columns[value.get("for")] == name]
            assert [(value.get("start"), value.get("end")) for value in mine] == spells
            seen.update(value.get("value") or "" for value in mine)
        assert all((end or "9999") < (start or "0000") for (_, end), (start, _) in pairwise(spells))
    assert {"certain", "presumed", "possible", "dated-source", "after-source"} <= set(seen)


@pytest.mark.parametrize("asked", GEXF_OF)
def test_no_spell_in_gexf_begins_before_or_ends_after_its_nodes(client: TestClient, asked: dict[str, str]) -> None:
    root = ET.fromstring(fetch(client, "gexf", **asked))
    alive = {
        str(node.get("id")): [(s.get("start") or "0000", s.get("end") or "9999") for s in node.iter(f"{GEXF}spell")]
        for node in root.iter(f"{GEXF}node")
    }
    checked = 0
    for edge in root.iter(f"{GEXF}edge"):
        for spell in edge.iter(f"{GEXF}spell"):
            for end in (str(edge.get("source")), str(edge.get("target"))):
                for first, last in alive[end]:
                    checked += 1
                    assert first <= (spell.get("start") or "0000") <= (spell.get("end") or "9999") <= last, edge.attrib
    assert checked


def test_gexf_does_not_draw_what_is_unknown_as_long_as_it_could_be(client: TestClient) -> None:
    """EA–ICE lapsed on 2023-05-30, nobody says when it began; when USCIEP left IPEA after 2008-01-01, nobody says."""
    root = ET.fromstring(fetch(client, "gexf", as_of="any", kinds="organization,agreement", relations="participation"))
    spells = {
        str(edge.get("id")): [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{GEXF}spell")]
        for edge in root.iter(f"{GEXF}edge")
    }
    (lapsed,) = (each for key, each in spells.items() if "ea-ice-mra.engineers-australia" in key)
    assert lapsed == [("2023-05-29", "2023-05-29")]
    (left,) = (each for key, each in spells.items() if "ipea.usciep" in key)
    assert left[-1][1] == "2008-01-01"


def test_gexf_of_a_folded_network_keeps_each_time_of_sharing(client: TestClient) -> None:
    parameters = {"as_of": "any", "agreements": "dublin-accord", "projection": "organizations"}
    graph = nx.read_gexf(io.BytesIO(fetch(client, "gexf", **parameters)))
    data = graph.edges["organization/cctt", "organization/engc"]
    assert [(start, end) for _, start, end in data["certainty"]] == data["spells"]
    edges = json.loads(fetch(client, "json", **parameters))["edges"]
    (drawn,) = (each for each in edges if each["id"] == data["id"])
    # One after the other, how surely is told of each; together they are one time of sharing.
    assert (data["spells"][0][0], data["spells"][-1][1]) == tuple(*drawn["spells"])
    assert len(data["spells"]) > 1


@pytest.mark.parametrize("form", ["gexf", "graphml", "cytoscape", "dot", "csv", "xlsx", "json"])
def test_bytes_are_the_same_each_time(client: TestClient, form: str, atlas: Atlas) -> None:
    first = fetch(client, form, focus="ipea", measures="communities,positions")
    again = fetch(client, form, focus="ipea", measures="communities,positions")
    assert first == again
    assert form != "gexf" or b'lastmodifieddate="%s"' % str(atlas.release.data_date).encode() in first


@pytest.mark.long
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
        layers=[],
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
    assert set(edges["Source"]) | set(edges["Target"]) == set(nodes["Id"])
    assert nodes.set_index("Id").loc[CAST, "label_zh"] == CAST_ZH
    assert nodes["degree"].min() >= 1
    graph = nx.from_pandas_edgelist(edges, "Source", "Target", True, nx.MultiDiGraph, edge_key="Id")
    assert (set(graph), graph.number_of_edges()) == (set(nodes["Id"]), len(edges))


@pytest.mark.parametrize(("projection", "type_"), [("none", "Directed"), ("jurisdictions", "Undirected")])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_tables_have_the_column_names_of_graph_tools(
    client: TestClient, projection: str, type_: str, language: str
) -> None:
    """As Gephi's importer of spreadsheets and igraph's data frames ask for them, in every language."""
    book = io.BytesIO(fetch(client, "xlsx", projection=projection, lang=language))
    sheets = list(pd.read_excel(book, sheet_name=None).values())
    text = fetch(client, "csv", projection=projection, lang=language)
    for edges in (sheets[1], pd.read_csv(io.BytesIO(text))):
        assert list(edges.columns[:6]) == ["Source", "Target", "Type", "Id", "Label", "Weight"]
        assert set(edges["Type"]) == {type_}
        assert edges["Weight"].min() >= 1
    assert list(sheets[0].columns[:2]) == ["Id", "Label"]
    graph = igraph.Graph.DataFrame(sheets[1], directed=type_ == "Directed", vertices=sheets[0], use_vids=False)
    assert (graph.vcount(), graph.ecount()) == (len(sheets[0]), len(sheets[1]))


def test_a_workbook_says_direction_in_words_a_csv_in_notations(client: TestClient) -> None:
    book = pd.read_excel(io.BytesIO(fetch(client, "xlsx", projection="jurisdictions", lang="zh")), sheet_name=1)
    table = pd.read_csv(io.BytesIO(fetch(client, "csv", projection="jurisdictions")))
    assert {"双向", "未见记载"} <= set(book["工程师互认方向"])
    assert {"both-ways", "none"} <= set(table["direction"])


def test_csv_keeps_edtf_dates_as_written(client: TestClient) -> None:
    rows = csv.DictReader(io.StringIO(fetch(client, "csv", agreements="cse-pec-mra-2025").decode()))
    assert {row["start"] for row in rows if row["relation"] == "participation"} == {"2025-06-11?"}


def test_xlsx_in_openpyxl(client: TestClient, drawn: dict[str, list[object]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(fetch(client, "xlsx", lang="zh")))
    assert book.sheetnames == ["节点", "边", "说明"]
    assert book["节点"].max_row == len(drawn["nodes"]) + 1
    assert book["边"].max_row == len(drawn["edges"]) + 1
    names = {row[0]: row[5] for row in book["节点"].iter_rows(min_row=2, values_only=True)}
    assert names[CAST] == CAST_ZH


@pytest.mark.parametrize("projection", ["none", "organizations"])
def test_cytoscape_in_networkx(client: TestClient, projection: str) -> None:
    written = json.loads(fetch(client, "cytoscape", projection=projection, lang="zh"))
    graph = nx.cytoscape_graph(written)
    elements = written["elements"]
    assert (len(graph), graph.number_of_edges()) == (len(elements["nodes"]), len(elements["edges"]))
    assert (graph.is_multigraph(), graph.is_directed()) == (projection == "none", projection == "none")
    assert graph.nodes[CAST]["name"] == CAST_ZH


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_files_of_a_folded_network_say_which_way(client: TestClient, form: str) -> None:
    data = fetch(client, form, projection="jurisdictions")
    graph = nx.read_gexf(io.BytesIO(data)) if form == "gexf" else nx.parse_graphml(data.decode())
    there = graph.edges["jurisdiction/cn", "jurisdiction/sg"]
    assert (there["direction"], there["forward"]) == ("source-to-target", "agreement/ies-cast-mra-2022")
    assert "backward" not in there


NAMES = [
    ({"focus": "cse-cn", "as_of": "2019-01-01", "format": "gexf"}, "network-cse-cn-2019-01-01.gexf"),
    ({"focus": "my", "as_of": "any", "format": "xlsx"}, "network-my-any.xlsx"),
    (
        {"projection": "jurisdictions", "as_of": "1999-12-31", "format": "graphml"},
        "network-jurisdictions-1999-12-31.graphml",
    ),
    (
        {"agreements": "ipea,apec-engineer", "as_of": "2020-02-29", "format": "csv", "table": "nodes"},
        "network-apec-engineer-ipea-2020-02-29-nodes.csv",
    ),
    (
        {"focus": "my,cn,pk,hk,sg", "statuses": "former", "as_of": "2020-01-01", "format": "json"},
        "network-my-cn-pk-and-2-more-former-2020-01-01.json",
    ),
]


@pytest.mark.parametrize(("asked", "name"), NAMES)
def test_a_file_says_in_its_name_what_it_holds(client: TestClient, asked: dict[str, str], name: str) -> None:
    answer = client.get("/api/network", params=asked)
    assert answer.headers["Content-Disposition"] == f'inline; filename="{name}"'


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
