"""The words that names are composed of, in both languages: `tables/naming/words.csv` and `agreement-kinds.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from accord_atlas.loaders import places
from accord_atlas.loaders.tables import Row, read_table

Part = Literal["people", "place", "lead", "field", "head", "grade", "list", "tail"]


class Word(Row):
    """A word or phrase of the field; `tail` is what a Chinese name of a body ends on, for its English one."""

    KEY = ("part", "en", "zh")

    part: Part
    """people, place: where; lead: how far; field: of what; head: what kind of body; grade: what a title says."""
    en: str
    zh: str


class AgreementKindWords(Row):
    """What an agreement of a kind is called behind the names of its parties."""

    KEY = ("kind",)

    kind: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase is in a name, and what it is in Chinese."""

    part: Part
    zh: str


@cache
def words() -> tuple[Word, ...]:
    """Every word of the table, in its order; TableErrors where the table is wrong."""
    return tuple(read_table(places.tables() / "naming" / "words.csv", Word, name="naming/words.csv"))


@cache
def agreement_kinds() -> Mapping[str, AgreementKindWords]:
    """Kind of agreement → its words; TableErrors where the table is wrong."""
    file = places.tables() / "naming" / "agreement-kinds.csv"
    return {row.kind: row for row in read_table(file, AgreementKindWords, name="naming/agreement-kinds.csv")}


@cache
def english(*parts: Part) -> Mapping[str, Meaning]:
    """English phrase in lower case → its meaning, for the parts of a name that may stand there; the first part wins."""
    found: dict[str, Meaning] = {}
    for part in parts:
        for word in words():
            if word.part == part:
                found.setdefault(word.en.lower(), Meaning(part, word.zh))
    return found


@cache
def chinese(*parts: Part) -> Mapping[str, str]:
    """Chinese word → its English, for those parts; of several English words the first of the table."""
    found: dict[str, str] = {}
    for part in parts:
        for word in words():
            if word.part == part:
                found.setdefault(word.zh, word.en)
    return found
