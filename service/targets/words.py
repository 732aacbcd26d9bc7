"""What the answer on targets says of one of them in a sentence."""

from accord_atlas.service.answers.targets import RelatedEvent, Target, TargetFigure
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import Value, message


def related_lines(target: Target) -> list[Words]:
    """What is known beside a target, a line each: figures with what they may be set against, and events."""
    return [*map(_figure, target.figures), *map(_event, target.happenings)]


def day_or_undated(written: str | None) -> Words:
    """A day in words, or that there is none."""
    return spoken(written) if written else message("source-undated")


def _figure(figure: TargetFigure) -> Words:
    said: dict[str, Value] = {
        "metric": figure.metric_label,
        "value": f"{figure.value:,}",
        "when": day_or_undated(figure.date),
    }
    if figure.comparable_with:
        return message("related-figure-limited", limits=figure.comparable_with, **said)
    return message("related-figure", **said)


def _event(event: RelatedEvent) -> Words:
    return message("related-event", name=event.entity.label, kind=event.kind, when=day_or_undated(event.date))
