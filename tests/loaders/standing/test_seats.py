"""Seats: who holds them, one after another or together, with which status, how surely and with which vote."""

import pytest
from tests.loaders.standing.small import PROVISIONAL, SUSPENDED, Thing, body, pact, row, seat, standing

from accord_atlas.loaders.standing.seats import Seat

ACCORD = pact("1990-01-01", seats=True)
Told = tuple[str, str, str, str, bool]
"""Certainty, reason, bodies and statuses with `|` between them, and whether it votes."""


def told(things: list[Thing], day: str, of: str | None = "sg") -> Told | None:
    taken = seat(standing(ACCORD, *things), day, of)
    if taken is None:
        return None
    statuses = "|".join(status.notation for status in taken.statuses)
    return taken.certainty, taken.reason, "|".join(taken.bodies), statuses, taken.votes


def full(certainty: str, reason: str, holder: str, *, votes: bool = True) -> Told:
    return certainty, reason, holder, "authorised", votes


def both(certainty: str) -> Told:
    return certainty, "one-of-two", "ies", "provisional|authorised", False


AFTER: list[Thing] = [
    row("old", "1995-01-01", "2005-01-01", of="sg"),
    row("new", "2005-01-01", seen="2010-10-10", of="sg"),
]
UNKNOWN_END: list[Thing] = [
    body("new", before=("old",)),
    row("old", "1995-01-01", seen="2003-03-03", of="sg", over=True),
    row("new", seen="2012-02-02", of="sg"),
]
PRESUMED_BESIDE: list[Thing] = [
    row("old", "1995", seen="before 2003", of="sg", over=True),
    row("new", seen="2012", of="sg"),
]
START_KNOWN: list[Thing] = [
    row("old", "1995-01-01", seen="2003-03-03", of="sg", over=True),
    row("new", "2008-08-08", seen="2012-02-02", of="sg"),
]
LEFT: list[Thing] = [
    row("old", "1995-01-01", "2003-03-03", of="sg"),
    row("new", seen="2012-02-02", of="sg"),
]


@pytest.mark.parametrize(
    ("things", "day", "expected"),
    [
        pytest.param(AFTER, "2004-12-31", full("certain", "dated-source", "old"), id="one after another: the first"),
        pytest.param(AFTER, "2005-01-01", full("certain", "dated-source", "new"), id="and the other"),
        pytest.param(AFTER, "2011-01-01", full("presumed", "after-source", "new"), id="beyond its source"),
        pytest.param(AFTER, "1994-12-31", None, id="nobody"),
        pytest.param(
            UNKNOWN_END, "2003-03-03", full("certain", "dated-source", "old"), id="the last day of the first holder"
        ),
        pytest.param(
            UNKNOWN_END, "2003-03-04", full("certain", "one-of-two", "new|old"), id="unknown end, between certain days"
        ),
        pytest.param(
            UNKNOWN_END, "2012-02-01", full("certain", "one-of-two", "new|old"), id="unknown end, up to the next"
        ),
        pytest.param(
            UNKNOWN_END, "2012-02-02", full("certain", "dated-source", "new"), id="the first day of the next holder"
        ),
        pytest.param(
            START_KNOWN, "2008-08-07", full("certain", "one-of-two", "new|old"), id="unknown end, the start is known"
        ),
        pytest.param(START_KNOWN, "2008-08-08", full("certain", "dated-source", "new"), id="from that start on"),
        pytest.param(
            LEFT,
            "2003-03-03",
            full("possible", "open-start", "new", votes=False),
            id="who surely left is not one of two",
        ),
    ],
)
def test_holders(things: list[Thing], day: str, expected: Told | None) -> None:
    assert told(things, day) == expected


def test_a_holder_that_nobody_vouches_for_leaves_the_seat_possible_while_it_may_have_ended() -> None:
    assert told(PRESUMED_BESIDE, "2005-05-05") == ("possible", "open-end", "new|old", "authorised", False)


