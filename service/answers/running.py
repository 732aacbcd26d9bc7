"""What the service works on at this moment."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.core.shape import Shape

RunningKind = Literal["api", "sparql"]


class RunningEntry(Shape):
    """An answer that is being made; nothing is told about whom it is for."""

    id: str = Field(description="By this it is ended: `DELETE /api/running/{id}`.")
    kind: RunningKind = Field(description="Whether it was asked of the API or in SPARQL.")
    asked: str = Field(description="The address that was asked for, or the text of the query.")
    whole: bool = Field(description="False where the text goes on.")
    since: str = Field(description="When the work on it began; of a query, when it was taken in.")
    seconds: float = Field(description="How long that is ago.")


class RunningAnswer(Shape):
    """What runs now, what has run longest first."""

    processes: int = Field(description="Server processes whose work this is.")
    running: list[RunningEntry]
