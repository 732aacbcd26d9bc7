"""What is known beside a target: figures that measure it or something near it; beside an intention: what happened."""

from collections.abc import Iterator
from datetime import date

from accord_atlas.loaders.dates import span
from accord_atlas.service.answers.targets import RelatedEvent, TargetFigure
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.sentences import text


def acting_bodies(atlas: Atlas, intention: str) -> frozenset[str]:
    """The bodies (IRIs) whose acts count towards an intention; the rule `bears-on` names them."""
    return frozenset(value.value for value in reading(atlas).all("aa:actsCountOf").get(intention, ()))


def responsible(atlas: Atlas, aim: str) -> list[str]:
    """The bodies (IRIs) that the notice charges with a target or intention; else those whose acts count towards it."""
    read = reading(atlas)
    charged = {value.value for of in ("aa:assignedTo", "aa:actor") for value in read.all(of).get(aim, ())}
    return sorted(charged or acting_bodies(atlas, aim))


def figures(atlas: Atlas, target: str, specialty: str | None, region: str | None, day: date) -> list[TargetFigure]:
    """The figures of the same specialty and region whose metric is the target's or related to it, oldest first.

    A figure of the same metric says nothing where its body has nothing to do with the target. `comparable` tells
    whether the metric is the same; `comparable_with` what the source's figure may be set against.
    """
    read = reading(atlas)
    metric = read.text(target, "aa:metric") or ""
    near = {value.value for value in read.all("skos:related").get(metric, ())}
    near |= {of for of, values in read.all("skos:related").items() if metric in {value.value for value in values}}
    held = [
        iri
        for iri, of in read.entities("observation", "aa:metric")
        if of in {metric, *near}
        and read.text(iri, "aa:specialty") == specialty
        and read.text(iri, "aa:region") == region
        and (of != metric or _of_its_bodies(atlas, iri, target))
        and _by(read.text(iri, "aa:date"), day)
    ]
    held.sort(key=lambda iri: (read.text(iri, "aa:date") or "9999", iri))
    return [_figure(atlas, iri, comparable=read.text(iri, "aa:metric") == metric) for iri in held]


def _of_its_bodies(atlas: Atlas, figure: str, target: str) -> bool:
    """Whether a figure is one of a body whose acts count towards the target or that is charged with it, or of no body.

    A figure of an agreement counts what is done under that agreement.
    """
    read = reading(atlas)
    body = read.text(figure, "aa:organization")
    if body is None:
        return read.text(figure, "aa:agreement") is None
    return body in acting_bodies(atlas, target) or body in responsible(atlas, target)


def _figure(atlas: Atlas, iri: str, *, comparable: bool) -> TargetFigure:
    read = reading(atlas)
    metric = read.notation(iri, "aa:metric") or ""
    return TargetFigure(
        figure=atlas.labels[iri].entity,
        metric=metric,
        metric_label=concept_words(atlas, "metric", metric),
        value=_number(read.text(iri, "aa:value") or ""),
        unit=read.text(iri, "aa:unit") or "",
        date=read.text(iri, "aa:date"),
        organization=entity_of(atlas, read.text(iri, "aa:organization")),
        comparable=comparable,
        comparable_with=text(atlas, iri, "aa:comparableWith"),
        source=atlas.labels[read.text(iri, "aa:source") or ""].entity,
        confidence=read.notation(iri, "aa:confidence") or "low",
    )


def _number(written: str) -> int | float:
    return float(written) if "." in written else int(written)


def related_events(atlas: Atlas, intention: str, day: date) -> list[RelatedEvent]:
    """Agreements and events of CSE or CAST with the body, the country or in the agreement that is meant.

    `bears` tells whether the record counts it towards the intention.
    """
    found = [*_agreements(atlas, intention, day), *_events(atlas, intention, day)]
    return sorted(found, key=lambda each: (each.date or "9999", each.entity.id))


def _agreements(atlas: Atlas, intention: str, day: date) -> Iterator[RelatedEvent]:
    read = reading(atlas)
    place, body = read.text(intention, "aa:jurisdiction"), read.text(intention, "aa:organization")
    for agreement in agreements(atlas).values():
        bodies = {participation.organization for participation in agreement.participations}
        meant = body in bodies if body else bool(place and agreement.of(place))
        small = read.notation(agreement.iri, "aa:scope") == "bilateral"
        begun = not agreement.timeline.empty and not agreement.begins_after(day)
        if small and meant and acting_bodies(atlas, intention) & bodies and begun:
            kind = concept_words(atlas, "agreement-kind", read.notation(agreement.iri, "aa:kind") or "")
            yield _event(atlas, intention, agreement.iri, agreement.signed, kind)


def _events(atlas: Atlas, intention: str, day: date) -> Iterator[RelatedEvent]:
    read = reading(atlas)
    place, body = read.text(intention, "aa:jurisdiction"), read.text(intention, "aa:organization")
    agreement = read.text(intention, "aa:agreement")
    for event, values in read.all("aa:involves").items():
        bodies = {value.value for value in values}
        homes = {read.text(iri, "aa:jurisdiction") for iri in bodies}
        meant = body in bodies if body else place in homes if place else read.text(event, "aa:agreement") == agreement
        written = read.text(event, "aa:date")
        if meant and acting_bodies(atlas, intention) & bodies and _by(written, day):
            kind = concept_words(atlas, "event-kind", read.notation(event, "aa:kind") or "")
            yield _event(atlas, intention, event, written, kind)


def _event(atlas: Atlas, intention: str, iri: str, written: str | None, kind: Words) -> RelatedEvent:
    read = reading(atlas)
    return RelatedEvent(
        entity=atlas.labels[iri].entity,
        kind=kind,
        date=written,
        bears=intention in {value.value for value in read.all("aa:bearsOn").get(iri, ())},
        source=atlas.labels[read.text(iri, "aa:source") or ""].entity,
        confidence=read.notation(iri, "aa:confidence") or "low",
    )


def _by(written: str | None, day: date) -> bool:
    """Whether something so dated may have happened by a day; what has no date may."""
    first = span(written).earliest if written else None
    return first is None or first <= day
