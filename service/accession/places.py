"""Places and seats on a day as the answer shows them."""

from collections.abc import Sequence

from accord_atlas.service.accession.members import Members
from accord_atlas.service.answers.accession import MemberParticipation, MemberSeat
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.participations import Held
from accord_atlas.service.domain.presence import Presence
from accord_atlas.service.text.standing import held_line, presence_line


def participation(atlas: Atlas, held: Held) -> MemberParticipation:
    """A body's place as it is on the day."""
    recorded = held.participation
    return MemberParticipation(
        organization=entity_of(atlas, held.bodies[0] if len(held.bodies) == 1 else None),
        jurisdiction=entity_of(atlas, recorded.jurisdiction),
        status=held.status,
        start=recorded.start,
        certainty=held.certainty,
        reason=held.reason,
        text=held_line(atlas, held),
        source=atlas.labels[recorded.source].entity,
        confidence=recorded.confidence,
        observed_on=recorded.observed_on,
    )


def seat(atlas: Atlas, found: Presence) -> MemberSeat:
    """A seat as it is taken on the day, with the places behind it."""
    return MemberSeat(
        jurisdiction=entity_of(atlas, found.jurisdiction),
        holders=[atlas.labels[body].entity for body in found.bodies],
        at_once=found.at_once,
        statuses=list(found.segment.statuses),
        certainty=found.segment.certainty,
        reason=found.segment.reason,
        text=presence_line(atlas, found),
        participations=[participation(atlas, each) for each in found.held],
    )


def entity_named(atlas: Atlas, bodies: Sequence[str], jurisdiction: str | None) -> Entity | None:
    """The body of a place; its country or region where no source names one, or it may be one of several."""
    return entity_of(atlas, bodies[0] if len(bodies) == 1 else jurisdiction)


def doubtful(members: Members) -> list[Held]:
    """The places behind the possible seats, and the bodies of which no source says what they are."""
    behind = [held for found in members.possible for held in found.held]
    return [*behind, *(each for each in members.unclear if each not in behind)]
