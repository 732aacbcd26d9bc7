"""How a country or region stands in an agreement on a day: by its seat where it has one, else by its fullest body."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.membership import fullness, is_full, is_membership
from accord_atlas.service.domain.participations import Agreement, Held, Participation
from accord_atlas.service.domain.seats import seats
from accord_atlas.service.domain.timeline import Certainty, Segment

KEPT: Final = 2048
"""How many places of an agreement are kept as they stand, each on a day."""


@dataclass(frozen=True, slots=True)
class Presence:
    """The place of a jurisdiction (IRI) in an agreement on a day; None is that of an international body.

    `segment` says its status, or the two of which it has one, who holds it, how surely, and whether it votes; `held`
    are the participations behind it, the surest first.
    """

    agreement: str
    jurisdiction: str | None
    segment: Segment
    held: tuple[Held, ...]

    @property
    def full(self) -> bool:
        """Whether it has all the rights of a member, whichever of its statuses it has."""
        return bool(self.segment.statuses) and all(map(is_full, self.segment.statuses))

    @property
    def perhaps_full(self) -> bool:
        """Whether it has, or may have, all the rights of a member."""
        return any(map(is_full, self.segment.statuses))

    @property
    def member(self) -> bool:
        """Whether it is a membership; an applicant's or an unclear standing is none."""
        return bool(self.segment.statuses) and all(map(is_membership, self.segment.statuses))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The body that holds it, or several; none where no source names it."""
        return self.segment.bodies

    @property
    def certainty(self) -> Certainty:
        """How surely it stands."""
        return self.segment.certainty

    @property
    def at_once(self) -> bool:
        """Whether each of its bodies holds it; else one of them does, and sources leave open which."""
        sure = {each.bodies for each in self.held if each.certainty != "possible"}
        return sure >= {(body,) for body in self.bodies}


def seated(atlas: Atlas, agreement: Agreement, day: date) -> list[Presence]:
    """The seats of an agreement that are taken on a day; none where agreements of its kind have no seats."""
    held = agreement.held(day)
    found = [(seat, taken) for seat in seats(atlas, agreement.iri) if (taken := seat.at(day))]
    return [
        Presence(agreement.iri, seat.jurisdiction, taken, _behind(held, seat.jurisdiction, taken))
        for seat, taken in found
    ]


def presence(atlas: Atlas, agreement: Agreement, jurisdiction: str, day: date) -> Presence | None:
    """How a jurisdiction stands in an agreement on a day; None where it surely does not, or nothing is on record."""
    if not (own := agreement.of(jurisdiction)):
        return None
    # A matrix and what is missing in it ask for the same place again and again.
    kept = agreement.presences
    if (jurisdiction, day) not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[jurisdiction, day] = _presence(atlas, agreement, jurisdiction, day, own)
    found: Presence | None = kept[jurisdiction, day]
    return found


def _presence(
    atlas: Atlas, agreement: Agreement, jurisdiction: str, day: date, own: Sequence[Participation]
) -> Presence | None:
    held = sorted(
        (found for each in own if (found := each.at(day))),
        key=lambda found: (fullness(found.status), found.segment.doubt, found.participation.iri),
    )
    if not held:
        return None
    seat = next((seat for seat in seats(atlas, agreement.iri) if seat.jurisdiction == jurisdiction), None)
    taken = seat.at(day) if seat else None
    if taken:
        return Presence(agreement.iri, jurisdiction, taken, _behind(held, jurisdiction, taken))
    return Presence(agreement.iri, jurisdiction, held[0].segment, (held[0],))


def _behind(held: Sequence[Held], jurisdiction: str | None, taken: Segment) -> tuple[Held, ...]:
    """The memberships by which a seat is taken, the surest first."""
    bodies = set(taken.bodies)
    found = [
        each
        for each in held
        if each.member and each.participation.jurisdiction == jurisdiction and (bodies & set(each.bodies) or not bodies)
    ]
    return tuple(sorted(found, key=lambda each: each.segment.doubt))
