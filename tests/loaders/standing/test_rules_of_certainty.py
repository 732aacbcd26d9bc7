"""Rules 3, 5 and 7 of standing: how surely, that less is never surer, and for which reason."""

import pytest
from tests.loaders.standing.small import Days, Thing, body, pact, record, row, said, standing, told

from accord_atlas.loaders.standing.certainty import REASONS, last_reason
from accord_atlas.loaders.standing.model import Place

RULE_3: dict[str, tuple[list[Thing], Days]] = {
    "certain between a written start and a written end": (
        [row("ies", "2000", "2008", seen="undated")],
        {
            "ies 1999-12-31": "–",
            "ies 2000-05-05": "possible coarse-date",
            "ies 2000-12-31": "certain dated-source",
            "ies 2007-12-31": "certain dated-source",
            "ies 2008-01-01": "possible coarse-date",
            "ies 2008-12-31": "–",
        },
    ),
    "an open start is certain on the day of its source": (
        [row("ies", seen="2008-08-08")],
        {
            "ies 2008-08-07": "possible open-start",
            "ies 2008-08-08": "certain dated-source",
            "ies 2008-08-09": "presumed after-source",
        },
    ),
    "a start written to the day vouches for its own day": (
        [row("ies", "2008-08-08", seen="undated")],
        {"ies 2008-08-08": "certain dated-source", "ies 2008-08-09": "presumed undated-source"},
    ),
    "an end written to the day vouches for the day before": (
        [row("ies", end="2008-08-08", seen="undated")],
        {
            "ies 2008-08-06": "possible open-start",
            "ies 2008-08-07": "certain dated-source",
            "ies 2008-08-08": "–",
        },
    ),
    "a coarse start ends at the last day of its source within it": (
        [row("ies", "2008", seen="2008-06")],
        {
            "ies 2008-06-29": "possible coarse-date",
            "ies 2008-06-30": "presumed after-source",
        },
    ),
    "so does the signature of two sides": (
        [pact("2008", two_sides=True), row("ies", seen="2008-06-30")],
        {"ies 2008-06-29": "possible coarse-date", "ies 2008-06-30": "certain dated-source"},
    ),
    "vouching flows upwards": (
        [pact("2000-01-01", seen="undated"), body("ies", "1990-01-01", seen="undated"), row("ies", "2005-05-05")],
        {
            "pact 2004-04-04": "certain dated-source",
            "pact 2010-10-10": "certain dated-source",
            "pact 2010-10-11": "presumed undated-source",
            "body ies 1995-01-01": "certain dated-source",
            "body ies 2010-10-11": "presumed undated-source",
        },
    ),
    "it flows into coarse dates of what encloses": (
        [pact("2005", "2008", seen="undated"), row("ies", "2005-05-05", "2008-08-08")],
        {
            "pact 2005-05-04": "possible coarse-date",
            "pact 2005-05-05": "certain dated-source",
            "pact 2008-08-07": "certain dated-source",
            "pact 2008-08-08": "possible coarse-date",
        },
    ),
    "it does not flow from what is not certain": (
        [pact("2000-01-01", seen="undated"), row("ies", "2005-05-05", low=True)],
        {"ies 2010-10-10": "presumed low-confidence", "pact 2010-10-10": "presumed undated-source"},
    ),
    "nor into what is of low confidence": (
        [pact("2000-01-01", seen="2024", low=True), row("ies", "2005-05-05")],
        {"ies 2010-10-10": "certain dated-source", "pact 2010-10-10": "presumed low-confidence"},
    ),
    "an unknown standing lowers no vouched day": (
        [row("ies", "2005-05-05", unknown=True)],
        {"ies 2010-10-10": "certain dated-source", "ies 2010-10-11": "presumed unknown-standing"},
    ),
    "low confidence makes a vouched day presumed": (
        [row("ies", "2005-05-05", low=True)],
        {"ies 2010-10-10": "presumed low-confidence", "ies 2010-10-11": "presumed low-confidence"},
    ),
    "for an open start the retrieval of an undated source stands where its day would": (
        [row("ies", seen="undated")],
        {"ies 2026-11-21": "possible open-start", "ies 2026-11-22": "presumed undated-source"},
    ),
    "low confidence and undated is possible": (
        [row("ies", "2005-05-05", seen="undated", low=True)],
        {"ies 2005-05-05": "possible low-confidence", "ies 2012-01-01": "possible low-confidence"},
    ),
    "low confidence and an open start is possible": (
        [row("ies", low=True)],
        {"ies 2010-10-10": "possible low-confidence", "ies 2012-01-01": "possible low-confidence"},
    ),
    "low confidence and unknown standing is possible": (
        [row("ies", "2005-05-05", low=True, unknown=True)],
        {"ies 2010-10-10": "possible low-confidence", "ies 2010-10-11": "possible unknown-standing"},
    ),
}


