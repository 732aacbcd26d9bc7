"""Timelines: what holds since a date, what a source tells without dates, several at once, what is drawn."""

from datetime import date, timedelta

import pytest

from accord_atlas.loaders.dates import Span, span
from accord_atlas.service.domain.timeline import (
    AFTER,
    ALWAYS,
    COARSE,
    UNKNOWN_START,
    WRITTEN,
    Certainty,
    Segment,
    Timeline,
    any_of,
    since,
    surest,
    told_on,
    weakest,
)

FIRST, SECOND, THIRD = date(1990, 1, 1), date(2000, 1, 1), date(2010, 1, 1)
CERTAIN = Segment(FIRST, SECOND, "certain", WRITTEN)
POSSIBLE = Segment(FIRST, SECOND, "possible", COARSE)
PRESUMED = Segment(FIRST, SECOND, "presumed", AFTER)


def said(timeline: Timeline, day: date) -> tuple[str, str] | None:
    held = timeline.at(day)
    return (held.certainty, held.reason) if held else None


@pytest.mark.parametrize(
    ("timeline", "day", "expected"),
    [
        pytest.param(since(span("2010")), "2009-12-31", None, id="before a year"),
        pytest.param(since(span("2010")), "2010-01-01", ("possible", COARSE), id="first day of a year"),
        pytest.param(since(span("2010")), "2010-12-31", ("certain", WRITTEN), id="last day of a year"),
        pytest.param(since(span("2010")), "2099-01-01", ("certain", WRITTEN), id="what happened stays so"),
        pytest.param(since(span("2010-05-05")), "2010-05-05", ("certain", WRITTEN), id="a day"),
        pytest.param(since(Span(None, None)), "0001-01-01", ("certain", WRITTEN), id="what nothing dates"),
        pytest.param(told_on(SECOND), "1999-12-31", ("possible", UNKNOWN_START), id="before its source"),
        pytest.param(told_on(SECOND), "2000-01-01", ("certain", WRITTEN), id="on the day of its source"),
        pytest.param(told_on(SECOND), "2000-01-02", ("presumed", AFTER), id="after its source"),
        pytest.param(ALWAYS, "0001-01-01", ("certain", WRITTEN), id="always"),
    ],
)
def test_what_dates_and_sources_say_of_a_day(timeline: Timeline, day: str, expected: tuple[str, str] | None) -> None:
    assert said(timeline, date.fromisoformat(day)) == expected


def test_a_day_is_not_in_what_ends_on_it() -> None:
    ended = Timeline((CERTAIN,))
    assert (said(ended, SECOND - timedelta(days=1)), said(ended, SECOND)) == (("certain", WRITTEN), None)
    assert (ended.first_day, ended.sure_from, ended.sure_until, ended.until) == (FIRST, FIRST, SECOND, SECOND)
    assert ended.last_day == date(1999, 12, 31)


def test_two_at_once_hold_while_both_do_as_surely_as_the_weaker() -> None:
    early, late = Timeline((CERTAIN,)), Timeline((Segment(date(1995, 1, 1), None, "possible", COARSE),))
    assert early.together(late) == Timeline((Segment(date(1995, 1, 1), SECOND, "possible", COARSE),))
    assert early.within(late) == Timeline((Segment(date(1995, 1, 1), SECOND, "certain", WRITTEN),))
    assert early.together(Timeline((Segment(SECOND, None, "certain", WRITTEN),))).empty


def test_one_of_several_holds_as_surely_as_the_surest() -> None:
    doubtful = Timeline((Segment(FIRST, THIRD, "possible", COARSE),))
    found = any_of([doubtful, Timeline((Segment(SECOND, None, "presumed", AFTER),)), Timeline((CERTAIN,))])
    assert found == Timeline((CERTAIN, Segment(SECOND, None, "presumed", AFTER)))
    assert any_of([Timeline((Segment(THIRD, None, "certain", WRITTEN),)), Timeline((CERTAIN,))]).segments == (
        CERTAIN,
        Segment(THIRD, None, "certain", WRITTEN),
    )
    assert any_of([ALWAYS, ALWAYS]) == ALWAYS


def test_a_picture_does_not_draw_an_open_side_as_long_as_it_could_be() -> None:
    body = Segment(date(1919, 1, 1), SECOND, "possible", UNKNOWN_START)
    told = Segment(SECOND, THIRD, "certain", WRITTEN)
    ending = Segment(THIRD, date(2026, 1, 1), "possible", "open-end")
    assert Timeline((body, told, ending)).dated == (told,)
    assert Timeline((body,)).dated == (body,)
    assert Timeline((POSSIBLE, told)).dated == (POSSIBLE, told)


@pytest.mark.parametrize(
    ("segments", "weak", "sure"),
    [
        ([CERTAIN, POSSIBLE, PRESUMED], "possible", "certain"),
        ([CERTAIN, PRESUMED], "presumed", "certain"),
        ([CERTAIN, None], None, "certain"),
        ([], None, None),
    ],
)
def test_a_chain_is_as_sure_as_its_weakest_link(
    segments: list[Segment | None], weak: Certainty | None, sure: Certainty | None
) -> None:
    found = weakest(segments), surest(segments)
    assert tuple(each.certainty if each else None for each in found) == (weak, sure)
