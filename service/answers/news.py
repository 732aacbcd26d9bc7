"""What is new since a day or a release: what later releases say for the first time, and what happened since."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.paged import MayBePaged
from accord_atlas.service.answers.values import ChangeKind
from accord_atlas.service.core.shape import Entity, Shape, Words
from accord_atlas.service.domain.timeline import Certainty


class NewsItem(Shape):
    """Something new: what happened, or what a release says otherwise than the one before it."""

    id: str = Field(description="The same in every answer and feed that tells of it.")
    date: str | None = Field(description="EDTF, as the source writes it: when it happened, however long ago.")
    kind: ChangeKind
    text: Words
    concerns: list[Entity]
    certainty: Certainty | None = Field(description="How surely it happened since; null where a release brought it.")
    source: Entity | None
    release: str = Field(description="The release that brought it; where none that old is kept, the one that tells it.")
    told: Annotated[str, Field(description="When that release was built, ISO 8601.")]


class NewsAnswer(MayBePaged, Envelope):
    """What is new, the latest told first."""

    since: str
    by: Literal["day", "release"]
    base: str | None = Field(
        description="The release whose successors are read; null where none that old is kept, "
        "so that old facts which were added since cannot be told from those that were known."
    )
    changes: list[NewsItem]