@pytest.mark.parametrize(("things", "days"), RULE_3.values(), ids=RULE_3)
def test_rule_3_certainty(things: list[Thing], days: Days) -> None:
    assert told(things, days) == days


DATED = row("ies", "2000-01-01", seen="2008-08-08|2012-02-02")
UNDATED = row("ies", "2000-01-01", seen="undated")
RULE_5: dict[str, tuple[Place, Place, dict[str, tuple[str, str]]]] = {
    "without a source's day": (
        DATED,
        UNDATED,
        {"2012-02-02": ("certain dated-source", "presumed undated-source")},
    ),
    "without one of two days": (
        DATED,
        row("ies", "2000-01-01", seen="2008-08-08|undated"),
        {"2012-02-02": ("certain dated-source", "presumed after-source")},
    ),
    "without a start": (
        DATED,
        row("ies", seen="2008-08-08|2012-02-02"),
        {
            "1999-01-01": ("–", "possible open-start"),
            "2004-04-04": ("certain dated-source", "possible open-start"),
            "2012-02-02": ("certain dated-source", "certain dated-source"),
        },
    ),
    "with less confidence": (
        UNDATED,
        row("ies", "2000-01-01", seen="undated", low=True),
        {"2012-02-02": ("presumed undated-source", "possible low-confidence")},
    ),
    "with a rival": (
        DATED,
        row("ies", "2000-01-01", seen="2008-08-08|2012-02-02", rival="1998"),
        {
            "1999-01-01": ("–", "possible disputed"),
            "2000-01-01": ("certain dated-source", "certain dated-source"),
        },
    ),
}


@pytest.mark.parametrize(("more", "less", "days"), RULE_5.values(), ids=RULE_5)
def test_rule_5_less_is_never_surer(more: Place, less: Place, days: dict[str, tuple[str, str]]) -> None:
    before, after = standing(more), standing(less)
    assert {day: (said(before, f"ies {day}"), said(after, f"ies {day}")) for day in days} == days


RULE_7: dict[str, tuple[list[Thing], Days]] = {
    "open-start after undated-source": (
        [row("ies", seen="undated")],
        {"ies 2012-01-01": "possible open-start"},
    ),
    "coarse-date after open-start": (
        [row("ies", end="2008", seen="2009-01-01")],
        {"ies 2008-05-05": "possible coarse-date"},
    ),
    "disputed after coarse-date": (
        [row("ies", "2000", rival="2005-05-05")],
        {"ies 2000-05-05": "possible disputed"},
    ),
    "low-confidence after disputed": (
        [row("ies", "2000-01-01", rival="2005-05-05", low=True)],
        {"ies 2000-05-05": "possible low-confidence"},
    ),
    "unknown-standing after low-confidence": (
        [row("ies", "2000-01-01", low=True, unknown=True)],
        {"ies 2012-01-01": "possible unknown-standing"},
    ),
}


@pytest.mark.parametrize(("things", "days"), RULE_7.values(), ids=RULE_7)
def test_rule_7_of_several_reasons_the_last_is_told(things: list[Thing], days: Days) -> None:
    assert told(things, days) == days


def test_rule_7_the_reasons_have_this_order() -> None:
    written = (
        "dated-source after-source undated-source open-start open-end coarse-date disputed low-confidence "
        "unknown-standing one-of-two"
    )
    assert " ".join(REASONS) == written
    assert last_reason(["disputed", "after-source", "open-start"]) == "disputed"


def test_the_same_record_gives_the_same_segments() -> None:
    things: list[Thing] = [pact("2001", seats=True), row("ies", of="sg"), row("hkie", "2005", of="hk")]
    assert record(things) == record(things)
    assert standing(*things) == standing(*things)
