"""Dates as the sources write them: EDTF, kept as written, with the days they leave open.

The library `edtf` says whether a date is well formed and which days it spans. How far `?` and `~` reach is our
rule, because the library pads a day by a year, a month and a day at once: a doubtful day leaves its month open,
a doubtful month its year, a doubtful year the year before and after.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

FORM = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?[?~]?")
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
        parsed = parse_edtf(sure)
    except EDTFParseException as error:
        raise ValueError(EXPECTED + " that the calendar has") from error
    first, last = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    if sure == written:
        return Span(first, last)
    match len(sure):
        case 4:
            return Span(date(first.year - 1, 1, 1), date(last.year + 1, 12, 31))
        case 7:
            return Span(date(first.year, 1, 1), date(first.year, 12, 31))
        case _:
            return span(sure[:7])


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
