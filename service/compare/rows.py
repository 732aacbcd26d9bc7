"""What rows are made of: a value of each thing, and words for what is not recorded."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from accord_atlas.queries.question import questions
from accord_atlas.service.answers.compare import CompareRow, CompareValue, RowGroup
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.questions.request import QuestionCell, read_request
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing

Values = Mapping[str, CompareValue | None]
"""IRI of a thing → what it has; None where nothing is recorded."""
NAMED: Final = 12
"""So many of a list stand in a cell; all are in its entities."""


def row(
    atlas: Atlas, property_: str, group: RowGroup, title: Words, values: Values, note: Words | None = None
) -> CompareRow:
    """A row; its values may be set side by side unless a note says why not."""
    nothing = CompareValue(text=message("compare-not-recorded"), value=None)
    having = [atlas.labels[iri].entity.id for iri, value in values.items() if value and value.value != 0]
    return CompareRow(
        property=property_,
        group=group,
        title=title,
        values={atlas.labels[iri].entity.id: value or nothing for iri, value in values.items()},
        differs=len({_said(value) for value in values.values()}) > 1,
        alone=having[0] if len(having) == 1 else None,
        comparable=note is None,
        note=note,
    )


def _said(value: CompareValue | None) -> object:
    """What makes a value another than its neighbour: a standing and how surely, the things named, else the value."""
    if value is None:
        return None
    if value.certainty:
        return value.value or value.text.en, value.certainty
    if value.entities is not None:
        return frozenset(each.iri for each in value.entities)
    return value.text.en if value.value is None else value.value


def concept(atlas: Atlas, scheme: str, notation: str | None, source: Entity | None = None) -> CompareValue | None:
    """A controlled value."""
    if notation is None:
        return None
    return CompareValue(text=concept_words(atlas, scheme, notation), value=notation, source=source)


def dated(written: str | None, source: Entity | None = None) -> CompareValue | None:
    """A date as it was written."""
    return CompareValue(text=spoken(written), value=written, source=source) if written else None


def counted(atlas: Atlas, found: Sequence[Entity]) -> CompareValue:
    """How many there are, and the first of them by name."""
    names = listing([atlas.labels[each.iri].words for each in found[:NAMED]])
    more = max(0, len(found) - NAMED)
    name_ = "compare-counted-agreements" if found and found[0].kind == "agreement" else "compare-counted"
    text = message(name_, count=len(found), names=names, more=more)
    return CompareValue(text=text, value=float(len(found)), entities=list(found))


def by_name(atlas: Atlas, iris: Iterable[str]) -> list[Entity]:
    """The entities of these IRIs, each once, by their English names."""
    found = (atlas.labels[iri] for iri in sorted(set(iris)))
    return [each.entity for each in sorted(found, key=lambda each: (each.words.en, each.iri))]


def asked(atlas: Atlas, question: str, **given: str) -> list[dict[str, QuestionCell]]:
    """The rows of a stored question by the names of their columns."""
    held = questions()[question]
    columns = [column.name for column in held.columns]
    return [dict(zip(columns, cells, strict=True)) for cells in read_request(atlas, held, given).rows()]
