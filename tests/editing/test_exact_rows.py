"""Rows of the curated tables are changed as exactly as by hand: one cell of one line, held to all laws, or none."""

import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord_atlas.loaders import places
from accord_atlas.loaders.build import read_sources
from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.editing.citing import cited, new_source, source_id
from accord_atlas.loaders.editing.curated import change_tables, edited, opened
from accord_atlas.loaders.editing.laws import concerning
from accord_atlas.loaders.editing.layered import with_changes
from accord_atlas.loaders.editing.rows import address, found, referring, renamed, row_of
from accord_atlas.loaders.editing.sheet import quoted, said, sheet
from accord_atlas.loaders.facts import fact_statements
from accord_atlas.loaders.facts.properties import CELLS
from accord_atlas.loaders.layers import CLEARED
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import TableErrors
from accord_atlas.loaders.validation import Findings
from accord_atlas.ontology.names import term

ROOT = Path(str(places.tables()))
PEC = ("ipea", "pec", "pk", "provisional")
LINE = "ipea,pec,pk,,member,provisional,,2011,2018-06-29,wikipedia-pec-copy,medium,\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the curated tables."""
    shutil.copytree(ROOT, tmp_path / "tables")
    return tmp_path / "tables"


def text(table: str, root: Path = ROOT) -> str:
    return (root / "facts" / f"{table}.csv").read_text("utf-8")


def difference(table: str, after: str) -> list[str]:
    lines = unified_diff(text(table).splitlines(True), after.splitlines(True), n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def test_every_table_is_read_and_written_byte_for_byte() -> None:
    for table in FACT_TABLES:
        assert opened(ROOT, table).text == text(table)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=8), min_size=12))
def test_whatever_a_cell_says_comes_back(values: list[str]) -> None:
    cells = values[:12]
    record = ",".join(map(quoted, cells)) + "\n"
    (line,) = sheet("parties", text("parties").splitlines(True)[0] + record).records
    assert line.values() == cells == [said(each) for each in line.written]


def test_a_change_is_one_cell_of_one_line_and_a_new_row_stands_where_the_order_wants_it() -> None:
    after = edited(ROOT, [RowChange("parties", {"start": "2012"}, PEC)])["parties"].text
    assert difference("parties", after) == [f"-{LINE}", f"+{LINE.replace('2011', '2012')}"]
    fresh = {
        "agreement": "ipea",
        "organization": "pec",
        "jurisdiction": "pk",
        "status": "applicant",
        "note": 'a "b", c',
    }
    added = edited(ROOT, [RowChange("parties", fresh)])["parties"]
    assert difference("parties", added.text) == ['+ipea,pec,pk,,,applicant,,,,,,"a ""b"", c"\n']
    keys = [added.key(record) for record in added.records]
    assert keys == sorted(keys)


def test_a_row_of_another_key_moves_and_what_is_said_of_its_cells_follows() -> None:
    row = next(each for each in found(ROOT, "organizations") if each.cells["id"] == "cacei")
    about = list(renamed(ROOT, row, {"id": "zzz-cacei"}))
    assert {change.cells["id"] for change in about} == {"zzz-cacei"}
    assert len(about) == sum(each.table in ("cell-sources", "names-zh") for each, _ in referring(ROOT, row)) > 1
    after = edited(ROOT, [RowChange("organizations", {"id": "zzz-cacei"}, row.key)])["organizations"]
    assert [key[0] for key in map(after.key, after.records)][-1] == "zzz-cacei"


def test_what_is_not_there_is_refused_with_what_comes_near() -> None:
    with pytest.raises(Refused, match="nearest: start"):
        edited(ROOT, [RowChange("parties", {"strat": "2012"}, PEC)])
    with pytest.raises(Refused, match=r"near: ipea\|pec\|pk\|provisional"):
        edited(ROOT, [RowChange("parties", {"start": "2012"}, ("ipea", "pec", "pk", "provisionnal"))])
    with pytest.raises(Refused, match="no table"):
        edited(ROOT, [RowChange("nowhere", {}, ("x",))])


