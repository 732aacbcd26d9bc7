"""The network as bipartite graph, and folded over the agreements that two sides share."""

from datetime import date

import networkx as nx
import pytest

from accord_atlas.service.answers.network import Edge, Projection
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.network import folding
from accord_atlas.service.network.projections import View, project
from accord_atlas.service.network.selection import Selection, select

NOW = date(2024, 1, 1)


def projected(model: Model, day: date | None, projection: Projection) -> View:
    return project(model, select(model, Selection(day, projection=projection)), projection)


def weights(view: View) -> dict[str, int]:
    return {f"{e.source.partition('/')[2]}-{e.target.partition('/')[2]}": e.weight for e in view.edges}


def between(view: View, source: str, target: str) -> Edge:
    (found,) = (edge for edge in view.edges if (edge.source, edge.target) == (source, target))
    return found


def test_bipartite_has_two_sides(model: Model) -> None:
    view = projected(model, NOW, "bipartite")
    assert {node.bipartite for node in view.nodes} == {0, 1}
    assert nx.is_bipartite(nx.Graph([(edge.source, edge.target) for edge in view.edges]))
    assert {edge.relation for edge in view.edges} == {"participation"}


def test_organizations_are_joined_while_both_take_part(model: Model) -> None:
    assert weights(projected(model, date(1999, 1, 1), "organizations")) == {"a-b": 1, "a-c": 1, "b-c": 1, "d-e": 1}
    assert weights(projected(model, date(2001, 1, 1), "organizations")) == {"a-c": 1, "d-e": 1}


def test_jurisdictions_are_weighted_by_agreements(model: Model) -> None:
    view = projected(model, date(1999, 1, 1), "jurisdictions")
    assert weights(view) == {"aa-bb": 1}
    assert [node.agreements for node in view.nodes if node.id == "jurisdiction/bb"] == [1]


def test_two_rows_of_one_participant_are_one_agreement(model: Model) -> None:
    edge = between(projected(model, None, "organizations"), "organization/a", "organization/c")
    assert edge.weight == 1
    assert edge.spells == [(date(1990, 1, 1), None)]


def test_who_left_before_the_other_came_shares_nothing(late: Model) -> None:
    found = weights(projected(late, None, "organizations"))
    assert "b-e" not in found
    assert "a-e" in found


def test_a_treaty_of_two_is_as_strong_as_an_accord_with_all_others(model: Model) -> None:
    view = projected(model, date(1999, 1, 1), "organizations")
    assert between(view, "organization/a", "organization/b").strength == 0.5
    assert between(view, "organization/d", "organization/e").strength == 1


def test_agreements_too_large_to_fold_are_named(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "MAX_PAIRS", 2)
    view = projected(model, date(1999, 1, 1), "organizations")
    assert view.unfolded == ("agreement/old",)
    assert not view.whole
    assert weights(view) == {"d-e": 1}
