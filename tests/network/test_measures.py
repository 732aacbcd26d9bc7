"""Measures against hand-made values and against networkx; the same on every run and under every hash seed."""

import json
import math
import os
import subprocess
import sys
import time
from datetime import date
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord_atlas.service.answers.network import Measure
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.layout import place
from accord_atlas.service.network.measures import MEASURES, Measured, SimpleGraph, measure
from accord_atlas.service.network.projections import project
from accord_atlas.service.network.selection import Selection, select
from accord_atlas.service.network.spreading import packed, spread

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


@settings(max_examples=150, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 13), st.integers(0, 13)).filter(lambda pair: pair[0] < pair[1]), max_size=24))
def test_agrees_with_networkx(pairs: set[tuple[int, int]]) -> None:
    """Trees, circles and parts of the network that hang on others or on none."""
    simple: nx.Graph[str] = nx.Graph([(chr(97 + a), chr(97 + b)) for a, b in pairs])
    simple.add_nodes_from("abcdefghijklmn")
    measured = measure(simple, [(a, b, 1) for a, b in simple.edges], ("betweenness", "closeness", "core", "bridges"))
    theirs, harmonic, core = nx.betweenness_centrality(simple), nx.harmonic_centrality(simple), nx.core_number(simple)
    for node, data in measured.nodes.items():
        assert data["betweenness"] == pytest.approx(theirs[node], abs=1e-6)
        assert data["closeness"] == pytest.approx(harmonic[node] / (len(simple) - 1), abs=1e-6)
        assert data["core"] == core[node]
        assert data["articulation"] == (node in set(nx.articulation_points(simple)))


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


def test_a_layout_takes_time_by_the_number_of_nodes_and_crowds_nobody() -> None:
    def laid(side: int) -> tuple[float, list[tuple[float, float]]]:
        grid = nx.convert_node_labels_to_integers(nx.grid_2d_graph(side, side))
        begun = time.process_time()
        places = spread([sorted(grid.adj[node]) for node in sorted(grid)])
        return time.process_time() - begun, places

    small, large = laid(15), laid(45)
    assert large[0] < 27 * small[0], "nine times the nodes: a square would be 81 times the time"
    cells = {(round(x / 0.3), round(y / 0.3)) for x, y in large[1]}
    assert len(cells) > 0.97 * len(large[1])


def test_parts_stand_side_by_side() -> None:
    parts = packed([[(0.0, 0.0), (1.0, 0.0)], [(0.0, 0.0)], [(5.0, 5.0), (6.0, 5.0), (7.0, 5.0)]])
    assert [len(part) for part in parts] == [2, 1, 3]
    assert all(math.dist(a, b) >= 1 for one, other in combinations(parts, 2) for a in one for b in other)
