"""The shapes of what an import would change, and of what has to be settled before."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.values import ChangeKind
from accord_atlas.service.core.shape import Entity, Shape, Words


class Candidate(Entity):
    """Something that a name may mean, and what speaks for it."""

    why: Words


class ImportProblem(Shape):
    """One thing to settle before the file can be taken in."""

    file: str
    sheet: str | None
    cell: str | None = Field(description="As spreadsheets write it: B7; null of a whole sheet or file.")
    value: str | None = Field(description="What stands there.")
    reason: Words
    suggestion: Words | None = Field(description="What could stand there instead.")
    candidates: list[Candidate] = Field(description="What a name may mean; never taken by a guess.")
    readings: list[str] = Field(description="The days that a date may mean, as EDTF.")
    settle: str | None = Field(
        description="Under which key of `settle` an answer is taken: the id of a row, or one of the readings; null "
        "where only the file itself can be mended."
    )


class ImportRemark(Shape):
    """One thing that was left out or read in a way that a reader should know; it is in the way of nothing."""

    file: str
    sheet: str | None
    cell: str | None
    value: str | None
    reason: Words


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
    problems: list[ImportProblem] = Field(
        description="Of each kind the first ones; the last of a long kind says how many more there are."
    )
    remarks: list[ImportRemark]
    layer: str | None = Field(default=None, description="The layer in which they are kept now; null of a dry run.")


class ImportTable(Shape):
    """A table that a spreadsheet may hold; `/api/imports/template.xlsx?table=` gives one to fill in."""

    table: str
    title: Words


class ImportTables(Envelope):
    """The tables that spreadsheets may hold, and what they are called."""

    tables: list[ImportTable]
