"""Changes as a table, for spreadsheets and data frames."""

from collections.abc import Mapping
from typing import Final

from accord_atlas.queries.question import Column, ColumnType
from accord_atlas.service.answers.changes import Change, ChangesAnswer
from accord_atlas.service.changes.sentences import STATUS
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.table import Table, TableCell, about_release
from accord_atlas.service.text.messages import message

COLUMNS: Final[tuple[tuple[str, ColumnType], ...]] = (
    ("date", "date"),
    ("what", "text"),
    ("subject", "entity"),
    ("object", "entity"),
    ("jurisdiction", "entity"),
    ("before", "text"),
    ("after", "text"),
    ("certainty", "text"),
    ("source", "entity"),
    ("sentence", "text"),
)
SCHEMES: Final[Mapping[str, str]] = {
    "what": "change-kind",
    "before": STATUS,
    "after": STATUS,
    "certainty": "certainty",
}
"""Columns of controlled values; a name or a date before and after stays as it is."""


def table(answer: ChangesAnswer, language: Language) -> Table:
    """The changes, one row each, with the sentence in the language."""
    return Table(
        "changes",
        message("changes-title", start=answer.start, end=answer.end),
        message(f"changes-between-{answer.between}"),
        [_column(name, kind) for name, kind in COLUMNS],
        [_row(change, language) for change in answer.changes],
        [*about_release(answer.release, answer.layers)],
    )


def _column(name: str, kind: ColumnType) -> Column:
    return column(name, kind, SCHEMES.get(name), title=message(f"changes-column-{name}"))


def _row(change: Change, language: Language) -> list[TableCell]:
    return [
        change.date,
        change.kind,
        change.subject,
        change.object,
        change.jurisdiction,
        change.before,
        change.after,
        change.certainty,
        change.source,
        change.sentence.text(language),
    ]
