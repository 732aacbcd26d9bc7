"""Reads the segments of standing that the build derived, in one pass over the release."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import cast

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.properties import Reading, reading
from accord_atlas.service.domain.timeline import Certainty, Segment, Timeline


def timelines(atlas: Atlas) -> Mapping[str, Timeline]:
    """IRI of each participation, agreement, organization and seat → when it stands, how surely, and why."""
    return atlas.once(_timelines)


def timeline(atlas: Atlas, iri: str) -> Timeline:
    """When one of them stands; never, where the release derives nothing of it."""
    return timelines(atlas).get(iri, Timeline())


def _timelines(atlas: Atlas) -> dict[str, Timeline]:
    return timelines_of(reading(atlas))


def timelines_of(read: Reading) -> dict[str, Timeline]:
    """The same from the properties of a release."""
    found: dict[str, list[Segment]] = defaultdict(list)
    for segment, of in read.entities("segment", "aa:of"):
        found[of].append(_segment(read, segment))
    return {iri: Timeline(tuple(sorted(each, key=lambda s: s.start or date.min))) for iri, each in found.items()}


def _segment(read: Reading, iri: str) -> Segment:
    statuses = [read.text(value.value, "skos:notation") or "" for value in read.all("aa:status").get(iri, ())]
    return Segment(
        read.day(iri, "aa:from"),
        read.day(iri, "aa:until"),
        cast("Certainty", read.notation(iri, "aa:certainty")),
        read.notation(iri, "aa:reason") or "",
        tuple(sorted(statuses)),
        tuple(sorted(value.value for value in read.all("aa:heldBy").get(iri, ()))),
        read.text(iri, "aa:votes") == "true",
    )
