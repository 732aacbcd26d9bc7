"""The lives of agreements and bodies: their own courses, and how surely they stood by what took place in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accord_atlas.loaders.dates import Span
from accord_atlas.loaders.standing.certainty import DAY, Sureness
from accord_atlas.loaders.standing.course import Course
from accord_atlas.loaders.standing.model import Agreement, Body, Place, Record, latest
from accord_atlas.loaders.standing.moments import Moment, moment
from accord_atlas.loaders.standing.places import HeldSegments, coarse_until, same_party
from accord_atlas.loaders.standing.segments import Segments, segments

SureSegments = Segments[Sureness]


def agreement_courses(record: Record) -> dict[str, Course]:
    """The course of every agreement by its own dates and, where these are missing, those of its parties and bodies."""
    places: dict[str, list[Place]] = defaultdict(list)
    for place in record.places:
        places[place.agreement].append(place)
    return {key: _agreement(record, each, places[key]) for key, each in record.agreements.items()}


def _agreement(record: Record, agreement: Agreement, places: list[Place]) -> Course:
    rivals = agreement.rivals
    start = moment(agreement.start, rivals.start, as_read=_told(agreement))
    course = Course(start, moment(agreement.ended, rivals.end), agreement.backing)
    if agreement.two_sides and not agreement.start:
        founded = [record.bodies[place.body].founded for place in places if place.body]
        course = replace(course, no_sooner=latest(*(when.earliest for when in founded if when)))
    if agreement.ended or not agreement.over:
        return course
    ends = [place.end for place in places if place.end and not _goes_on(place, places)]
    if ends:
        last = max(ends, key=lambda end: end.latest or date.max)
        return replace(course, end=moment(last, rivals.end))
    return replace(course, end=_unknown_end(course, places), unclear_end="open-end")


def _goes_on(place: Place, places: Iterable[Place]) -> bool:
    """Whether what ended is a provisional place whose body has a full one: the party did not end with it."""
    return place.status.provisional and any(same_party(place, each) and each.status.full for each in places)


def _told(agreement: Agreement) -> Span | None:
    return agreement.start and coarse_until(agreement.start, agreement.backing.sources)


def _unknown_end(course: Course, places: list[Place]) -> Moment:
    """An agreement that is over, nobody says since when: after all that is vouched, before that was read."""
    vouched = [Course(moment(place.start), Moment(), place.backing).last_vouched for place in places]
    last = latest(course.last_vouched, *vouched)
    read = course.backing.retrieved
    begun = course.start.stated.earliest if course.start.stated else None
    first = min(last + DAY, read) if last else begun
    return Moment(Span(first, read), course.end.rivals)


def body_courses(record: Record) -> dict[str, Course]:
    """The course of every body, from its founding to its end."""
    return {key: _body(body) for key, body in record.bodies.items()}


def _body(body: Body) -> Course:
    told = body.founded and coarse_until(body.founded, body.backing.sources)
    start = moment(body.founded, body.rivals.start, as_read=told)
    return Course(start, moment(body.ended, body.rivals.end), body.backing)


@dataclass(frozen=True, slots=True)
class Witness:
    """The days on which what takes place within a life is certain; these vouch for the life."""

    spans: tuple[tuple[date | None, date | None], ...]

    def vouches(self, course: Course, day: date) -> bool:
        """Whether it vouches for a day: of a written start up to its last day, of an open one on its own days."""
        if any((not a or a <= day) and (not b or day < b) for a, b in self.spans):
            return True
        last = latest(*(until - DAY for _, until in self.spans if until))
        return course.start.come(day) is True and last is not None and day <= last

    def turns(self) -> Iterable[date]:
        """The days on which it may begin or cease to vouch."""
        return (day for span in self.spans for day in span if day)


def witness(found: Iterable[HeldSegments], body: str | None = None) -> Witness:
    """What the places of an agreement vouch for, or those of a body where it held them itself."""
    return Witness(
        tuple(
            (each.start, each.until)
            for of_place in found
            for each in of_place
            if each.said.certainty == "certain" and (body is None or each.said.bodies == (body,))
        )
    )


def life_segments(course: Course, seen: Witness) -> SureSegments:
    """How surely an agreement or a body stood, by its own sources and by what took place in it."""

    def at(day: date) -> Sureness | None:
        vouched = not course.backing.low and seen.vouches(course, day)
        return course.sureness(day, "yes", vouched=vouched)

    return segments(at, [*course.turns(), *seen.turns()])


def lives(
    record: Record, agreements: Mapping[str, Course], bodies: Mapping[str, Course], places: Mapping[str, HeldSegments]
) -> tuple[dict[str, SureSegments], dict[str, SureSegments]]:
    """The segments of every agreement and of every body."""
    within: dict[str, list[HeldSegments]] = defaultdict(list)
    by: dict[str, list[HeldSegments]] = defaultdict(list)
    for place in record.places:
        within[place.agreement].append(places[place.id])
        by[place.body or ""].append(places[place.id])
    return (
        {key: life_segments(course, witness(within[key])) for key, course in agreements.items()},
        {key: life_segments(course, witness(by[key], key)) for key, course in bodies.items()},
    )
