"""The comparison of engines measures what is there, compares answers in whatever order, and shows what it found."""

import json
import os
from itertools import repeat
from xml.etree import ElementTree

import httpx
import pytest
from tests.benchmarks.engines.targets import TARGETS, ratio, verdicts
from tests.benchmarks.engines.workloads import rows
from tests.benchmarks.load import Refused, body, measure
from tests.benchmarks.shown import bars, lines, marked_parts


def _said(engine: str, turn: int, rate: float, workload: str = "lookup, repeated") -> dict[str, object]:
    return {"engine": engine, "workload": workload, "clients": 8, "round": turn, "rate": rate, "cpu_ms": 1 / rate}


FOUND = {
    "engines": {"accord": {}, "oxigraph": {}, "prez": {"absent": "no such package"}},
    "measured": [
        *(_said("accord", turn, rate) for turn, rate in enumerate((200.0, 300.0, 100.0))),
        *(_said("oxigraph", turn, 100.0) for turn in range(3)),
        _said("accord", 0, 50.0, "aggregate, repeated"),
    ],
    "slow": [{"engine": "oxigraph", "kind": "aggregate", "seconds": 2.0}],
    "unequal": [],
}


def test_a_server_is_asked_by_so_many_clients(server: httpx.Client) -> None:
    root = str(server.base_url)
    found = measure(root, os.getpid(), repeat("/health"), 3, 0.0, "*/*")
    assert found.answers == 3
    assert found.size == len(body(root, "/health"))
    assert 0 < found.p50 <= found.p99
    with pytest.raises(Refused, match="404"):
        body(root, "/api/no-such-thing")


def test_ratios_are_those_of_rounds() -> None:
    found = ratio(FOUND, "lookup, repeated", 8, "oxigraph")
    assert found
    assert (found.middle, found.least, found.most) == (2.0, 1.0, 3.0)
    cost = ratio(FOUND, "lookup, repeated", 8, "oxigraph", "cpu_ms")
    assert cost
    assert cost.middle == pytest.approx(2.0)
    slow = ratio(FOUND, "aggregate, repeated", 8, "oxigraph")
    assert slow
    assert slow.middle == 100.0


def test_every_target_is_told_of() -> None:
    said = verdicts(FOUND)
    assert len(said) == len(TARGETS)
    assert all((each["ratio"] is None) == ("why" in each) for each in said)
    assert {each["why"] for each in said if each["other"] == "prez"} == {"absent: no such package"}


def test_rows_are_compared_in_any_order_and_under_any_name() -> None:
    one, other = (
        json.dumps(
            {
                "head": {"vars": [name]},
                "results": {"bindings": [{name: {"type": kind, "value": value}} for value in values]},
            }
        ).encode()
        for name, kind, values in (("a1", "literal", "xy"), ("a2", "typed-literal", "yx"))
    )
    assert rows(one) == rows(other)


def test_charts_and_marked_parts() -> None:
    for drawn in (
        bars("A & B", {"lookup": {"accord": 12.0, "oxigraph": 900.0}}),
        lines("CPU", "quads", {"one": [(1e5, 0.2), (1e6, 3.0)], "none": []}),
    ):
        assert ElementTree.fromstring(drawn).tag.endswith("svg")
    assert marked_parts("<!-- a -->\nold\n<!-- /a -->\n", {"a": "new"}) == "<!-- a -->\n\nnew\n\n<!-- /a -->\n"
    with pytest.raises(ValueError, match="no part marked"):
        marked_parts("", {"a": "new"})
