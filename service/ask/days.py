"""The days and years that a question names."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH: Final = "|".join(f"{name}|{name[:3]}" for name in MONTHS)


@dataclass(frozen=True, slots=True)
class Day:
    """A part of a question that names a day, or a year of which the end is meant unless it says the beginning."""

    start: int
    end: int
    text: str
    day: date
    year: int


def days(text: str, latest: date) -> list[Day]:
    """The days that a folded text names; what lies after `latest` is brought down to it."""
    found: list[Day] = []
    for pattern, made in FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < each.end and each.start < match.end() for each in found):
                continue
            try:
                day = made(match)
            except ValueError:
                continue
            found.append(Day(match.start(), match.end(), match[0], min(day, latest), day.year))
    return sorted(found, key=lambda each: each.start)


def _end_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _half(match: re.Match[str]) -> date:
    return date(int(match["y"]), 1, 1)


YEAR: Final = r"(?P<y>(?:19|20)\d\d)"
FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date]], ...]] = (
    (re.compile(rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)"), lambda m: date(int(m["y"]), int(m["m"]), int(m["d"]))),
    (
        re.compile(rf"{YEAR} ?年 ?(?P<m>\d{{1,2}}) ?月 ?(?P<d>\d{{1,2}}) ?[日号]"),
        lambda m: date(int(m["y"]), int(m["m"]), int(m["d"])),
    ),
    (
        re.compile(rf"{YEAR} ?年 ?(?P<m>\d{{1,2}}) ?月(?:以来|起|之后|后)"),
        lambda m: date(int(m["y"]), int(m["m"]), 1),
    ),
    (re.compile(rf"{YEAR} ?年 ?(?P<m>\d{{1,2}}) ?月"), lambda m: _end_of(int(m["y"]), int(m["m"]))),
    (
        re.compile(rf"(?<!\w)(?P<d>\d{{1,2}}) (?P<n>{MONTH})\w* {YEAR}(?!\w)"),
        lambda m: date(int(m["y"]), _month(m["n"]), int(m["d"])),
    ),
    (
        re.compile(rf"(?<!\w)(?P<n>{MONTH})\w* (?P<d>\d{{1,2}}),? {YEAR}(?!\w)"),
        lambda m: date(int(m["y"]), _month(m["n"]), int(m["d"])),
    ),
    (re.compile(rf"(?<!\w)(?P<n>{MONTH})\w* {YEAR}(?!\w)"), lambda m: _end_of(int(m["y"]), _month(m["n"]))),
    (re.compile(rf"{YEAR} ?年(?:初|年初)"), _half),
    (re.compile(rf"(?:at )?the (?:beginning|start) of {YEAR}(?!\w)"), _half),
    (re.compile(rf"(?:since|after|from) {YEAR}(?!\w)"), _half),
    (re.compile(rf"{YEAR} ?年?(?:以来|起|之后|后)"), _half),
    (re.compile(rf"{YEAR} ?年(?:底|末|年底)?"), lambda m: date(int(m["y"]), 12, 31)),
    (re.compile(rf"(?:(?:at )?the end of |in |by |until )?(?<!\w){YEAR}(?!\w)"), lambda m: date(int(m["y"]), 12, 31)),
)
"""The ways of writing a day, the most exact first."""


def spans(found: list[Day]) -> Iterator[tuple[int, int]]:
    """Where they stand."""
    yield from ((each.start, each.end) for each in found)
