"""What holds of standing whatever the tables say: less is never surer, narrowing adds nothing, segments are exact."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.loaders.standing.small import PROVISIONAL, Thing, backing, body, pact, record, row, when

from accord_atlas.loaders.dates import Span, span
from accord_atlas.loaders.standing.certainty import Backing, Certainty, doubt
from accord_atlas.loaders.standing.course import Inside
from accord_atlas.loaders.standing.derivation import Standing, derive
from accord_atlas.loaders.standing.lives import agreement_courses, body_courses
from accord_atlas.loaders.standing.model import Place, Record, Rivals
from accord_atlas.loaders.standing.places import Rows
from accord_atlas.loaders.standing.segments import Segment, on, segments

DAY = timedelta(days=1)


class Sure(Protocol):
    """Anything that is said of a day with a certainty."""

    @property
    def certainty(self) -> Certainty:
        """How surely."""


Stood = Sequence[Segment[Sure]]


def written(first: int, last: int) -> st.SearchStrategy[str]:
    """A date of some years, coarse or exact, certain or doubtful."""
    year = st.integers(first, last).map(str)
    month = st.sampled_from(["-03", "-06", "-10"])
    return st.one_of(
        year,
        st.builds(str.__add__, year, st.sampled_from(["~", "?"])),
        st.builds(str.__add__, year, month),
        st.builds("{}{}{}".format, year, month, st.sampled_from(["-01", "-15", "-15?"])),
    )


SEEN = st.lists(
    st.one_of(
        st.just("undated"),
        written(2011, 2018),
        written(2012, 2018).map("before {}".format),
        written(2011, 2018).map(lambda day: day.rstrip("?~") + " or later"),
    ),
    min_size=1,
    max_size=2,
).map("|".join)
"""What sources say of when they speak: later than any start, as a source that tells it does."""
STARTS = st.lists(written(1995, 2008), min_size=5, max_size=5).map(
    lambda days: sorted(days, key=lambda day: str(span(day).earliest))
)
RIVAL = st.none() | written(1993, 2020) | written(1993, 2020).map(lambda day: day.rstrip("?~") + " or earlier")
NO_START = st.sampled_from([True, False, False])


@st.composite
def records(draw: st.DrawFn) -> Record:
    """An agreement with up to three rows: a body, its provisional place before, and another body of the same seat."""
    starts = [None if draw(NO_START) else day for day in draw(STARTS)]
    founded, signed, provisional, full, other = starts
    flags = st.booleans()
    two_sides = draw(flags)
    agreement = pact(
        signed,
        draw(st.none() | written(2012, 2020)),
        seen=draw(SEEN),
        two_sides=two_sides,
        seats=not two_sides,
        over=draw(flags),
        low=draw(flags),
        unknown=draw(flags),
        rival=draw(RIVAL),
    )
    unknown = agreement.backing.unknown

    def party(holder: str, start: str | None, *, last: str | None = None, over: bool = False) -> Place:
        return row(
            holder,
            None if two_sides else start,
            last,
            seen=draw(SEEN),
            of="sg",
            over=over,
            low=draw(flags),
            unknown=unknown,
            founder=draw(flags),
            rival=draw(RIVAL),
        )

    places = [party("ies", full, last=draw(st.none() | written(2012, 2020)), over=draw(flags))]
    if not two_sides and draw(flags):
        # It ends with the start of the full place, so no source may tell of it as of something later.
        earlier = party("ies", provisional, last=full)
        places.append(replace(earlier, id="ies provisional", status=PROVISIONAL))
        if full is None:
            places[-1] = replace(places[-1], backing=backing("undated", low=draw(flags), unknown=unknown))
    if draw(flags):
        places.append(party("peb", other))
    return record([agreement, body("ies", founded, rival=draw(RIVAL), seen=draw(SEEN)), body("peb"), *places])


def undated(rests: Backing, number: int) -> Backing:
    """The same without the day of one of its sources."""
    number %= len(rests.sources)
    sources = [
        replace(source, first=None, last=None) if each == number else source
        for each, source in enumerate(rests.sources)
    ]
    return replace(rests, sources=tuple(sources))


def lesser(rests: Backing) -> Iterator[Backing]:
    """The same with less behind it."""
    yield from (undated(rests, number) for number in range(len(rests.sources)))
    yield replace(rests, low=True)


def contested(by: Rivals, rival: Span) -> Iterator[Rivals]:
    yield replace(by, start=(*by.start, rival))
    yield replace(by, end=(*by.end, rival))


def less(of: Record, rival: Span) -> Iterator[Record]:
    """The record with one thing less, or one rival more."""
    yield from less_of_places(of, rival)
    yield from less_of_lives(of, rival)


def less_of_places(of: Record, rival: Span) -> Iterator[Record]:
    """The record with one thing less of one of its rows, or one rival more."""
    for number, place in enumerate(of.places):
        for changed in (
            *(replace(place, backing=each) for each in lesser(place.backing)),
            replace(place, start=None),
            *(replace(place, rivals=each) for each in contested(place.rivals, rival)),
        ):
            yield replace(of, places=[*of.places[:number], changed, *of.places[number + 1 :]])


def less_of_lives(of: Record, rival: Span) -> Iterator[Record]:
    """The record with one thing less of its agreement or of a body, or one rival more."""
    for agreement in of.agreements.values():
        for without in (
            *(replace(agreement, backing=each) for each in lesser(agreement.backing)),
            replace(agreement, start=None),
            *(replace(agreement, rivals=each) for each in contested(agreement.rivals, rival)),
        ):
            yield replace(of, agreements={agreement.id: without})
    for key, each_body in of.bodies.items():
        for bare in (
            *(replace(each_body, backing=each) for each in lesser(each_body.backing)),
            replace(each_body, founded=None),
            *(replace(each_body, rivals=each) for each in contested(each_body.rivals, rival)),
        ):
            yield replace(of, bodies={**of.bodies, key: bare})


def everything(found: Standing) -> dict[str, Stood]:
    """All segments by what they are about."""
    stood: dict[str, Stood] = {f"place {key}": each for key, each in found.places.items()}
    stood |= {f"agreement {key}": each for key, each in found.agreements.items()}
    stood |= {f"body {key}": each for key, each in found.bodies.items()}
    return stood | {f"seat {key}": each for key, each in found.seats.items()}


def turns(*stood: Stood) -> list[date]:
    """A day before anything, and every day on which something begins or ends."""
    days = sorted({day for each in stood for part in each for day in (part.start, part.until) if day})
    return [days[0] - DAY, *days] if days else [date(2000, 1, 1)]


def surer(before: Stood, after: Stood) -> list[date]:
    """The days on which more is said after than before; a day on which it did not hold may become possible."""
    return [day for day in turns(before, after) if _more(on(before, day), on(after, day))]


def _more(one: Sure | None, other: Sure | None) -> bool:
    if other is None:
        return False
    return doubt(other.certainty) < (doubt(one.certainty) if one else doubt("possible"))


def of_seats(*things: Thing, over: bool = False) -> Record:
    """The things in an agreement with seats that says nothing of its dates."""
    return record([pact(seen="undated", seats=True, over=over), *things])


A_RIVAL_KEEPS_WHO_LEFT = of_seats(
    row("ies", "1995", "2012", seen="2011", of="sg", low=True),
    row("peb", "1995", seen="undated", of="sg", rival="2013"),
)
WHO_CAME_MEANWHILE_MAY_STAY = of_seats(
    row("ies", seen="undated|2012-06-15", of="sg"),
    row("ies", seen="undated", of="sg", status=PROVISIONAL, low=True),
    row("iem", "2009", "2012~", seen="undated", of="sg"),
)
ANOTHER_HOLDS_WHILE_A_STATUS_CHANGES = of_seats(
    row("ies", "2000-01-01", "2005", of="sg", status=PROVISIONAL),
    row("ies", "2005", seen="2010-10-10", of="sg"),
    row("peb", "2005-06-15", seen="undated", of="sg"),
)
A_START_CONTESTED_IS_NO_LEAVING = of_seats(
    row("ies", "2006", "2007", of="sg", status=PROVISIONAL, low=True),
    row("ies", "2007", seen="2015", of="sg"),
    row("peb", "2008", seen="2016", of="sg", low=True, rival="1998-03-01"),
)
TWO_STATUSES_AT_ONCE = of_seats(
    row("ies", "2000-01-01", "2008-08-08", of="sg", status=PROVISIONAL),
    row("ies", "2005", seen="undated", of="sg"),
)
PROVISIONAL_BEFORE_AN_END_NOBODY_DATES = of_seats(
    row("ies", "1995-03-01", seen="undated", of="sg"),
    row("ies", None, "1995-03-01", seen="undated", of="sg", status=PROVISIONAL),
    over=True,
)
A_RIVAL_START_BEFORE_AN_EVE = of_seats(
    row("ies", "1998-03-01", seen="undated", of="sg"),
    row("ies", "1998", "1998-03-01", seen="undated", of="sg", status=PROVISIONAL, rival="1993"),
)


@settings(max_examples=25, deadline=None)
@given(records(), written(1993, 2020))
@example(A_RIVAL_KEEPS_WHO_LEFT, "2013")
@example(WHO_CAME_MEANWHILE_MAY_STAY, "2020")
@example(ANOTHER_HOLDS_WHILE_A_STATUS_CHANGES, "2009")
@example(A_START_CONTESTED_IS_NO_LEAVING, "2013")
@example(TWO_STATUSES_AT_ONCE, "2013")
@example(PROVISIONAL_BEFORE_AN_END_NOBODY_DATES, "1993")
@example(A_RIVAL_START_BEFORE_AN_EVE, "1993")
def test_less_is_never_surer(of: Record, rival: str) -> None:
    before = everything(derive(of))
    for lacking in less(of, when(rival) or Span(None, None)):
        after = everything(derive(lacking))
        assert {key: days for key in before if (days := surer(before[key], after[key]))} == {}, lacking


def narrowed(of: Record, start: Span, end: Span) -> Iterator[Record]:
    """The record with a later beginning or an earlier end of its agreement or of a body."""
    agreement, holder = of.agreements["pact"], of.bodies["ies"]
    # Where nobody says when two sides agreed, they did when both were there: an earlier day would contradict that.
    if later(start, agreement.start or (holder.founded if agreement.two_sides else None)):
        yield replace(of, agreements={"pact": replace(agreement, start=start)})
    # What is over ended with its last party, or nobody says when: its end is not open.
    if later(agreement.ended, end) if agreement.ended else not agreement.over:
        yield replace(of, agreements={"pact": replace(agreement, ended=end)})
    if later(start, holder.founded):
        yield replace(of, bodies={**of.bodies, "ies": replace(holder, founded=start)})
    yield replace(of, bodies={**of.bodies, "ies": replace(holder, ended=end)})


def later(one: Span, other: Span | None) -> bool:
    """Whether a span lies after another, or there is no other."""
    return other is None or bool(one.earliest and other.latest and one.earliest > other.latest)


@settings(max_examples=60, deadline=None)
@given(records(), written(1996, 2016), written(2005, 2018))
def test_a_narrower_life_adds_no_day_to_what_it_encloses(of: Record, start: str, end: str) -> None:
    """Nor does it make a row surer that has dates of its own, which an end of the agreement does not complete."""
    wide = replace(
        of,
        agreements={key: replace(each, rivals=Rivals()) for key, each in of.agreements.items()},
        bodies={key: replace(each, rivals=Rivals()) for key, each in of.bodies.items()},
    )
    before = derive(wide).places
    for narrow in narrowed(wide, span(start), span(end)):
        after = derive(narrow).places
        for place in of.places:
            days = turns(before[place.id], after[place.id])
            assert not [day for day in days if on(after[place.id], day) and not on(before[place.id], day)]
            if place.start and place.end:
                assert surer(before[place.id], after[place.id]) == []


@settings(max_examples=60, deadline=None)
@given(records())
def test_segments_are_ordered_disjoint_and_maximal(of: Record) -> None:
    for stood in everything(derive(of)).values():
        assert all(part.start is None or part.until is None or part.start < part.until for part in stood)
        assert all(part.until for part in stood[:-1])
        assert all(part.start for part in stood[1:])
        for one, other in pairwise(stood):
            assert one.until is not None
            assert other.start is not None
            assert one.until <= other.start
            assert one.until < other.start or one.said != other.said


@settings(max_examples=8, deadline=None)
@given(records())
def test_segments_say_what_the_rules_say_of_each_day(of: Record) -> None:
    """The rules asked day by day, where a segment asks them only on the days on which something may change."""
    agreements, bodies = agreement_courses(of), body_courses(of)
    rows = Rows(of, agreements, bodies, {})
    for place in of.places:
        course, agreement, life = rows.course(place), agreements[place.agreement], bodies[place.body or ""]
        found = rows.segments(place)
        for day in (date(1992, 1, 1) + timedelta(days=number) for number in range(30 * 365)):
            inside = {agreement.inside(day), life.inside(day)}
            within: Inside | None = None if None in inside else "disputed" if "disputed" in inside else "yes"
            sure = course.sureness(day, within)
            held = on(found, day)
            assert (held and (held.certainty, held.reason)) == (sure and (sure.certainty, sure.reason)), day


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10), st.integers(0, 2)), max_size=6))
def test_segments_are_found_from_their_turns(pieces: list[tuple[int, int, int]]) -> None:
    """What is said by pieces comes back on each day, however the pieces overlap."""
    first = date(2000, 1, 1)

    def at(day: date) -> int | None:
        number = (day - first).days
        return next((word for start, length, word in pieces if start <= number < start + length), None)

    found = segments(at, (first + timedelta(days=n) for a, b, _ in pieces for n in (a, a + b)))
    assert [on(found, first + timedelta(days=n)) for n in range(-2, 55)] == [
        at(first + timedelta(days=n)) for n in range(-2, 55)
    ]
    assert all(one.until != other.start or one.said != other.said for one, other in pairwise(found))
