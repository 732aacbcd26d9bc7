"""Who was in what on a day: every answer reckoned a second time from the CSV tables, by code of its own.

The reckoning follows the words of the rule, not the loaders: it reads EDTF with a few lines of its own, makes the
first and last day of each start and end, and says for a day whether a participation is certain, presumed, possible
or not in the answer.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Ask = Callable[..., list[dict[str, str | None]]]
Table = Callable[[str], list[dict[str, str]]]
Days = tuple[date | None, date | None]
RETRIEVED = date(2026, 11, 22)
OPEN: Days = (None, None)
FIXED = [date(1988, 12, 31), date(2001, 6, 25), date(2008, 1, 1), date(2019, 1, 1), RETRIEVED, date(2031, 1, 1)]


def days(written: str) -> Days:
    """First and last day that an EDTF date may mean; ? and ~ open the next larger unit, a year its neighbours."""
    if not written:
        return OPEN
    parts = [int(part) for part in written.strip("?~").split("-")]
    if written[-1] in "?~":
        if len(parts) == 1:
            return date(parts[0] - 1, 1, 1), date(parts[0] + 1, 12, 31)
        parts.pop()
    year, month, day = (*parts, 0, 0)[:3]
    last = calendar.monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, day or last)


def spoken(vintage: str) -> date:
    """The first day that a source may speak for: what its vintage names, else the day it was retrieved."""
    year = re.search(r"(19|20)\d\d", vintage)
    if not year:
        return RETRIEVED
    if "before " + year[0] in vintage:
        return date(int(year[0]) - 1, 1, 1)
    full = re.match(r"(\d{4})-(\d\d)(?!\d)(?:-(\d\d))?", vintage[year.start() :])
    return date(int(full[1]), int(full[2]), int(full[3] or 1)) if full else date(int(year[0]), 1, 1)


@dataclass(frozen=True)
class Participation:
    """A row of parties.csv with the days that its start and its end may lie on."""

    row: dict[str, str]
    begun: Days
    ended: Days
    seen: date

    def on(self, day: date) -> str | None:
        """How surely it holds on a day, None where it does not."""
        (first, last), (over_first, over_last) = self.begun, self.ended
        if (first and day < first) or (over_last and day >= over_last):
            return None
        if (last and day < last) or (over_first and day >= over_first):
            return "possible"
        return "certain" if over_last or day <= self.seen else "presumed"

    def overlaps(self, other: "Participation") -> bool:
        return not any(
            mine.begun[0] and theirs.ended[1] and mine.begun[0] >= theirs.ended[1]
            for mine, theirs in ((self, other), (other, self))
        )

    def cell(self, name: str) -> str | None:
        value = self.row[name]
        return f"{name}/{value}" if value and name in {"agreement", "organization", "jurisdiction"} else value or None


@pytest.fixture(scope="session")
def participations(table: Table) -> list[Participation]:
    seen = {row["id"]: spoken(row["vintage"]) for row in table("facts/sources")}
    agreements = {row["id"]: row for row in table("facts/agreements")}
    parties = table("facts/parties")
    bodies = {
        (row["agreement"], row["organization"] or row["jurisdiction"]): row
        for row in parties
        if row["status"] == "authorised"
    }

    def begun(row: dict[str, str]) -> Days:
        if row["start"]:
            return days(row["start"])
        agreement = agreements[row["agreement"]]
        dated = sorted(d for d in (days(agreement["signed"]), days(agreement["in_force"])) if d != OPEN)
        return (dated[0][0] if dated else None), seen[row["source"]]

    def ended(row: dict[str, str]) -> Days:
        full = bodies.get((row["agreement"], row["organization"] or row["jurisdiction"]))
        if row["end"] or agreements[row["agreement"]]["ended"]:
            return days(row["end"] or agreements[row["agreement"]]["ended"])
        if row["status"] == "former":
            return begun(row)[0], seen[row["source"]]
        return begun(full) if row["status"] == "provisional" and full else OPEN

    return [Participation(row, begun(row), ended(row), seen[row["source"]]) for row in parties]


def turning_points(participations: list[Participation]) -> Iterator[date]:
    """The days around which an answer changes, and some that lie before and after everything."""
    found = {day for s in participations for day in (*s.begun, *s.ended, s.seen) if day}
    yield from sorted({d + timedelta(days=n) for d in found for n in (-1, 0)} | set(FIXED))


def test_the_reckoning_reads_dates() -> None:
    assert days("2019") == (date(2019, 1, 1), date(2019, 12, 31))
    assert days("2020-02") == (date(2020, 2, 1), date(2020, 2, 29))
    assert days("2025-06-11?") == (date(2025, 6, 1), date(2025, 6, 30))
    assert days("2009~") == (date(2008, 1, 1), date(2010, 12, 31))
    assert days("2017-06?") == (date(2017, 1, 1), date(2017, 12, 31))
    assert [spoken(v) for v in ("undated, old", "before 2013", "2017-10/2017-11", "2018 or later")] == [
        RETRIEVED, date(2012, 1, 1), date(2017, 10, 1), date(2018, 1, 1),
    ]  # fmt: skip


def test_members_on_every_turning_point(ask: Ask, participations: list[Participation]) -> None:
    for agreement in sorted({s.row["agreement"] for s in participations}):
        concerned = [s for s in participations if s.row["agreement"] == agreement]
        for day in turning_points(concerned):
            expected = {
                (
                    *(s.cell(c) for c in ("organization", "jurisdiction", "role", "status", "start", "end")),
                    s.on(day),
                    f"source/{s.row['source']}",
                )
                for s in concerned
                if s.on(day)
            }
            assert {
                tuple(row.values()) for row in ask("members", agreement=agreement, as_of=day.isoformat())
            } == expected, (agreement, day)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(1985, 1, 1), date(2030, 12, 31)))
def test_matrix_on_any_day(ask: Ask, table: Table, participations: list[Participation], day: date) -> None:
    kinds = {"education-accord", "competence-agreement", "mutual-recognition-agreement"}
    columns = {
        r["id"] for r in table("facts/agreements") if r["kind"] in kinds and r["scope"] in {"multilateral", "regional"}
    }
    expected = {
        tuple(s.cell(c) for c in ("jurisdiction", "agreement", "organization", "status"))
        for s in participations
        if s.row["agreement"] in columns and s.row["jurisdiction"] and s.on(day)
    }
    assert {tuple(row.values()) for row in ask("recognition-matrix", as_of=day.isoformat())} == expected


@pytest.mark.parametrize("day", [None, date(2008, 1, 1), RETRIEVED], ids=str)
def test_shared_agreements_of_every_pair(ask: Ask, participations: list[Participation], day: date | None) -> None:
    bodies: dict[str, list[Participation]] = {}
    for s in participations:
        if s.row["organization"]:
            bodies.setdefault(s.row["organization"], []).append(s)
    given = {"as_of": day.isoformat()} if day else {}
    for a in ("cast", "cse-cn", "hkie", "pec", "ncees", "usciep", "cctt", "engineers-australia"):
        for b in sorted(bodies.keys() - {a}):
            expected = {
                (one.cell("agreement"), one.row["status"], other.row["status"], one.cell("start"), other.cell("start"))
                for one in bodies[a]
                for other in bodies[b]
                if one.row["agreement"] == other.row["agreement"] and one.overlaps(other)
                and (day is None or (one.on(day) and other.on(day)))
            }  # fmt: skip
            assert {tuple(row.values()) for row in ask("shared-agreements", a=a, b=b, **given)} == expected, (a, b)


@pytest.mark.parametrize("day", [None, *FIXED], ids=str)
def test_partners_of_every_body(ask: Ask, table: Table, participations: list[Participation], day: date | None) -> None:
    agreements = {row["id"]: row for row in table("facts/agreements") if row["scope"] != "multilateral"}
    given = {"as_of": day.isoformat()} if day else {}
    now = [s for s in participations if s.row["agreement"] in agreements and (day is None or s.on(day))]
    for body in sorted({s.row["organization"] for s in participations} - {""}):
        expected = {
            (s.cell("organization"), s.cell("jurisdiction"), s.cell("agreement"), deal["kind"], deal["signed"] or None)
            for own in now
            if own.row["organization"] == body
            for s in now
            if s.row["agreement"] == own.row["agreement"] and s.row["organization"] != body
            for deal in [agreements[s.row["agreement"]]]
        }
        assert {tuple(row.values()) for row in ask("partners", organization=body, **given)} == expected, body


@pytest.mark.parametrize("day", [None, *FIXED, date(2000, 1, 1)], ids=str)
def test_agreements_of_everyone(ask: Ask, table: Table, participations: list[Participation], day: date | None) -> None:
    expected: set[tuple[str | None, ...]] = set()
    for deal in table("facts/agreements"):
        signed = [d for d in (days(deal["signed"])[0], days(deal["in_force"])[0]) if d]
        over = days(deal["ended"])[1]
        if day and ((signed and min(signed) > day) or (over and over <= day)):
            continue
        head = (f"agreement/{deal['id']}", deal["kind"], deal["scope"])
        inside = [s for s in participations if s.row["agreement"] == deal["id"] and (day is None or s.on(day))]
        expected |= {
            (*head, s.cell("organization"), s.row["status"], deal["signed"] or None, s.cell("start")) for s in inside
        }
        if not inside:
            expected.add((*head, None, None, deal["signed"] or None, None))
    given = {"as_of": day.isoformat()} if day else {}
    assert {tuple(row.values()) for row in ask("agreements", **given)} == expected


def test_members_of_ipea_in_2008_and_2019(ask: Ask) -> None:
    """Read by hand from parties.csv: who had joined by then, and who cannot be told."""

    def on(day: str) -> dict[str, str | None]:
        rows = ask("members", agreement="ipea", as_of=day)
        assert len({row["organization"] for row in rows}) == len(rows)
        return {
            f"{str(row['organization']).removeprefix('organization/')} {row['status']}": row["certainty"]
            for row in rows
        }

    founders = "engineers-australia engineers-canada hkie engineers-ireland ipej kpea iem-my engnz ecsa engc ies"
    assert on("2008-01-01") == {
        **{f"{body} authorised": "certain" for body in founders.split()},
        "bperb provisional": "certain",
        "iei-in provisional": "certain",
        "cie-tw provisional": "certain",
        "iesl authorised": "presumed",
        "usciep former": "possible",
        "ncees authorised": "possible",
    }
    later = on("2019-01-01")
    assert {f"{body} authorised" for body in founders.split()} < later.keys()
    assert later.keys() - on("2008-01-01").keys() == {
        "iei-in authorised", "cie-tw authorised", "pec authorised", "aeer provisional",
    }  # fmt: skip
    assert on("2008-01-01").keys() - later.keys() == {"iei-in provisional", "cie-tw provisional"}
    assert (later["usciep former"], later["ncees authorised"]) == ("possible", "certain")


def test_a_day_before_everything_has_nobody(ask: Ask) -> None:
    assert ask("members", agreement="washington-accord", as_of="1988-12-31") == []


def test_a_year_only_start_is_possible_within_its_year(ask: Ask) -> None:
    def pakistan(day: str) -> dict[str | None, str | None]:
        rows = ask("members", agreement="washington-accord", as_of=day)
        return {row["status"]: row["certainty"] for row in rows if row["organization"] == "organization/pec"}

    assert pakistan("2016-12-31") == {"provisional": "certain"}
    assert pakistan("2017-06-15") == {"provisional": "possible", "authorised": "possible"}
    assert pakistan("2017-12-31") == {"authorised": "certain"}
    assert pakistan("2026-11-22") == {"authorised": "presumed"}
