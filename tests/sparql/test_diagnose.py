"""A query that cannot be read is refused with the place where it stops making sense.

Each file of the corpus has beside it the line, the column and what stands there.
"""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from accord_atlas.service.sparql.diagnose import BROKEN_IRI, CHINESE, UNCLOSED, UNGROUPED, Mistake, diagnose
from accord_atlas.service.sparql.rules import BOUND, UNEVEN

CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "sparql" / "malformed").glob("*.rq"))


def refusal(text: str) -> str | None:
    try:
        ox.Store().query(text, base_iri="http://example.org/")
    except SyntaxError as error:
        return str(error)
    return None


def mistake(text: str) -> Mistake:
    complaint = refusal(text)
    assert complaint
    found = diagnose(text, complaint, refusal)
    assert found
    return found


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_place_is_named(path: Path) -> None:
    found = mistake(path.read_bytes().decode())
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    said = found.found.partition("\n")[0]
    assert {"line": found.line, "column": found.column, "found": said} == expected


def test_what_could_stand_there_is_named() -> None:
    assert ")" in mistake("SELECT * { ?s ?p ?o FILTER(?o > 3 }").expected
    assert "}" in mistake("SELECT * { ?s ?p ?o").expected
    assert '"' in mistake("SELECT * { ?s ?p }").expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SELECT (COUNT(*) AS ?n) ?x { ?x ?y ?z }", UNGROUPED),
        ("SELECT ?x ?z (COUNT(*) AS ?n) { ?x ?y ?z } GROUP BY ?x", UNGROUPED),
        ("SELECT (?a AS ?a) { ?a ?b ?c }", "overrides"),
        ("SELECT * { ?s ?p 'x }", UNCLOSED),
        ("SELECT * { ?s <a b> ?o . FILTER(<http://x y> = 1) }", "IRI"),
        ("SELECT * { BIND(<http://x y> AS ?a) }", BROKEN_IRI),
        ("SELECT * { ?s ?p <http://x y> }", BROKEN_IRI),
        ("SELECT * { ?x a ?y BIND(1 AS ?x) }", BOUND),
        ("SELECT * { VALUES (?x ?y) { (1) } }", UNEVEN),
    ],
)
def test_a_broken_rule_is_told(text: str, why: str) -> None:
    assert why in (mistake(text).why or "")


def test_a_rule_that_is_kept_is_not_told() -> None:
    """What is missing is, although a name is in a FILTER before its BIND, and VALUES stands before."""
    found = mistake("SELECT * { VALUES (?a ?b) { (1 2) } FILTER(?x > 1) BIND(2 AS ?x) ?s ?p }")
    assert found.why is None
    assert "?" in found.expected


def test_our_reasons_are_told_in_chinese_too() -> None:
    assert {BROKEN_IRI, UNCLOSED, UNGROUPED, BOUND, UNEVEN} == set(CHINESE)


def test_a_prefix_that_is_not_declared_is_named() -> None:
    assert mistake("SELECT * { ?x aa:y ?z }").prefix == "aa"
    assert mistake("SELECT * { ?x ?y }").prefix is None


def test_a_long_query_gets_the_engines_place_without_a_search() -> None:
    requested: list[str] = []

    def counting(text: str) -> str | None:
        requested.append(text)
        return refusal(text)

    text = "SELECT * { " + "?s ?p ?o . " * 3000 + " ) }"
    complaint = refusal(text)
    assert complaint
    found = diagnose(text, complaint, counting)
    assert found is not None
    assert abs(found.column - text.index(")")) < 20
    assert requested == []


def test_few_beginnings_are_tried() -> None:
    requested: list[str] = []

    def counting(text: str) -> str | None:
        requested.append(text)
        return refusal(text)

    text = "SELECT * { " + "?s ?p ?o . " * 500 + " ) }"
    complaint = refusal(text)
    assert complaint
    found = diagnose(text, complaint, counting)
    assert found is not None
    assert found.column == text.index(")") + 1
    assert len(requested) < 20


def test_a_column_that_is_not_grouped_by_is_named() -> None:
    found = mistake("SELECT ?x ?y (COUNT(*) AS ?n) { ?x a ?y } GROUP BY ?x")
    assert (found.line, found.column, found.found) == (1, 11, "?y")
