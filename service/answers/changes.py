"""What happened, what differs between two releases, and which releases there are."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Entity, Label, Shape, Words
from accord_atlas.service.domain.validity import Certainty


class Change(Shape):
    """Something that happened, or a difference between releases."""

    what: str
    date: str | None
    earliest: str | None
    latest: str | None
    certainty: Certainty | None
    subject: Entity
    object: Entity | None
    involved: list[Entity]
    jurisdiction: Entity | None
    relation: str | None
    before: str | None
    after: str | None
    via: Entity | None
    source: Entity | None
    sentence: Words


class GraphStatements(Shape):
    """The statements of one graph that only the later, or only the earlier, of two releases has."""

    name: str
    label: Label
    added: int
    removed: int
    added_examples: list[str] = Field(description="The first of them, in N-Triples without the final dot.")
    removed_examples: list[str]


class Statements(Shape):
    """How many statements only the later, or only the earlier, of two releases has."""

    added: int
    removed: int
    graphs: list[GraphStatements]


class ChangesAnswer(Envelope):
    """What changed."""

    from_: str = Field(alias="from")
    to: str
    between: Literal["days", "releases"]
    undated: int | None = Field(description="Happenings without a date, which are not told here.")
    statements: Statements | None
    changes: list[Change]


class Release(Shape):
    """A release."""

    id: str
    built: str
    statements: int
    data_date: str
    current: bool


class ReleasesAnswer(Envelope):
    """The releases at hand."""

    releases: list[Release]
