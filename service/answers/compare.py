"""Two to four things of one kind side by side: row by row, and what only one of them has."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, Kind, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

RowGroup = Literal["about", "standing", "recognition", "entry", "titles", "registers", "numbers"]


class CompareValue(Shape):
    """What one of the things has in a row."""

    text: Words
    value: str | float | None = Field(description="A notation, a number or a date (EDTF); null where none is recorded.")
    certainty: Certainty | None = Field(default=None, description="Of a standing, how surely it holds on the day.")
    reason: StandingReason | None = None
    start: str | None = Field(default=None, description="Of a standing, since when: EDTF.")
    entities: list[Entity] | None = Field(default=None, description="What the text names.")
    source: Entity | None = None


class CompareRow(Shape):
    """One property of all of them."""

    property: str = Field(description="What is compared; of a standing, the agreement as `agreement/slug`.")
    group: RowGroup
    title: Words
    values: dict[str, CompareValue] = Field(description="By the id of each thing in `of`.")
    differs: bool = Field(description="Whether not all of them have the same, as surely; since when does not matter.")
    alone: str | None = Field(
        description="The id of the one that has something where no other has; null: none, or more."
    )
    comparable: bool = Field(description="Whether the values may be set side by side.")
    note: Words | None = Field(default=None, description="Why they may not.")


class Only(Shape):
    """What one of them has and none of the others."""

    of: Entity
    entities: list[Entity]


class CompareAnswer(Envelope):
    """Two to four countries, bodies or agreements side by side."""

    kind: Kind
    of: list[Entity]
    rows: list[CompareRow]
    shared: list[Entity] = Field(description="The agreements, or of agreements the members, that all of them have.")
    only: list[Only]
    sources: list[SourceEntry]
