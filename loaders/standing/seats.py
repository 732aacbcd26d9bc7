"""Seats: the place of a jurisdiction in an agreement of many, held by one body after another, with one vote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
Runs = Segments[tuple[Holding, ...]]
"""Which rows may hold a seat from when to when, and what is said of each."""


def seats(record: Record, places: Mapping[str, HeldSegments]) -> dict[Seat, SeatSegments]:
    """Every seat with its segments, in the agreements that have seats."""
    rows: dict[Seat, list[Place]] = defaultdict(list)
    for place in record.places:
        if record.agreements[place.agreement].seats and place.status.membership:
            row = None if place.jurisdiction else place.id
            rows[Seat(place.agreement, place.jurisdiction, row)].append(place)
    return {seat: tuple(merged(_bridged(_runs(of, places)))) for seat, of in rows.items()}


def _runs(rows: Sequence[Place], places: Mapping[str, HeldSegments]) -> Runs:
    """Which rows may hold the seat from when to when."""

    def at(day: date) -> tuple[Holding, ...] | None:
        found = ((row.id, on(places[row.id], day)) for row in rows)
        return tuple((row, held) for row, held in found if held) or None

    turns = [day for row in rows for each in places[row.id] for day in (each.start, each.until) if day]
    return segments(at, turns)


def _bridged(runs: Runs) -> Iterator[tuple[date | None, date | None, Taken]]:
    """What is said of the seat from when until when; between two sure holders or statuses it is one of two."""
    for place, run in enumerate(runs):
        yield run.start, run.until, _of_run(runs, place)


def _of_run(runs: Runs, place: int) -> Taken:
    """What is said of the seat while the same is said of its rows: the surest of what they and their neighbours say.

    What the neighbours say counts beside a sure holder too, or the seat would be surer without that holder.
    """
    holdings = runs[place].said
    sure = _sure(holdings)
    own = _one_of_two(sure, sure, ()) if _both(sure) else _taken(sure or holdings)
    between = (_one_of_two(before, after, holdings) for before, after in _sides(runs, place))
    return min((own, *between), key=lambda taken: doubt(taken.certainty))


def _sure(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """The rows that surely hold the seat."""
    return tuple(each for each in holdings if each[1].certainty != "possible")


def _both(sure: Sequence[Holding]) -> bool:
    """Whether a body holds the seat by its provisional and by its full row at once, of which one is so."""
    full = [held.bodies for _, held in sure if held.status.full]
    return any(held.status.provisional and held.bodies in full for _, held in sure)


def _sides(runs: Runs, place: int) -> Iterator[tuple[Sequence[Holding], Sequence[Holding]]]:
    """Of a time, the rows that surely held the seat before and may have kept it until sure ones took over, and these.

    The nearest come first.
    """
    kept = dict(_kept(runs, place))
    for last in range(place + 1, len(runs)):
        if not kept or runs[last - 1].until != runs[last].start:
            return
        after = [each for each in _sure(runs[last].said) if each[0] not in kept]
        known = [*(held for _, held in kept.values()), *after]
        before = [held for first, held in kept.values() if not _came_and_went(runs[first : last + 1], known)]
        if before and after:
            yield before, after
        kept = {row: kept[row] for row, held in runs[last].said if row in kept and not held.contested}


def _kept(runs: Runs, place: int) -> Iterator[tuple[str, tuple[int, Holding]]]:
    """The rows that held the seat surely before a time and may hold it still, as only their own end is in doubt.

    Each with the number of its last sure run and what was said of it then. A row does not last where it surely left,
    nor where sources disagree about it.
    """
    for row, held in runs[place].said:
        if held.certainty != "possible":
            continue
        for number in range(place, -1, -1):
            then = dict(runs[number].said).get(row)
            apart = number < place and runs[number].until != runs[number + 1].start
            if apart or then is None or then.contested:
                break
            if then.certainty != "possible":
                yield row, (number, (row, then))
                break


def _came_and_went(runs: Runs, known: Sequence[Holding]) -> bool:
    """Whether somebody else who did not surely hold the seat in the first of the runs has or may have left by the last.

    Then the seat may have been left empty, whoever else is recorded without an end. The provisional and the full row
    of one body are not two.
    """
    first, *between, last = (run.said for run in runs)
    bodies = {held.bodies for _, held in known}
    there = {row for said in between for row, held in said if held.bodies not in bodies}
    stay = {row for row, held in last if not held.end_contested}
    return bool(there - _rows(known) - _rows(_sure(first)) - stay)


def _rows(holdings: Sequence[Holding]) -> set[str]:
    return {row for row, _ in holdings}


def _surest(holdings: Sequence[Holding]) -> Certainty:
    return min((held.certainty for _, held in holdings), key=doubt)


def _taken(holdings: Sequence[Holding]) -> Taken:
    """A seat that these rows hold, together or none of them surely: as sure as the surest."""
    held = [each for _, each in holdings]
    certainty = _surest(holdings)
    return Taken(
        statuses=tuple(dict.fromkeys(each.status for each in held)),
        certainty=certainty,
        reason=last_reason(each.reason for each in held if each.certainty == certainty),
        bodies=_bodies(holdings),
        votes=certainty != "possible" and any(each.status.votes for each in held),
    )


def _one_of_two(before: Sequence[Holding], after: Sequence[Holding], within: Sequence[Holding]) -> Taken:
    """A seat that one of two rows holds: as sure as both sides are beside the doubt, with a vote only if both would."""
    held = [each for _, each in (*before, *after)]
    return Taken(
        statuses=tuple(dict.fromkeys(each.status for each in held)),
        certainty=max(_surest(before), _surest(after), key=doubt),
        reason="one-of-two",
        bodies=_bodies([*before, *after, *within]),
        votes=all(each.status.votes for each in held),
    )


def _bodies(holdings: Sequence[Holding]) -> tuple[str, ...]:
    return tuple(sorted({body for _, held in holdings for body in held.bodies}))
