"""The days that the dates of agreements and participations leave open.

A participation lasts from its start up to, not including, its end. Each side has a first and a last day on which
it may lie. Where a table leaves a date blank, the bounds follow from what else is known: from the agreement, from
the body's other row, and from the day that the source speaks for, on which it saw the participation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord_atlas.loaders.dates import Span, span
from accord_atlas.loaders.records import Agreement, Party

OPEN = Span(None, None)


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day on which a start and an end may lie; None where nothing is known of that side."""

    start: Span = OPEN
    end: Span = OPEN


def agreement_bounds(row: Agreement) -> Bounds:
    """An agreement begins with its signature or its entry into force, whichever is dated first, until it ended."""
    start = _first_of([span(written) for written in (row.signed, row.in_force) if written])
    return Bounds(start, span(row.ended) if row.ended else OPEN)


def participation_start(row: Party, agreement: Bounds, seen: date) -> Span:
    """When a participation began: as written, else between the agreement's own start and the day it was seen."""
    if row.start:
        return span(row.start)
    first = agreement.start.earliest
    return Span(first, max(first or seen, seen))


def participation_bounds(row: Party, agreement: Bounds, seen: date, full: Span | None = None) -> Bounds:
    """When a participation began and ended.

    `seen` is the first day that the row's source may speak for; `full` is the start of the authorised row of the
    same body, if it has one.
    """
    start = participation_start(row, agreement, seen)
    if row.end:
        return Bounds(start, span(row.end))
    ends = [agreement.end] if agreement.end != OPEN else []
    if row.status == "former":
        ends.append(Span(start.earliest, seen))
    elif row.status == "provisional" and full is not None:
        ends.append(full)
    return Bounds(start, _not_before(start, _first_of(ends)))


def _first_of(events: Sequence[Span]) -> Span:
    """When the first of several events took place; open where there is none."""
    firsts = [event.earliest for event in events if event.earliest]
    lasts = [event.latest for event in events if event.latest]
    known = events and len(firsts) == len(events)
    return Span(min(firsts) if known else None, min(lasts, default=None))


def _not_before(start: Span, end: Span) -> Span:
    """An inferred end is not before the first day of the start: full status began after provisional status did."""
    if end.earliest and start.earliest:
        return Span(max(end.earliest, start.earliest), end.latest)
    return end
