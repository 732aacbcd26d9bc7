"""What the tables of facts say of ten rows on four days, each worked out by hand from the rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from accord_atlas.loaders.facts import read_facts
from accord_atlas.loaders.standing.derivation import Standing, derive
from accord_atlas.loaders.standing.places import Held
from accord_atlas.loaders.standing.reading import record
from accord_atlas.loaders.standing.seats import Seat, Taken
from accord_atlas.loaders.standing.segments import on

FACTS = Path(__file__).parents[3] / "loaders" / "tables" / "facts"
DAYS = ("1998-06-30", "2010-06-30", "2024-06-30", "2026-11-27")

CERTAIN, AFTER = "certain dated-source", "presumed after-source"
OPEN, DISPUTED, LOW = "possible open-start", "possible disputed", "possible low-confidence"
UNKNOWN = "presumed unknown-standing"
GBA = "gba-engineering-talent-recognition"
WA = "washington-accord"


@pytest.fixture(scope="module")
def found() -> Standing:
    return derive(record(read_facts(FACTS)))


def held(found: Standing, row: str, day: str) -> Held | None:
    return on(found.places[row], date.fromisoformat(day))


def told(found: Standing, row: str, day: str) -> str:
    """Certainty and reason of a row; – where it does not hold."""
    said = held(found, row, day)
    return f"{said.certainty} {said.reason}" if said else "–"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("ipea.engineers-australia.au.authorised", (DISPUTED, CERTAIN, AFTER, AFTER)),
        ("ipea.engineers-canada.ca.authorised", (DISPUTED, CERTAIN, AFTER, AFTER)),
        ("ipea.engineers-ireland.ie.authorised", (DISPUTED, CERTAIN, AFTER, AFTER)),
        ("ipea.engnz.nz.authorised", (DISPUTED, CERTAIN, AFTER, AFTER)),
        ("ipea.hkie.hk.authorised", (DISPUTED, CERTAIN, AFTER, AFTER)),
        (f"{GBA}.gdse.cn.party", ("–", "–", LOW, LOW)),
        (f"{GBA}.hk.party", ("–", "–", LOW, LOW)),
        (f"{GBA}.mo.party", ("–", "–", LOW, LOW)),
        ("ea-ei-mra-2009.engineers-australia.au.party", ("–", CERTAIN, "–", "–")),
        ("ea-ei-mra-2009.engineers-ireland.ie.party", ("–", CERTAIN, "–", "–")),
        ("ea-ei-mra.engineers-australia.au.party", ("–", "–", AFTER, AFTER)),
        ("ea-ei-mra.engineers-ireland.ie.party", ("–", "–", AFTER, AFTER)),
        ("ea-ice-mra.engineers-australia.au.former", (OPEN, OPEN, "–", "–")),
        ("ea-ice-mra.ice-uk.gb.former", (OPEN, OPEN, "–", "–")),
        (f"{WA}.ptc-ph.ph.provisional", ("–", "–", "–", "–")),
        (f"{WA}.ptc-ph.ph.authorised", ("–", "–", AFTER, AFTER)),
        ("cse-iem-mou.cse-cn.cn.party", ("–", "–", LOW, LOW)),
        ("cse-iem-mou.iem-my.my.party", ("–", "–", LOW, LOW)),
        ("kpea-texas-mou-2014.tbpels.us.party", ("–", "–", UNKNOWN, UNKNOWN)),
        ("kpea-texas-mra-2016.tbpels.us.party", ("–", "–", AFTER, AFTER)),
        ("kpea-texas-mra-2016.kpea.kr.party", ("–", "–", AFTER, AFTER)),
        # An accord of 2001 whose source is machine-written: not before it, possible after.
        ("ieta.my.authorised", ("–", LOW, LOW, LOW)),
        (f"{WA}.cast.cn.provisional", ("–", "–", "–", "–")),
        (f"{WA}.cast.cn.authorised", ("–", "–", AFTER, AFTER)),
    ],
)
def test_each_row_on_four_days(found: Standing, row: str, cells: tuple[str, ...]) -> None:
    assert tuple(told(found, row, day) for day in DAYS) == cells


@pytest.mark.parametrize(
    ("row", "day", "cell"),
    [
        ("ipea.hkie.hk.authorised", "1996-12-31", "–"),
        ("ipea.hkie.hk.authorised", "2001-06-24", DISPUTED),
        ("ea-ice-mra.engineers-australia.au.former", "2023-05-29", CERTAIN),
        ("ea-ice-mra.ice-uk.gb.former", "2023-05-29", CERTAIN),
        ("ea-ice-mra.ice-uk.gb.former", "2023-05-30", "–"),
        (f"{WA}.ptc-ph.ph.provisional", "2013-06-18", "–"),
        (f"{WA}.ptc-ph.ph.provisional", "2013-06-19", CERTAIN),
        (f"{WA}.ptc-ph.ph.authorised", "2024-05-31", "–"),
        (f"{WA}.cast.cn.provisional", "2015-06-30", CERTAIN),
        (f"{WA}.cast.cn.authorised", "2015-06-30", "–"),
        ("kpea-texas-mra-2016.tbpels.us.party", "2017-06-30", AFTER),
        ("cse-iem-mou.iem-my.my.party", "2021-03-17", "–"),
        ("cse-iem-mou.iem-my.my.party", "2021-03-18", LOW),
    ],
)
def test_the_days_on_which_it_turns(found: Standing, row: str, day: str, cell: str) -> None:
    assert told(found, row, day) == cell


def test_texas_is_told_through_the_boards_before(found: Standing) -> None:
    row = "kpea-texas-mra-2016.tbpels.us.party"
    bodies = [said.bodies for day in ("2017-06-30", "2019-08-31", "2019-09-01") if (said := held(found, row, day))]
    assert bodies == [("tbpe-us-tx", "tbpls-us-tx"), ("tbpe-us-tx", "tbpls-us-tx"), ("tbpels",)]


def ipea(found: Standing, day: str) -> Iterator[tuple[Seat, Taken]]:
    """The seats of the agreement on a day."""
    for seat, taken in found.seats.items():
        if seat.agreement == "ipea" and (said := on(taken, date.fromisoformat(day))):
            yield seat, said


@pytest.mark.parametrize(
    ("day", "certainty", "reason", "bodies", "votes"),
    [
        (DAYS[0], "possible", "disputed", ("usciep",), False),
        (DAYS[1], "presumed", "one-of-two", ("ncees", "usciep"), True),
        (DAYS[2], "presumed", "after-source", ("ncees",), True),
        (DAYS[3], "presumed", "after-source", ("ncees",), True),
    ],
)
def test_the_seat_of_the_united_states_in_ipea(
    found: Standing, day: str, certainty: str, reason: str, bodies: tuple[str, ...], votes: bool
) -> None:
    (said,) = (taken for seat, taken in ipea(found, day) if seat.jurisdiction == "us")
    assert (said.certainty, said.reason, said.bodies, said.votes) == (certainty, reason, bodies, votes)


def test_fifteen_seats_of_ipea_vote_in_2012(found: Standing) -> None:
    assert sum(said.votes for _, said in ipea(found, "2012-06-30")) == 15
