"""Days as spreadsheets have them, read into EDTF; what may be read in two ways is not read."""

import re
import unicodedata
from datetime import date, datetime
from math import isfinite
from typing import Final

from accord_atlas.loaders.dates import span

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CHINESE: Final = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
NUMBERS: Final = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[ t]00:00(?::00)?)?")
JOINED: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
HAN_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
HAN_YEAR: Final = re.compile(r"[〇零○一二三四五六七八九]{4}年")
HAN_NUMBER: Final = re.compile(r"[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]")
SHORT: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}")
PART: Final = re.compile(
    r"(\d{4})\s*年?\s*(?:[上下]半年|第?[一二三四1-4]季度|[春夏秋冬]季?|年?[初中末底]|q[1-4]|h[12])|(?:q[1-4]|early|mid|late|spring|summer|autumn|winter)[\s-]*(\d{4})"
)
OPEN_WORDS = "至今 迄今 现在 现任 今 present now ongoing today current 长期 永久 –"
OPEN: Final = frozenset(OPEN_WORDS.split())
"""What stands for an end that has not come."""
WORDS: Final = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})")
AMERICAN: Final = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
TURNED: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
ABOUT: Final = re.compile(r"^(?:约|大约|about|circa|c\.|ca\.)\s*")
UNSURE: Final = re.compile(r"(?:\?|（推定）|\(推定\)|\(inferred\)|\(uncertain\))$")
SERIALS: Final = range(20_000, 60_000)
"""Whole numbers that a spreadsheet may have meant as days: of the years 1954 to 2064."""


class Doubtful(ValueError):
    """A day that may be read in several ways, or a bare number; `readings` has what it may mean as EDTF."""

    def __init__(self, *readings: str) -> None:
        super().__init__(" / ".join(readings))
        self.readings = readings


class StillOpen(ValueError):
    """Words for an end that has not come."""


class ShortYear(ValueError):
    """A date whose year has two digits."""


def edtf(value: str | float | date | datetime) -> str:
    """The day, month or year as EDTF; Doubtful for one that may be several, ValueError for what is none."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(str(value))
    if isinstance(value, int | float):
        if int(value) in SERIALS:
            raise Doubtful(_serial(int(value)))
        value = str(int(value)) if value == int(value) else str(value)
    text = unicodedata.normalize("NFKC", value).strip().casefold()
    if text in OPEN:
        raise StillOpen(text)
    if SHORT.fullmatch(text):
        raise ShortYear(text)
    if part := PART.fullmatch(text):
        raise Doubtful(part[1] or part[2])
    mark = "~" if ABOUT.search(text) or text.endswith("~") else "?" if UNSURE.search(text) else ""
    bare = UNSURE.sub("", ABOUT.sub("", text)).rstrip("~").strip()
    written = _written(_plain_digits(bare))
    span(written)  # the calendar is asked
    return written + mark


def _plain_digits(text: str) -> str:
    """二〇二四年三月十五日 → 2024年3月15日, without blanks beside the units."""
    if "年" not in text:
        return text
    text = re.sub(r"\s+(?=[年月日号\d])|(?<=[年月])\s+", "", text)
    if not HAN_YEAR.match(text):
        return text
    year, _, rest = text.partition("年")
    return f"{year.translate(HAN_DIGITS)}年{HAN_NUMBER.sub(_number, rest)}"


def _number(found: re.Match[str]) -> str:
    tens, ten, ones = found[0].rpartition("十")
    plain = (ones or "0").translate(HAN_DIGITS)
    return f"{(tens or '一').translate(HAN_DIGITS)}{plain}" if ten else plain


def _written(text: str) -> str:
    if text.isdigit() and int(text) in SERIALS:
        raise Doubtful(_serial(int(text)))
    for form in (JOINED, CHINESE, NUMBERS):
        if found := form.fullmatch(text):
            return _joined(*found.groups())
    if found := WORDS.fullmatch(text):
        return _joined(found[3], _month(found[2]), found[1])
    if found := AMERICAN.fullmatch(text):
        return _joined(found[3], _month(found[1]), found[2])
    if found := TURNED.fullmatch(text):
        one, other, year = found.groups()
        if int(one) <= 12 and int(other) <= 12 and one != other:
            raise Doubtful(_joined(year, other, one), _joined(year, one, other))
        return _joined(year, other, one) if int(other) <= 12 else _joined(year, one, other)
    raise ValueError(text)


def _serial(days: int) -> str:
    return date.fromordinal(date(1899, 12, 30).toordinal() + days).isoformat()


def _joined(year: str, month: str | None, day: str | None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _month(word: str) -> str:
    return str(MONTHS.index(word[:3]) + 1) if word[:3] in MONTHS else "13"
