"""What is wrong with a file that is to be taken in: where, what stands there, why, and what could stand instead."""

from pydantic import Field

from accord_atlas.service.core.shape import Entity, Shape, Words


class Problem(Shape):
    """One thing to settle before the file can be taken in."""

    file: str
    sheet: str | None
    cell: str | None = Field(description="As spreadsheets write it: B7; null of a whole sheet or file.")
    value: str | None = Field(description="What stands there.")
    reason: Words
    suggestion: Words | None = Field(default=None, description="What could stand there instead.")
    candidates: list[Entity] = Field(default_factory=list, description="What a name may mean; never taken by a guess.")
