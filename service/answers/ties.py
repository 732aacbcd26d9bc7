"""A relation as read from one of its ends."""

from typing import TypedDict

from pydantic import Field

from accord_atlas.service.answers.values import Confidence, ParticipationStatus, RelationName, Role, StandingReason
from accord_atlas.service.core.shape import Entity, Shape, Words
from accord_atlas.service.domain.network.model import Edge, Model
from accord_atlas.service.domain.timeline import Certainty


class Tie(Shape):
    """A relation as read from one of its ends."""

    relation: RelationName
    label: Words
    forward: bool = Field(description="Whether it is read in its own direction.")
    start: str | None = Field(description="EDTF, as the source writes it.")
    end: str | None
    status: ParticipationStatus | None
    role: Role | None
    certainty: Certainty | None
    reason: StandingReason | None = Field(description="Why it is as sure as it is on the day; null without a day.")
    jurisdiction: Entity | None
    via: Entity | None = Field(description="What stands for the relation in the release, e.g. a participation.")
    source: Entity | None
    confidence: Confidence | None


class TieFields(TypedDict):
    """The fields of a tie, to be given to an answer's part as `**tie_fields(…)`."""

    relation: str
    label: Words
    forward: bool
    start: str | None
    end: str | None
    status: str | None
    role: str | None
    certainty: Certainty | None
    reason: str | None
    jurisdiction: Entity | None
    via: Entity | None
    source: Entity | None
    confidence: str | None


def tie_fields(model: Model, edge: Edge, *, forward: bool) -> TieFields:
    """What an edge says when read in a direction."""
    return {
        "relation": edge.relation,
        "label": edge.type.reads(forward=forward),
        "forward": forward,
        "start": edge.start,
        "end": edge.end,
        "status": edge.status,
        "role": edge.role,
        "certainty": edge.certainty,
        "reason": edge.reason,
        "jurisdiction": model.entity(edge.jurisdiction),
        "via": model.entity(edge.via),
        "source": model.entity(edge.source_id),
        "confidence": edge.confidence,
    }
