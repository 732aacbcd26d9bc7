"""How surely something holds on a day: the rule of the design, case by case."""

from datetime import date

import pytest

from accord_atlas.service.domain.validity import ALWAYS, Extent, weakest

YEAR = Extent(date(2010, 1, 1), date(2010, 12, 31), speaks_for=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("extent", "day", "expected"),
    [
        pytest.param(YEAR, "2009-12-31", None, id="before it may have begun"),
        pytest.param(YEAR, "2010-01-01", "possible", id="first day of a year-only start"),
        pytest.param(YEAR, "2010-12-30", "possible", id="inside a year-only start"),
        pytest.param(YEAR, "2010-12-31", "certain", id="last day of a year-only start"),
        pytest.param(YEAR, "2020-01-01", "certain", id="the day that the source speaks for"),
        pytest.param(YEAR, "2020-01-02", "presumed", id="after that day"),
        pytest.param(Extent(None, date(2020, 1, 1)), "1900-01-01", "possible", id="blank start"),
        pytest.param(Extent(), "2000-01-01", "possible", id="nothing known"),
        pytest.param(Extent(None, date(2001, 1, 1)), "2001-01-01", "presumed", id="no day that a source speaks for"),
        pytest.param(ALWAYS, "0001-01-01", "certain", id="always"),
    ],
)
def test_open_ended(extent: Extent, day: str, expected: str | None) -> None:
    assert extent.at(date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("1999-12-31", "certain"), ("2000-01-01", "possible"), ("2000-12-30", "possible"), ("2000-12-31", None)],
)
def test_year_only_end(day: str, expected: str | None) -> None:
    ended = Extent(date(1990, 1, 1), date(1990, 1, 1), date(2000, 1, 1), date(2000, 12, 31), date(1995, 1, 1))
    assert ended.at(date.fromisoformat(day)) == expected
    assert ended.last_day == date(2000, 12, 30)


def test_a_day_is_not_in_what_ends_on_it() -> None:
    ended = Extent(date(1990, 1, 1), date(1990, 1, 1), date(2000, 5, 5), date(2000, 5, 5))
    assert (ended.at(date(2000, 5, 4)), ended.at(date(2000, 5, 5))) == ("certain", None)


def test_shared_time_is_the_narrower_of_both() -> None:
    early = Extent(date(1990, 1, 1), date(1990, 1, 1), date(2000, 1, 1), date(2000, 1, 1))
    late = Extent(date(1995, 1, 1), date(1995, 1, 1))
    assert early.within(late) == Extent(date(1995, 1, 1), date(1995, 1, 1), date(2000, 1, 1), date(2000, 1, 1))
    assert early.within(Extent(date(2000, 1, 1))).empty
    assert not early.within(late).empty


def test_a_chain_is_as_sure_as_its_weakest_link() -> None:
    assert weakest(["certain", "possible", "presumed"]) == "possible"
    assert weakest(["certain", "presumed"]) == "presumed"
    assert weakest([]) is None
    assert weakest(["certain", None]) is None
