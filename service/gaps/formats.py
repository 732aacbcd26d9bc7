"""The answer on gaps as tables, each part one: as CSV, or as the sheets of a workbook."""

from collections.abc import Sequence

from accord_atlas.queries.question import Column
from accord_atlas.service.answers.gaps import GapsAnswer, Matrix, MatrixCell, Part
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Shape, Words
from accord_atlas.service.exports.columns import column, question_columns
from accord_atlas.service.exports.table import Notations, Table, TableCell, about_release
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.gaps.parts import PARTS
from accord_atlas.service.text.messages import message

ATTRIBUTES = {"with": "others"}
"""Columns whose names Python has as words of its own, by the attributes that hold them."""


def csv_of(atlas: Atlas, answer: GapsAnswer, part: Part, language: Language | None) -> bytes:
    """One part of the answer as CSV."""
    return to_csv(table(answer, part), language, concepts(atlas))


def xlsx_of(atlas: Atlas, answer: GapsAnswer, language: Language) -> bytes:
    """All parts as the sheets of a workbook."""
    return to_xlsx([table(answer, part) for part in PARTS], language, concepts(atlas))


def table(answer: GapsAnswer, part: Part) -> Table:
    """One part as a table."""
    columns, rows = _matrix(answer.matrix) if part == "matrix" else _rows(part, getattr(answer, part))
    lines = [(message("about-as-of"), answer.as_of or ""), *about_release(answer.release, answer.layers)]
    title, description = message(f"gaps-{part}"), message(f"gaps-{part}-description")
    return Table(part, title, description, columns, rows, lines)


def _matrix(matrix: Matrix) -> tuple[list[Column], list[list[TableCell]]]:
    """The matrix with a column for each agreement; each cell has the status on the day, how surely, and why."""
    columns = question_columns("recognition-matrix", "jurisdiction")
    for agreement in matrix.agreements:
        named = {language: agreement.label.text(language) or agreement.id for language in ("en", "zh")}
        columns.append(column(agreement.id, "text", title=Words(**named)))
    rows: list[list[TableCell]] = [[row.jurisdiction, *map(_standing, row.standings)] for row in matrix.rows]
    return columns, rows


def _standing(cell: MatrixCell | None) -> Notations | None:
    if cell is None:
        return None
    statuses = [("participation-status", each) for each in cell.statuses]
    return Notations([*statuses, ("certainty", cell.certainty), ("standing-reason", cell.reason)])


def _rows(part: Part, found: Sequence[Shape]) -> tuple[list[Column], list[list[TableCell]]]:
    columns = _columns(part)
    return columns, [[getattr(each, ATTRIBUTES.get(c.name, c.name)) for c in columns] for each in found]


def _columns(part: Part) -> list[Column]:
    """The columns of a part that is a list."""
    agreement, place = question_columns("disciplines", "agreement", "jurisdiction")
    body, status, start, source = question_columns("members", "organization", "status", "start", "source")
    sureness = question_columns("members", "certainty", "reason")
    match part:
        case "waiting":
            return [agreement, place, body, status, start, *sureness, source]
        case "accessions":
            return [place, agreement, column("gains", "number"), column("with", "text"), *sureness]
        case "similar":
            sides = [column("a", "entity"), column("b", "entity"), column("similarity", "number")]
            return [*sides, *(column(name, "text") for name in ("both", "only_a", "only_b")), *sureness]
        case _:
            return [body, place, column("betweenness", "number"), column("agreements", "text"), *sureness]
