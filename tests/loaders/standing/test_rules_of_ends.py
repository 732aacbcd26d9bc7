"""Rules 4 and 6 of standing: what is disputed, and what is over."""

from dataclasses import replace

import pytest
from tests.loaders.standing.small import APPLICANT, UNKNOWN, Days, Thing, body, pact, row, standing, told

CONTESTED = pact("2001-06-25", rival="1997")
RULE_4: dict[str, tuple[list[Thing], Days]] = {
    "no vouching lifts a dispute": (
        [row("ies", "2000-01-01", rival="2005-05-05")],
        {
            "ies 1999-12-31": "–",
            "ies 2000-01-01": "possible disputed",
            "ies 2005-05-04": "possible disputed",
            "ies 2005-05-05": "certain dated-source",
        },
    ),
    "a rival of an earlier start": (
        [row("ies", "2005-05-05", rival="2000")],
        {"ies 1999-12-31": "–", "ies 2000-01-01": "possible disputed", "ies 2005-05-05": "certain dated-source"},
    ),
    "a coarser value agrees": (
        [row("ies", "2005-05-05", rival="2005")],
        {"ies 2005-05-04": "–", "ies 2005-05-05": "certain dated-source"},
    ),
    "a finer value agrees": (
        [row("ies", "2005", rival="2005-05-05")],
        {"ies 2005-03-03": "possible coarse-date", "ies 2006-01-01": "certain dated-source"},
    ),
    "where the stated start is blank, not yet disputes": (
        [row("ies", seen="2003-03-03|2010-10-10", rival="2005-05-05")],
        {"ies 2005-05-04": "possible disputed", "ies 2005-05-05": "certain dated-source"},
    ),
    "or earlier says of no day not yet": (
        [row("ies", seen="2003-03-03|2010-10-10", rival="2005-05-05 or earlier")],
        {"ies 2003-03-03": "certain dated-source", "ies 2005-05-04": "certain dated-source"},
    ),
    "or earlier disputes a later start": (
        [row("ies", "2008-08-08", rival="2005-05-05 or earlier")],
        {"ies 2006-01-01": "possible disputed", "ies 2008-08-08": "certain dated-source"},
    ),
    "other words do not count": (
        [row("ies", "2008-08-08", rival="among 13 economies after mid-2005")],
        {"ies 2006-01-01": "–"},
    ),
    "a rival of an end": (
        [row("ies", "2000-01-01", "2008-08-08", end_rival="2006")],
        {
            "ies 2005-12-31": "certain dated-source",
            "ies 2006-01-01": "possible disputed",
            "ies 2008-08-07": "possible disputed",
            "ies 2008-08-08": "–",
        },
    ),
    "a rival of an end that nobody states": (
        [row("ies", "2000-01-01", end_rival="2006")],
        {"ies 2005-12-31": "certain dated-source", "ies 2006-01-01": "possible disputed"},
    ),
    "a rival of an end that follows from the agreement": (
        [pact("2000-01-01", "2008-08-08"), row("ies", "2000-01-01", end_rival="2006")],
        {"ies 2005-12-31": "certain dated-source", "ies 2006-01-01": "possible disputed"},
    ),
    "a rival of a signature is one of its founders": (
        [CONTESTED, row("ies", "2001-06-25", founder=True), row("hkie", "2001-06-25")],
        {
            "pact 1996-12-31": "–",
            "pact 1997-01-01": "possible disputed",
            "pact 2001-06-25": "certain dated-source",
            "ies 1997-01-01": "possible disputed",
            "hkie 1997-01-01": "–",
        },
    ),
    "and of both sides of an agreement of two": (
        [replace(CONTESTED, two_sides=True), row("ies"), row("hkie", "2001-06-25")],
        {"ies 1997-01-01": "possible disputed", "hkie 1997-01-01": "possible disputed"},
    ),
    "a dispute about the start gives no day after its sure end": (
        [row("ies", "2000-01-01", "2005-05-05", rival="2008-08-08")],
        {"ies 2005-05-04": "possible disputed", "ies 2005-05-05": "–", "ies 2007-07-07": "–"},
    ),
    "a day inside only by a dispute is disputed for everything within": (
        [CONTESTED, row("ies", "1997-01-01"), row("hkie")],
        {
            "ies 1998-01-01": "possible disputed",
            "hkie 1998-01-01": "possible disputed",
            "ies 2001-06-25": "certain dated-source",
            "hkie 2001-06-25": "possible open-start",
        },
    ),
    "so it is within a body whose founding is disputed": (
        [body("ies", "2003-03-03", rival="1998"), row("ies", "1995-01-01")],
        {"ies 1997-12-31": "–", "ies 1998-01-01": "possible disputed", "ies 2003-03-03": "certain dated-source"},
    ),
}


