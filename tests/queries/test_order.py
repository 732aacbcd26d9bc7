"""No query of ours sorts what the engine cannot sort: each key of an `ORDER BY` has values of one kind, or texts.

The engine compares numbers and durations by value, all else by its characters, and ends its process where the two are
mixed. In the server's own process, where stored questions run, that would be the end of all.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from tests.queries.test_questions import every_question, requests_for

from accord_atlas.ontology.names import term
from accord_atlas.queries.question import Question, checks, rules
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.dataset.statistics import _statistics

ROOT = Path(__file__).parents[2]
NUMBERS = {
    term(f"xsd:{name}") for name in ("integer", "decimal", "double", "float", "nonNegativeInteger", "int", "long")
}
DURATIONS = {term(f"xsd:{name}") for name in ("duration", "dayTimeDuration", "yearMonthDuration")}
ORDER = re.compile(r"\bORDER\s+BY\b(.*?)(?=\bLIMIT\b|\bOFFSET\b|\}|\Z)", re.IGNORECASE | re.DOTALL)
KEY = re.compile(
    r"(?:(?:ASC|DESC)\s*\(\s*)?(?:\?(?P<column>\w+)|(?P<text>STR|LANG)\s*\([^()]*\))\s*\)?\s*", re.IGNORECASE
)


def kind(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """How the engine compares a value with others: those of one kind have an order."""
    if not isinstance(value, ox.Literal):
        return "thing"  # these come before all literals
    return "number" if value.datatype in NUMBERS else "duration" if value.datatype in DURATIONS else "text"


def columns_sorted(query: str) -> Iterator[str]:
    """The columns by whose values a query sorts; AssertionError for a key that is neither a column nor made a text."""
    for clause in ORDER.findall(re.sub(r"^\s*#.*$", "", query, flags=re.MULTILINE)):
        keys = clause.strip()
        while keys:
            key = KEY.match(keys)
            assert key, f"sort by a column or by STR(…), not by {keys}"
            if key["column"]:
                yield key["column"]
            keys = keys[key.end() :]


def unsortable(query: str, store: ox.Store) -> dict[str, set[str]]:
    """The sorted columns of a query that have values of several kinds: column → the kinds."""
    wanted = set(columns_sorted(query))
    if not wanted:
        return {}
    found = store.query(ORDER.sub(" ", query), use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert wanted <= {variable.value for variable in found.variables}, "only columns are sorted by"
    kinds: dict[str, set[str]] = {column: set() for column in wanted}
    for row in found:
        for column in wanted:
            if (value := row[column]) is not None:
                kinds[column].add(kind(value))
    return {column: seen for column, seen in kinds.items() if len(seen - {"thing"}) > 1}


@every_question
def test_a_stored_question_sorts_what_can_be_sorted(
    question: Question, store: ox.Store, bind: Callable[..., str]
) -> None:
    assert ORDER.search(question.query), "an answer is in the same order every time"
    for given in ({}, *requests_for(question)):
        assert unsortable(bind(question.name, **given), store) == {}


@pytest.mark.parametrize("query", [*checks().values(), *rules().values()], ids=lambda query: query.name)
def test_a_law_and_a_rule_sort_what_can_be_sorted(query: Question, store: ox.Store) -> None:
    assert unsortable(query.query, store) == {}


class Watched:
    """The release's store, which keeps the queries that it is asked."""

    def __init__(self, store: Any) -> None:
        self._store, self.requested = store, list[str]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def select(self, query: str) -> Any:
        self.requested.append(query)
        return self._store.select(query)


def test_what_describes_the_data_sorts_what_can_be_sorted(atlas: Atlas, store: ox.Store) -> None:
    watched = Watched(atlas.store)
    _statistics(Atlas(atlas.release, watched, atlas.settings))
    sorted_ = [query for query in watched.requested if ORDER.search(query)]
    assert sorted_
    assert [found for query in sorted_ if (found := unsortable(query, store))] == []


def test_all_code_that_sorts_in_sparql_is_looked_at() -> None:
    """Another query with `ORDER BY` in the code needs a test here."""
    sources = [path for end in ("*.py", "*.ts", "*.svelte") for path in (ROOT / "service").rglob(end)]
    texts = {path: path.read_text("utf-8") for path in sources if "node_modules" not in path.parts}
    found = {
        path.name for path, text in texts.items() if re.search(r"\bSELECT\b[^;]*\bORDER BY (?:[?(]|ASC|DESC|STR)", text)
    }
    assert found <= {"statistics.py", "store.py", "ontology.ts", "examples.ts", "hints.test.ts", "write.test.ts"}


@pytest.mark.parametrize("name", ["ontology.ts", "sparql/examples.ts"])
def test_the_interface_sorts_what_can_be_sorted(name: str, store: ox.Store) -> None:
    text = (ROOT / "service" / "ui" / "src" / "lib" / name).read_text("utf-8")
    queries = [query for query in re.findall(r"`([^`]*)`", text) if ORDER.search(query)]
    assert queries
    assert [found for query in queries if (found := unsortable(query, store))] == []


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("?o", {"o": {"number", "text"}}),
        ("?s DESC(?o)", {"o": {"number", "text"}}),
        ("STR(?o)", {}),
        ("?s", {}),
        ("DESC(STR(?o)) ?s", {}),
    ],
)
def test_a_query_that_sorts_mixed_values_is_found(order: str, found: dict[str, set[str]]) -> None:
    mixed = ox.Store()
    mixed.load("<urn:a> <urn:p> 3 , '5' , '2019'^^<urn:edtf> .", ox.RdfFormat.TURTLE)
    assert unsortable(f"SELECT ?s ?o {{ ?s ?p ?o }} ORDER BY {order}", mixed) == found
    with pytest.raises(AssertionError, match="sort by a column"):
        unsortable("SELECT ?s ?o { ?s ?p ?o } ORDER BY (?o + 1)", mixed)
