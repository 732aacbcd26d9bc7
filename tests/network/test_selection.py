"""Which part of the network a reader gets."""

from dataclasses import replace
from datetime import date

import pytest

from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.network.emptiness import why_empty
from accord_atlas.service.network.projections import project
from accord_atlas.service.network.selection import Selection, select

NOW = date(2024, 1, 1)
PARAMETERS = ("statuses", "relations", "kinds", "agreements", "specialty", "depth", "as_of", "projection", "focus")


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


def test_a_status_chooses_those_recorded_with_it_and_those_who_have_it_on_the_day(model: Model) -> None:
    """`b` is recorded as former and was authorised until 2000; what has no status passes none of these filters."""
    former = Selection(None, statuses=frozenset({"former"}), relations=frozenset({"participation", "seated-in"}))
    assert [(edge.source, edge.status) for edge in select(model, former).edges] == [("organization/b", "former")]
    then = select(model, replace(former, as_of=date(1999, 1, 1))).edges
    assert [(edge.source, edge.status, edge.recorded) for edge in then] == [("organization/b", "authorised", "former")]
    (over,) = select(model, replace(former, as_of=NOW)).edges
    assert (over.source, over.status, over.was, over.certainty) == ("organization/b", "former", "authorised", None)
    before = replace(former, as_of=date(1989, 1, 1))
    assert not select(model, before).edges
    folded = replace(former, as_of=NOW, projection="organizations")
    assert not select(model, folded).edges
    ever = replace(former, statuses=frozenset({"authorised"}))
    assert {(edge.source, edge.was) for edge in select(model, ever).edges} == {
        ("organization/a", None),
        ("organization/b", "authorised"),
        ("organization/c", None),
    }
    full = select(model, Selection(date(1999, 1, 1), statuses=frozenset({"authorised"}))).edges
    assert {edge.source for edge in full} == {"organization/a", "organization/b", "organization/c"}


def test_an_edge_has_the_certainty_and_the_reason_of_the_day(model: Model) -> None:
    for day, certainty, reason in (
        (date(2010, 6, 1), "possible", "coarse-date"),
        (date(2011, 1, 1), "certain", "dated-source"),
        (date(2025, 1, 1), "presumed", "after-source"),
    ):
        edges = select(model, Selection(day, agreements=frozenset({"agreement/pact"}))).edges
        assert {(edge.certainty, edge.reason) for edge in edges} == {(certainty, reason)}


@pytest.mark.parametrize(
    ("depth", "nodes"), [(0, {"c"}), (1, {"c", "a"}), (2, {"c", "a", "d"}), (3, {"c", "a", "d", "e"})]
)
def test_depth_counts_only_nodes_of_the_projection(model: Model, depth: int, nodes: set[str]) -> None:
    wanted = Selection(NOW, focus=("organization/c",), depth=depth, projection="organizations")
    view = project(model, select(model, wanted), "organizations")
    assert {node.id.partition("/")[2] for node in view.nodes} == nodes
    assert len(view.edges) == max(len(nodes) - 1, 0)


@pytest.mark.parametrize(("focus", "nodes"), [("jurisdiction/bb", {"bb", "aa"}), ("agreement/pact", {"aa", "cc"})])
def test_a_folded_network_begins_at_a_country_or_an_agreement_too(model: Model, focus: str, nodes: set[str]) -> None:
    wanted = Selection(NOW, focus=(focus,), projection="jurisdictions")
    found = project(model, select(model, wanted), "jurisdictions").nodes
    assert {node.id.partition("/")[2] for node in found} == nodes


@pytest.mark.parametrize(
    ("wanted", "helps"),
    [
        (
            Selection(NOW, statuses=frozenset({"former"}), agreements=frozenset({"agreement/pact"})),
            ["statuses", "agreements"],
        ),
        (Selection(date(1900, 1, 1), agreements=frozenset({"agreement/old"})), ["agreements", "as_of"]),
        (Selection(NOW, focus=("organization/c",), depth=0), ["depth", "focus"]),
        (Selection(NOW, relations=frozenset({"parent"}), focus=("organization/c",)), ["relations"]),
        (Selection(NOW, kinds=frozenset({"event"}), relations=frozenset({"involves"})), []),
    ],
)
def test_what_selects_nothing_says_which_condition_does_it(model: Model, wanted: Selection, helps: list[str]) -> None:
    assert not select(model, wanted).edges
    said = why_empty(model, wanted)
    assert [name for name in PARAMETERS if name in said.en and name in said.zh] == helps
    assert ("no change" in said.en) is (not helps)


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
