"""The days that a participation's dates leave open, case by case."""

from datetime import date

import pytest

from accord_atlas.loaders.dates import Span
from accord_atlas.loaders.facts.bounds import OPEN, Bounds, agreement_bounds, participation_bounds
from accord_atlas.loaders.records import Agreement, Party

SEEN = date(2019, 6, 1)
SINCE_1989 = Bounds(Span(date(1989, 1, 1), date(1989, 12, 31)))


def days(first: str | None, last: str | None) -> Span:
    return Span(*(date.fromisoformat(day) if day else None for day in (first, last)))


def party(status: str = "authorised", *, start: str | None = None, end: str | None = None) -> Party:
    cells = {"agreement": "ipea", "organization": "pec", "role": "member", "source": "page", "confidence": "high"}
    return Party.model_validate({**cells, "status": status, "start": start, "end": end})


def agreement(signed: str | None = None, in_force: str | None = None, ended: str | None = None) -> Agreement:
    cells = {"id": "a", "title_en": "A", "kind": "memorandum", "scope": "bilateral", "level": "other"}
    said = {"status": "signed", "source": "page", "confidence": "high"}
    return Agreement.model_validate({**cells, **said, "signed": signed, "in_force": in_force, "ended": ended})


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        ("2018-06-29", "2018-06-29", "2018-06-29"),
        ("2007-06", "2007-06-01", "2007-06-30"),
        ("2011", "2011-01-01", "2011-12-31"),
        ("2008?", "2007-01-01", "2009-12-31"),
        ("2012~", "2011-01-01", "2013-12-31"),
        ("2025-06-11?", "2025-06-01", "2025-06-30"),
        ("2015-06~", "2015-01-01", "2015-12-31"),
    ],
)
def test_a_written_start_is_as_open_as_it_is_written(start: str, first: str, last: str) -> None:
    bounds = participation_bounds(party(start=start), SINCE_1989, SEEN)
    assert bounds == Bounds(days(first, last), OPEN)


def test_a_blank_start_lies_between_the_agreements_own_and_the_day_the_source_speaks_for() -> None:
    assert participation_bounds(party(), SINCE_1989, SEEN).start == days("1989-01-01", "2019-06-01")


def test_a_blank_start_in_an_agreement_without_a_date_has_no_first_day() -> None:
    assert participation_bounds(party(), Bounds(), SEEN).start == days(None, "2019-06-01")


def test_a_source_that_names_only_the_month_of_the_signing_speaks_for_the_signing_itself() -> None:
    signed = Bounds(days("2019-06-12", "2019-06-12"))
    assert participation_bounds(party(), signed, SEEN).start == days("2019-06-12", "2019-06-12")


def test_a_written_end_is_as_open_as_it_is_written_whatever_else_is_known() -> None:
    ended = Bounds(SINCE_1989.start, days("2022-01-01", "2022-01-01"))
    row = party("former", start="2002", end="2013")
    assert participation_bounds(row, ended, SEEN, days("2005-01-01", "2005-12-31")).end == days(
        "2013-01-01", "2013-12-31"
    )


def test_nothing_ends_what_no_source_says_has_ended() -> None:
    for status in ("authorised", "provisional", "party", "unknown"):
        assert participation_bounds(party(status, start="2011"), SINCE_1989, SEEN).end == OPEN


def test_an_agreement_takes_its_parties_with_it() -> None:
    ended = Bounds(SINCE_1989.start, days("2023-05-30", "2023-05-30"))
    for status in ("authorised", "provisional", "party"):
        assert participation_bounds(party(status, start="2011"), ended, SEEN).end == ended.end


def test_a_former_one_without_an_end_ended_before_the_source_spoke() -> None:
    assert participation_bounds(party("former", start="2001"), SINCE_1989, SEEN).end == days("2001-01-01", "2019-06-01")
    assert participation_bounds(party("former"), SINCE_1989, SEEN).end == days("1989-01-01", "2019-06-01")
    assert participation_bounds(party("former"), Bounds(), SEEN).end == days(None, "2019-06-01")


def test_full_status_ends_an_open_provisional_one() -> None:
    full = days("2018-06-29", "2018-06-29")
    assert participation_bounds(party("provisional", start="2011"), SINCE_1989, SEEN, full).end == full


def test_full_status_of_unknown_date_ends_a_provisional_one_at_some_time_after_it_began() -> None:
    full = days("1989-01-01", "2024-01-01")
    bounds = participation_bounds(party("provisional", start="2013-06-19"), SINCE_1989, SEEN, full)
    assert bounds.end == days("2013-06-19", "2024-01-01")


def test_full_status_does_not_end_other_standings() -> None:
    full = days("2018-06-29", "2018-06-29")
    for status in ("authorised", "party", "unknown"):
        assert participation_bounds(party(status, start="2011"), SINCE_1989, SEEN, full).end == OPEN


def test_of_two_things_that_end_it_the_first_counts() -> None:
    ended = Bounds(SINCE_1989.start, days("2020-01-01", "2020-12-31"))
    row = party("provisional", start="2011")
    assert participation_bounds(row, ended, SEEN, days("2018-06-29", "2018-06-29")).end == days(
        "2018-06-29", "2018-06-29"
    )
    assert participation_bounds(row, ended, SEEN, days("2021-06-01", "2021-06-30")).end == ended.end
    assert participation_bounds(party("former", start="2001"), ended, SEEN).end == days("2001-01-01", "2019-06-01")


@pytest.mark.parametrize(
    ("row", "bounds"),
    [
        (agreement(), Bounds()),
        (agreement("2001-06-25"), Bounds(days("2001-06-25", "2001-06-25"))),
        (agreement(in_force="2018"), Bounds(days("2018-01-01", "2018-12-31"))),
        (agreement("1999-11", "2000-11-01"), Bounds(days("1999-11-01", "1999-11-30"))),
        (agreement("2013?", "2012-05"), Bounds(days("2012-01-01", "2012-05-31"))),
        (
            agreement("1995", ended="2023-05"),
            Bounds(days("1995-01-01", "1995-12-31"), days("2023-05-01", "2023-05-31")),
        ),
    ],
)
def test_an_agreement_begins_with_its_signature_or_its_entry_into_force(row: Agreement, bounds: Bounds) -> None:
    assert agreement_bounds(row) == bounds
