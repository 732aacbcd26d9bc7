"""The days that the words of a source's vintage leave open: every form that stands in the table of sources."""

from datetime import date

import pytest

from accord_atlas.loaders.standing.vintage import source_days

READ = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("vintage", "first", "last"),
    [
        ("2016-03-10", "2016-03-10", "2016-03-10"),
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2024~", "2023-01-01", "2025-12-31"),
        ("2010?", "2009-01-01", "2011-12-31"),
        ("2019-12?", "2019-01-01", "2019-12-31"),
        ("2014-09~", "2014-01-01", "2014-12-31"),
        ("2025-06-18?", "2025-06-01", "2025-06-30"),
        ("2008/2009", "2008-01-01", "2009-12-31"),
        ("2017-10/2017-11", "2017-10-01", "2017-11-30"),
        ("2007~/2009~", "2006-01-01", "2010-12-31"),
        ("2019/2020 annual report", "2019-01-01", "2020-12-31"),
        ("2013 or 2014", "2013-01-01", "2014-12-31"),
        ("2021 to 2024", "2021-01-01", "2024-12-31"),
        ("2024 per its own text", "2024-01-01", "2024-12-31"),
        ("about 2000", "1999-01-01", "2001-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("2023 or later", "2023-01-01", "2026-11-22"),
        ("2015-10 or later", "2015-10-01", "2026-11-22"),
        ("2017-07-26 or later", "2017-07-26", "2026-11-22"),
        ("after 2012", "2013-01-01", "2026-11-22"),
        ("after 2021-03", "2021-04-01", "2026-11-22"),
        ("undated, after June 2005", "2005-07-01", "2026-11-22"),
        ("before 2013", None, "2012-12-31"),
        ("before 2001-12", None, "2001-11-30"),
        ("undated, before 2023", None, "2022-12-31"),
        ("undated, probably before 2022", None, "2021-12-31"),
        ("undated", None, None),
        ("undated, old", None, None),
        ("undated, recent", None, None),
        ("24 June, year not visible", None, None),
        ("September, year not visible", None, None),
        ("29-30 November, year not visible", None, None),
        # A page speaks no later than it was read.
        ("2026", "2026-01-01", "2026-11-22"),
        ("2026~", "2025-01-01", "2026-11-22"),
        ("2026-12", "2026-11-22", "2026-11-22"),
        ("after 2026", "2026-11-22", "2026-11-22"),
    ],
)
def test_words_leave_these_days_open(vintage: str, first: str | None, last: str | None) -> None:
    found = source_days(vintage, None, READ)
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == (first, last)
    assert found.retrieved == READ
    assert found.dated is (last is not None)


@pytest.mark.parametrize(
    ("vintage", "copied", "first", "last"),
    [
        ("undated", "2012-05-04", "2012-05-04", "2012-05-04"),
        ("24 June, year not visible", "2013-07-02", "2013-07-02", "2013-07-02"),
        ("2011", "2012-05-04", "2011-01-01", "2011-12-31"),
        ("before 2013", "2012-05-04", None, "2012-12-31"),
    ],
)
def test_the_day_of_a_copy_counts_where_no_year_is_named(
    vintage: str, copied: str, first: str | None, last: str
) -> None:
    found = source_days(vintage, date.fromisoformat(copied), READ)
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == (first, last)
