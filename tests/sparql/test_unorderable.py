"""The engine's order over mixed values is none, and it ends its process over it: nobody else ends with it.

`MIXED` is a query that is valid and that the engine cannot answer: integers are compared by value, texts and EDTF dates
by their characters, and an integer with a text by characters too, which goes round in circles.
"""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.sparql.conftest import children

import accord_atlas
from accord_atlas.service.core.errors import BadRequest, Unorderable
from accord_atlas.service.sparql.order import by_text

ACCORD = str(Path(sys.executable).with_name("accord"))
EDTF = "<http://id.loc.gov/datatypes/edtf/EDTF>"


def mixed(order: str, select: str = "?o") -> str:
    """A query over 1 500 values of three kinds."""
    chosen = random.Random(1)
    kinds = ("{}", '"{}"', '"{}"^^' + EDTF)
    values = [kind.format(chosen.randrange(3000)) for kind in kinds for _ in range(500)]
    chosen.shuffle(values)
    return f"SELECT {select} {{ VALUES ?o {{ {' '.join(values)} }} }} {order}"


MIXED = mixed("ORDER BY ?o")


def requested(client: TestClient, query: str, language: str = "en") -> Any:
    return client.post("/sparql", params={"lang": language}, data={"query": query})


def test_what_cannot_be_sorted_is_told_what_to_write_instead(ask: TestClient) -> None:
    for language, words in (("en", "this engine cannot sort"), ("zh", "无法按所给的值排序")):
        reply = requested(ask, MIXED, language)
        assert reply.status_code == 501
        problem = reply.json()
        assert problem["type"].endswith("/problem/unorderable")
        assert words in problem["detail"]
        assert "ORDER BY STR(?o)" in problem["detail"]
        assert problem["expected"] == "ORDER BY STR(?o)"
    assert requested(ask, "ASK {}").status_code == 200


@pytest.mark.parametrize(
    "order",
    [
        "ORDER BY ?o",
        "order by DESC(?o) LIMIT 5",
        "ORDER BY ASC(COALESCE(?o, 1)) ?o",
        "ORDER BY (?o)",
    ],
)
def test_what_is_proposed_is_answered(ask: TestClient, order: str) -> None:
    refused = requested(ask, mixed(order))
    assert refused.status_code == 501
    assert requested(ask, mixed(refused.json()["expected"])).status_code == 200
    assert requested(ask, mixed("ORDER BY DATATYPE(?o) ?o")).status_code == 200


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("SELECT * {} ORDER BY ?o", "ORDER BY STR(?o)"),
        ("SELECT * {} ORDER BY DESC(?a) ?b LIMIT 1", "ORDER BY DESC(STR(?a)) STR(?b)"),
        ("SELECT * {} ORDER BY (?a + 1) STR(?b)", "ORDER BY STR(?a + 1) STR(?b)"),
        ("SELECT * {} ORDER BY DESC(COUNT(?a)) OFFSET 3", "ORDER BY DESC(STR(COUNT(?a)))"),
        ("SELECT * { { SELECT ?x {} ORDER BY LCASE(?x) } }", "ORDER BY STR(LCASE(?x))"),
        (f"SELECT * {{}} ORDER BY {'?abcdefgh ' * 50}", "ORDER BY STR(?o)"),
        ("SELECT * {} # ORDER BY ?c", "ORDER BY STR(?o)"),
    ],
)
def test_the_proposal_is_made_of_the_query(query: str, instead: str) -> None:
    assert by_text(query) == instead


@pytest.mark.parametrize(
    "select",
    ["(MIN(?o) AS ?a) (MAX(?o) AS ?b)", "DISTINCT ?o", "(GROUP_CONCAT(DISTINCT ?o) AS ?a) (SAMPLE(?o) AS ?b)"],
)
def test_what_does_not_sort_is_answered(ask: TestClient, select: str) -> None:
    assert requested(ask, mixed("", select)).status_code == 200
    assert requested(ask, mixed("GROUP BY ?o", "?o (COUNT(*) AS ?n) (MIN(?o) AS ?least)")).status_code == 200


def test_another_death_of_the_engine_is_told_otherwise(ask: TestClient) -> None:
    deep = requested(ask, f"SELECT * {{ {'{' * 50_000}{'}' * 50_000} }} ORDER BY ?o")
    assert deep.status_code == 400
    assert deep.json()["type"].endswith("/query-too-complex")


def test_the_query_of_the_report_on_the_real_release(build: Path) -> None:
    """Whether the engine can sort all values depends on which there are; it answers, or says what to write instead."""
    reply = command("sparql", "SELECT ?o {?s ?p ?o} ORDER BY ?o LIMIT 10", "--format", "csv", build=build)
    told = reply.returncode == 4 and "ORDER BY STR(?o)" in reply.stderr
    assert told or (reply.returncode, len(reply.stdout.splitlines())) == (0, 11), reply.stderr


def command(*arguments: str, build: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ACCORD_BUILD": str(build), "LC_ALL": "C.UTF-8"}
    return subprocess.run([ACCORD, *arguments], capture_output=True, text=True, env=environment, timeout=60)


def test_the_command_line_survives_it(sample: Path) -> None:
    reply = command("sparql", MIXED, build=sample)
    assert (reply.returncode, reply.stdout) == (4, "")
    assert reply.stderr.count("\n") == 1
    assert "ORDER BY STR(?o)" in reply.stderr
    assert "ORDER BY STR(?o)" in command("sparql", MIXED, "--lang", "zh", build=sample).stderr
    sorted_ = command("sparql", mixed("ORDER BY STR(?o)"), "--format", "csv", build=sample)
    assert (sorted_.returncode, len(sorted_.stdout.splitlines())) == (0, 1501)


def test_python_survives_it(sample: Path) -> None:
    running = accord_atlas.open(sample)
    for _ in range(2):
        with pytest.raises(Unorderable) as refused:
            running.sparql(MIXED)
        assert refused.value.extras["expected"] == "ORDER BY STR(?o)"
        assert running.sparql("ASK { ?s ?p ?o }") is True
    with pytest.raises(BadRequest):
        running.sparql("SELECT nonsense")


def test_python_asks_again_where_somebody_ends_its_process(sample: Path) -> None:
    running = accord_atlas.open(sample)
    before = set(children(os.getpid()))
    assert running.sparql("ASK { ?s ?p ?o }") is True
    (worker,) = set(children(os.getpid())) - before
    os.kill(worker, signal.SIGKILL)
    assert running.sparql("ASK { ?s ?p ?o }") is True


def test_an_interrupt_ends_the_query_and_its_process(sample: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
    process = subprocess.Popen(
        [ACCORD, "sparql", cross, "--build", str(sample)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        while len(descendants := children(process.pid)) < 2:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in {130, -signal.SIGINT}
        for pid in descendants[1:]:
            assert not alive(pid)
    finally:
        process.kill()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_same_rows_on_the_command_line_and_over_http(sample: Path, ask: TestClient) -> None:
    """A triple that stands in two graphs is one triple, and `FROM` counts, on both."""
    for query in (
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/accord-atlas/graph/facts> { ?s ?p ?o }",
    ):
        printed = command("sparql", query, "--format", "json", build=sample)
        assert json.loads(printed.stdout) == ask.post("/sparql", data={"query": query}).json()
