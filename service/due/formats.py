"""What to check next as a table: as CSV, or as a workbook."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from accord_atlas.queries.question import Column, ColumnType
from accord_atlas.service.answers.due import DueAnswer, DueFact
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.table import Table, TableCell
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.text.messages import joined, message

TYPES: Final[Mapping[str, ColumnType]] = {
    "place": "number",
    "text": "text",
    "due": "date",
    "checked": "date",
    "why": "text",
    "agreement": "entity",
    "jurisdiction": "entity",
    "source": "entity",
    "url": "text",
    "confidence": "concept",
    "rule": "text",
    "score": "number",
    "subject": "entity",
    "iri": "text",
}


@cache
def columns() -> tuple[Column, ...]:
    """The columns of the table."""
    return tuple(
        column(name, kind, "confidence" if name == "confidence" else None, title=message(f"due-column-{name}"))
        for name, kind in TYPES.items()
    )


def csv_of(atlas: Atlas, answer: DueAnswer, language: Language | None) -> bytes:
    """The facts as CSV."""
    return to_csv(table(answer), language, concepts(atlas))


def xlsx_of(atlas: Atlas, answer: DueAnswer, language: Language) -> bytes:
    """The facts as a workbook."""
    return to_xlsx([table(answer)], language, concepts(atlas))


def table(answer: DueAnswer) -> Table:
    """The facts as a table, which says how many there are where it has not all of them."""
    listed = message("due-listed", due=answer.due, coming=answer.coming, settled=answer.settled)
    about = [(message("about-release"), answer.release), (message("about-as-of"), answer.as_of or "")]
    return Table("due", message("due-title"), listed, columns(), [_row(each) for each in answer.facts], about)


def _row(fact: DueFact) -> list[TableCell]:
    return [
        fact.place,
        fact.text,
        fact.due,
        fact.checked,
        joined(fact.why, "parts-separator"),
        fact.agreement,
        fact.jurisdiction,
        fact.source.source if fact.source else None,
        fact.source.url if fact.source else None,
        fact.confidence,
        fact.rule_title,
        fact.score,
        fact.subject,
        fact.subject.iri,
    ]
