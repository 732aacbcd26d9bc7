"""The targets as a table of one row each: as CSV, or as a workbook."""

from accord_atlas.queries.question import Column
from accord_atlas.service.answers.targets import NoticeTargetsAnswer, Target
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.columns import column, question_columns
from accord_atlas.service.exports.table import Table, TableCell, about_release
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.targets.words import related_lines
from accord_atlas.service.text.messages import message, sentence

ADDRESS = "/api/targets"


def csv_of(atlas: Atlas, answer: NoticeTargetsAnswer, language: Language | None) -> bytes:
    """The targets as CSV; without a language with slugs, notations and names of columns, and words in English."""
    return to_csv(table(answer), language, concepts(atlas))


def xlsx_of(atlas: Atlas, answer: NoticeTargetsAnswer, language: Language) -> bytes:
    """The targets as a workbook in a language."""
    return to_xlsx([table(answer)], language, concepts(atlas))


def table(answer: NoticeTargetsAnswer) -> Table:
    """The targets as a table."""
    columns = _columns()
    rows = [[_cell(target, column.name) for column in columns] for target in answer.targets]
    lines = [
        (message("about-as-of"), answer.as_of or ""),
        *about_release(answer.release, answer.layers),
        (message("about-address"), ADDRESS),
    ]
    return Table("targets", message("targets-title"), message("targets-description"), columns, rows, lines)


def _columns() -> list[Column]:
    asked = {each.name: each for each in question_columns("target-outcomes")}
    comparator, unit, specialty, clause = question_columns("targets", "comparator", "unit", "specialty", "clause")
    observed = column("observed", "entity")
    goal = [asked["target"], asked["metric"], comparator, asked["value"], unit, asked["year"], specialty]
    goal += [asked[name] for name in ("organization", "jurisdiction", "region")] + [clause]
    counts = [column(name, "text") for name in ("counts_as", "does_not_count", "beside")]
    known = [asked["outcome"], observed, asked["observed_on"], asked["reason"], asked["source"]]
    return [*goal, *known, *counts, asked["verdict"]]


def _cell(target: Target, name: str) -> TableCell:
    if name == "beside":
        lines = related_lines(target)
        return Words(en=_joined(lines, "en"), zh=_joined(lines, "zh")) if lines else None
    found: TableCell = getattr(target, name)
    return found


def _joined(lines: list[Words], language: Language) -> str:
    return sentence(language, "related-separator").join(words.text(language) for words in lines)