COARSE: list[Thing] = [
    row("ies", "2000-01-01", "2005", of="sg", status=PROVISIONAL),
    row("ies", "2005", seen="2010-10-10", of="sg"),
]


@pytest.mark.parametrize(
    ("things", "day", "expected"),
    [
        (COARSE, "2004-12-31", ("certain", "dated-source", "ies", "provisional", False)),
        (COARSE, "2005-05-05", both("certain")),
        (COARSE, "2005-12-31", full("certain", "dated-source", "ies")),
        ([COARSE[0], row("ies", "2005", seen="undated", of="sg")], "2005-05-05", both("presumed")),
        # Rows that overlap on sure days.
        (
            [row("ies", "2000-01-01", "2008-08-08", of="sg", status=PROVISIONAL), COARSE[1]],
            "2007-07-07",
            both("certain"),
        ),
        (
            [
                row("ies", "2000-01-01", "2008-08-08", of="sg", status=PROVISIONAL),
                row("ies", "2005", seen="undated", of="sg"),
            ],
            "2007-07-07",
            both("certain"),
        ),
        # A dispute is not bridged.
        (
            [COARSE[0], row("ies", "2005-01-01", of="sg", rival="2009")],
            "2006-06-06",
            full("possible", "disputed", "ies", votes=False),
        ),
    ],
)
def test_provisional_and_full(things: list[Thing], day: str, expected: Told) -> None:
    assert told(things, day) == expected


def test_several_at_once_hold_one_seat_with_one_vote() -> None:
    things: list[Thing] = [row("ies", "2000-01-01", of="sg"), row("peb", "2005-05-05", seen="2015-05-05", of="sg")]
    assert told(things, "2004-04-04") == full("certain", "dated-source", "ies")
    assert told(things, "2006-06-06") == full("certain", "dated-source", "ies|peb")
    assert told(things, "2012-02-02") == full("certain", "dated-source", "ies|peb")
    assert told(things, "2016-01-01") == full("presumed", "after-source", "ies|peb")


def test_the_second_vote_of_two_statuses_does_not_count_twice() -> None:
    things: list[Thing] = [
        row("ies", "2000-01-01", of="sg"),
        row("peb", "2000-01-01", of="sg", status=PROVISIONAL),
    ]
    assert told(things, "2006-06-06") == ("certain", "dated-source", "ies|peb", "authorised|provisional", True)


def test_who_is_suspended_holds_the_seat_without_a_vote() -> None:
    suspended = row("ies", "2000-01-01", of="sg", status=SUSPENDED)
    assert told([suspended], "2006-06-06") == ("certain", "dated-source", "ies", "suspended", False)


def test_a_possible_seat_has_no_vote() -> None:
    assert told([row("ies", of="sg")], "2006-06-06") == full("possible", "open-start", "ies", votes=False)


def test_an_unnamed_body_holds_the_seat_of_its_jurisdiction() -> None:
    assert told([row(None, "2000-01-01", of="sg")], "2006-06-06") == full("certain", "dated-source", "")


def test_one_of_several_predecessors_holds_the_seat() -> None:
    things: list[Thing] = [
        body("ies", "2003-03-03", before=("a", "b")),
        body("a"),
        body("b"),
        row("ies", "1995-01-01", of="sg"),
    ]
    assert told(things, "1996-01-01") == full("certain", "dated-source", "a|b")


def test_a_participation_without_a_jurisdiction_is_a_seat_of_its_own() -> None:
    found = standing(ACCORD, row("acaai", "2000-01-01"), row("cacet", "2000-01-01"), row("ies", of="sg"))
    assert set(found.seats) == {Seat("pact", None, "acaai"), Seat("pact", None, "cacet"), Seat("pact", "sg")}


def test_only_some_agreements_have_seats() -> None:
    assert standing(pact("1990-01-01"), row("ies", of="sg")).seats == {}
