"""How something stands in time: the segments of the release, as answers show them."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field

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
    status: ParticipationStatus | None = Field(default=None, description="Of a participation, on these days.")


class Standing(Shape):
    """How something stands on a day; certainty and reason are null where it surely does not."""

    on: date = Field(description="The day of the request; without one, the day up to which the release was made.")
    status: ParticipationStatus | None
    certainty: Certainty | None
    reason: StandingReason | None
    segments: list[Segment] = Field(description="How it stands when.")


def standing_shape(timeline: Timeline, day: date) -> Standing:
    """How something stands on a day, and when otherwise."""
    held = timeline.at(day)
    return Standing(
        on=day,
        status=held.statuses[0] if held and held.statuses else None,
        certainty=held.certainty if held else None,
        reason=held.reason if held else None,
        segments=segment_shapes(timeline.segments),
    )


def segment_shapes(segments: Iterable[Stood]) -> list[Segment]:
    """Segments as answers show them."""
    return [_segment(each) for each in segments]


def _segment(segment: Stood) -> Segment:
    shape = Segment(start=segment.start, until=segment.until, certainty=segment.certainty, reason=segment.reason)
    return shape.model_copy(update={"status": segment.statuses[0]}) if segment.statuses else shape


def timeline_of(segments: Iterable[Segment]) -> Timeline:
    """The timeline that segments of an answer show."""
    return Timeline(tuple(Stood(each.start, each.until, each.certainty, each.reason) for each in segments))
