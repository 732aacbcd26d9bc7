"""Paths between two entities."""

from typing import Annotated, Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.ties import Tie
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, Kind, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

WeightOf = Literal[
    "relation", "agreement-kind", "level", "participation-status", "certainty", "confidence", "surcharge"
]
"""A table of weights, which is that of relations, of a scheme, or of surcharges."""
Lifted = Literal["as_of", "exclude", "hubs"]
"""A parameter whose change would give a path where there is none."""


class Ends(Shape):
    """Where a step or a path begins and ends."""

    origin: Entity = Field(serialization_alias="from", validation_alias="from", description="`id` is `kind/slug`.")
    to: Entity


class Step(Tie, Ends):
    """One step of a path."""

    also: list[Tie] = Field(description="What else joins the same two.")


class Weight(Shape):
    """A weight of the tables by which paths are ranked."""

    of: WeightOf
    value: str = Field(description="A relation, a notation of that scheme, or the name of a surcharge.")
    label: Words
    weight: float = Field(description="Added for a relation or a surcharge; else multiplied with what a step costs.")


class Charge(Shape):
    """What one weight adds to the cost of a path, wherever it counts."""

    of: WeightOf
    value: str = Field(description="As in `weights`.")
    label: Words
    times: int = Field(description="How often it counts.")
    amount: float


class Path(Shape):
    """A path, as sure as its least certain step, for the reason of that step."""

    cost: float = Field(description="Less is better: a treaty costs less than a shared meeting. The sum of `charges`.")
    explanation: Words = Field(description="The cost in words.")
    charges: list[Charge]
    certainty: Certainty | None
    reason: StandingReason | None
    steps: list[Step]


class Hub(Shape):
    """A kind that paths do not pass through."""

    kind: Kind
    label: Words


class Excluded(Shape):
    """What no path passed through."""

    hubs: list[Hub]
    crowded: list[Entity] = Field(description="Entities with so many neighbours that sharing one says little.")
    requested: list[str] = Field(
        serialization_alias="asked", validation_alias="asked", description="What the request excludes."
    )


class Reason(Words):
    """Why there is no path; `would_help` names the parameters whose change would give one."""

    would_help: list[Lifted]


class PathsAnswer(Envelope):
    """Paths between two entities, best first; `reason` stands where there is none."""

    origin: Annotated[Entity, Field(serialization_alias="from", validation_alias="from")]
    to: Entity
    paths: list[Path]
    weights: list[Weight] = Field(description="All weights that make costs.")
    excluded: Excluded
    reason: Reason | None = None
