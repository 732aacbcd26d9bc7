"""The local layers at hand, and the jobs that put them into use."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Shape, Words

JobKind = Literal["use", "remove"]
JobState = Literal["running", "done", "failed"]


class LayerFile(Shape):
    """A file that a layer was made from."""

    name: str
    sha256: str


class LayerTable(Shape):
    """How many rows of a table a layer holds."""

    table: str
    rows: int


class LayerEntry(Shape):
    """A layer that is kept here."""

    name: str
    who: str | None = Field(description="Who made it.")
    when: str | None = Field(description="When it was made.")
    files: list[LayerFile]
    rows: list[LayerTable] = Field(description="Rows by table; none of a layer that holds RDF alone.")
    statements: int = Field(description="Statements that it holds as RDF.")
    formats: list[str] = Field(description="The forms in which it can be had at `/api/layers/<name>.<form>`.")
    in_use: bool = Field(description="Whether the release that answers holds a layer of this name.")
    as_kept: bool | None = Field(
        description="Whether that release holds it as it is kept now; null where it does not hold it."
    )
    releases: list[str] = Field(description="The kept releases that hold a layer of this name.")


class LayersAnswer(Envelope):
    """The layers at hand; which of them speak in the release that answers is said by the envelope's `layers`."""

    kept: list[LayerEntry]
    base: str | None = Field(description="The release without local layers on which this one stands; null for itself.")


class JobFinding(Shape):
    """One thing that the data break: the rule, where, in words."""

    rule: str
    where: str
    text: Words


class JobProblem(Shape):
    """Why a job changed nothing."""

    type: str
    title: Words
    detail: Words
    findings: list[JobFinding]


class JobAnswer(Shape):
    """Work that goes on by itself, all of it or nothing, whoever listens."""

    id: str
    kind: JobKind
    who: str = Field(description="The holder of the token with which it was begun.")
    layers: list[str] = Field(description="The layers that are put into use, in their order, or the one removed.")
    state: JobState
    step: Words = Field(description="What it is at.")
    release: str | None = Field(description="The release that it put into use; null before, and where none was.")
    problem: JobProblem | None
