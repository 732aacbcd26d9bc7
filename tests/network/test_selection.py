"""Which part of the network a reader gets."""

from datetime import date

import pytest

from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.network.selection import Selection, select

NOW = date(2024, 1, 1)


def chosen(model: Model, wanted: Selection) -> set[str]:
    return {node.id.partition("/")[2] for node in select(model, wanted).nodes}


@pytest.mark.parametrize(
    ("day", "nodes"),
    [
        ("1989-12-31", {"club", "d", "e"}),
        ("1990-01-01", {"old", "a", "b", "c", "club", "d", "e"}),
        ("2000-01-01", {"old", "a", "c", "club", "d", "e"}),
        ("2010-06-01", {"old", "a", "c", "pact", "club", "d", "e"}),
    ],
)
def test_the_network_of_a_day(model: Model, day: str, nodes: set[str]) -> None:
    assert chosen(model, Selection(date.fromisoformat(day))) == nodes


def test_all_times_have_no_certainty(model: Model) -> None:
    edges = select(model, Selection(None)).edges
    assert len(edges) == 8
    assert {edge.certainty for edge in edges} == {None}


def test_status_of_a_day(model: Model) -> None:
    for day, status in ((date(1994, 1, 1), "provisional"), (date(1995, 1, 1), "authorised")):
        edges = select(model, Selection(day)).edges
        assert [edge.status for edge in edges if edge.source == "organization/c"] == [status]


def test_only_these_agreements(model: Model) -> None:
    assert chosen(model, Selection(NOW, agreements=frozenset({"agreement/pact"}))) == {"pact", "a", "d"}


def test_only_these_statuses(model: Model) -> None:
    assert chosen(model, Selection(NOW, statuses=frozenset({"authorised"}))) == {"old", "a", "c"}


def test_focus_and_depth(model: Model) -> None:
    near = Selection(NOW, focus=("organization/a",), depth=1, kinds=frozenset({"organization", "agreement"}))
    assert chosen(model, near) == {"a", "old", "pact"}
    further = Selection(NOW, focus=("organization/a",), depth=2, kinds=frozenset({"organization", "agreement"}))
    assert chosen(model, further) == {"a", "old", "pact", "c", "d"}


def test_hubs_are_reached_but_not_passed_unless_asked(model: Model) -> None:
    reached = chosen(model, Selection(NOW, focus=("organization/e",), depth=2))
    assert reached == {"e", "club", "cc", "d"}
    through = Selection(NOW, focus=("organization/c",), depth=2, hubs=True)
    assert "b" in chosen(model, through)
    assert "b" not in chosen(model, Selection(NOW, focus=("organization/c",), depth=2))


def test_a_focus_on_a_hub_shows_what_it_joins(model: Model) -> None:
    assert chosen(model, Selection(NOW, focus=("jurisdiction/cc",))) == {"cc", "d", "e"}


def test_a_focus_without_edges_stays(model: Model) -> None:
    part = select(model, Selection(date(1800, 1, 1), focus=("organization/a",), kinds=frozenset({"agreement"})))
    assert [node.id for node in part.nodes] == ["organization/a"]


def test_a_limit_keeps_the_most_connected_and_says_what_it_left_out(model: Model) -> None:
    part = select(model, Selection(NOW, limit=3))
    assert part.left_out == 4
    assert len(part.nodes) == 3
    assert "agreement/old" in {node.id for node in part.nodes}
