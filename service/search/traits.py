"""What a search may be narrowed by: the places, the standing and the first date of each entity, read once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.answers.search import Standing
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.engine import Found
from accord_atlas.service.domain.properties import Reading, reading
from accord_atlas.service.domain.standing import timeline
from accord_atlas.service.domain.timeline import Segment

OVER: Final = "over"
"""The standing of what stands no longer, or not yet, on the day of the data."""
YEAR: Final = re.compile(r"\d{4}")
ACTING: Final = ("aa:involves", "aa:organization", "aa:actor", "aa:assignedTo", "aa:conferredBy", "aa:issuer")
"""Properties that name the bodies, or the places, which a thing without a place of its own is of."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one entity: the slugs of its jurisdictions, its standing on the day of the data, and its first date.

    `stands` is None where no standing is derived for it (a title, an event) or where it is over; `dated` is what
    happened when (EDTF), `decade` the first of the ten years in which the year written there lies.
    """

    jurisdictions: tuple[str, ...]
    standing: Standing | None
    stands: Segment | None
    dated: tuple[str, str] | None
    decade: str | None

    def values(self, facet: str, kind: str) -> Sequence[str]:
        """The values by which a facet knows the entity, whose kind is given."""
        if facet == "jurisdiction":
            return self.jurisdictions
        one = {"kind": kind, "standing": self.standing, "decade": self.decade}[facet]
        return (one,) if one else ()


def traits(atlas: Atlas, found: Found) -> Traits:
    """The traits of what a search found."""
    iri = found.iri
    course, held = timeline(atlas, iri), timeline(atlas, iri).at(atlas.release.data_date)
    dated = next(iter(reading(atlas).dates(iri)), None)
    year = YEAR.search(dated[1]) if dated else None
    return Traits(
        jurisdictions=atlas.once(_places).get(iri, ()) if found.kind != "jurisdiction" else _slugs([iri]),
        standing=None if course.empty else held.certainty if held else OVER,
        stands=held,
        dated=dated,
        decade=f"{year[0][:3]}0" if year else None,
    )


def _places(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """IRI → the slugs of its jurisdictions: its own, else those of its participants, else those of whom it is of."""
    read = reading(atlas)
    own = {iri: [value.value for value in values] for iri, values in read.all("aa:jurisdiction").items()}
    found = {iri: _slugs(places) for iri, places in own.items()}
    derived: dict[str, set[str]] = defaultdict(set)
    for one in read.all("aa:participant"):
        for agreement in read.all("aa:agreement").get(one, ()):
            derived[agreement.value].update(own.get(one, ()))
    for curie in ACTING:
        for iri, bodies in read.all(curie).items():
            for body in bodies:
                derived[iri].update(own.get(body.value, [body.value]))
    return {iri: _slugs(places) for iri, places in derived.items()} | found


def _slugs(places: Iterable[str]) -> tuple[str, ...]:
    """The slugs of those that are jurisdictions, in order."""
    parts = (kind_and_slug(place) or ("", "") for place in places)
    return tuple(sorted(slug for kind, slug in parts if kind == "jurisdiction"))


def status(read: Reading, iri: str) -> str | None:
    """The status of an agreement or a standard; None of anything else."""
    kind = (kind_and_slug(iri) or ("",))[0]
    return read.notation(iri, "aa:status") if kind in ("agreement", "standard") else None
