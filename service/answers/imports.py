"""The shapes of what an import would change, and of what has to be settled before."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.values import ChangeKind
from accord_atlas.service.core.shape import Entity, Shape, Words


class ImportProblem(Shape):
    """One thing to settle before the file can be taken in."""

    file: str
    sheet: str | None
    cell: str | None = Field(description="As spreadsheets write it: B7; null of a whole sheet or file.")
    value: str | None = Field(description="What stands there.")
    reason: Words
    suggestion: Words | None = Field(default=None, description="What could stand there instead.")
    candidates: list[Entity] = Field(default_factory=list, description="What a name may mean; never taken by a guess.")


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
    problems: list[ImportProblem]
    layer: str | None = Field(default=None, description="The layer in which they are kept now; null of a dry run.")
