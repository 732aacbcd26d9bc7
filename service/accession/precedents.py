"""How long others took from provisional to full standing, only where both dates are known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from accord_atlas.loaders.dates import Span, span
from accord_atlas.service.domain.membership import is_admitted, is_full
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
    full = {p.organization: p for p in _once(agreement, is_full)}
    for before in _once(agreement, is_admitted):
        after = full.get(before.organization)
        if after and (begun := _written(after).latest) and begun <= day:
            yield Precedent(before, after, *_months(_written(before), _written(after)))


def _once(agreement: Agreement, kind: Callable[[str], bool]) -> Iterator[Participation]:
    """The places of named bodies, with a written start, that have at some time a status of a kind."""
    for each in agreement.participations:
        if each.organization and each.start and any(kind(s) for part in each.timeline.segments for s in part.statuses):
            yield each


def _written(participation: Participation) -> Span:
    """The days that its written start may mean."""
    return span(participation.start or "")


def _months(first: Span, last: Span) -> tuple[int, int]:
    """The shortest and the longest time, in whole months, that the two dates leave open."""
    return max(0, _between(first.latest, last.earliest)), _between(first.earliest, last.latest)


def _between(start: date | None, end: date | None) -> int:
    return (end.year - start.year) * 12 + end.month - start.month if start and end else 0
