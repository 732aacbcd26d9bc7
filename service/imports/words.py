"""What tables, columns and values are called in spreadsheets, in both languages; the words stand in `headings.csv`."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import columns
from accord_atlas.service.core.schemes import schemes
from accord_atlas.service.core.shape import Words

LISTS: Final = "_lists"
NOTES: Final = Words(en="Notes", zh="说明")
TO_SETTLE: Final = Words(en="To settle", zh="待处理问题")
BESIDE: Final = re.compile("|".join((LISTS, NOTES.en, NOTES.zh, "About", rf"({TO_SETTLE.en}|{TO_SETTLE.zh})( \d+)?")))
"""What sheets are called that are no tables: of templates, of marked copies, of exported layers."""
DERIVED = frozenset({"cell-sources", "conflicts", "names-zh", "jurisdictions", "regions", "forums"})
"""Tables that staff do not keep: of other cells, and of places."""
TABLES = {name: model for name, model in FACT_TABLES.items() if name not in DERIVED}


def key(text: str) -> str:
    """A heading or a value as it is compared: NFKC, small letters, without blanks, hyphens and underscores."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().rstrip("*:：")
    return "".join(c for c in plain if not c.isspace() and c not in "_-")


@cache
def _words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    text = files("accord_atlas.service.imports").joinpath("headings.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        found[row["kind"]][row["name"]] = (row["name"], *row["words"].split("|"))
    return found


def said(kind: str, name: str) -> tuple[str, ...]:
    """The words for a table, a column or a value; its own name comes first."""
    return _words()[kind].get(name, (name,))


@cache
def headings(table: str) -> Mapping[str, str]:
    """Heading → the column of a table; a column's own name wins over a word for another."""
    own = list(columns(TABLES[table]))
    found: dict[str, str] = {}
    for column in own:
        for word in said("column", column)[1:]:
            found.setdefault(key(word), column)
    return {**found, **{key(column): column for column in own}}


@cache
def tables() -> Mapping[str, str]:
    """What a sheet may be called → its table."""
    return {key(word): table for table in TABLES for word in said("table", table)}


def heading(column: str, language: str) -> str:
    """What a column is called in a template: its own name in English, the first Chinese word for it in Chinese."""
    if language == "en":
        return column.replace("_", " ")
    return next((word for word in said("column", column)[1:] if not word.isascii()), column)


def title(table: str, language: str) -> str:
    """What a table is called in a template."""
    return next((word for word in said("table", table)[1:] if word.isascii() == (language == "en")), table)


def value_name(value: str, language: str) -> str:
    """What a controlled value is called in a template: itself in English, a Chinese word for it in Chinese."""
    if language == "en":
        return value
    own = next((word for word in said("value", value)[1:] if not word.isascii()), None)
    named = (members[value]["zh"] for members in schemes().values() if value in members)
    return own or next(named, value)


@cache
def value_words(value: str) -> tuple[str, ...]:
    """Every word for a controlled value, its own first."""
    named = (word for members in schemes().values() if value in members for word in members[value].values())
    return tuple(dict.fromkeys([*said("value", value), *named]))


@lru_cache(maxsize=65536)
def controlled(value: str, allowed: tuple[str, ...]) -> str | None:
    """The controlled value that words mean, among those allowed; None where none, or more than one, is meant."""
    wanted = key(value)
    exact = {one for one in allowed if key(one) == wanted}
    found = exact or {one for one in allowed if wanted in map(key, value_words(one))}
    return found.pop() if len(found) == 1 else None
