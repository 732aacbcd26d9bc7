"""The fact tables in the release: nothing lost, nothing added.

The round trip reads RDF only, never our records: it rebuilds every row of every table from a store and compares
it with the CSV file, cell by cell, both ways. Values that one cell lists are compared as a set, because RDF keeps
no order; only the first Chinese title, which is the label, is held to its place.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store
from tests.loaders.columns import COLUMNS
from tests.loaders.reading_back import notation, objects, slugs, words
from tests.typed import as_a, text

from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.notice import read_notice
from accord_atlas.loaders.notice.outcomes import outcome_statements
from accord_atlas.loaders.statements import quads
from accord_atlas.ontology.names import BASE, term

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
Row = dict[str, str]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(FOLDER)


@pytest.fixture(scope="module")
def store(facts: Facts) -> Store:
    loaded = Store()
    loaded.bulk_extend(quads(fact_statements(facts)))
    loaded.bulk_extend(quads(outcome_statements(facts, read_notice(FOLDER.parent / "notice", facts))))
    return loaded


SEVERAL = {
    *("source", "basis", "aliases", "former_titles", "title_conferred", "specialties", "scheme", "organizations"),
    *("recognises", "effect_source", "listed_bodies", "jurisdictions", "about"),
}
"""Columns whose cells may list several values, in an order that means nothing."""


def written(table: str) -> list[Row]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [_unordered(row) for row in csv.DictReader(file)]


def _unordered(row: Row) -> Row:
    """Lists in order; other names of an agreement, which are aliases in the release, in one cell."""
    first, *others = row.get("title_zh", "").split("|")
    if "title_zh" in row:
        others += filter(None, row.pop("aliases", "").split("|"))
    ordered = {name: "|".join(sorted(cell.split("|"))) if name in SEVERAL else cell for name, cell in row.items()}
    return ordered | ({"title_zh": "|".join([first, *sorted(others)])} if others else {})


def released(store: Store, table: str) -> list[Row]:
    if table == "conflicts":
        return list(contested(store))
    kind, columns = COLUMNS[table]
    subjects = [as_a(NamedNode, quad.subject) for quad in store.quads_for_pattern(None, term("rdf:type"), term(kind))]
    return [{name: read(store, subject) for name, read in columns.items()} for subject in subjects]


def contested(store: Store) -> Iterator[Row]:
    """Each contested claim as the row of conflicts that it stands for."""
    for quad in store.quads_for_pattern(None, term("aa:contested"), None):
        claim = as_a(NamedNode, quad.subject)
        (subject,) = objects(NamedNode, store, claim, "rdf:subject")
        (value,) = objects(object, store, claim, "rdf:object")
        kind, name = subject.value.removeprefix(f"{BASE}id/").split("/")
        about = {"agreement": "", "organization": "", "standard": "", "observation": ""}
        if kind == "participation":
            about |= {"agreement": slugs("aa:agreement", "agreement")(store, subject)}
            about |= {"organization": slugs("aa:participant", "organization")(store, subject)}
        else:
            about |= {"agreement": slugs("aa:agreement", "agreement")(store, claim), kind: name}
        yield {
            **about,
            "property": text(quad.object),
            "value": text(value).removeprefix(f"{BASE}id/concept/participation-status."),
            "source": slugs("aa:source", "source")(store, claim),
            "rank": notation("aa:rank", "rank")(store, claim),
            "why_en": words("aa:why", "en")(store, claim),
            "why_zh": words("aa:why", "zh")(store, claim),
        }


def counted(rows: list[Row]) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple(sorted(row.items())) for row in rows)


@pytest.mark.parametrize("table", sorted([*COLUMNS, "conflicts"]))
def test_every_row_is_in_the_release_and_no_other(store: Store, table: str) -> None:
    on_paper, in_rdf = counted(written(table)), counted(released(store, table))
    assert on_paper.total() > 0
    assert on_paper - in_rdf == Counter(), "rows that the release lost"
    assert in_rdf - on_paper == Counter(), "rows that the release made up"


def test_the_round_trip_notices_a_lost_cell(facts: Facts) -> None:
    quad, *others = [q for q in quads(fact_statements(facts)) if q.predicate == term("aa:scopeNote")]
    loaded = Store()
    loaded.bulk_extend(q for q in quads(fact_statements(facts)) if q != quad)
    assert others
    assert len(counted(written("standards")) - counted(released(loaded, "standards"))) == 1
