"""Measures against hand-made values and against networkx; the same on every run and under every hash seed."""

import json
import os
import subprocess
import sys
from datetime import date

import networkx as nx
import pytest

from accord_atlas.service.answers.network import Measure
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.layout import place
from accord_atlas.service.network.measures import MEASURES, Measured, SimpleGraph, measure
from accord_atlas.service.network.projections import project
from accord_atlas.service.network.selection import Selection, select

NOW = date(2024, 1, 1)
BARBELL = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d"), ("a", "b")]
"""Two triangles joined by one edge, and a parallel edge within the first."""


def barbell(*names: Measure) -> Measured:
    return measure("abcdef", [(a, b, 1) for a, b in BARBELL], names)


def test_on_a_graph_known_by_heart() -> None:
    measured = barbell(*MEASURES)
    nodes = measured.nodes
    assert {n: d["degree"] for n, d in nodes.items()} == {"a": 2, "b": 2, "c": 3, "d": 3, "e": 2, "f": 2}
    assert nodes["c"]["betweenness"] == nodes["d"]["betweenness"] == 0.6
    assert nodes["a"]["closeness"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 3 + 1 / 3) / 5, abs=1e-6)
    assert {d["core"] for d in nodes.values()} == {2}
    assert [nodes[n]["community"] for n in "abcdef"] == [0, 0, 0, 1, 1, 1]
    assert {n for n, d in nodes.items() if d["articulation"]} == {"c", "d"}
    assert [pair for pair, d in measured.pairs.items() if d["bridge"]] == [("c", "d")]


def test_agrees_with_networkx() -> None:
    simple: nx.Graph[str] = nx.Graph(BARBELL)
    theirs = nx.betweenness_centrality(simple)
    harmonic = nx.harmonic_centrality(simple)
    for node, data in barbell("betweenness", "closeness").nodes.items():
        assert data["betweenness"] == pytest.approx(theirs[node], abs=1e-6)
        assert data["closeness"] == pytest.approx(harmonic[node] / (len(simple) - 1), abs=1e-6)


def test_a_doubled_edge_is_no_bridge_by_being_doubled(model: Model) -> None:
    view = project(model, select(model, Selection(NOW)), "none")
    edges = [(edge.source, edge.target, edge.weight) for edge in view.edges]
    measured = measure((node.id for node in view.nodes), edges, ("bridges",))
    assert measured.pairs["agreement/club", "organization/e"]["bridge"]


def test_every_edge_of_an_answer_has_its_measures(atlas: Atlas) -> None:
    selection = Selection(NOW, agreements=frozenset({"agreement/ipea"}))
    answer = network_answer(atlas, NetworkRequest(selection, ("degree", "bridges")))
    assert answer.edges
    assert all(edge.bridge is not None for edge in answer.edges)
    assert all(node.degree and node.articulation is not None for node in answer.nodes)
    assert all(node.core is None for node in answer.nodes)


def test_nothing_to_measure() -> None:
    assert measure((), (), MEASURES) == Measured()
    assert len(SimpleGraph((), ()).ids) == 0


PROGRAM = """
import json, random
import networkx as nx
from accord_atlas.service.network.measures import measure
graph = nx.gnm_random_graph(60, 150, seed=7)
graph = nx.relabel_nodes(graph, {n: f"organization/{n:02}" for n in graph})
random.seed()
measured = measure(graph, [(a, b, 1) for a, b in graph.edges], ("communities",))
print(json.dumps([measured.nodes[n]["community"] for n in sorted(graph)]))
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
