"""Dates as a person writes them, in both languages, from EDTF: what is uncertain or approximate is said to be so."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date

from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import message

FORM: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")
DOUBT: Final = {"?": "date-inferred", "~": "date-approximate", "%": "date-approximate-inferred"}
"""The sign with which EDTF qualifies a date, and the message that says so."""
PATTERNS: Final = {1: ("yyyy", "yyyy年"), 2: ("MMMM yyyy", "yyyy年M月"), 3: ("d MMMM yyyy", "yyyy年M月d日")}
"""Number of parts of a date → its pattern in English and in Chinese, in the letters of CLDR."""


def spoken(written: str | date) -> Words:
    """`2025-06-11?` → "11 June 2025 (inferred)" and 2025年6月11日（推定）; what is no such date stays as written."""
    return _spoken(written.isoformat() if isinstance(written, date) else written)


@lru_cache(maxsize=4096)
def _spoken(written: str) -> Words:
    found = FORM.fullmatch(written)
    if not found:
        return Words(en=written, zh=written)
    parts = [int(part) for part in found.groups()[:3] if part]
    try:
        day = date(*[*parts, 1, 1][:3])
    except ValueError:  # No day of the calendar: shown as the source has it.
        return Words(en=written, zh=written)
    en, zh = PATTERNS[len(parts)]
    said = Words(en=format_date(day, en, "en_GB"), zh=format_date(day, zh, "zh_Hans"))
    return message(DOUBT[found[4]], date=said) if found[4] else said
