"""The days that a source speaks for: the first and the last that the words of its vintage may mean."""

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from accord_atlas.loaders.dates import Span, span

DATE: Final = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[?~]?"
TWO: Final = re.compile(rf"(?<!\d)({DATE})\s*(?:/|or|to)\s*({DATE})(?!\d)")
ONE: Final = re.compile(rf"(?<!\d)({DATE})(?!\d)")
OPEN_ENDED: Final = re.compile(rf"{DATE} or later")
DECADE: Final = re.compile(r"(?<!\d)(\d{3}0)s(?!\w)")
MONTH: Final = re.compile(rf"\b({'|'.join(month_name[1:])}) (\d{{4}})\b")
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SourceDays:
    """What a source may vouch for: up to the day `first`, if any; it spoke on the day `last` at the latest.

    Both are None where nothing dates the source; `retrieved` is the day on which its page was read.
    """

    first: date | None
    last: date | None
    retrieved: date

    @property
    def dated(self) -> bool:
        """Whether the source says when it speaks."""
        return self.last is not None


def source_days(vintage: str, copied: date | None, retrieved: date) -> SourceDays:
    """The days of a source by its vintage; where that names no year, by the day of its copy; else none.

    A source spoke no later than it was retrieved, so an open end ("2015 or later", "after 2012") is closed there.
    """
    found = _of_words(vintage)
    if found is None and copied:
        found = Span(copied, copied)
    if found is None:
        return SourceDays(None, None, retrieved)
    last = retrieved if found.latest is None else min(found.latest, retrieved)
    return SourceDays(found.earliest and min(found.earliest, last), last, retrieved)


def _of_words(vintage: str) -> Span | None:
    """The days that the words leave open; None where they name no year."""
    vintage = MONTH.sub(lambda named: f"{named[2]}-{list(month_name).index(named[1]):02}", vintage)
    if decade := DECADE.search(vintage):
        return Span(date(int(decade[1]), 1, 1), date(int(decade[1]) + 9, 12, 31))
    if two := TWO.search(vintage):
        return Span(span(two[1]).earliest, span(two[2]).latest)
    one = ONE.search(vintage)
    if one is None:
        return None
    lead, named = vintage[: one.start()], span(one[1])
    if re.search(r"\bbefore\b[^\d,;]*$", lead):
        return Span(None, named.earliest and named.earliest - DAY)
    if re.search(r"\bafter\b[^\d,;]*$", lead):
        return Span(named.latest and named.latest + DAY, None)
    if re.search(r"\babout\b[^\d,;]*$", lead):
        return span(one[1].rstrip("?~") + "~")
    return Span(named.earliest, None) if OPEN_ENDED.search(vintage) else named
