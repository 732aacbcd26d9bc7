"""Dates as a person writes them, in both languages, from EDTF: what is uncertain or approximate is said to be so."""

import re
from datetime import date
from typing import Final

FORM: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DOUBT: Final = {
    "": ("{}", "{}"),
    "?": ("{} (inferred)", "{}（推定）"),
    "~": ("about {}", "约{}"),
    "%": ("about {} (inferred)", "约{}（推定）"),
}


def spoken(written: str | date) -> dict[str, str]:
    """`2025-06-11?` → "11 June 2025 (inferred)" and 2025年6月11日（推定）; what is no such date stays as written."""
    found = FORM.fullmatch(written.isoformat() if isinstance(written, date) else written)
    if not found:
        return {"en": str(written), "zh": str(written)}
    year, month, day, doubt = found.groups()
    en, zh = year, f"{year}年"
    if month:
        en, zh = f"{MONTHS[int(month) - 1]} {en}", f"{zh}{int(month)}月"
    if day:
        en, zh = f"{int(day)} {en}", f"{zh}{int(day)}日"
    return {"en": DOUBT[doubt][0].format(en), "zh": DOUBT[doubt][1].format(zh)}
