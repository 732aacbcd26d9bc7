"""Who is one step away: a member that is not yet full; or one accession away from others' recognition."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import permutations

from accord_atlas.service.answers.gaps import AccessionGain, Waiting
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.domain.bases import keeps_registers
from accord_atlas.service.domain.eligibility import is_country, may_join
from accord_atlas.service.domain.membership import is_admitted
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.presence import Presence, presence
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.domain.timeline import Segment
from accord_atlas.service.gaps.matrix import jurisdictions, many_sided, sure_member
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import name, place
from accord_atlas.service.text.standing import presence_line

Partners = Mapping[str, frozenset[str]]


def waiting(atlas: Atlas, day: date, only: str | None = None) -> list[Waiting]:
    """The members that are admitted on the day and not full; an applicant, or who is unclear, is none."""
    found = (
        (home, presence(atlas, agreement, home, day))
        for agreement in many_sided(atlas)
        for home in ([only] if only else jurisdictions(atlas))
    )
    return [
        _waiting(atlas, home, each) for home, each in found if each and all(map(is_admitted, each.segment.statuses))
    ]


def _waiting(atlas: Atlas, home: str, found: Presence) -> Waiting:
    behind = found.held[0].participation
    return Waiting(
        agreement=atlas.labels[found.agreement].entity,
        jurisdiction=atlas.labels[home].entity,
        organization=entity_of(atlas, found.bodies[0] if len(found.bodies) == 1 else None),
        status=found.segment.statuses[0],
        certainty=found.segment.certainty,
        reason=found.segment.reason,
        start=behind.start,
        text=presence_line(atlas, found),
        source=atlas.labels[behind.source].entity,
    )


def accessions(atlas: Atlas, day: date, only: str | None = None) -> list[AccessionGain]:
    """For each jurisdiction and shared register that it is not on record in: with whom joining would open a route.

    Counted are the certain and presumed members of countries that recognise its engineers of that level by no agreement
    on record on the day, however surely; what one state or province recognises is not the recognition of its country.
    The most first; where the register is limited to a forum, only its economies.
    """
    found = []
    for agreement in many_sided(atlas):
        if not keeps_registers(agreement.basis) or not agreement.at(day):
            continue
        linked = _linked(atlas, agreement.level, day)
        members = [each for home in jurisdictions(atlas) if (each := sure_member(atlas, agreement, home, day))]
        for home in [only] if only else jurisdictions(atlas):
            known = any(each.begun(day) for each in agreement.of(home))
            gained = [each for each in members if each.jurisdiction not in {home, *linked.get(home, ())}]
            if not known and gained and is_country(atlas, home) and may_join(atlas, agreement, home):
                found.append((agreement, home, gained))
    found.sort(key=lambda each: (-len(each[2]), each[1], each[0].iri))
    return [_accession(atlas, *each) for each in found]


def _linked(atlas: Atlas, level: str, day: date) -> Partners:
    """Jurisdiction → those that recognise, or may recognise, its engineers on the day, as a whole, at the level."""
    known = provisions(atlas)
    linked: dict[str, set[str]] = {}
    for agreement in agreements(atlas).values():
        if not known.recognise_engineers(agreement.iri) or agreement.level != level:
            continue
        homes = {each.jurisdiction for each in agreement.participations if each.jurisdiction}
        full = {home for home in homes if (each := presence(atlas, agreement, home, day)) and each.perhaps_full}
        for home, other in permutations(full, 2):
            if known.recognise_wholly(agreement.iri, home, other):
                linked.setdefault(home, set()).add(other)
    return {home: frozenset(others) for home, others in linked.items()}


def _accession(atlas: Atlas, agreement: Agreement, home: str, gained: Sequence[Presence]) -> AccessionGain:
    where, what = place(atlas, home), name(atlas, agreement.iri)
    least: Segment = max((each.segment for each in gained), key=lambda each: each.doubt)
    return AccessionGain(
        jurisdiction=atlas.labels[home].entity,
        agreement=atlas.labels[agreement.iri].entity,
        gains=len(gained),
        others=[atlas.labels[each.jurisdiction or ""].entity for each in gained],
        certainty=least.certainty,
        reason=least.reason,
        text=message("gaps-accession", place=where, agreement=what, gains=len(gained)),
    )
