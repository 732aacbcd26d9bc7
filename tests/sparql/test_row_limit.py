"""Rows are counted exactly whatever the values hold, and a result that is cut is well formed."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord_atlas.service.sparql import row_limit
from accord_atlas.service.sparql.results import RESULTS
from accord_atlas.service.sparql.row_limit import SYNTAX, Enough, RowCut

NASTY = [
    "},{",
    '"},{"',
    '\\"},{"a',
    "<result>",
    "</result><result>",
    "a\nb",
    "\r\n",
    '""',
    ",",
    'x"\n"y',
    "\\",
    "{}",
    "",
]
CELL = st.one_of(st.none(), st.lists(st.sampled_from(NASTY), max_size=3).map("".join), st.text(max_size=5))
ROWS = st.lists(st.tuples(CELL, CELL), max_size=12)


def written(rows: list[tuple[str | None, str | None]], name: str) -> bytes:
    """What the engine writes for these rows."""
    listed = "".join(f"({' '.join('UNDEF' if c is None else str(ox.Literal(c)) for c in row)})" for row in rows)
    results = ox.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {listed} }} }}")
    assert isinstance(results, ox.QuerySolutions)
    return results.serialize(format=RESULTS[name]) or b""


def passed(content: bytes, name: str, rows: int, size: int, step: int) -> tuple[bytes, RowCut]:
    out: list[bytes] = []
    cutting = RowCut(out.append, SYNTAX[name], rows, size)
    try:
        for start in range(0, len(content), step):
            cutting.write(content[start : start + step])
        cutting.finish()
    except Enough:
        pass
    return b"".join(out), cutting


def count(content: bytes, name: str) -> int:
    """The number of rows, by a reader of that format; fails where it is not well formed."""
    if name == "json":
        return len(json.loads(content)["results"]["bindings"])
    if name == "csv":
        return len(list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))) - 1
    results = ox.parse_query_results(content, RESULTS[name])
    assert isinstance(results, ox.QuerySolutions)
    return sum(1 for _ in results)


def plain(rows: list[tuple[str | None, str | None]]) -> bool:
    """Whether SPARQL texts and every format can carry these values."""
    return not any("\x00" in c or any(0xD800 <= ord(x) < 0xE000 for x in c) for row in rows for c in row if c)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    rows=ROWS.filter(plain),
    name=st.sampled_from(sorted(SYNTAX)),
    most=st.integers(1, 14),
    block=st.sampled_from([1, 9, 70, 1 << 16]),
    step=st.sampled_from([1, 7, 8192]),
)
def test_exactly_so_many_rows_pass(
    rows: list[tuple[str | None, str | None]], name: str, most: int, block: int, step: int
) -> None:
    content = written(rows, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_limit, "BLOCK", block)
        out, cutting = passed(content, name, most, 1 << 30, step)
    assert cutting.rows == min(len(rows), most)
    assert cutting.limit == ("rows" if len(rows) > most else None)
    assert (out == content) is (cutting.limit is None)
    if name != "xml" or printable(rows):
        assert count(out, name) == min(len(rows), most)


def printable(rows: list[tuple[str | None, str | None]]) -> bool:
    """Whether XML 1.0 can hold these values at all."""
    return all(c.isprintable() or c.isspace() for row in rows for text in row if text for c in text)


@pytest.mark.parametrize("name", sorted(SYNTAX))
@pytest.mark.parametrize("size", [1, 200, 900])
def test_a_result_ends_at_the_first_row_behind_the_size(name: str, size: int) -> None:
    rows: list[tuple[str | None, str | None]] = [("value", str(number)) for number in range(300)]
    content = written(rows, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_limit, "BLOCK", 64)
        out, cutting = passed(content, name, 1000, size, 50)
    assert cutting.limit == "bytes"
    assert 0 <= count(out, name) == cutting.rows < 300
    assert size - 100 < len(out) < size + 300


def test_a_result_just_at_its_limit_is_whole() -> None:
    rows: list[tuple[str | None, str | None]] = [("a", "b")] * 5
    for name in SYNTAX:
        assert passed(written(rows, name), name, 5, 1 << 30, 16)[1].limit is None
        assert passed(written(rows, name), name, 4, 1 << 30, 16)[1].limit == "rows"


def test_a_cut_says_so_where_the_format_has_room() -> None:
    rows: list[tuple[str | None, str | None]] = [("a", "b")] * 5
    out, _ = passed(written(rows, "json"), "json", 2, 1 << 30, 100)
    assert json.loads(out)["accord"] == {"completeness": "truncated", "limit": "rows"}
    assert b"<!-- truncated: rows -->" in passed(written(rows, "xml"), "xml", 2, 1 << 30, 100)[0]


def test_one_large_value_is_read_once() -> None:
    """A value that never ends must not be searched from its beginning with each block."""
    content = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"value":"' + b'x\\"' * 3_000_000 + b'"}}]}}'
    out, cutting = passed(content, "json", 10, 1 << 30, 8192)
    assert (out, cutting.rows) == (content, 1)
