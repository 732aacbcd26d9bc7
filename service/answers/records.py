"""A row of the curated tables as people read it: cells with titles in words, and what may stand in each."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Entity, Shape, Words


class AllowedValue(Shape):
    """A value that a column may hold."""

    value: str
    label: Words


class TableCell(Shape):
    """One cell of a row, with what may stand in it."""

    column: str
    title: Words
    value: str = Field(description="As the table has it; empty where nothing is recorded.")
    shown: Words = Field(description="The same in words: things by their names, controlled values by their labels.")
    properties: list[str] = Field(description="What the cell becomes: properties of the thing (`start`).")
    language: str | None = Field(description="Of words: their language.")
    identifies: bool = Field(description="Whether it is part of what identifies the row.")
    required: bool
    several: bool = Field(description="Whether it may hold several values, separated by `|`.")
    kinds: list[str] = Field(description="Kinds of entities that it names; empty of any other cell.")
    allowed: list[AllowedValue] = Field(description="All that may stand there; empty where anything may.")
    form: Words | None = Field(description="How a value looks, where that is fixed.")


class TableFault(Shape):
    """Why a change cannot be made, and where."""

    file: str | None
    line: int | None
    column: str | None
    value: str | None
    reason: Words
    suggestion: Words | None = Field(description="The nearest value that would do.")


class RecordAnswer(Envelope):
    """The row in which a thing is recorded."""

    entity: Entity
    table: str | None = Field(description="Null where no single row records the thing; it then has no cells.")
    title: Words | None
    key: list[str]
    cells: list[TableCell]
    takes_proposals: bool = Field(description="Whether proposals can be filed here: some token is given for it.")
