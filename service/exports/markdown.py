"""Pieces of a Markdown page that a person reads: headings, lists, tables; text is shown as it is, never as markup."""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence

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
        yield f"| {' | '.join(headings[number] for number in used)} |"
        yield f"|{' --- |' * len(used)}"
        yield from (f"| {' | '.join(row[number] for number in used)} |" for row in held)


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
    return sentence(language, "page-about", day=spoken(day), release=release.id, data_date=spoken(release.data_date))
