"""The graph in Python, saved as it is by each writer of networkx and read again; nothing in it that one cannot hold."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pandas as pd
import pytest

import accord_atlas
from accord_atlas.service.python_api import AtlasApi

PARTS: list[dict[str, Any]] = [
    {"focus": "cse-cn", "depth": 2, "measures": "degree,betweenness,closeness,core,communities,bridges,positions"},
    {"as_of": "any"},
    {"projection": "bipartite", "as_of": "2003-06-01"},
    {"projection": "organizations", "as_of": "any"},
    {"projection": "jurisdictions"},
    {"focus": "cse-cn", "as_of": "1700-01-01"},
]
Graph = Any
WRITERS: dict[str, tuple[Callable[[Graph, Path], None], Callable[[Path], Graph]]] = {
    "gexf": (nx.write_gexf, nx.read_gexf),
    "graphml": (nx.write_graphml, lambda path: nx.read_graphml(path, force_multigraph=True)),
    "gml": (nx.write_gml, nx.read_gml),
    "pajek": (nx.write_pajek, nx.read_pajek),
    "graphml in igraph": (nx.write_graphml, lambda path: igraph.Graph.Read_GraphML(str(path)).to_networkx()),
}


@pytest.fixture(scope="module")
def running(build: Path) -> AtlasApi:
    return accord_atlas.open(build)


@pytest.mark.filterwarnings("ignore:.*is not processed:UserWarning")  # Pajek holds text, and says what it leaves out
@pytest.mark.filterwarnings("ignore:Could not add edge ids:RuntimeWarning")  # igraph keeps the attribute `id`
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("form", WRITERS)
def test_every_writer_takes_it_as_it_is(running: AtlasApi, tmp_path: Path, form: str, part: dict[str, Any]) -> None:
    graph = running.network(**part)
    write, read = WRITERS[form]
    write(graph, tmp_path / "network")
    again = read(tmp_path / "network")
    assert (len(again), again.number_of_edges()) == (len(graph), graph.number_of_edges())


@pytest.mark.parametrize("part", PARTS)
def test_json_of_networkx_gives_the_same_graph(running: AtlasApi, part: dict[str, Any]) -> None:
    graph = running.network(**part)
    for write, read in ((nx.node_link_data, nx.node_link_graph), (nx.cytoscape_data, nx.cytoscape_graph)):
        again = read(json.loads(json.dumps(write(graph))))
        assert set(again.nodes) == set(graph.nodes)
        assert sorted(data["id"] for *_, data in again.edges(data=True)) == sorted(
            data["id"] for *_, data in graph.edges(data=True)
        )


@pytest.mark.parametrize("part", PARTS)
def test_attributes_are_plain(running: AtlasApi, part: dict[str, Any]) -> None:
    graph = running.network(**part)
    held = [data for _, data in graph.nodes(data=True)] + [data for *_, data in graph.edges(data=True)]
    for data in [*held, graph.graph]:
        assert all(type(value) in {str, int, float, bool} and value != "" for value in data.values()), data
    assert all(data["label"] for data in held)


def test_pandas_and_igraph_take_it_too(running: AtlasApi) -> None:
    graph = running.network(focus="ipea")
    edges = nx.to_pandas_edgelist(graph)
    assert len(pd.read_csv(io.StringIO(edges.to_csv()))) == graph.number_of_edges()
    assert igraph.Graph.from_networkx(graph).ecount() == graph.number_of_edges()


def test_a_graph_without_edges_says_why(running: AtlasApi) -> None:
    graph = running.network(focus="cse-cn", as_of="1700-01-01")
    assert "as_of=any" in graph.graph["reason_en"]
    assert "as_of=any" in graph.graph["reason_zh"]
    assert "reason_en" not in running.network(focus="cse-cn").graph


def test_a_written_date_is_no_spell_of_gexf(running: AtlasApi, tmp_path: Path) -> None:
    """`2025-06-11?` is no day that Gephi reads, and a start without an end would last for ever."""
    graph = running.network(agreements="cse-pec-mra-2025")
    assert {data.get("start_written") for *_, data in graph.edges(data=True)} >= {"2025-06-11?"}
    nx.write_gexf(graph, tmp_path / "network.gexf")
    assert ' start="' not in (tmp_path / "network.gexf").read_text("utf-8")
