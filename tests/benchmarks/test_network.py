"""The network on up to 200 000 edges: neighbourhoods, paths, measures; plain networkx and igraph beside it."""

import random
from datetime import date, timedelta
from itertools import islice
from typing import Any

import igraph
import networkx as nx
import pytest

from accord_atlas.service.domain.network.model import Edge, Model, Node
from accord_atlas.service.domain.timeline import AFTER, WRITTEN, Segment, Timeline
from accord_atlas.service.network.answer import NetworkRequest, Networks
from accord_atlas.service.network.measures import Measured
from accord_atlas.service.network.measures import measure as measured_of
from accord_atlas.service.network.paths import PathFinder, PathRequest
from accord_atlas.service.network.projections import View, project
from accord_atlas.service.network.selection import Selection, select

DAY = date(2020, 1, 1)
KINDS = ("mutual-recognition-agreement", "competence-agreement", "education-accord", "memorandum", "declaration")


def measure(view: View, names: tuple[Any, ...]) -> Measured:
    edges = ((edge.source, edge.target, edge.weight) for edge in view.edges)
    return measured_of((node.id for node in view.nodes), edges, names)


def synthetic(edges: int) -> Model:
    """Bodies and agreements of our shape: most agreements bind two, some up to a hundred, for a time or for good."""
    drawn = random.Random(edges)
    bodies = [Node(f"organization/b{i}", f"iri:b{i}", f"Body {i}") for i in range(edges // 5)]
    nodes: dict[str, Node] = {node.id: node for node in bodies}
    made: list[Edge] = []
    while len(made) < edges:
        deal = Node(f"agreement/a{len(nodes)}", f"iri:a{len(nodes)}", "Deal", category=drawn.choice(KINDS))
        nodes[deal.id] = deal
        size = min(1 + int(drawn.paretovariate(1.2)) + 1, 100)
        start = date(1990, 1, 1) + timedelta(days=drawn.randrange(10_000))
        for body in drawn.sample(bodies, size):
            end = start + timedelta(days=6_000) if drawn.random() < 0.1 else None
            told = end or date(2024, 1, 1)
            later = () if end else (Segment(told, None, "presumed", AFTER),)
            stood = Timeline((Segment(start, told, "certain", WRITTEN), *later))
            via = f"participation/{deal.id}.{body.id}"
            made.append(Edge(body.id, deal.id, "participation", stood, status="party", via=via))
    return Model(nodes, tuple(made), date(2024, 1, 1))


def pairs(model: Model, count: int) -> list[tuple[str, str]]:
    """Pairs of bodies between which there is a path on the day."""
    graph = nx.Graph((e.source, e.target) for e in model.at(DAY))
    largest = sorted(n for n in max(nx.connected_components(graph), key=len) if n.startswith("organization/"))
    drawn = random.Random(3)
    return [(a, b) for a, b in (drawn.sample(largest, 2) for _ in range(count))]


@pytest.fixture(scope="module")
def sizes(full: bool) -> tuple[int, int]:
    return (20_000, 200_000) if full else (500, 2_000)


def test_neighbourhoods_do_not_grow_with_the_network(full: bool, sizes: tuple[int, int], clock: Any) -> None:
    medians = []
    for size in sizes:
        model = synthetic(size)
        took, _ = clock.once(lambda model=model: model.incident)
        clock.ms(f"{size:,} edges: index of neighbours, once per release", took)
        bodies = [f"organization/b{i}" for i in random.Random(5).sample(range(size // 5), 15)]
        drawn = [Selection(DAY, focus=(body,), depth=2) for body in bodies]
        medians.append(clock.median([lambda s=s, model=model: select(model, s) for s in drawn]))
        clock.ms(f"{size:,} edges: two steps around a body", medians[-1])
        plain = nx.Graph((e.source, e.target) for e in model.at(DAY))
        theirs = clock.median([lambda b=b, plain=plain: nx.ego_graph(plain, b, 2) for b in bodies if b in plain])
        clock.ms(f"{size:,} edges: the same with networkx, without dates", theirs)
    if full:
        assert medians[1] < max(medians[0], 0.5) * (sizes[1] / sizes[0]) / 2


def test_five_best_paths(full: bool, sizes: tuple[int, int], clock: Any) -> None:
    for size in sizes:
        model = synthetic(size)
        finder = PathFinder(model)
        ends = pairs(model, 5)
        took, prepared = clock.once(lambda finder=finder: finder.prepared(DAY, frozenset(), hubs=True))
        clock.ms(f"{size:,} edges: prepared once per day", took)
        finder.find(request(ends[0], 1))
        ours = clock.median([lambda p=p, finder=finder: finder.find(request(p, 5)) for p in ends])
        graph: nx.Graph[str] = nx.Graph()
        graph.add_weighted_edges_from(
            (a, b, c) for a, near in prepared.search.neighbours.items() for b, c in near.items()
        )
        number = {node: i for i, node in enumerate(graph)}
        other = igraph.Graph(n=len(number), edges=[(number[a], number[b]) for a, b in graph.edges])
        costs = [data["weight"] for _, _, data in graph.edges(data=True)]
        with_networkx = clock.median([lambda p=p, g=graph: _networkx(g, p) for p in ends])
        numbered = [(number[a], number[b]) for a, b in ends]
        with_igraph = clock.median(
            [lambda p=p, o=other, c=costs: o.get_k_shortest_paths(*p, 5, weights=c) for p in numbered]
        )
        clock.ms(f"{size:,} edges: five best paths, typed and dated", ours)
        clock.ms(f"{size:,} edges: networkx.shortest_simple_paths", with_networkx)
        clock.ms(f"{size:,} edges: igraph.get_k_shortest_paths", with_igraph)
        for a, b in ends:
            found = [cost for cost, _ in islice(prepared.search.cheapest(a, b), 5)]
            expected = [nx.path_weight(graph, path, "weight") for path in _networkx(graph, (a, b))]
            assert found == pytest.approx(expected, abs=1e-6)
    if full:
        assert ours < with_networkx


def request(ends: tuple[str, str], k: int) -> PathRequest:
    return PathRequest(*ends, DAY, k, hubs=True)


def _networkx(graph: "nx.Graph[str]", ends: tuple[str, str]) -> list[list[str]]:
    return list(islice(nx.shortest_simple_paths(graph, *ends, weight="weight"), 5))


def test_measures(full: bool, clock: Any) -> None:
    """Betweenness of a whole network, beside networkx on a part of it (on the whole it does not end)."""
    edges = 20_000 if full else 1_000
    model = synthetic(edges)
    view = project(model, select(model, Selection(DAY, limit=10**9)), "bipartite")
    for name in ("degree", "core", "communities", "bridges", "betweenness", "closeness"):
        clock.ms(f"{edges:,} edges: {name}", clock.once(lambda name=name: measure(view, (name,)))[0])
    small_model = synthetic(1_000)
    small = project(small_model, select(small_model, Selection(DAY)), "bipartite")
    ours = clock.once(lambda: measure(small, ("betweenness",)))[0]
    theirs = clock.once(lambda: nx.betweenness_centrality(nx.Graph([(e.source, e.target) for e in small.edges])))[0]
    clock.ms("1,000 edges: betweenness", ours)
    clock.ms("1,000 edges: betweenness with networkx", theirs)
    assert ours < theirs


def test_measures_of_200_000_edges(full: bool, clock: Any) -> None:
    edges = 200_000 if full else 2_000
    model = synthetic(edges)
    took, view = clock.once(lambda: project(model, select(model, Selection(DAY, limit=10**9)), "bipartite"))
    clock.ms(f"{edges:,} edges: the network of a day", took)
    for name, field in (
        ("degree", "degree"),
        ("core", "core"),
        ("communities", "community"),
        ("bridges", "articulation"),
    ):
        took, measured = clock.once(lambda name=name: measure(view, (name,)))
        clock.ms(f"{edges:,} edges: {name}", took)
        assert set(next(iter(measured.nodes.values()))) == {field}


def test_what_was_made_is_kept_for_the_release(atlas: Any, clock: Any) -> None:
    networks = Networks(atlas)
    wanted = NetworkRequest(Selection(DAY, projection="bipartite"), ("betweenness", "communities", "positions"))
    first, answer = clock.once(lambda: networks.answer(wanted))
    again, same = clock.once(lambda: networks.answer(wanted))
    clock.ms("first time", first)
    clock.ms("next time", again)
    assert same is answer
    assert again < first / 10


def test_folding_is_bounded(full: bool, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    edges = 200_000 if full else 2_000
    model = synthetic(edges)
    part = select(model, Selection(DAY, projection="organizations", limit=10**9))
    took, view = clock.once(lambda: project(model, part, "organizations"))
    assert isinstance(view, View)
    clock.ms(f"{edges:,} edges folded onto {len(view.edges):,} pairs", took)
    assert len(view.edges) <= 200_000
