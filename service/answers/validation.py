"""What is wrong with data that were checked, by message and by thing."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.core.shape import Shape, Words

Severity = Literal["error", "warning"]


class Place(Shape):
    """Where to mend it: a row of a table."""

    file: str
    line: int | None = Field(description="The header is line 1; null where it is about the file as a whole.")
    column: str | None
    key: str | None = Field(description="The cells of the row's key, with | between them.")


class ProblemFound(Shape):
    """One thing that is wrong."""

    severity: Severity
    message: Words = Field(description="What is asked for, in a sentence.")
    rule: str = Field(description="The shape, the law or the check that says so.")
    file: str | None = Field(description="The file that was checked; null where tables were.")
    thing: str = Field(description="What it is about; a blank node by the way that leads to it.")
    iri: str | None
    property: str | None
    found: Words | None = Field(description="What stands there instead.")
    place: Place | None


class MessageGroup(Shape):
    """All to which one message applies."""

    severity: Severity
    message: Words
    problems: list[int] = Field(description="Places in `problems`, the first is 0.")


class ThingGroup(Shape):
    """All that is wrong with one thing."""

    thing: str
    iri: str | None
    file: str | None
    place: Place | None
    problems: list[int] = Field(description="Places in `problems`, the first is 0.")


class UnreadableFile(Shape):
    """A file that could not be read, so that nothing is known of what it says."""

    file: str
    reason: Words


class CheckedFile(Shape):
    """A file that was read."""

    file: str
    statements: int


class ValidationReport(Shape):
    """What is wrong, errors before warnings."""

    errors: int
    warnings: int
    files: list[CheckedFile]
    unreadable: list[UnreadableFile]
    problems: list[ProblemFound]
    by_message: list[MessageGroup]
    by_thing: list[ThingGroup]
