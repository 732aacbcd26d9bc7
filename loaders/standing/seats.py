"""Seats: the place of a jurisdiction in an agreement of many, held by one body after another, with one vote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from accord_atlas.loaders.standing.certainty import Certainty, Reason, doubt, last_reason
from accord_atlas.loaders.standing.model import Place, Record, Status
from accord_atlas.loaders.standing.places import Held, HeldSegments
from accord_atlas.loaders.standing.segments import Segments, merged, on, segments


@dataclass(frozen=True, slots=True)
class Seat:
    """The seat of a jurisdiction in an agreement; a row without a jurisdiction is a seat of its own."""

    agreement: str
    jurisdiction: str | None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What is said of a seat on a day: its status or the two it may have, its holder or the two it may be, its vote."""

    statuses: tuple[Status, ...]
    certainty: Certainty
    reason: Reason
    bodies: tuple[str, ...]
    votes: bool


Holding = tuple[str, Held]
"""A row and what is said of it on a day."""

SeatSegments = Segments[Taken]


def seats(record: Record, places: Mapping[str, HeldSegments]) -> dict[Seat, SeatSegments]:
    """Every seat with its segments, in the agreements that have seats."""
    rows: dict[Seat, list[Place]] = defaultdict(list)
    for place in record.places:
        if record.agreements[place.agreement].seats and place.status.membership:
            row = None if place.jurisdiction else place.id
            rows[Seat(place.agreement, place.jurisdiction, row)].append(place)
    return {seat: tuple(merged(_bridged(_runs(of, places)))) for seat, of in rows.items()}


def _runs(rows: Sequence[Place], places: Mapping[str, HeldSegments]) -> Segments[tuple[Holding, ...]]:
    """Which rows may hold the seat from when to when."""

    def at(day: date) -> tuple[Holding, ...] | None:
        found = ((row.id, on(places[row.id], day)) for row in rows)
        return tuple((row, held) for row, held in found if held) or None

    turns = [day for row in rows for each in places[row.id] for day in (each.start, each.until) if day]
    return segments(at, turns)


def _bridged(runs: Segments[tuple[Holding, ...]]) -> Iterator[tuple[date | None, date | None, Taken]]:
    """What is said of the seat from when until when; between two sure holders or statuses it is one of two."""
    for place, run in enumerate(runs):
        yield run.start, run.until, _of_run(runs, place)


def _of_run(runs: Segments[tuple[Holding, ...]], place: int) -> Taken:
    """What is said of the seat while the same is said of its rows."""
    holdings = runs[place].said
    if sure := _sure(holdings):
        return _one_of_two((), sure, ()) if _both(sure) else _taken(sure)
    sides = _sides(runs, place)
    return _one_of_two(holdings, *sides) if sides else _taken(holdings)


def _sure(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """The rows that surely hold the seat."""
    return tuple(each for each in holdings if each[1].certainty != "possible")


def _both(sure: Sequence[Holding]) -> bool:
    """Whether a body holds the seat by its provisional and by its full row at once, of which one is so."""
    full = [held.bodies for _, held in sure if held.status.full]
    return any(held.status.provisional and held.bodies in full for _, held in sure)


def _sides(runs: Segments[tuple[Holding, ...]], place: int) -> tuple[Sequence[Holding], Sequence[Holding]] | None:
    """The sure holders before and after a doubtful time, where one of those before may hold the seat throughout it.

    None where the seat may be empty in between (its holder surely left, nothing is told), or only a dispute fills it.
    """
    sure = [number for number, run in enumerate(runs) if _sure(run.said)]
    first = max((number for number in sure if number < place), default=None)
    last = min((number for number in sure if number > place), default=None)
    if first is None or last is None:
        return None
    before, after = _sure(runs[first].said), _sure(runs[last].said)
    between = [run.said for run in runs[first + 1 : last]]
    gaps = any(one.until != other.start for one, other in pairwise(runs[first : last + 1]))
    left = not all(_rows(before) & _rows(said) for said in between)
    disputed = any(all(held.reason == "disputed" for _, held in said) for said in between)
    return None if gaps or left or disputed or _rows(before) & _rows(after) else (before, after)


def _rows(holdings: Sequence[Holding]) -> set[str]:
    return {row for row, _ in holdings}


def _taken(holdings: Sequence[Holding]) -> Taken:
    """A seat that these rows hold, together or none of them surely: as sure as the surest."""
    held = [each for _, each in holdings]
    certainty = min((each.certainty for each in held), key=doubt)
    surest = [each for each in held if each.certainty == certainty]
    return Taken(
        statuses=tuple(dict.fromkeys(each.status for each in held)),
        certainty=certainty,
        reason=last_reason(each.reason for each in surest),
        bodies=tuple(sorted({body for each in held for body in each.bodies})),
        votes=certainty != "possible" and any(each.status.votes for each in held),
    )


def _one_of_two(within: Sequence[Holding], before: Sequence[Holding], after: Sequence[Holding]) -> Taken:
    """A seat that one of two rows holds: as sure as both are beside the doubt, with a vote only if both would."""
    held = [each for _, each in (*before, *after)]
    certainty = max((each.certainty for each in held), key=doubt)
    return Taken(
        statuses=tuple(dict.fromkeys(each.status for each in held)),
        certainty=certainty,
        reason="one-of-two",
        bodies=tuple(sorted({body for each in held for body in each.bodies} | _bodies(within))),
        votes=all(each.status.votes for each in held),
    )


def _bodies(holdings: Sequence[Holding]) -> set[str]:
    return {body for _, held in holdings for body in held.bodies}
