"""Paths between two entities as a page of Markdown in one language, with what each costs and why."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.paths import Path, PathsAnswer, Step
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.schemes import words
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.exports.markdown import about, bullets, page, plain, table
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.titles import column_title

COLUMNS: Final = ("status", "start", "end", "certainty")
"""Columns of a step that are titled as those of the question `members`."""


def markdown(atlas: Atlas, answer: PathsAnswer, language: Language) -> str:
    """The page of an answer."""
    ends = {"origin": _name(answer.origin, language), "destination": _name(answer.to, language)}
    parts: list[tuple[str, Iterable[str]]] = [("", _head(atlas, answer, language))]
    for number, path in enumerate(answer.paths, start=1):
        heading = sentence(language, "paths-heading", number=number, cost=f"{path.cost:.1f}")
        parts.append((heading, _path(path, language)))
    if answer.paths:
        parts.append((sentence(language, "paths-weights"), _weights(answer, language)))
    lines = listed(atlas, sources(atlas, answer), language)
    parts.append((sentence(language, "sources-heading"), bullets(lines)))
    return page(sentence(language, "paths-title", **ends), parts)


def _head(atlas: Atlas, answer: PathsAnswer, language: Language) -> Iterator[str]:
    if answer.reason:
        yield f"**{plain(answer.reason.text(language))}**"
        yield ""
    if answer.as_of:
        yield about(atlas, answer.as_of, language)
    else:
        yield sentence(language, "paths-about-any", release=answer.release)


def _path(path: Path, language: Language) -> Iterator[str]:
    yield plain(path.explanation[language])
    if path.certainty and path.reason:
        yield ""
        yield _sure(path, language)
    yield ""
    named = [sentence(language, f"paths-column-{name}") for name in ("from", "relation", "to")]
    titled = [column_title("members", name)[language] for name in COLUMNS]
    yield from table([*named, *titled], (_row(step, language) for step in path.steps))


def _row(step: Step, language: Language) -> Sequence[str]:
    return (
        _name(step.origin, language),
        step.label[language],
        _name(step.to, language),
        words("participation-status", step.status)[language] if step.status else "",
        spoken(step.start)[language] if step.start else "",
        spoken(step.end)[language] if step.end else "",
        _sure(step, language),
    )


def _sure(held: Path | Step, language: Language) -> str:
    """How surely a step or a path stands on the day, and why; blank without a day."""
    if held.certainty is None or held.reason is None:
        return ""
    said = words("certainty", held.certainty)[language], words("standing-reason", held.reason)[language]
    return sentence(language, "paths-sureness", certainty=said[0], reason=said[1])


def _weights(answer: PathsAnswer, language: Language) -> Iterator[str]:
    """The weights that count on any of the paths, with what they are in the tables."""
    yield sentence(language, "paths-weights-lead")
    yield ""
    counted = {(charge.of, charge.value) for path in answer.paths for charge in path.charges}
    headings = [sentence(language, f"paths-column-{name}") for name in ("what", "weight")]
    rows = [(each.label[language], f"{each.weight:g}") for each in answer.weights if (each.of, each.value) in counted]
    yield from table(headings, rows)


def _name(entity: Entity, language: Language) -> str:
    return plain(entity.label.text(language) or entity.id)
