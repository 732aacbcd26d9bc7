"""SERVICE is found in every reading of a text, and nothing else is taken for it.

The corpus has one query a file. What the guard says is compared with what the engine does, on texts made up as well.
"""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord_atlas.service.core.query_text import readings
from accord_atlas.service.sparql.formats import form
from accord_atlas.service.sparql.guard import calls, refused

CORPUS = Path(__file__).parents[1] / "corpus" / "sparql"
UNREACHABLE = "<http://127.0.0.1:9/>"
"""The engine refuses this port before it opens a connection, and says so: calling shows, and nothing is called."""


def texts(folder: str) -> list[object]:
    return [pytest.param(path.read_bytes().decode(), id=path.stem) for path in sorted((CORPUS / folder).glob("*.rq"))]


def engine_calls(text: str) -> bool:
    store = ox.Store()
    store.load(b'<x:a> <x:p> "1" .', ox.RdfFormat.N_TRIPLES)
    try:
        results = store.query(text, base_iri="http://example.org/")
        if isinstance(results, ox.QueryTriples):
            list(results)
        else:
            results.serialize(format=ox.QueryResultsFormat.TSV)
    except OSError as error:
        return "port 9" in str(error)
    except (SyntaxError, RuntimeError, ValueError):
        return False
    return False


@pytest.mark.parametrize("text", texts("calls"))
def test_each_trick_is_found(text: str) -> None:
    assert calls(text)
    assert refused(calls(text), ())


@pytest.mark.parametrize("text", texts("innocents"))
def test_what_only_looks_alike_passes(text: str) -> None:
    assert calls(text) == []
    assert not engine_calls(text)


def test_the_engine_does_call_in_most_of_the_tricks() -> None:
    """Else the corpus would prove little: the engine must take enough of its texts for calls."""
    files = sorted((CORPUS / "calls").glob("*.rq"))
    assert sum(engine_calls(path.read_bytes().decode()) for path in files) > len(files) / 2


PIECES = [
    *("'", "''", "'''", '"', '"""', "\\", "\\'", "#", "\n", "\r", "<", "<b#>", "<#'>", ">", "<2#>", "1", "true"),
    *("?a", "x:", "x:a\\'b", ":", ".", "{", "}", "{}", "(", ")", "FILTER(1<2", "FILTER(?a<?b", "BIND(1 AS ?c)"),
    *("SERVICE", f"SERVICE {UNREACHABLE} {{}}", f"SERVICE{UNREACHABLE}{{}}", "SILENT", "SERVICE:y {}", "VALUES ?a {1}"),
    *(" ", "\\u0027", "\\u000A", "@en", "^^", "_:b", "<<", "<<(", ")>>", "OPTIONAL {", "GRAPH x:service {"),
]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=7), st.lists(st.sampled_from(PIECES), max_size=5))
def test_where_the_engine_calls_the_guard_has_found_it(before: list[str], after: list[str]) -> None:
    call = f"SERVICE {UNREACHABLE} {{}}"
    for prologue in ("", "PREFIX x: <http://127.0.0.1:9/> PREFIX : <http://127.0.0.1:9/> "):
        text = f"{prologue}SELECT * {{ {' '.join(before)} {call} {' '.join(after)} }}"
        assert calls(text) or not engine_calls(text), text


def test_an_allowed_endpoint_is_compared_letter_by_letter() -> None:
    allowed = ("https://example.org/sparql",)
    for target, passes in {
        "<https://example.org/sparql>": True,
        "<https://example.org/sparql/>": False,
        "<https://example.org/sparql?x>": False,
        "<https://example.org/sparq>": False,
        "<https://example.org:443/sparql>": False,
        "<HTTPS://example.org/sparql>": False,
        "<https://example.org/sparq\\u006C>": False,
        "<https://user@example.org/sparql>": False,
        "?endpoint": False,
        "ex:sparql": False,
    }.items():
        found = calls(f"SELECT * {{ SERVICE {target} {{ ?s ?p ?o }} }}")
        assert (not refused(found, allowed)) is passes, target


def test_one_allowed_call_does_not_cover_another() -> None:
    text = "SELECT * { SERVICE <https://a.example/> { ?s ?p ?o } SERVICE <https://b.example/> { ?s ?p ?o } }"
    assert [call.target for call in refused(calls(text), ("https://a.example/",))] == ["<https://b.example/>"]


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "delete where { ?s ?p ?o }",
        "PREFIX x: <http://x/> LOAD <http://127.0.0.1:9/>",
        "# SELECT\nLOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <x:g>",
        "BASE <http://x/> PREFIX : <y> # INSERT\nCLEAR ALL",
        "WITH <x:g> DELETE { ?s ?p ?o } INSERT { ?o ?p ?s } WHERE { ?s ?p ?o }",
        "DROP DEFAULT",
        "CREATE GRAPH <x:g>",
        "COPY <x:a> TO <x:b>",
        "MOVE <x:a> TO <x:b>",
        "ADD <x:a> TO <x:b>",
    ],
)
def test_updates_are_known_by_their_first_keyword(text: str) -> None:
    assert form(text) == "update"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELECT * {}", "select"),
        ("select?x{}", "select"),
        ("# INSERT\nASK {}", "ask"),
        ("PREFIX insert: <http://x/> CONSTRUCT {} {}", "construct"),
        ("BASE <http://x/#> VERSION '1.2' PREFIX a.b: <x> DESCRIBE <x:a>", "describe"),
        ("SELCT * {}", "unknown"),
        ("", "unknown"),
        ("PREFIX x <y> SELECT * {}", "unknown"),
    ],
)
def test_the_form_of_a_query_is_its_first_keyword(text: str, kind: str) -> None:
    assert form(text) == kind


@pytest.mark.parametrize(
    "piece", ["{", "<#>", "<service#>", "'service", "service '''", "service#", "\\u0053", "a.", "#\n"]
)
def test_no_position_is_visited_twice(piece: str) -> None:
    text = "service " + piece * 2000
    starts = [token.start for token in readings(text)]
    assert starts == sorted(set(starts))
