"""Places in agreements: which rows hold on which days, within the lives of their agreement and body (rules 1 and 6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accord_atlas.loaders.dates import Span
from accord_atlas.loaders.standing.certainty import DAY, Certainty, Reason
from accord_atlas.loaders.standing.course import Course, Inside
from accord_atlas.loaders.standing.model import Place, Record, Status, earliest, first_day, latest
from accord_atlas.loaders.standing.moments import Moment, end_disputed, moment
from accord_atlas.loaders.standing.segments import Segments, merged, segments


@dataclass(frozen=True, slots=True)
class Held:
    """What is said of a place on a day: with which status, how surely, why, and by which bodies it was held.

    Several bodies are predecessors of which one held it; none is the jurisdiction's own, unnamed body. `contested`
    tells a day about which sources disagree also where another reason is told, `end_contested` one on which they
    disagree whether it had ended.
    """

    status: Status
    certainty: Certainty
    reason: Reason
    bodies: tuple[str, ...]
    contested: bool = False
    end_contested: bool = False


Lives = Mapping[str, Course]
HeldSegments = Segments[Held]


def place_segments(record: Record, agreements: Lives, bodies: Lives) -> dict[str, HeldSegments]:
    """The segments of every place, by its id.

    An end that nobody dates hangs on when another body surely took over, so the rows are gone through twice.
    """
    rows = Rows(record, agreements, bodies, {})
    first_sure = {place.id: _first_sure(rows.segments(place)) for place in record.places}
    rows = replace(rows, first_sure=first_sure)
    return {place.id: rows.segments(place) for place in record.places}


def as_told(found: HeldSegments) -> HeldSegments:
    """The segments without whether a day is contested: what is told of a place is its certainty and its reason."""
    return tuple(
        merged((each.start, each.until, replace(each.said, contested=False, end_contested=False)) for each in found)
    )


def _first_sure(found: HeldSegments) -> date | None:
    """The first day on which a place is more than possible."""
    return next((each.start for each in found if each.said.certainty != "possible"), None)


@dataclass(frozen=True)
class Rows:
    """The rows of parties with what bounds them: the lives they lie in and one another."""

    record: Record
    agreements: Lives
    bodies: Lives
    first_sure: Mapping[str, date | None]

    def segments(self, place: Place) -> HeldSegments:
        """The segments of one place."""
        course = self.course(place)
        agreement = self.agreements[place.agreement]
        holders = tuple(self._holders(place, course))

        def at(day: date) -> Held | None:
            inside, by = _held_by(day, agreement, holders)
            said = course.sureness(day, inside)
            contested = course.contested(day, inside), end_disputed(course.end, day)
            return Held(place.status, said.certainty, said.reason, by, *contested) if said else None

        turns = [*course.turns(), *agreement.turns(), *(day for _, life in holders if life for day in life.turns())]
        return segments(at, turns)

    def _holders(self, place: Place, course: Course) -> Iterator[tuple[str, Course | None]]:
        """The body of a place with its life; where its start is written before the founding, predecessors as well."""
        if place.body is None:
            return
        life = self.bodies[place.body]
        yield place.body, life
        start, founded = course.start.stated, life.start.stated
        if start and founded and start.latest and founded.earliest and start.latest < founded.earliest:
            yield from ((each, self.bodies[each]) for each in self.record.bodies[place.body].predecessors)

    def course(self, place: Place) -> Course:
        """A place's own course: its dates, or those that follow for it."""
        start, no_sooner = self._start(place)
        plain = Course(start, moment(place.end, place.rivals.end), place.backing, no_sooner)
        if place.end:
            return plain
        if full := self._full_after(place):
            return self._ended_by_full(plain, full)
        agreement = self.agreements[place.agreement]
        unclear = agreement.unclear_end == "open-end" or any(self._followers(place))
        if agreement.end.known and not (place.over and unclear):
            return replace(plain, end=_same_end(agreement.end, plain.end), unclear_end=agreement.unclear_end)
        return self._open_ended(plain, place) if place.over else plain

    def _start(self, place: Place) -> tuple[Moment, date | None]:
        """When a place began, and the day before which it surely did not where that is not written."""
        agreement = self.record.agreements[place.agreement]
        rivals = place.rivals.start
        if place.founder or agreement.two_sides:
            rivals += agreement.rivals.start
        before = self._provisional_before(place)
        if place.start:
            return moment(place.start, rivals, as_read=_narrowed(place, place.start, before)), None
        if agreement.two_sides and agreement.start:
            return moment(agreement.start, rivals, as_read=coarse_until(agreement.start, place.backing.sources)), None
        followed = [self._last_sure(each) for each in self._predecessors(place)]
        return moment(None, rivals), latest(
            first_day(before.start if before else None), *(day + DAY for day in followed if day)
        )

    def _predecessors(self, place: Place) -> Iterator[Place]:
        """The rows of bodies whose place in the agreement this one took."""
        body = self.record.bodies.get(place.body or "")
        for other in self.record.within(place.agreement):
            if body and other.body in body.predecessors and _same_seat(other, place) and other.status == place.status:
                yield other

    def _last_sure(self, place: Place) -> date | None:
        """The last day on which a place is surely held, as far as its dates and sources say."""
        if place.end:
            return place.end.earliest and place.end.earliest - DAY
        start = moment(place.start or None)
        return Course(start, Moment(), place.backing).last_vouched

    def _of_party(self, place: Place) -> Iterator[Place]:
        """The other rows of the same body in the same agreement."""
        return (each for each in self.record.within(place.agreement) if same_party(each, place))

    def _provisional_before(self, place: Place) -> Place | None:
        """The provisional place of the same body before its full one."""
        if not place.status.full:
            return None
        rows = (each for each in self._of_party(place) if each.status.provisional)
        return next((each for each in rows if _no_later(each.start, place.start)), None)

    def _full_after(self, place: Place) -> Place | None:
        """The full place of the same body that ends its provisional one."""
        if not place.status.provisional:
            return None
        rows = (each for each in self._of_party(place) if each.status.full)
        return next((each for each in rows if _no_later(place.start, each.start)), None)

    def _ended_by_full(self, plain: Course, full: Place) -> Course:
        """A provisional place ends when full membership begins, or by the day on which that is surely there or over."""
        began, _ = self._start(full)
        if began.known:
            return replace(plain, end=_same_end(began, plain.end))
        return _open_end(plain, self.first_sure.get(full.id) or (full.end.latest if full.end else None))

    def _open_ended(self, plain: Course, place: Place) -> Course:
        """A place that is over, nobody says since when: by the first sure day of another body, or when read of."""
        others = (self.first_sure.get(each.id) for each in self._followers(place))
        last = latest(plain.last_vouched, plain.no_sooner, first_day(plain.start.stated)) or date.min
        taken = earliest(*(day for day in others if day and day > last))
        return _open_end(plain, earliest(taken, place.backing.retrieved))

    def _followers(self, place: Place) -> Iterator[Place]:
        """The rows of other bodies that may have followed in the same place of the seat."""
        if not self.record.agreements[place.agreement].seats:
            return
        for other in self.record.within(place.agreement):
            before = other.end and place.start and _no_later(other.end, place.start)
            if _same_seat(other, place) and other.body != place.body and other.status == place.status and not before:
                yield other


