"""Paths between two entities."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.ties import Tie
from accord_atlas.service.core.shape import Entity, Shape, Words
from accord_atlas.service.domain.validity import Certainty


class Step(Tie):
    """One step of a path."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from", description="`id` is `kind/slug`.")
    to: Entity
    also: list[Tie] = Field(description="What else joins the same two.")


class Path(Shape):
    """A path, with the certainty of its least certain step."""

    cost: float = Field(description="Less is better: a treaty costs less than a shared meeting.")
    certainty: Certainty | None
    steps: list[Step]


class Hub(Shape):
    """A kind that paths do not pass through."""

    kind: str
    label: Words


class Excluded(Shape):
    """What no path passed through."""

    hubs: list[Hub]
    crowded: list[Entity]
    asked: list[str]


class Reason(Words):
    """Why there is no path; `would_help` names the parameters whose change would give one."""

    would_help: list[str]


class PathsAnswer(Envelope):
    """Paths between two entities, best first; `reason` stands where there is none."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from")
    to: Entity
    paths: list[Path]
    excluded: Excluded
    reason: Reason | None = None