@pytest.mark.parametrize(("things", "days"), RULE_4.values(), ids=RULE_4)
def test_rule_4_disputes(things: list[Thing], days: Days) -> None:
    assert told(things, days) == days


RULE_6: dict[str, tuple[list[Thing], Days]] = {
    "an open end is closed by the first sure day of another body in the seat": (
        [row("usciep", "1997-01-01", seen="2007-06-05", of="us", over=True), row("ncees", seen="2012-02-02", of="us")],
        {
            "usciep 2007-06-05": "certain dated-source",
            "usciep 2007-06-06": "possible open-end",
            "usciep 2012-02-01": "possible open-end",
            "usciep 2012-02-02": "–",
        },
    ),
    "else by its source's retrieval": (
        [row("ies", "1997-01-01", seen="2007-06-05", over=True)],
        {"ies 2026-11-21": "possible open-end", "ies 2026-11-22": "–"},
    ),
    "a body that had the seat before does not close it": (
        [row("old", "1997-01-01", "2000-01-01", of="us"), row("new", "2005", seen="undated", of="us", over=True)],
        {"new 2004-12-31": "–", "new 2006-01-01": "possible open-end", "new 2026-11-22": "–"},
    ),
    "after its last vouched day it is possible at any confidence": (
        [row("ies", "1997-01-01", seen="2007-06-05", over=True, low=True)],
        {"ies 2007-06-05": "presumed low-confidence", "ies 2007-06-06": "possible low-confidence"},
    ),
    "the end of its agreement ends it, too": (
        [pact("1990-01-01", "2012-01-01", over=True), row("ies", "1997-01-01", over=True)],
        {"ies 2011-12-31": "certain dated-source", "ies 2012-01-01": "–"},
    ),
    "an agreement that is over ends with its last party": (
        [pact("1990-01-01", over=True), row("ies", "1997-01-01", "2012-01-01"), row("hkie", "1997-01-01")],
        {"pact 2011-12-31": "certain dated-source", "pact 2012-01-01": "–", "hkie 2012-01-01": "–"},
    ),
    "else after all that is vouched, by the day on which that was read": (
        [pact("1990-01-01", over=True, seen="undated"), row("ies", "1997-01-01")],
        {
            "pact 2010-10-10": "certain dated-source",
            "pact 2010-10-11": "possible open-end",
            "ies 2010-10-11": "possible open-end",
            "pact 2026-11-22": "–",
        },
    ),
}


@pytest.mark.parametrize(("things", "days"), RULE_6.values(), ids=RULE_6)
def test_rule_6_what_ended(things: list[Thing], days: Days) -> None:
    assert told(things, days) == days


@pytest.mark.parametrize("status", [APPLICANT, UNKNOWN])
def test_rule_6_no_membership_no_seat(status: object) -> None:
    applicant = row("ies", "2000-01-01", of="sg", status=APPLICANT if status is APPLICANT else UNKNOWN)
    found = standing(pact("1990-01-01", seats=True), applicant)
    assert found.seats == {}
    assert [each.said.status for each in found.places[applicant.id]] == [status] * len(found.places[applicant.id])
