"""Seats: the place of a jurisdiction in an agreement of many, held by one body after another, with one vote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord_atlas.loaders.standing.certainty import Certainty, Reason, doubt, last_reason
from accord_atlas.loaders.standing.model import Place, Record, Status
from accord_atlas.loaders.standing.places import Held, HeldSegments
from accord_atlas.loaders.standing.segments import Segment, Segments, on, segments


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
    return {seat: tuple(_bridged(_runs(of, places))) for seat, of in rows.items()}


def _runs(rows: Sequence[Place], places: Mapping[str, HeldSegments]) -> Segments[tuple[Holding, ...]]:
    """Which rows may hold the seat from when to when."""

    def at(day: date) -> tuple[Holding, ...] | None:
        found = ((row.id, on(places[row.id], day)) for row in rows)
        return tuple((row, held) for row, held in found if held) or None

    turns = [day for row in rows for each in places[row.id] for day in (each.start, each.until) if day]
    return segments(at, turns)


def _bridged(runs: Segments[tuple[Holding, ...]]) -> Iterator[Segment[Taken]]:
    """What is said of the seat, with the time between two sure holders or statuses as one of two."""
    for place, run in enumerate(runs):
        sure = _sure(run.said)
        if sure:
            yield _saying(run, _taken(sure))
            continue
        sides = _sides(runs, place)
        yield _saying(run, _one_of_two(run.said, *sides) if sides else _taken(run.said))


def _saying(run: Segment[tuple[Holding, ...]], said: Taken) -> Segment[Taken]:
    """The same days with what is said of the seat on them."""
    return Segment(run.start, run.until, said)


def _sure(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """The rows that surely hold the seat, the surest of them only."""
    sure = [each for each in holdings if each[1].certainty != "possible"]
    best = min((doubt(held.certainty) for _, held in sure), default=0)
    return tuple(each for each in sure if doubt(each[1].certainty) == best)


def _sides(runs: Segments[tuple[Holding, ...]], place: int) -> tuple[Sequence[Holding], Sequence[Holding]] | None:
    """The sure holders before and after a doubtful time, where nothing but doubt lies between and two rows meet."""
    before, after = _neighbour(runs, place, -1), _neighbour(runs, place, +1)
    if not before or not after or {row for row, _ in before} & {row for row, _ in after}:
        return None
    return before, after


def _neighbour(runs: Segments[tuple[Holding, ...]], place: int, step: int) -> tuple[Holding, ...]:
    """The next time in a direction on which the seat is surely held, if no gap and no dispute lies before it."""
    here = runs[place]
    while not _sure(here.said):
        if all(held.reason == "disputed" for _, held in here.said):
            return ()
        place += step
        if not 0 <= place < len(runs):
            return ()
        there = runs[place]
        touching = here.until == there.start if step > 0 else there.until == here.start
        if not touching:
            return ()
        here = there
    return _sure(here.said)


def _taken(holdings: Sequence[Holding]) -> Taken:
    """A seat that these rows hold, together or none of them surely."""
    held = [each for _, each in holdings]
    certainty = min((each.certainty for each in held), key=doubt)
    return Taken(
        statuses=tuple(dict.fromkeys(each.status for each in held)),
        certainty=certainty,
        reason=last_reason(each.reason for each in held),
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
