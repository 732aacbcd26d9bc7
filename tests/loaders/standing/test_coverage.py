"""What lists of participants state on a day agrees with the seats that are derived for that day."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from accord_atlas.loaders import places
from accord_atlas.loaders.facts import Facts, read_facts
from accord_atlas.loaders.records import Coverage
from accord_atlas.loaders.standing.derivation import Standing, derive
from accord_atlas.loaders.standing.reading import record
from accord_atlas.loaders.standing.seats import Taken
from accord_atlas.loaders.standing.segments import on
from accord_atlas.loaders.standing.vintage import source_days

NOT_COMPARABLE = {
    ("washington-accord", "2024-01"): "an encyclopedia's list, edited after the admissions of June 2024",
    ("washington-accord", "2014-06-13"): "a list before the decisions of that day",
    ("dublin-accord", "2024~"): "machine-written; it calls the United Kingdom conditional, which no other source does",
}


@cache
def facts() -> Facts:
    return read_facts(places.tables() / "facts")


@cache
def stood() -> Standing:
    return derive(record(facts()))


def comparable() -> list[Coverage]:
    return [
        row
        for row in facts().coverage
        if row.jurisdictions and row.status != "unknown" and (row.agreement, row.as_of) not in NOT_COMPARABLE
    ]


def days(row: Coverage) -> Iterator[date]:
    """The first and the last day that the list may mean, and those between on which a seat changes."""
    meant = source_days(row.as_of, None, facts().sources[row.source[0]].retrieved)
    last = meant.last or meant.retrieved
    first = meant.first or last
    yield from (first, last)
    for seat, taken in stood().seats.items():
        if seat.agreement == row.agreement:
            yield from (each.start for each in taken if each.start and first < each.start < last)


def seats(agreement: str, day: date) -> dict[str, Taken]:
    found = {seat: on(taken, day) for seat, taken in stood().seats.items() if seat.agreement == agreement}
    return {seat.jurisdiction: taken for seat, taken in found.items() if seat.jurisdiction and taken}


def agrees(row: Coverage, day: date) -> bool:
    """Whether all that the list names may have such a seat, and, of a complete list, all sure ones are on it."""
    wanted = {"full": {"authorised"}, "provisional": {"provisional"}}.get(row.status, {"authorised", "provisional"})
    held = {
        place: taken
        for place, taken in seats(row.agreement, day).items()
        if wanted & {s.notation for s in taken.statuses}
    }
    sure = {place for place, taken in held.items() if len(taken.statuses) == 1 and taken.certainty != "possible"}
    return set(row.jurisdictions) <= held.keys() and (row.complete == "no" or sure <= set(row.jurisdictions))


@pytest.mark.parametrize("row", comparable(), ids=lambda row: f"{row.agreement}-{row.as_of}-{row.status}")
def test_a_list_agrees_with_the_seats_of_a_day_that_it_may_mean(row: Coverage) -> None:
    assert any(agrees(row, day) for day in days(row))


def test_what_is_not_comparable_is_still_in_the_table() -> None:
    assert NOT_COMPARABLE.keys() <= {(row.agreement, row.as_of) for row in facts().coverage}


def test_a_list_that_names_a_stranger_or_lacks_a_sure_member_disagrees() -> None:
    row = next(each for each in comparable() if each.complete == "yes" and each.status == "full")
    stranger = row.model_copy(update={"jurisdictions": (*row.jurisdictions, "mo")})
    shorter = row.model_copy(update={"jurisdictions": row.jurisdictions[1:]})
    assert not any(agrees(stranger, day) for day in days(row))
    assert not any(agrees(shorter, day) for day in days(row))
