"""A table of cells on its way out, and its plain form in a language."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accord_atlas.queries.question import Column
from accord_atlas.service.core.cells import Cell, Plain
from accord_atlas.service.core.concepts import Concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Entity, Label, Words
from accord_atlas.service.text.messages import message, sentence


@dataclass(frozen=True, slots=True)
class Notations:
    """Controlled values in one cell, (scheme, notation) each: notations for programs, their names for people."""

    values: Sequence[tuple[str, str]]


def about_release(release: str, layers: Sequence[str]) -> list[tuple[Words, str]]:
    """The lines that say from which release a table is, and with which local layers where it has any."""
    held = [(message("about-layers"), ", ".join(layers))] if layers else []
    return [(message("about-release"), release), *held]


TableCell = Cell | Label | Sequence[Entity] | Notations
"""What may stand in a cell: a value, an entity or several of them, words in both languages, controlled values."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, with a title, a description, and lines about where they come from."""

    name: str
    title: Words
    description: Words
    columns: Sequence[Column]
    rows: Sequence[Sequence[TableCell]]
    about: Sequence[tuple[Words, str]] = field(default_factory=tuple)

    def headings(self, language: Language | None) -> list[str]:
        """The headings in a language; without one, the names of the columns."""
        return [column.title[language] if language else column.name for column in self.columns]

    def plain(self, language: Language | None, concepts: Concepts) -> list[list[Plain | None]]:
        """The rows with each entity as its label (without a language: its slug), each concept likewise."""
        return [
            [plain(cell, column, language, concepts) for cell, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]


def plain(cell: TableCell, column: Column, language: Language | None, concepts: Concepts) -> Plain | None:
    """A cell as one value: an entity's label or slug, a controlled value's label or notation, a value as it is.

    A label that is missing in the language asked for is given in the other one; words are English without a language.
    """
    if isinstance(cell, str):
        concept = concepts.get(column.scheme, {}).get(cell) if column.scheme and language else None
        return concept.text(language) if concept and language else cell
    if cell is None or isinstance(cell, int | float):
        return cell
    if isinstance(cell, Entity):
        return _entity(cell, language)
    if isinstance(cell, Notations):
        return _notations(cell, language, concepts)
    if isinstance(cell, Label):
        return cell.text(language or "en")
    return _entities(cell, language)


def _entity(entity: Entity, language: Language | None) -> str:
    return (entity.label.text(language) or entity.id) if language else entity.id


def _notations(cell: Notations, language: Language | None, concepts: Concepts) -> str:
    mark = sentence(language, "parts-separator") if language else "|"
    return mark.join(concepts[of][each].text(language) if language else each for of, each in cell.values)


def _entities(entities: Sequence[Entity], language: Language | None) -> str | None:
    """Several entities in one cell: slugs for programs, names for people; nothing where there are none."""
    mark = sentence(language, "names-separator") if language else "|"
    return mark.join(_entity(entity, language) for entity in entities) or None
