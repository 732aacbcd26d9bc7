"""Chinese of notes and remarks: `tables/renderings/notes.csv`, by the English words, wherever these stand.

A rendering says nothing new, so no claim stands behind it. When the English words change, the row here must as well:
a row whose words no note has is refused.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from accord_atlas.loaders.renderings import Chinese
from accord_atlas.loaders.statements import Statement, text
from accord_atlas.loaders.tables import CellError, Row, Table, TableErrors, parse_table
from accord_atlas.ontology.names import term

COLUMNS: Final = ("note", "effect_note", "degree", "examination", "scope")
"""Columns of remarks, in whichever table."""
PROPERTIES: Final = ("aa:note", "aa:effectNote", "aa:degreeRequirement", "aa:examinationRequirement", "aa:scopeNote")
"""What they become."""


class NoteRendering(Row):
    """The Chinese of a remark."""

    KEY = ("en",)

    en: str
    zh: Chinese


def read_notes(folder: Path | Traversable, tables: Iterable[Table[Any]]) -> dict[str, str]:
    """English words of remarks → their Chinese; TableErrors names every row whose words no remark in `tables` has."""
    table = parse_table(folder / "notes.csv", NoteRendering)
    words = {
        getattr(row, column)
        for other in tables
        for column in COLUMNS
        if column in other.model.model_fields
        for row in other.rows
    }
    errors = [*table.errors, *(_astray(table, row, words) for row in table.rows if row.en not in words)]
    if errors:
        raise TableErrors(errors)
    return {row.en: row.zh for row in table.rows}


def _astray(table: Table[NoteRendering], row: NoteRendering, words: set[str | None]) -> CellError:
    close = get_close_matches(row.en, sorted(filter(None, words)), n=1)
    hint = f"; nearest: {close[0]}" if close else ""
    return CellError(table.file, row.line, "en", row.en, f"the words of a remark{hint}")


def with_notes(
    statements: Iterable[Statement], notes: Mapping[str, str], rendered: Iterable[Statement]
) -> Iterator[Statement]:
    """The statements, and behind each remark its Chinese, unless `rendered` has one for that very remark."""
    properties = {term(prop) for prop in PROPERTIES}
    told: set[tuple[NamedNode, NamedNode]] = {(one.subject, one.predicate) for one in rendered}
    for one in statements:
        yield one
        english = one.object if isinstance(one.object, Literal) and one.object.language == "en" else None
        if english is None or one.predicate not in properties or (one.subject, one.predicate) in told:
            continue
        if chinese := notes.get(english.value):
            told.add((one.subject, one.predicate))
            zh = text(chinese, "zh")
            if zh is not None:
                yield Statement(one.subject, one.predicate, zh, one.graph)
