"""What stands beside an aim of the notice: figures that measure it or something near it, and what has happened."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from accord_atlas.loaders.dates import span
from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell, concept_label
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.sentences import text

Json = dict[str, Any]
OURS = frozenset(entity("organization", slug).value for slug in ("cse-cn", "cast"))
"""The bodies whose acts bear on the notice's intentions."""


def figures(atlas: Atlas, target: str, specialty: str | None, region: str | None, day: date) -> list[Json]:
    """The figures of the same specialty and region whose metric is the target's or related to it, oldest first.

    `comparable` tells whether the metric is the same; `comparable_with` what the source's figure may be set against.
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
        and _by(read.text(iri, "aa:date"), day)
    ]
    held.sort(key=lambda iri: (read.text(iri, "aa:date") or "9999", iri))
    return [_figure(atlas, iri, comparable=read.text(iri, "aa:metric") == metric) for iri in held]


def _figure(atlas: Atlas, iri: str, *, comparable: bool) -> Json:
    read = reading(atlas)
    metric = read.notation(iri, "aa:metric") or ""
    compared = text(atlas, iri, "aa:comparableWith")
    return {
        "figure": cell(atlas, iri),
        "metric": metric,
        "metric_label": concept_label(atlas, "metric", metric),
        "value": _number(read.text(iri, "aa:value")),
        "unit": read.text(iri, "aa:unit"),
        "date": read.text(iri, "aa:date"),
        "organization": cell(atlas, read.text(iri, "aa:organization")),
        "comparable": comparable,
        "comparable_with": compared.json_value() if compared else None,
        "source": cell(atlas, read.text(iri, "aa:source")),
        "confidence": read.notation(iri, "aa:confidence"),
    }


def _number(written: str | None) -> int | float | None:
    if written is None:
        return None
    return float(written) if "." in written else int(written)


def happenings(atlas: Atlas, intention: str, day: date) -> list[Json]:
    """Agreements and events of CSE or CAST with the body, the country or in the agreement that is meant.

    `bears` tells whether the record counts it towards the intention.
    """
    found = [*_agreements(atlas, intention, day), *_events(atlas, intention, day)]
    return sorted(found, key=lambda each: (each["date"] or "9999", each["entity"]["id"]))


def _agreements(atlas: Atlas, intention: str, day: date) -> Iterator[Json]:
    read = reading(atlas)
    place, body = read.text(intention, "aa:jurisdiction"), read.text(intention, "aa:organization")
    for agreement in agreements(atlas).values():
        bodies = {participation.organization for participation in agreement.participations}
        meant = body in bodies if body else bool(place and agreement.of(place))
        small = read.notation(agreement.iri, "aa:scope") == "bilateral"
        if small and meant and OURS & bodies and _by(agreement.signed, day):
            kind = concept_label(atlas, "agreement-kind", read.notation(agreement.iri, "aa:kind") or "")
            yield _happening(atlas, intention, agreement.iri, agreement.signed, kind)


def _events(atlas: Atlas, intention: str, day: date) -> Iterator[Json]:
    read = reading(atlas)
    place, body = read.text(intention, "aa:jurisdiction"), read.text(intention, "aa:organization")
    agreement = read.text(intention, "aa:agreement")
    for event, values in read.all("aa:involves").items():
        bodies = {value.value for value in values}
        homes = {read.text(iri, "aa:jurisdiction") for iri in bodies}
        meant = body in bodies if body else place in homes if place else read.text(event, "aa:agreement") == agreement
        written = read.text(event, "aa:date")
        if meant and OURS & bodies and _by(written, day):
            kind = concept_label(atlas, "event-kind", read.notation(event, "aa:kind") or "")
            yield _happening(atlas, intention, event, written, kind)


def _happening(atlas: Atlas, intention: str, iri: str, written: str | None, kind: dict[str, str | None]) -> Json:
    read = reading(atlas)
    return {
        "entity": cell(atlas, iri),
        "kind": kind,
        "date": written,
        "bears": intention in {value.value for value in read.all("aa:bearsOn").get(iri, ())},
        "source": cell(atlas, read.text(iri, "aa:source")),
        "confidence": read.notation(iri, "aa:confidence"),
    }


def _by(written: str | None, day: date) -> bool:
    """Whether something so dated may have happened by a day; what has no date may."""
    first = span(written).earliest if written else None
    return first is None or first <= day
