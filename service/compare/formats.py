"""A comparison as a table, and as a page for people."""

from collections.abc import Iterator

from accord_atlas.queries.question import Column
from accord_atlas.service.answers.compare import CompareAnswer, CompareRow
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.markdown import bullets, plain
from accord_atlas.service.exports.markdown import table as markdown_table
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.exports.table import Table, about_release
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.sentences import listing


def title(atlas: Atlas, answer: CompareAnswer) -> Words:
    """What is compared, as a heading."""
    return message("compare-title", things=listing(atlas.labels[each.iri].words for each in answer.of))


def table(atlas: Atlas, answer: CompareAnswer, language: Language) -> Table:
    """A row for each property, a column for each thing, and why values may not be set side by side."""
    columns: list[Column] = [column("property", "text", title=message("compare-column-property"))]
    for each in answer.of:
        columns.append(column(each.id, "text", title=atlas.labels[each.iri].words))
    columns.append(column("note", "text", title=message("compare-column-note")))
    rows = [
        [
            each.title.text(language),
            *(each.values[thing.id].text.text(language) for thing in answer.of),
            each.note.text(language) if each.note else None,
        ]
        for each in answer.rows
    ]
    about = [(message("about-as-of"), answer.as_of or ""), *about_release(answer.release, answer.layers)]
    return Table("compare", title(atlas, answer), message("compare-description"), columns, rows, about)


def csv_of(atlas: Atlas, answer: CompareAnswer, language: Language) -> bytes:
    """The table as CSV."""
    return to_csv(table(atlas, answer, language), language, concepts(atlas))


def xlsx_of(atlas: Atlas, answer: CompareAnswer, language: Language) -> bytes:
    """The table as a workbook."""
    return to_xlsx([table(atlas, answer, language)], language, concepts(atlas))


def markdown(atlas: Atlas, answer: CompareAnswer, language: Language) -> str:
    """A page: what they share, what only one has, then all rows by group, and the sources."""
    lines = [f"# {plain(title(atlas, answer).text(language))}", ""]
    lines += [
        sentence(language, "compare-on-day", day=spoken(answer.as_of or "")[language], release=answer.release),
        "",
    ]
    lines += bullets(_summary(atlas, answer, language))
    for group in dict.fromkeys(row.group for row in answer.rows):
        lines += ["", f"## {sentence(language, f'compare-group-{group}')}", ""]
        lines += _rows(atlas, answer, [row for row in answer.rows if row.group == group], language)
    if answer.sources:
        lines += ["", f"## {sentence(language, 'sources-heading')}", ""]
        lines += bullets(listed(atlas, answer.sources, language))
    return "\n".join(lines) + "\n"


def _summary(atlas: Atlas, answer: CompareAnswer, language: Language) -> Iterator[str]:
    kind = "members" if answer.kind == "agreement" else "agreements"
    yield sentence(
        language, f"compare-shared-{kind}", count=len(answer.shared), names=_named(atlas, answer.shared, language)
    )
    for each in answer.only:
        thing = plain(atlas.labels[each.of.iri].words.text(language))
        names = _named(atlas, each.entities, language)
        yield sentence(language, f"compare-only-{kind}", thing=thing, count=len(each.entities), names=names)


def _named(atlas: Atlas, found: list[Entity], language: Language) -> str:
    return sentence(language, "names-separator").join(plain(atlas.labels[e.iri].words.text(language)) for e in found)


def _rows(atlas: Atlas, answer: CompareAnswer, rows: list[CompareRow], language: Language) -> Iterator[str]:
    headings = ["", *(plain(atlas.labels[each.iri].words.text(language)) for each in answer.of)]
    headings.append(sentence(language, "compare-column-note"))
    cells = (
        [
            plain(each.title.text(language)),
            *(plain(each.values[thing.id].text.text(language)) for thing in answer.of),
            each.note.text(language) if each.note else "",
        ]
        for each in rows
    )
    return markdown_table(headings, cells)
