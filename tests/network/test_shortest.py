"""The k cheapest paths, against networkx on random graphs and on hubs."""

from itertools import islice

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord_atlas.service.network.shortest import SearchGraph

Steps = list[tuple[str, str, float]]
names = st.sampled_from("abcdefgh")
steps = st.lists(
    st.tuples(names, names, st.integers(1, 9).map(float)).filter(lambda s: s[0] != s[1]), min_size=1, max_size=24
)


def expected(edges: Steps, k: int) -> list[float]:
    graph: nx.Graph[str] = nx.Graph()
    for a, b, cost in edges:
        graph.add_edge(a, b, weight=min(cost, graph.get_edge_data(a, b, {"weight": cost})["weight"]))
    if not {"a", "b"} <= set(graph) or not nx.has_path(graph, "a", "b"):
        return []
    paths = islice(nx.shortest_simple_paths(graph, "a", "b", weight="weight"), k)
    return [nx.path_weight(graph, path, "weight") for path in paths]


@settings(max_examples=300, deadline=None)
@given(steps)
def test_costs_are_those_of_networkx(edges: Steps) -> None:
    found = list(islice(SearchGraph(edges).cheapest("a", "b"), 12))
    assert [cost for cost, _ in found] == expected(edges, 12)
    assert len({path for _, path in found}) == len(found)
    assert all(len(set(path)) == len(path) and path[0] == "a" and path[-1] == "b" for _, path in found)


@settings(max_examples=100, deadline=None)
@given(steps, st.sets(names))
def test_hubs_are_ends_but_never_on_the_way(edges: Steps, hubs: set[str]) -> None:
    found = list(islice(SearchGraph(edges, frozenset(hubs)).cheapest("a", "b"), 12))
    assert all(not hubs & set(path[1:-1]) for _, path in found)
    free = [(a, b, c) for a, b, c in edges if not hubs & ({a, b} - {"a", "b"})]
    assert [cost for cost, _ in found] == expected(free, 12)


def test_unknown_and_unconnected_nodes_have_no_path() -> None:
    graph = SearchGraph([("a", "x", 1.0), ("b", "y", 1.0)])
    assert list(graph.cheapest("a", "b")) == []
    assert list(graph.cheapest("a", "nobody")) == []
    assert list(graph.cheapest("nobody", "a")) == []


@pytest.mark.parametrize("order", [1, -1])
def test_equal_costs_come_in_one_order(order: int) -> None:
    edges = [("a", "m", 1.0), ("m", "b", 1.0), ("a", "n", 1.0), ("n", "b", 1.0)][::order]
    assert [path[1] for _, path in SearchGraph(edges).cheapest("a", "b")] == ["m", "n"]
