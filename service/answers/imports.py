"""The shapes of what an import would change, and of what has to be settled before."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.values import ChangeKind
from accord_atlas.service.core.shape import Entity, Shape, Words
from accord_atlas.service.imports.problems import Problem


class PlannedChange(Shape):
    """One thing that would be otherwise."""

    text: Words
    kind: ChangeKind
    date: str | None
    concerns: list[Entity]


class ImportAnswer(Envelope):
    """What files would change. With problems nothing is taken in: all or nothing."""

    files: list[str]
    rows: int = Field(description="Rows that were read.")
    unchanged: int = Field(description="Of those, rows that the atlas has already.")
    changes: list[PlannedChange]
    problems: list[Problem]
    layer: str | None = Field(default=None, description="The layer in which they are kept now; null of a dry run.")
