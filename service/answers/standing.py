"""How something stands in time: the segments of the release, as answers show them."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.answers.values import ParticipationStatus, StandingReason
from accord_atlas.service.core.shape import Shape
from accord_atlas.service.domain.timeline import Certainty, Timeline
from accord_atlas.service.domain.timeline import Segment as Stood


class Segment(Shape):
    """The days on which something stands in one way; an open side is null."""

    start: date | None = Field(
        serialization_alias="from", validation_alias="from", description="The first day; null where it is open."
    )
    until: date | None = Field(description="The first day no longer; null while it is open.")
    certainty: Certainty
    reason: StandingReason
    status: ParticipationStatus | None = Field(default=None, description="Of a participation, or of a seat.")
    held_by: list[str] | None = Field(
        default=None, description="As `organization/slug`: who holds the place; of several, one does."
    )


class Standing(Shape):
    """How something stands on a day; certainty and reason are null where it surely does not."""

    on: date = Field(description="The day of the request; without one, the data date of the release.")
    status: ParticipationStatus | None
    certainty: Certainty | None
    reason: StandingReason | None
    segments: list[Segment] = Field(description="How it stands when.")


def standing_shape(timeline: Timeline, day: date) -> Standing:
    """How something stands on a day, and how it does at other times."""
    held = timeline.at(day)
    return Standing(
        on=day,
        status=_status(held) if held else None,
        certainty=held.certainty if held else None,
        reason=held.reason if held else None,
        segments=segment_shapes(timeline.segments),
    )


def segment_shapes(segments: Iterable[Stood], own: str | None = None) -> list[Segment]:
    """Segments as answers show them; holders only where they are others than the body (IRI) of whom they are."""
    return [_segment(each, own) for each in segments]


def _segment(segment: Stood, own: str | None) -> Segment:
    shape = Segment(start=segment.start, until=segment.until, certainty=segment.certainty, reason=segment.reason)
    known: dict[str, object] = {}
    if status := _status(segment):
        known["status"] = status
    if segment.bodies and segment.bodies != (own,):
        known["held_by"] = ["/".join(kind_and_slug(body) or ()) for body in segment.bodies]
    return shape.model_copy(update=known) if known else shape


def _status(segment: Stood) -> str | None:
    """The status of a segment; None where it has none, or may have one of two."""
    return segment.statuses[0] if len(segment.statuses) == 1 else None


def timeline_of(segments: Iterable[Segment]) -> Timeline:
    """The timeline that segments of an answer show."""
    return Timeline(tuple(Stood(each.start, each.until, each.certainty, each.reason) for each in segments))
