"""A table of cells on its way out, and its plain form in a language."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accord_atlas.queries.question import Column, Text
from accord_atlas.service.core.cells import Cell, Plain
from accord_atlas.service.core.concepts import Concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Entity


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, with a title, a description, and lines about where they come from."""

    name: str
    title: Text
    description: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    about: Sequence[tuple[Text, str]] = field(default_factory=tuple)

    def headings(self, language: Language | None) -> list[str]:
        """The headings in a language; without one, the names of the columns."""
        return [column.title[language] if language else column.name for column in self.columns]

    def plain(self, language: Language | None, concepts: Concepts) -> list[list[Plain | None]]:
        """The rows with each entity as its label (without a language: its slug), each concept likewise."""
        return [
            [plain(cell, column, language, concepts) for cell, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]


def plain(cell: Cell, column: Column, language: Language | None, concepts: Concepts) -> Plain | None:
    """A cell as one value: an entity's label or slug, a controlled value's label or notation, a value as it is.

    A label that is missing in the language asked for is given in the other one.
    """
    if isinstance(cell, Entity):
        return (cell.label.text(language) or cell.id) if language else cell.id
    if isinstance(cell, dict):
        label = cell["label"]
        other: Language = "zh" if language == "en" else "en"
        return (label[language] or label[other] or cell["id"]) if language else cell["id"]
    concept = concepts.get(column.scheme or "", {}).get(cell) if isinstance(cell, str) else None
    return concept.text(language) if concept and language else cell
