"""Chinese renderings: complete, in their place, and refused where they would render nothing."""

from pathlib import Path

import pytest
from pyoxigraph import Literal
from tests.typed import as_a

from accord_atlas.loaders.facts import read_facts
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.renderings import COLUMNS, read_renderings, rendering_statements
from accord_atlas.loaders.tables import TableErrors

TABLES = Path(__file__).parents[2] / "loaders" / "tables"
WHOLE = {
    ("agreements", "requirements"),
    ("events", "what"),
    ("observations", "comparable_with"),
    ("accession-rules", "note"),
}
"""Columns of which every cell is rendered; of the notes on agreements those on recognition between two sides are."""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(TABLES / "facts")


def test_every_cell_is_rendered(facts: Facts) -> None:
    done = {(row.table, row.id, row.column) for row in read_renderings(TABLES / "renderings", facts)}
    for table, column in WHOLE:
        words = COLUMNS[table, column].english(facts)
        cells = {(table, address.value.rpartition("/")[2], column) for address, text in words.items() if text}
        assert cells <= done
    pairs = {"mutual-recognition-agreement", "admissions-pathway"}
    noted = {("agreements", a.id, "note") for a in facts.agreements.values() if a.note and a.kind in pairs}
    assert noted <= done


def test_each_is_a_chinese_text_of_the_same_property(facts: Facts) -> None:
    rows = read_renderings(TABLES / "renderings", facts)
    said = list(rendering_statements(rows, facts))
    unrendered = {source.id for source in facts.sources.values()} - {row.id for row in rows if row.table == "sources"}
    assert len(said) == len(rows) + len(unrendered)
    assert len(rows) > 1200
    assert {as_a(Literal, each.object).language for each in said} == {"zh"}
    assert all(each.evidence is None for each in said)


def test_sources_are_told_in_chinese_where_the_words_are_ours_or_the_name_is_known(facts: Facts) -> None:
    done = {r.id: r.zh for r in read_renderings(TABLES / "renderings", facts) if r.table == "sources"}
    assert done["cast-notice-2022-16"] == "中国科协办公厅"
    assert done["hkie-pr-143"] == "香港工程师学会"
    named = {name: o.name_zh for o in facts.organizations.values() if o.name_zh for name in (o.name_en, o.acronym)}
    for source in facts.sources.values():
        if source.publisher in named or "copy" in source.publisher or "eport" in source.publisher:
            assert source.id in done, source.publisher
        if named.get(source.publisher):
            assert done[source.id] == named[source.publisher], source.publisher


def test_no_rendering_names_a_row_by_its_slug(facts: Facts) -> None:
    slugs = {row.id for row in facts.observations}
    for row in read_renderings(TABLES / "renderings", facts):
        assert not [slug for slug in slugs if slug in row.zh], row


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("events,2021-03-18-cse-lunch,what,成立", "a row of events; nearest: 2021-03-18-cse-launch"),
        ("events,2021-03-18-cse-launch,note,成立", "a column of events in words: what"),
        ("agreements,eur-ing,requirements,条件", "that cell is blank"),
        ("events,2021-03-18-cse-launch,what,CSE launched", "words in Chinese"),
        ("events,2021-03-18-cse-launch,what,", "a value; the cell is blank"),
        ("event,2021-03-18-cse-launch,what,成立", "one of accession-rules, agreements, events, observations, sources"),
        ("events,CSE launch,what,成立", "the slug of an address"),
        ("events,2021-03-18-cse-launch,what,成立\nevents,2021-03-18-cse-launch,what,成立", "a key of its own"),
    ],
)
def test_what_renders_nothing_is_refused(tmp_path: Path, facts: Facts, line: str, expected: str) -> None:
    (tmp_path / "zh.csv").write_text(f"table,id,column,zh\n{line}\n", "utf-8")
    with pytest.raises(TableErrors, match=r"zh\.csv") as raised:
        read_renderings(tmp_path, facts)
    assert expected in str(raised.value)
