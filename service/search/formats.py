"""What a search found as a table: as CSV, or as a workbook."""

from typing import Final

from accord_atlas.service.answers.search import Result, SearchAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Label, Words
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.table import Table, TableCell, about_release
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.search.facets import standing_words
from accord_atlas.service.text.messages import message

COLUMNS: Final = (
    column("found", "entity", title=message("search-column-found")),
    column("kind", "text", title=message("search-column-kind")),
    column("jurisdiction", "text", title=message("search-column-jurisdiction")),
    column("standing", "text", title=message("search-column-standing")),
    column("date", "date", title=message("search-column-date")),
    column("what", "concept", "change-kind", title=message("search-column-what")),
    column("matched", "text", title=message("search-column-matched")),
    column("iri", "text", title=message("search-column-iri")),
)


def csv_of(atlas: Atlas, answer: SearchAnswer, language: Language | None) -> bytes:
    """The hits as CSV."""
    return to_csv(table(atlas, answer), language, concepts(atlas))


def xlsx_of(atlas: Atlas, answer: SearchAnswer, language: Language) -> bytes:
    """The hits as a workbook."""
    return to_xlsx([table(atlas, answer)], language, concepts(atlas))


def table(atlas: Atlas, answer: SearchAnswer) -> Table:
    """The hits as a table, which says how many there are where it has not all of them."""
    lines = [(message("search-asked"), answer.query), *about_release(answer.release, answer.layers)]
    description = message("search-listed", shown=len(answer.results), total=answer.total)
    rows = [_row(atlas, each) for each in answer.results]
    return Table("search", message("search-title"), description, COLUMNS, rows, lines)


def _row(atlas: Atlas, found: Result) -> list[TableCell]:
    return [
        found.entity,
        _label(atlas.labels.kind(found.entity.kind or "").words),
        found.jurisdictions,
        _label(standing_words(atlas, found.standing)) if found.standing else None,
        found.date.value if found.date else None,
        found.date.what if found.date else None,
        found.matched.text,
        found.entity.iri,
    ]


def _label(words: Words) -> Label:
    return Label(en=words.en, zh=words.zh)
