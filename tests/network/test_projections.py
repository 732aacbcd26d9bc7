"""The network as bipartite graph, and folded over the agreements that two sides share."""

from datetime import date

import networkx as nx
import pytest

from accord_atlas.service.network import folding
from accord_atlas.service.network.model import Model
from accord_atlas.service.network.projections import Picture, project
from accord_atlas.service.network.selection import Projection, Selection, select

NOW = date(2024, 1, 1)


def drawn(model: Model, day: date | None, projection: Projection) -> Picture:
    return project(model, select(model, Selection(day, projection=projection)), projection)


def ties(picture: Picture) -> dict[str, int]:
    return {
        f"{a.partition('/')[2]}-{b.partition('/')[2]}": data["weight"] for a, b, data in picture.graph.edges(data=True)
    }


def test_bipartite_has_two_sides(model: Model) -> None:
    graph = drawn(model, NOW, "bipartite").graph
    sides = {data["bipartite"] for _, data in graph.nodes(data=True)}
    assert sides == {0, 1}
    assert nx.is_bipartite(nx.Graph(graph))
    assert {relation for *_, relation in graph.edges(data="relation")} == {"participation"}


def test_organizations_are_joined_while_both_take_part(model: Model) -> None:
    assert ties(drawn(model, date(1999, 1, 1), "organizations")) == {"a-b": 1, "a-c": 1, "b-c": 1, "d-e": 1}
    assert ties(drawn(model, date(2001, 1, 1), "organizations")) == {"a-c": 1, "d-e": 1}


def test_jurisdictions_are_weighted_by_agreements(model: Model) -> None:
    picture = drawn(model, date(1999, 1, 1), "jurisdictions")
    assert ties(picture) == {"aa-bb": 1}
    assert picture.graph.nodes["jurisdiction/bb"]["agreements"] == 1


def test_two_rows_of_one_participant_are_one_agreement(model: Model) -> None:
    graph = drawn(model, None, "organizations").graph
    assert graph["organization/a"]["organization/c"]["weight"] == 1
    assert graph["organization/a"]["organization/c"]["spells"] == [(date(1990, 1, 1), None)]


def test_who_left_before_the_other_came_shares_nothing(late: Model) -> None:
    graph = drawn(late, None, "organizations").graph
    assert not graph.has_edge("organization/b", "organization/e")
    assert graph.has_edge("organization/a", "organization/e")


def test_a_treaty_of_two_is_as_strong_as_an_accord_with_all_others(model: Model) -> None:
    graph = drawn(model, date(1999, 1, 1), "organizations").graph
    assert graph["organization/a"]["organization/b"]["strength"] == 0.5
    assert graph["organization/d"]["organization/e"]["strength"] == 1


def test_agreements_too_large_to_fold_are_named(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "MAX_PAIRS", 2)
    picture = drawn(model, date(1999, 1, 1), "organizations")
    assert picture.unfolded == ("agreement/old",)
    assert not picture.whole
    assert ties(picture) == {"d-e": 1}
