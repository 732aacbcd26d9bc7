"""Refuses the voice of research in what people read: notes say what is so and how surely, not how it was looked for.

`tables/naming/refused-words.csv` has the words that no note may have, some of them only outside of searches, which tell
what was looked for; ids of sources are no words for a reader either.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal

from accord_atlas.loaders import places
from accord_atlas.loaders.tables import CellError, Row, Table, read_table

PROSE: Final = re.compile(
    r"note|effect_note|degree|examination|scope|what|comparable_with|requirements"
    r"|(grants|text|rule|outcome|evidence|why|question|found|label)_(en|zh)|zh|en"
)
"""Columns of running words."""
UNTOLD: Final = frozenset(["cell-sources", "names-zh"])
"""Tables whose notes are for those who keep them and are not in the release."""
ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


class RefusedWords(Row):
    """Words that no text for readers has; `notes`: searches may have them."""

    KEY = ("words",)

    words: str
    language: Literal["en", "zh"]
    where: Literal["everywhere", "notes"]


@cache
def refused() -> tuple[RefusedWords, ...]:
    """Every row of the table; TableErrors where it is wrong."""
    file = places.tables() / "naming" / "refused-words.csv"
    return tuple(read_table(file, RefusedWords, name="naming/refused-words.csv"))


def voiced(tables: Mapping[str, Table[Any]], sources: frozenset[str]) -> Iterator[CellError]:
    """Every text that speaks of the research or names a source by its id."""
    for name, table in tables.items():
        if name in UNTOLD:
            continue
        told = [word for word in refused() if name != "searches" or word.where == "everywhere"]
        for column in table.model.model_fields:
            if PROSE.fullmatch(column):
                yield from _of_column(table, column, told, sources)


def _of_column(
    table: Table[Any], column: str, told: list[RefusedWords], sources: frozenset[str]
) -> Iterator[CellError]:
    for row in table.rows:
        text = getattr(row, column)
        if not isinstance(text, str):
            continue
        lower = text.lower()
        for word in told:
            if word.words.lower() in lower:
                expected = f"what is so, not how it was looked for (“{word.words}”)"
                yield CellError(table.file, row.line, column, text, expected)
        for found in ID.findall(text):
            if found in sources:
                yield CellError(table.file, row.line, column, text, f"words, no id of a source ({found})")
