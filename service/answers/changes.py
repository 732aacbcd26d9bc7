"""What happened, what differs between two releases, and which releases there are."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.paged import MayBePaged
from accord_atlas.service.answers.values import ChangeKind, RelationName
from accord_atlas.service.core.shape import Entity, Label, Shape, Words
from accord_atlas.service.domain.timeline import Certainty


class Change(Shape):
    """Something that happened, or a difference between releases."""

    kind: Annotated[ChangeKind, Field(serialization_alias="what", validation_alias="what")]
    date: str | None = Field(description="EDTF, as the source writes it.")
    earliest: datetime.date | None = Field(description="First day that the date may mean.")
    latest: datetime.date | None
    certainty: Certainty | None = Field(description="How surely it lies between the days of the request.")
    subject: Entity
    object: Entity | None
    involved: list[Entity]
    jurisdiction: Entity | None
    relation: RelationName | None
    before: str | None = Field(description="A status, a name or dates, as the kind of change has it.")
    after: str | None
    via: Entity | None
    source: Entity | None
    sentence: Words
    told: bool = Field(default=False, description="Whether another of these of the same day tells it already.")


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


class ChangesAnswer(MayBePaged, Envelope):
    """What changed."""

    start: Annotated[str, Field(serialization_alias="from", validation_alias="from")]
    end: Annotated[str, Field(serialization_alias="to", validation_alias="to")]
    between: Literal["days", "releases"]
    undated: int | None = Field(description="Changes without a date, which are left out; null between releases.")
    statements: Statements | None
    changes: list[Change]


class Release(Shape):
    """A release."""

    id: str
    built: str = Field(description="Date and time, ISO 8601.")
    statements: int
    data_date: datetime.date
    current: bool
    layers: list[str] = Field(description="The local layers that it holds beside the curated data.")


class ReleasesAnswer(Envelope):
    """The releases at hand."""

    releases: list[Release]
