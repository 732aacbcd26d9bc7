"""How long others took from provisional to full standing, only where both dates are known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accord_atlas.service.domain.membership import is_admitted
from accord_atlas.service.domain.participations import Agreement, Participation


@dataclass(frozen=True, slots=True)
class Precedent:
    """A body that became full member after a provisional time of so many months, at least and at most."""

    provisional: Participation
    authorised: Participation
    least: int
    most: int


def precedents(agreement: Agreement, day: date) -> list[Precedent]:
    """All of an agreement up to a day, the latest first."""
    return sorted(_precedents(agreement, day), key=lambda found: found.authorised.start or "", reverse=True)


def _precedents(agreement: Agreement, day: date) -> Iterator[Precedent]:
    full = {p.organization: p for p in agreement.participations if p.full and p.organization and p.start}
    for participation in agreement.participations:
        after = full.get(participation.organization or "")
        if is_admitted(participation.status) and participation.start and after and _begun(after, day):
            yield Precedent(participation, after, *_months(participation, after))


def _begun(participation: Participation, day: date) -> bool:
    return bool(participation.extent.start_latest and participation.extent.start_latest <= day)


def _months(before: Participation, after: Participation) -> tuple[int, int]:
    """The shortest and the longest time, in whole months, that the two dates leave open."""
    first, last = before.extent, after.extent
    return max(0, _between(first.start_latest, last.start_earliest)), _between(first.start_earliest, last.start_latest)


def _between(start: date | None, end: date | None) -> int:
    return (end.year - start.year) * 12 + end.month - start.month if start and end else 0
