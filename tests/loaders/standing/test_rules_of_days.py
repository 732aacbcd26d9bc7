"""Rules 1 and 2 of standing: on which days a thing may stand, and for which its sources vouch."""

import pytest
from tests.loaders.standing.small import PROVISIONAL, Days, Thing, body, pact, row, standing, told

RULE_1: dict[str, tuple[list[Thing], Days]] = {
    "a party lies within the life of its agreement": (
        [pact("2001-06-25", "2009-03-01"), row("ies", "1999-01-01")],
        {
            "ies 2001-06-24": "–",
            "ies 2001-06-25": "certain dated-source",
            "ies 2009-02-28": "certain dated-source",
            "ies 2009-03-01": "–",
        },
    ),
    "a party lies within the life of its body": (
        [body("ies", "1966-07-01", "2008-02-03"), row("ies")],
        {"ies 2008-02-02": "possible open-start", "ies 2008-02-03": "–"},
    ),
    "an end is the first day on which it no longer holds": (
        [row("ies", "2000-01-01", "2008-02-03")],
        {"ies 2008-02-02": "certain dated-source", "ies 2008-02-03": "–"},
    ),
    "a full membership begins no earlier than the provisional place": (
        [row("ies", "2005-06-19", status=PROVISIONAL), row("ies", "2005", seen="2020-01-01")],
        {"ies 2005-06-18": "–", "ies 2005-06-19": "possible coarse-date", "ies 2006-01-01": "certain dated-source"},
    ),
    "a full membership without a start begins no earlier either": (
        [row("ies", "2005-06-19", status=PROVISIONAL, seen="2006"), row("ies", seen="2010-01-01")],
        {"ies 2005-06-18": "–", "ies 2005-06-19": "possible open-start", "ies 2010-01-01": "certain dated-source"},
    ),
    "it ends the provisional place where its end is open": (
        [row("ies", "2005-06-19", status=PROVISIONAL, seen="2006"), row("ies", "2008-02-03")],
        {"ies provisional 2008-02-02": "certain dated-source", "ies provisional 2008-02-03": "–"},
    ),
    "a full membership that nobody dates ends it by its first sure day": (
        [row("ies", "2005-06-19", status=PROVISIONAL, seen="2006-02-02"), row("ies", seen="2010-01-01")],
        {
            "ies provisional 2006-02-02": "certain dated-source",
            "ies provisional 2006-02-03": "possible open-end",
            "ies provisional 2009-12-31": "possible open-end",
            "ies provisional 2010-01-01": "–",
        },
    ),
    "a full membership that is never sure leaves that end open": (
        [row("ies", "2005-06-19", status=PROVISIONAL, seen="2006-02-02"), row("ies", seen="2010-01-01", low=True)],
        {"ies 2012-01-01": "possible low-confidence", "ies provisional 2012-01-01": "possible open-end"},
    ),
    "the end of an agreement is that of its parties": (
        [pact("2000-01-01", "2012", seen="2024"), row("ies", "2000-01-01")],
        {"ies 2011-12-31": "certain dated-source", "ies 2012-05-05": "possible coarse-date", "ies 2012-12-31": "–"},
    ),
    "a party of two sides has its signature": (
        [pact("2009-02-01", two_sides=True), row("ies")],
        {
            "ies 2009-01-31": "–",
            "ies 2009-02-01": "certain dated-source",
            "ies 2010-10-11": "presumed after-source",
        },
    ),
    "two sides without a signature begin no earlier than the founding of every body": (
        [
            pact(two_sides=True, seen="2012-02-02"),
            body("ies", "1966-07-01"),
            body("hkie", "2005-05-05"),
            row("ies"),
            row("hkie"),
        ],
        {
            "ies 2005-05-04": "–",
            "hkie 2005-05-04": "–",
            "pact 2005-05-04": "–",
            "ies 2005-05-05": "possible open-start",
            "pact 2005-05-05": "possible open-start",
        },
    ),
    "a successor begins after the last day on which the predecessor surely holds the place": (
        [
            body("ncees", before=("usciep",)),
            row("usciep", "1997-01-01", seen="2007-06-05", of="us", over=True),
            row("ncees", seen="2012-02-02", of="us"),
        ],
        {
            "ncees 2007-06-05": "–",
            "ncees 2007-06-06": "possible open-start",
            "ncees 2012-02-02": "certain dated-source",
        },
    ),
    "any other is open from the beginning of its agreement": (
        [pact("1997-10-01"), row("ies")],
        {"ies 1997-09-30": "–", "ies 1997-10-01": "possible open-start"},
    ),
    "and bounded by the founding of its body": (
        [pact("1997-10-01"), body("ies", "2003-03-03"), row("ies")],
        {"ies 2003-03-02": "–", "ies 2003-03-03": "possible open-start"},
    ),
    "a start before the founding with no predecessor is not held": (
        [body("engc", "2003-03-03"), row("engc", "1995-01-01")],
        {"engc 1995-01-01": "–", "engc 2003-03-02": "–", "engc 2003-03-03": "certain dated-source"},
    ),
    "enclosure narrows days, never certainty": (
        [pact("2001"), body("ies", "2001"), row("ies", "2001-03-01")],
        {"ies 2001-03-01": "certain dated-source", "ies 2001-04-01": "certain dated-source"},
    ),
}


