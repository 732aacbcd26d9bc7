"""Dates as the sources write them: EDTF, kept as written, with the days they leave open.

Our tables need a small part of EDTF: a year, a month or a day, `?` and `~`. How far `?` and `~` reach the standard
leaves open; our rule is that a doubtful day leaves its month open, a doubtful month its year, a doubtful year the
year before and after. (The library `edtf` pads a day by a year, a month and a day at once.)
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

FORM = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~]?")
EXPECTED = "a date YYYY, YYYY-MM or YYYY-MM-DD, with ? for uncertain or ~ for approximate"


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a date may mean; None where that side is open."""

    earliest: date | None
    latest: date | None


@lru_cache(maxsize=4096)
def span(written: str) -> Span:
    """The days that an EDTF date of level 0 or 1 leaves open; ValueError says which form is expected."""
    if not FORM.fullmatch(written):
        raise ValueError(EXPECTED)
    sure = written.rstrip("?~")
    try:
        days = _days(sure)
        if sure == written:
            return days
        # A doubtful day or month is as open as what it lies in, a doubtful year as the years beside it.
        return _days(sure[:-3]) if len(sure) > 4 else Span(date(int(sure) - 1, 1, 1), date(int(sure) + 1, 12, 31))
    except ValueError as error:
        raise ValueError(EXPECTED + " that the calendar has") from error


def _days(sure: str) -> Span:
    """The days of a year, a month or a day; ValueError where the calendar has no such thing."""
    year, *rest = (int(part) for part in sure.split("-"))
    match rest:
        case [month, day]:
            return Span(date(year, month, day), date(year, month, day))
        case [month]:
            return Span(date(year, month, 1), date(year, month, 1).replace(day=monthrange(year, month)[1]))
        case _:
            return Span(date(year, 1, 1), date(year, 12, 31))


def vintage_day(vintage: str, retrieved: date) -> tuple[str, date]:
    """The date that a source speaks for, as EDTF, and the first day that this may mean.

    Where the vintage names no year, that is the day on which the page was retrieved. "before 2013" speaks for
    the year 2012; of an interval, and of "2015 or later", the beginning is taken, which claims the least.
    """
    found = re.search(r"(?<!\d)\d{4}(-(0[1-9]|1[0-2])(-\d{2})?(?!\d))?[?~]?", vintage)
    if found is None:
        return retrieved.isoformat(), retrieved
    written = found[0]
    lead = vintage[: found.start()]
    if lead.endswith("before "):
        written = str(int(written[:4]) - 1)
    first = span(written.rstrip("?~")).earliest
    return written, min(first, retrieved) if first else retrieved
