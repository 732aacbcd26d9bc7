"""Consistency laws of the subject matter: the real data keep them, and each catches what it is there to catch.

`tests/corpus/laws/<law>.ttl` holds statements that break a law beside some that look alike and keep it; its first line
names what the law must find, no more and no less. The laws that hold the data to the ontology have tests of their own.
"""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from accord_atlas.ontology.names import prefixes
from accord_atlas.queries.question import Question, checks

TESTS = Path(__file__).parents[1]
EXAMPLES = {path.stem: path.read_text("utf-8") for path in sorted((TESTS / "corpus" / "laws").glob("*.ttl"))}
HEAD = "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes().items())


def found(store: ox.Store, law: Question) -> list[str]:
    """What each row of a law speaks of, as one line of `kind/slug` and plain values."""
    rows = store.query(law.query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    assert [variable.value for variable in rows.variables] == [column.name for column in law.columns]
    return [" ".join(re.sub(r"^.*/id/", "", cell.value) for cell in row if cell is not None) for row in rows]


@pytest.mark.parametrize("law", checks().values(), ids=lambda law: law.name)
def test_the_real_data_keep_the_law(law: Question, store: ox.Store) -> None:
    assert found(store, law) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_law_finds_what_breaks_it_and_nothing_else(name: str) -> None:
    text = EXAMPLES[name]
    expected = text.splitlines()[0].removeprefix("# finds: ").split()
    store = ox.Store()
    store.load(HEAD + text, ox.RdfFormat.TURTLE)
    rows = found(store, checks()[name])
    assert len(rows) == len(expected), rows
    for broken in expected:
        assert any(broken in row.split() for row in rows), (broken, rows)


def test_every_law_has_an_example() -> None:
    elsewhere = (TESTS / "ontology" / "test_laws.py").read_text("utf-8")
    assert {law for law in checks() if law not in EXAMPLES and f'"{law}"' not in elsewhere} == set()


@pytest.mark.parametrize("law", checks().values(), ids=lambda law: law.name)
def test_a_law_has_words_in_both_languages(law: Question) -> None:
    assert law.columns
    assert not law.parameters
    for text in (law.title, law.description, *(column.title for column in law.columns)):
        assert text["en"].strip()
        assert re.search(r"[\u4e00-\u9fff]", text["zh"])
