"""Whose rival a conflict is: the dates that sources which disagree give for a row, a body or an agreement (rule 4)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from accord_atlas.loaders.dates import Span, span
from accord_atlas.loaders.records import Conflict, Party
from accord_atlas.loaders.standing.model import Rivals
from accord_atlas.loaders.standing.moments import overlap
from accord_atlas.ontology.categories import holding

EARLIER: Final = re.compile(r"(\S+) or earlier")
BEGINNINGS: Final = frozenset({"start", "signed", "in_force", "founded"})
ENDS: Final = frozenset({"end", "ended"})
DEPRECATED: Final = "deprecated"


def rival_span(value: str) -> Span | None:
    """The days that a rival value may mean: a date, or "X or earlier"; None of any other words."""
    earlier = EARLIER.fullmatch(value)
    try:
        return Span(None, span(earlier[1]).latest) if earlier else span(value)
    except ValueError:
        return None


def by_subject(conflicts: Iterable[Conflict]) -> dict[tuple[str | None, str | None], list[Conflict]]:
    """Agreement and body, either of which may be none → the conflicts that name just these."""
    found: dict[tuple[str | None, str | None], list[Conflict]] = {}
    for row in conflicts:
        found.setdefault((row.agreement, row.organization), []).append(row)
    return found


def rivals(conflicts: Iterable[Conflict]) -> Rivals:
    """The rivals among conflicts that are all about one thing."""
    tenable = [row for row in conflicts if row.rank != DEPRECATED]
    return Rivals(tuple(_spans(tenable, BEGINNINGS)), tuple(_spans(tenable, ENDS)))


def _spans(conflicts: Iterable[Conflict], properties: frozenset[str]) -> Iterator[Span]:
    for row in conflicts:
        found = rival_span(row.value) if row.property in properties else None
        if found:
            yield found


def about_agreement(conflicts: Iterable[Conflict], agreement: str) -> Rivals:
    """The rivals of an agreement's own dates."""
    return rivals(row for row in conflicts if row.agreement == agreement and row.organization is None)


def about_body(conflicts: Iterable[Conflict], body: str) -> Rivals:
    """The rivals of a body's founding."""
    return rivals(row for row in conflicts if row.organization == body and row.agreement is None)


def about_row(conflicts: Iterable[Conflict], row: Party, rows: Sequence[Party]) -> Rivals:
    """The rivals of one row of `parties`; `rows` are all of the same body in the same agreement.

    A rival belongs to the row whose stated value overlaps the preferred, else a normal value, else to the full one.
    """
    of_body = [c for c in conflicts if row.organization and _names(c, row) and c.rank != DEPRECATED]
    own = {prop for prop in ("start", "end") if _owner(of_body, prop, rows) is row}
    return rivals(c for c in of_body if c.property in own)


def _names(conflict: Conflict, row: Party) -> bool:
    return (conflict.agreement, conflict.organization) == (row.agreement, row.organization)


def _owner(conflicts: Sequence[Conflict], prop: str, rows: Sequence[Party]) -> Party:
    """The row that the conflicts about a property belong to."""
    for rank in ("preferred", "normal"):
        values = [rival_span(c.value) for c in conflicts if c.property == prop and c.rank == rank]
        for row in rows:
            stated = row.start if prop == "start" else row.end
            if stated and any(value and overlap(span(stated), value) for value in values):
                return row
    full = holding("participation-status", "aa:fullMembership")
    return next((row for row in rows if row.status in full), rows[0])
