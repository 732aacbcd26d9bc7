"""Small agreements, bodies and rows written as the tables write them, and what is said of them on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from accord_atlas.loaders.dates import Span, span
from accord_atlas.loaders.standing.certainty import Backing
from accord_atlas.loaders.standing.derivation import Standing, derive
from accord_atlas.loaders.standing.model import Agreement, Body, Place, Record, Rivals, Status
from accord_atlas.loaders.standing.rivals import rival_span
from accord_atlas.loaders.standing.seats import Taken
from accord_atlas.loaders.standing.segments import on
from accord_atlas.loaders.standing.vintage import source_days

READ: Final = date(2026, 11, 22)
FULL: Final = Status("authorised", membership=True, full=True, provisional=False, votes=True)
PROVISIONAL: Final = Status("provisional", membership=True, full=False, provisional=True, votes=False)
SUSPENDED: Final = Status("suspended", membership=True, full=False, provisional=False, votes=False)
APPLICANT: Final = Status("applicant", membership=False, full=False, provisional=False, votes=False)
UNKNOWN: Final = Status("unknown", membership=False, full=False, provisional=False, votes=False)

Thing = Agreement | Body | Place
Days = dict[str, str]
"""What is said of `<subject> <day>`."""


def backing(seen: str, *, low: bool = False, unknown: bool = False) -> Backing:
    """Sources by their vintages, `|` between them, all read on one day."""
    return Backing(tuple(source_days(each, None, READ) for each in seen.split("|")), low=low, unknown=unknown)


def when(written: str | None) -> Span | None:
    return span(written) if written else None


def rivals(start: str | None, end: str | None = None) -> Rivals:
    """What others say, `|` between them."""
    start_spans, end_spans = ([rival_span(each) for each in (said or "").split("|") if each] for said in (start, end))
    return Rivals(tuple(each for each in start_spans if each), tuple(each for each in end_spans if each))


def pact(
    start: str | None = None,
    ended: str | None = None,
    *,
    seen: str = "2024-01-01",
    rival: str | None = None,
    two_sides: bool = False,
    seats: bool = False,
    over: bool = False,
    low: bool = False,
    unknown: bool = False,
) -> Agreement:
    """The agreement of these tests."""
    rests = backing(seen, low=low, unknown=unknown)
    return Agreement("pact", when(start), when(ended), rests, two_sides, seats, over, rivals(rival))


def body(
    slug: str,
    founded: str | None = None,
    ended: str | None = None,
    *,
    before: tuple[str, ...] = (),
    rival: str | None = None,
    seen: str = "2024-01-01",
) -> Body:
    """A body; `before` are its predecessors."""
    return Body(slug, when(founded), when(ended), backing(seen), rivals(rival), before)


def row(
    holder: str | None,
    start: str | None = None,
    end: str | None = None,
    *,
    seen: str = "2010-10-10",
    of: str | None = None,
    status: Status = FULL,
    rival: str | None = None,
    end_rival: str | None = None,
    founder: bool = False,
    over: bool = False,
    low: bool = False,
    unknown: bool = False,
) -> Place:
    """A row of parties, known by its body, with its status unless it is full; `of` is its jurisdiction."""
    slug = " ".join(part for part in (holder or of, None if status == FULL else status.notation) if part)
    rests = backing(seen, low=low, unknown=unknown)
    dates = (when(start), when(end))
    return Place(slug, "pact", holder, of, status, *dates, rests, founder, over, rivals(rival, end_rival))


def record(things: Iterable[Thing]) -> Record:
    """The things with an accord of 1990 and bodies without dates where they name none."""
    agreements = {"pact": pact("1990-01-01", seats=True)}
    bodies: dict[str, Body] = {}
    places: list[Place] = []
    for thing in things:
        if isinstance(thing, Agreement):
            agreements[thing.id] = thing
        elif isinstance(thing, Body):
            bodies[thing.id] = thing
        else:
            places.append(thing)
    for holder in (place.body for place in places):
        bodies |= {holder: body(holder)} if holder and holder not in bodies else {}
    return Record(agreements, bodies, places)


def standing(*things: Thing) -> Standing:
    """Everything that follows from the things."""
    return derive(record(things))


def said(found: Standing, key: str) -> str:
    """What is said of `<subject> <day>`: a row by its words, `pact`, or `body <slug>`; – where it does not hold."""
    subject, _, day = key.rpartition(" ")
    kind, _, slug = subject.rpartition(" ")
    if subject in found.places:
        sure = on(found.places[subject], date.fromisoformat(day))
        return f"{sure.certainty} {sure.reason}" if sure else "–"
    segments = found.bodies[slug] if kind == "body" else found.agreements[slug]
    stood = on(segments, date.fromisoformat(day))
    return f"{stood.certainty} {stood.reason}" if stood else "–"


def told(things: Iterable[Thing], days: Iterable[str]) -> Days:
    """What is said of each of the days of a table when these are all things."""
    found = standing(*things)
    return {key: said(found, key) for key in days}


def seat(found: Standing, day: str, of: str | None = "sg") -> Taken | None:
    """What is said of the seat of a jurisdiction on a day."""
    key = next(each for each in found.seats if each.jurisdiction == of)
    return on(found.seats[key], date.fromisoformat(day))
