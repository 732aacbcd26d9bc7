"""Who is one step away: provisional or of unclear status; or one accession away from others' recognition."""

from collections.abc import Mapping
from datetime import date
from itertools import permutations

from accord_atlas.service.answers.gaps import AccessionGain, Waiting
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.domain.bases import keeps_registers
from accord_atlas.service.domain.eligibility import is_country, may_join
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.gaps.matrix import jurisdictions, many_sided, participation
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import name, participation_line, place

Partners = Mapping[str, frozenset[str]]


def waiting(atlas: Atlas, day: date, only: str | None = None) -> list[Waiting]:
    """The bodies that are in an agreement, but provisionally or with a status that the sources leave unclear."""
    return [
        Waiting(
            agreement=atlas.labels[agreement.iri].entity,
            jurisdiction=atlas.labels[home].entity,
            organization=entity_of(atlas, found.organization),
            status=found.status,
            start=found.start,
            text=participation_line(atlas, found),
            source=atlas.labels[found.source].entity,
        )
        for agreement in many_sided(atlas)
        for home in ([only] if only else jurisdictions(atlas))
        if (found := participation(agreement, home, day)) and not found.full
    ]


def accessions(atlas: Atlas, day: date, only: str | None = None) -> list[AccessionGain]:
    """For each jurisdiction and shared register that it is not on record in: with whom joining would open a route.

    Counted are the jurisdictions that recognise its engineers of that level by no agreement on record on the day; what
    one state or province recognises is not the recognition of its country.
    The most first; where the register is limited to a forum, only its economies.
    """
    found = []
    for agreement in many_sided(atlas):
        if not keeps_registers(agreement.basis) or not agreement.at(day):
            continue
        linked = _linked(atlas, agreement.level, day)
        members = [home for home in jurisdictions(atlas) if _is_full(agreement, home, day)]
        for home in [only] if only else jurisdictions(atlas):
            gained = [member for member in members if member != home and member not in linked.get(home, ())]
            if not agreement.of(home) and gained and is_country(atlas, home) and may_join(atlas, agreement, home):
                found.append((agreement, home, gained))
    found.sort(key=lambda each: (-len(each[2]), each[1], each[0].iri))
    return [_accession(atlas, *each) for each in found]


def _is_full(agreement: Agreement, home: str, day: date) -> bool:
    found = participation(agreement, home, day)
    return found is not None and found.full


def _linked(atlas: Atlas, level: str, day: date) -> Partners:
    """Jurisdiction → those that recognise its engineers on the day, by an agreement of the level and as a whole."""
    known = provisions(atlas)
    linked: dict[str, set[str]] = {}
    for agreement in agreements(atlas).values():
        if not known.recognise_engineers(agreement.iri) or agreement.level != level or not agreement.at(day):
            continue
        homes = {s.jurisdiction for s in agreement.participations if s.jurisdiction}
        full = {home for home in homes if _is_full(agreement, home, day)}
        for home, other in permutations(full, 2):
            if any(way.provision.engineers and not way.parts for way in known.ways(agreement.iri, home, other)):
                linked.setdefault(home, set()).add(other)
    return {home: frozenset(others) for home, others in linked.items()}


def _accession(atlas: Atlas, agreement: Agreement, home: str, gained: list[str]) -> AccessionGain:
    where, what = place(atlas, home), name(atlas, agreement.iri)
    return AccessionGain(
        jurisdiction=atlas.labels[home].entity,
        agreement=atlas.labels[agreement.iri].entity,
        gains=len(gained),
        others=[atlas.labels[member].entity for member in gained],
        text=message("gaps-accession", place=where, agreement=what, gains=len(gained)),
    )