@pytest.mark.parametrize(("things", "days"), RULE_1.values(), ids=RULE_1)
def test_rule_1_days(things: list[Thing], days: Days) -> None:
    assert told(things, days) == days


@pytest.mark.parametrize(
    ("before", "day", "holders"),
    [
        (("cei",), "1995-01-01", ("cei",)),
        (("cei",), "2003-03-03", ("engc",)),
        (("cei", "ceu"), "1995-01-01", ("cei", "ceu")),
        (("cei", "ceu"), "2001-02-03", ("ceu",)),
    ],
)
def test_rule_1_a_start_before_the_founding_was_the_predecessors(
    before: tuple[str, ...], day: str, holders: tuple[str, ...]
) -> None:
    bodies = [body("cei", "1965-01-01", "2001-01-01" if len(before) > 1 else None), body("ceu")]
    found = standing(body("engc", "2003-03-03", before=before), *bodies, row("engc", "1995-01-01"))
    held = [each for each in found.places["engc"] if str(each.start) <= day < str(each.until or "9")]
    assert [each.said.bodies for each in held] == [holders]


RULE_2: dict[str, tuple[list[Thing], Days]] = {
    "a source vouches up to the first day that its vintage may mean": (
        [row("ies", "2000-01-01", seen="2008/2009")],
        {"ies 2008-01-01": "certain dated-source", "ies 2008-01-02": "presumed after-source"},
    ),
    "for an open start it counts from the last": (
        [row("ies", seen="2008/2009")],
        {"ies 2009-12-30": "possible open-start", "ies 2009-12-31": "presumed after-source"},
    ),
    "or later counts from its retrieval": (
        [row("ies", seen="2015 or later")],
        {"ies 2026-11-21": "possible open-start", "ies 2026-11-22": "presumed after-source"},
    ),
    "or later vouches for a written start": (
        [row("ies", "2000-01-01", seen="2015 or later")],
        {"ies 2015-01-01": "certain dated-source", "ies 2015-01-02": "presumed after-source"},
    ),
    "after counts from its retrieval": (
        [row("ies", seen="after 2012")],
        {"ies 2026-11-21": "possible open-start", "ies 2026-11-22": "presumed after-source"},
    ),
    "before names no day for which it vouches": (
        [row("ies", "2000-01", seen="before 2013")],
        {"ies 2000-02-01": "presumed after-source"},
    ),
    "no year, no day": (
        [row("ies", "2000-01", seen="24 June, year not visible")],
        {"ies 2000-02-01": "presumed undated-source"},
    ),
    "of several the latest counts for a written start": (
        [row("ies", "2000-01-01", seen="2008-08-08|2012-02-02|undated")],
        {"ies 2012-02-02": "certain dated-source", "ies 2012-02-03": "presumed after-source"},
    ),
    "for an open start it is presumed from the earliest and certain between earliest and latest": (
        [row("ies", seen="2008-08|2012")],
        {
            "ies 2008-08-30": "possible open-start",
            "ies 2008-08-31": "certain dated-source",
            "ies 2012-01-01": "certain dated-source",
            "ies 2012-01-02": "presumed after-source",
        },
    ),
    "a source that speaks before the start announces": (
        [row("ies", "2015-06", seen="2015-05-01")],
        {
            "ies 2015-05-01": "–",
            "ies 2015-06-15": "possible coarse-date",
            "ies 2015-06-30": "presumed after-source",
        },
    ),
    "beside one that announces, another vouches": (
        [row("ies", "2015-06", seen="2015-05-01|2016-01-01")],
        {"ies 2016-01-01": "certain dated-source", "ies 2016-01-02": "presumed after-source"},
    ),
    "a start written to the day vouches for its day, announced or not": (
        [row("ies", "2015-06-11", seen="2015-05-01")],
        {"ies 2015-06-11": "certain dated-source", "ies 2015-06-12": "presumed after-source"},
    ),
}


@pytest.mark.parametrize(("things", "days"), RULE_2.values(), ids=RULE_2)
def test_rule_2_a_source_has_its_day(things: list[Thing], days: Days) -> None:
    assert told(things, days) == days
