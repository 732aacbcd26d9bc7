"""What rules read of categories: their order and their properties; types in Python name the same values."""

from typing import get_args

import pytest

from accord_atlas.loaders.standing.certainty import REASONS
from accord_atlas.ontology.categories import holding, ordered, pointing
from accord_atlas.service.accession.ties import Between
from accord_atlas.service.answers.accession import Outcome
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.domain.bases import recognises, required_statuses
from accord_atlas.service.domain.coverage import Match
from accord_atlas.service.domain.membership import admission_step, full_step, has_behind, is_full
from accord_atlas.service.domain.timeline import Certainty, Segment, surest, weakest
from accord_atlas.service.recognition.nearest import Missing


@pytest.mark.parametrize(
    ("type_", "scheme"),
    [
        (Between, "tie"),
        (Certainty, "certainty"),
        (Match, "specialty-match"),
        (Missing, "route-gap"),
        (Outcome, "requirement-outcome"),
    ],
)
def test_a_type_names_the_values_of_its_scheme(type_: object, scheme: str) -> None:
    assert set(get_args(type_)) == set(notations(scheme))


@pytest.mark.parametrize("scheme", ["basis", "certainty", "participation-status", "route-gap", "rule-step", "tie"])
def test_an_ordered_scheme_orders_all_its_values(scheme: str) -> None:
    assert sorted(ordered(scheme)) == sorted(notations(scheme))


def test_a_scheme_without_an_order_is_an_error() -> None:
    with pytest.raises(ValueError, match="no order"):
        ordered("role")


def test_standings_are_compared_by_certainty_then_by_reason() -> None:
    sure, presumed, weak = (
        Segment(None, None, "certain", "dated-source"),
        Segment(None, None, "presumed", "after-source"),
        Segment(None, None, "presumed", "low-confidence"),
    )
    assert weakest([sure, weak, presumed]) == weak
    assert surest([weak, presumed, sure]) == sure
    assert weakest([sure, None]) is weakest([]) is surest([None]) is None


def test_the_build_and_the_ontology_order_reasons_alike() -> None:
    assert ordered("standing-reason") == REASONS


def test_a_basis_that_recognises_asks_for_a_membership() -> None:
    members = holding("participation-status", "aa:membership")
    for basis in notations("basis"):
        assert bool(required_statuses(basis)) is recognises(basis)
        assert required_statuses(basis) <= members


def test_steps_lie_behind_whom_they_led_where_it_stands() -> None:
    assert (admission_step(), full_step()) == ("provisional", "authorised")
    assert pointing("rule-step", "aa:leadsToStatus").keys() == {"provisional", "authorised"}
    behind = {status: [s for s in ordered("rule-step") if has_behind(status, s)] for status in (None, "provisional")}
    assert behind == {None: [], "provisional": ["application", "provisional"]}
    assert all(has_behind(status, step) for status in ("authorised", "party") for step in ordered("rule-step"))
    assert not is_full("provisional")
