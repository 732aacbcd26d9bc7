"""Measures against hand-made values and against networkx; the same on every run and under every hash seed."""

import json
import os
import subprocess
import sys
from datetime import date

import networkx as nx
import pytest

from accord_atlas.service.network.layout import place
from accord_atlas.service.network.measures import MEASURES, Flat, measure
from accord_atlas.service.network.model import Model
from accord_atlas.service.network.projections import Picture, project
from accord_atlas.service.network.selection import Selection, select

NOW = date(2024, 1, 1)


@pytest.fixture
def barbell() -> Picture:
    """Two triangles joined by one edge, and a parallel edge within the first."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.add_edges_from(["ab", "bc", "ca", "cd", "de", "ef", "fd", "ab"])
    return Picture(graph, "none")


def test_on_a_graph_known_by_heart(barbell: Picture) -> None:
    measure(barbell, MEASURES)
    nodes = barbell.graph.nodes
    assert {n: d["degree"] for n, d in nodes(data=True)} == {"a": 2, "b": 2, "c": 3, "d": 3, "e": 2, "f": 2}
    assert nodes["c"]["betweenness"] == nodes["d"]["betweenness"] == 0.6
    assert nodes["a"]["closeness"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 3 + 1 / 3) / 5, abs=1e-6)
    assert {d["core"] for _, d in nodes(data=True)} == {2}
    assert [nodes[n]["community"] for n in "abcdef"] == [0, 0, 0, 1, 1, 1]
    assert {n for n, d in nodes(data=True) if d["cut"]} == {"c", "d"}
    assert [(a, b) for a, b, d in barbell.graph.edges(data=True) if d["bridge"]] == [("c", "d")]


def test_agrees_with_networkx(barbell: Picture) -> None:
    simple = nx.Graph(barbell.graph)
    measure(barbell, ("betweenness", "closeness"))
    theirs = nx.betweenness_centrality(simple)
    harmonic = nx.harmonic_centrality(simple)
    for node, data in barbell.graph.nodes(data=True):
        assert data["betweenness"] == pytest.approx(theirs[node], abs=1e-6)
        assert data["closeness"] == pytest.approx(harmonic[node] / (len(simple) - 1), abs=1e-6)


def test_a_doubled_edge_is_no_bridge_by_being_doubled(model: Model) -> None:
    picture = project(model, select(model, Selection(NOW)), "none")
    measure(picture, ("bridges",))
    assert picture.graph.edges["organization/e", "agreement/club", "participation:participation/club.e.party"]["bridge"]


def test_nothing_to_measure() -> None:
    empty = Picture(nx.Graph(), "none")
    measure(empty, MEASURES)
    assert len(Flat(empty.graph).ids) == 0


PROGRAM = """
import json, random
import networkx as nx
from accord_atlas.service.network.measures import measure
from accord_atlas.service.network.projections import Picture
graph = nx.gnm_random_graph(60, 150, seed=7)
graph = nx.relabel_nodes(graph, {n: f"organization/{n:02}" for n in graph})
picture = Picture(graph, "none")
random.seed()
measure(picture, ("communities",))
print(json.dumps([picture.graph.nodes[n]["community"] for n in sorted(graph)]))
"""


def test_communities_are_the_same_under_every_hash_seed() -> None:
    def run(seed: str) -> list[int]:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        made = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, env=environment)
        return list(json.loads(made.stdout))

    first = run("1")
    assert first == run("2") == run("77")
    assert max(first) > 0
    assert first.count(0) == max(first.count(c) for c in set(first))


def test_positions_are_the_same_whatever_is_drawn(model: Model, late: Model) -> None:
    places = place(model)
    assert places == place(model)
    assert places["jurisdiction/aa"] == places["organization/a"]
    assert set(places) == set(model.nodes)
    assert len(set(places.values())) > 5
