"""Values of cells as plain text: without what nobody sees, digits and blanks of one width, several values apart."""

import re
import unicodedata
from datetime import date, datetime
from typing import Final

from accord_atlas.service.imports.sheets import Value

SEPARATED: Final = re.compile(r"[|;；\n]|、(?=\S)")
UNSEEN: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff]|_x000[dD]_")
GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


def counts(text: str) -> bool:
    """Whether a text is a number, with or without what it counts."""
    return re.fullmatch(r"[\d,.%\s家个项]+", text) is not None


def plain(value: Value) -> str:
    """A value as text: numbers in plain digits, full-width digits and blanks made plain where all is such."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = unicodedata.normalize("NFC", str(value if value is not None else "")).strip().replace("\r\n", "\n")
    text = UNSEEN.sub("", text)
    plain = unicodedata.normalize("NFKC", text)
    return plain.replace(",", "") if GROUPED.fullmatch(plain) else plain if plain.isascii() else text


def parts(text: str) -> list[str]:
    """The values of a cell that has several."""
    return [part.strip() for part in SEPARATED.split(text) if part.strip()]
