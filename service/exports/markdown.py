"""Markdown: pieces of a page that a person reads, and a whole table; text is shown as it is, never as markup."""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.queries.question import Column
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Plain
from accord_atlas.service.core.concepts import Concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.table import Table
from accord_atlas.service.exports.text import scalar
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import joined, with_layers

ESCAPES = str.maketrans({"|": "\\|", "\\": "\\\\", "\n": " ", "\r": " ", "<": "&lt;", "*": "\\*", "_": "\\_"})


def plain(text: str) -> str:
    """A text of the data, safe to stand in a line or a cell."""
    return text.translate(ESCAPES)


def bullets(lines: Iterable[str]) -> Iterator[str]:
    """A list."""
    yield from (f"- {line}" for line in lines)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, without the columns in which nothing stands; nothing at all without rows."""
    held = [list(row) for row in rows]
    used = [number for number in range(len(headings)) if any(row[number] for row in held)]
    if held:
        yield from _table([headings[number] for number in used], ([row[number] for number in used] for row in held))


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{' --- |' * len(headings)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def table_lines(table_: Table, language: Language, concepts: Concepts) -> Iterator[str]:
    """A table of cells as people read it: dates spoken, columns in which nothing stands left out."""

    def shown(value: Plain | None, column: Column) -> str:
        if column.type == "date" and isinstance(value, str):
            return spoken(value)[language]
        return "" if value is None else plain(str(value))

    rows = table_.plain(language, concepts)
    read = ([shown(value, column) for value, column in zip(row, table_.columns, strict=True)] for row in rows)
    return table(table_.headings(language), read)


def to_markdown(table_: Table, language: Language | None, concepts: Concepts) -> bytes:
    """A page of one table, for programs and people: title, description, all columns, where it comes from."""
    shown = language or "en"
    rows = ([plain(scalar(value)) for value in row] for row in table_.plain(language, concepts))
    headings = [plain(heading) for heading in table_.headings(language)]
    lines = [f"# {table_.title.text(shown)}", "", table_.description.text(shown).strip(), ""]
    lines += [*_table(headings, rows), ""]
    lines += [f"* {name.text(shown)}: {value}" for name, value in table_.about if value]
    return ("\n".join(lines) + "\n").encode()


def page(title: str, parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The page: its title, then each part with its heading (blank: none); parts without lines are left out."""
    lines = [f"# {title}"]
    for heading, body in parts:
        held = list(body)
        if held:
            lines += ["", *([f"## {heading}", ""] if heading else []), *held]
    return "\n".join(lines) + "\n"


def about(atlas: Atlas, day: str, language: Language) -> str:
    """The line that says as of when an answer holds and from which release it is."""
    release = atlas.release
    said = sentence(language, "page-about", day=spoken(day), release=release.id, data_date=spoken(release.data_date))
    return joined([said, with_layers(release, language)], language)
