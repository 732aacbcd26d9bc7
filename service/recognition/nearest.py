"""What comes nearest to a route: agreements in which one thing is still missing, and which thing that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import Agreement, Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.recognition.routes import (
    BASES,
    Asked,
    begins_after,
    covers,
    eligible,
    holds,
    is_over,
    pairs,
    required,
    through,
)

Missing = Literal["not-full", "not-listed", "not-yet", "lapsed", "other-side", "own-side", "not-eligible"]
"""not-full: a side is provisional or its standing unclear · not-listed: both sides stand in it, but its recorded list
lacks the specialty asked for · not-yet: begins after the day · lapsed: has ended · other-side, own-side: one side
stands in it, and of the other no accession is on record · not-eligible: and the agreement takes only economies of a
forum to which the other does not belong."""
ORDER: tuple[Missing, ...] = (
    "not-full",
    "not-listed",
    "not-yet",
    "lapsed",
    "other-side",
    "own-side",
    "not-eligible",
)


@dataclass(frozen=True, slots=True)
class Near:
    """An agreement that is no route on the day, what is missing, and the standings there are."""

    agreement: Agreement
    missing: Missing
    near: Participation | None
    far: Participation | None


def nearest(atlas: Atlas, asked: Asked, limit: int) -> list[Near]:
    """The agreements that are no route but come near, at most `limit` of them, the one that lacks least first."""
    found = [near for agreement in eligible(atlas, asked) for near in _lacking(atlas, agreement, asked)]
    found.sort(key=lambda n: (ORDER.index(n.missing), BASES.index(n.agreement.basis), n.agreement.iri))
    return found[:limit]


def _lacking(atlas: Atlas, agreement: Agreement, asked: Asked) -> Iterator[Near]:
    """What one agreement lacks: of all its pairs of bodies the best, or the one side that stands in it."""
    if route := through(atlas, agreement, asked):
        if not covers(atlas, agreement, asked):
            yield Near(agreement, "not-listed", route.near[0], route.far[0])
        return
    best = min(
        ((_between(agreement, near, far, asked), near, far) for near, far in pairs(agreement, asked)),
        key=lambda found: ORDER.index(found[0]),
        default=None,
    )
    if best:
        yield Near(agreement, *best)
    elif _open(atlas, agreement) and holds(agreement, asked.day):
        yield from _one_sided(atlas, agreement, asked)


def _open(atlas: Atlas, agreement: Agreement) -> bool:
    """Whether others may accede: to a register or accord of many, but not to what two sides agreed between them."""
    shared = agreement.basis in {"shared-register", "education-accord"}
    return shared and reading(atlas).notation(agreement.iri, "aa:scope") != "bilateral"


def _between(agreement: Agreement, near: Participation, far: Participation, asked: Asked) -> Missing:
    """What keeps two standings from being a route on the day."""
    if is_over(agreement, asked.day):
        return "lapsed"
    if any(side.extent.end_latest and asked.day >= side.extent.end_latest for side in (near, far)):
        return "lapsed"
    begun = [s.extent.start_earliest is None or s.extent.start_earliest <= asked.day for s in (near, far)]
    return "not-full" if all(begun) and not begins_after(agreement, asked.day) else "not-yet"


def _one_sided(atlas: Atlas, agreement: Agreement, asked: Asked) -> Iterator[Near]:
    """One accession is missing: one side stands in the agreement as required and the other is not on record."""
    statuses = required(atlas, agreement.basis)

    def full(jurisdiction: str) -> Participation | None:
        participation = (s for s in agreement.of(jurisdiction) if s.status in statuses and s.at(asked.day))
        return next(participation, None)

    own, other = full(asked.origin), full(asked.destination)
    if own and not agreement.of(asked.destination) and one_country(atlas, asked.destination):
        yield Near(
            agreement, "other-side" if may_join(atlas, agreement, asked.destination) else "not-eligible", own, None
        )
    if other and not agreement.of(asked.origin) and one_country(atlas, asked.origin):
        yield Near(agreement, "own-side" if may_join(atlas, agreement, asked.origin) else "not-eligible", None, other)


def one_country(atlas: Atlas, jurisdiction: str) -> bool:
    """Whether a jurisdiction is a country or region with a register of its own; a union of countries is none."""
    return reading(atlas).text(jurisdiction, "aa:isoNumeric") is not None


def may_join(atlas: Atlas, agreement: Agreement, jurisdiction: str) -> bool:
    """Whether a jurisdiction belongs to the forum to which the agreement is limited, if it is limited to one."""
    read = reading(atlas)
    forum = read.text(agreement.iri, "aa:limitedTo")
    members = {member for member, of in read.entities("forum-member", "aa:forum") if of == forum}
    return forum is None or any(read.text(member, "aa:jurisdiction") == jurisdiction for member in members)