def _same_end(other: Moment, own: Moment) -> Moment:
    """The moment of something else as the end of a row that states none; the row's rivals contest it as well."""
    return replace(other, rivals=other.rivals + moment(other.stated, own.rivals).rivals)


def _open_end(plain: Course, until: date | None) -> Course:
    """A course whose end lies between its last vouched day and another; None where nothing says by when."""
    first = plain.last_vouched and plain.last_vouched + DAY
    if first and until and first > until:
        first = until
    lowest = first or plain.no_sooner or first_day(plain.start.stated)
    return replace(plain, end=Moment(Span(lowest, until), plain.end.rivals), unclear_end="open-end")


def _narrowed(place: Place, start: Span, before: Place | None) -> Span:
    """A written start: not after the day of a source that already tells it, nor before the provisional place began."""
    told = coarse_until(start, place.backing.sources)
    sooner = first_day(before.start if before else None)
    if sooner and start.earliest and told.latest and start.earliest < sooner <= told.latest:
        return Span(sooner, told.latest)
    return told


def coarse_until(start: Span, sources: tuple[object, ...]) -> Span:
    """A coarse start ends at the last day of its source where that lies within it: it had begun when it was told."""
    lasts = [last for source in sources if (last := getattr(source, "last", None))]
    within = [day for day in lasts if start.earliest and start.latest and start.earliest <= day < start.latest]
    return Span(start.earliest, min(within)) if within else start


def _held_by(
    day: date, agreement: Course, holders: tuple[tuple[str, Course | None], ...]
) -> tuple[Inside | None, tuple[str, ...]]:
    """Whether a day lies within the agreement and one of the holders, and which of these it may be."""
    within = agreement.inside(day)
    if not holders or within is None:
        return within, ()
    own, *earlier = [(body, "yes" if life is None else life.inside(day)) for body, life in holders]
    lives = [own] if own[1] else [each for each in earlier if each[1]]
    if not lives:
        return None, ()
    surely = within == "yes" and any(inside == "yes" for _, inside in lives)
    return ("yes" if surely else "disputed"), tuple(sorted(body for body, _ in lives))


def _same_seat(one: Place, other: Place) -> bool:
    return one.agreement == other.agreement and one.jurisdiction == other.jurisdiction is not None


def same_party(one: Place, other: Place) -> bool:
    """Whether two rows are of one body in one agreement; a jurisdiction counts while its body is not named."""
    if one.id == other.id or one.agreement != other.agreement or one.body != other.body:
        return False
    return one.body is not None or one.jurisdiction == other.jurisdiction


def _no_later(one: Span | None, other: Span | None) -> bool:
    """Whether one start may lie before another; a start that is not known may."""
    return not (one and other and one.earliest and other.latest and one.earliest > other.latest)
