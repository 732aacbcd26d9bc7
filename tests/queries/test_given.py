"""The text of a question for the parameters that are given answers as the text that stands in its file."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pyoxigraph as ox
import pytest

from accord_atlas.queries.given import VALUES, filled, settled
from accord_atlas.queries.question import Question, questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.questions.parameters import Value
from accord_atlas.service.questions.request import read_request

MORE: dict[str, tuple[str, ...]] = {
    "agreement": ("washington-accord", "cse-pec-mra-2025"),
    "organization": ("cse-cn", "hkie"),
    "jurisdiction": ("my", "gb"),
    "as_of": ("2001-07-01", "2026-01-01"),
    "certainty": ("possible",),
    "from": ("jurisdiction/us",),
    "to": ("region/us-tx",),
}
"""Further values beside each parameter's own example."""


def _sets(question: Question) -> Iterator[dict[str, str]]:
    """Every set of parameters that may be given, with the examples, and once with each of the further values."""
    needed = [p for p in question.parameters if p.required]
    free = [p for p in question.parameters if not p.required]
    for chosen in (each for n in range(len(free) + 1) for each in combinations(free, n)):
        given = {p.name: p.example for p in (*needed, *chosen)}
        if all(p.needs is None or p.needs in given for p in chosen):
            yield given
            yield from ({**given, one: other} for one in given for other in MORE.get(one, ()))


def _as_it_stands(question: Question, values: Mapping[str, Value]) -> str:
    """What somebody with a SPARQL client sends, who writes the values into the row of the file."""
    slot = VALUES.search(question.query)
    if slot is None:
        return question.query
    each = [values.get(name.lstrip("?")) for name in slot[1].split()]
    terms = [[str(v) for v in value] if isinstance(value, tuple) else [str(value or "UNDEF")] for value in each]
    rows = ") (".join(" ".join(row) for row in product(*terms))
    return f"{question.query[: slot.start(2)]}{rows}{question.query[slot.end(2) :]}"


@pytest.mark.parametrize("name", questions())
def test_the_text_for_what_is_given_has_the_rows_of_the_file(atlas: Atlas, name: str) -> None:
    question = questions()[name]
    for given in _sets(question):
        try:
            values = read_request(atlas, question, given).values
        except BadParameter:  # of another kind than this question takes
            continue
        text = question.in_both_languages(question.bind(values))
        expected = question.in_both_languages(_as_it_stands(question, values))
        assert _rows(atlas, text) == _rows(atlas, expected), given


def _rows(atlas: Atlas, text: str) -> list[list[str]]:
    return [[str(value) for value in solution] for solution in atlas.store.select(text)]


@pytest.mark.parametrize("name", questions())
def test_nothing_in_it_hangs_on_a_parameter_any_more(name: str) -> None:
    question = questions()[name]
    values = {p.name: ox.Literal("x") for p in question.parameters}
    for given in ({}, values):
        text = question.bind(given)
        assert "UNDEF" not in text
        assert "#!" not in text or not given
        assert not any(f"BOUND(?{p.name})" in text for p in question.parameters if f"?{p.name} " not in question.query)


def test_what_is_settled_and_how() -> None:
    text = """SELECT DISTINCT ?x ?said WHERE {
  VALUES (?body ?day) { (UNDEF UNDEF) }
  #? body: ?x aa:of $body .
  OPTIONAL { #! body
    ?x aa:at ?y .
  } #! body
  ?z aa:of ?x . #= day
  OPTIONAL { ?x aa:from ?from }
  FILTER (!BOUND(?body) || ?y = ?body)
  FILTER (!BOUND(?day) || (?from <= ?day && ?x != "a) , (b"))
  BIND (IF(BOUND(?day), CONCAT(?y, "),("), ?none) AS ?said)
}
"""
    body = ox.NamedNode("http://x.example/b")
    assert filled(settled(text, ("body", "day"), frozenset({"body"})), {"body": body}) == (
        "SELECT DISTINCT ?x ?said WHERE {\n"
        "  VALUES (?body) { (<http://x.example/b>) }\n"
        "  ?x aa:of <http://x.example/b> .\n"
        "    ?x aa:at ?y .\n"
        "  FILTER (?y = ?body)\n"
        "  BIND (?none AS ?said)\n"
        "}\n"
    )
    assert "?z aa:of ?x ." in settled(text, ("body", "day"), frozenset({"day"}))
    assert '(?from <= ?day && ?x != "a) , (b")' in settled(text, ("body", "day"), frozenset({"day"}))
    assert 'BIND (CONCAT(?y, "),(") AS ?said)' in settled(text, ("body", "day"), frozenset({"day"}))