def test_a_cell_that_is_wrong_is_told_by_its_line_at_home_and_nothing_is_written(copy: Path) -> None:
    with pytest.raises(TableErrors) as refused:
        change_tables(copy, [RowChange("parties", {"status": "provisionl"}, PEC)])
    (error,) = refused.value.errors
    assert (Path(error.file), error.column) == (copy / "facts" / "parties.csv", "status")
    assert text("parties", copy).splitlines(True)[(error.line or 0) - 1] == LINE
    assert text("parties", copy) == text("parties")


def test_a_law_that_would_break_stops_all_and_what_keeps_them_is_written(copy: Path) -> None:
    with pytest.raises(Findings, match="full-after-provisional"):
        change_tables(copy, [RowChange("parties", {"end": "2030"}, PEC)])
    assert text("parties", copy) == text("parties")
    name = source_id(copy, "https://example.org/minutes", "2012-06")
    known = {"kind": "member-body", "reliability": "medium"}
    read_on = next(iter(read_sources(copy).facts.sources.values())).retrieved
    new = new_source(copy, name, "https://example.org/minutes", day="2012-06", read_on=read_on, known=known)
    assert new is not None
    both = [new, cited(copy, "parties", PEC, name, column="start"), RowChange("parties", {"start": "2012"}, PEC)]
    touched = change_tables(copy, both)
    assert {each.table for each in touched} == {"sources", "cell-sources", "parties"}
    for each in touched:
        assert "example-org-2012-06" in text(each.table, copy).splitlines()[each.line - 1] or each.table == "parties"
    assert difference("parties", text("parties", copy)) == [f"-{LINE}", f"+{LINE.replace('2011', '2012')}"]
    assert [path.name for path in (copy / "facts").iterdir() if path.name.startswith(".")] == []


def test_a_layer_says_what_is_otherwise_and_never_renames_what_is_not_its_own() -> None:
    rows = with_changes(ROOT, {}, [RowChange("parties", {"start": "2012", "end": ""}, PEC)])
    assert rows["parties"][0]["start"] == "2012"
    assert rows["parties"][0]["end"] == CLEARED
    again = with_changes(ROOT, rows, [RowChange("parties", {"note": "Seen"}, PEC)])
    assert len(again["parties"]) == 1
    assert again["parties"][0]["start"] == "2012"
    with pytest.raises(Refused, match="part of what identifies"):
        with_changes(ROOT, {}, [RowChange("parties", {"status": "former"}, PEC)])
    with pytest.raises(Refused, match="already"):
        with_changes(ROOT, {}, [RowChange("parties", dict(zip(FACT_TABLES["parties"].KEY, PEC, strict=True)))])


def filled() -> Iterator[tuple[str, str, str]]:
    """Table, column and address of a row whose cell says something, a few of each column."""
    for table, column in CELLS:
        rows = [row for row in found(ROOT, table) if row.cells[column]]
        yield from ((table, column, address(row) or "") for row in rows[:3])


def test_a_cell_becomes_the_property_that_corrections_find_it_by() -> None:
    stated = {(one.subject.value, one.predicate.value) for one in fact_statements(read_sources().facts)}
    for table, column, subject in filled():
        properties = [prop for prop, _ in CELLS[table, column]]
        assert any((subject, term(prop).value) in stated for prop in properties), (table, column, subject)


def test_a_thing_leads_to_its_row_and_a_table_to_its_laws() -> None:
    iri = "https://w3id.org/accord-atlas/id/participation/ipea.pec.pk.provisional"
    row = row_of(ROOT, iri, "participation")
    assert row is not None
    assert row.key == PEC
    assert {"full-after-provisional", "no-standing-before-founding"} <= {law.name for law in concerning("parties")}
    assert "nothing-after-the-data-date" in {law.name for law in concerning("events")}
