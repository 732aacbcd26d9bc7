"""A client may ask so much and no more, of all processes together; an operator sees what runs, and ends it.

Clients are told apart by what a trusted proxy says of them, which is this machine: its own requests do not count.
"""

import asyncio
import os
import re
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.conftest import command
from tests.sparql import conftest as sparql
from tests.sparql.conftest import CROSS_PRODUCT, serving
from tests.web.test_turns import Work, served, until, visitor

from accord_atlas.service.core.errors import TooMany
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.budgets import SETS, WAYS, Budgets, Sharing, Table
from accord_atlas.service.web.peers import Peers
from accord_atlas.service.web.running import Running
from accord_atlas.service.web.sparql_intake import client_of

crowd = sparql.crowd
LISTED = "/api/queries/agreements"
QUERY = "/sparql?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D"


def http(client: str, **headers: str) -> dict[str, Any]:
    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "client": (client, 5000), "headers": lines}


@pytest.mark.parametrize(
    ("client", "said", "whose"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.1", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.1", "203.0.113.1"),
        ("10.0.0.1", "127.0.0.1, 203.0.113.1", "203.0.113.1"),
        ("10.0.0.1", "203.0.113.1, 10.0.0.2", "203.0.113.1"),
        ("10.0.0.1", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("10.0.0.1", "127.0.0.1", ""),
        ("::1", "", ""),
        ("::ffff:127.0.0.2", "", ""),
        ("testclient", "", ""),
    ],
)
def test_whose_budget_it_is(client: str, said: str, whose: str) -> None:
    budgets = Budgets(Settings(trusted_proxies="10.0.0.0/8"))
    assert budgets.client(http(client, **({"x_forwarded_for": said} if said else {}))) == whose
    assert Budgets(Settings(client_rate=0, client_seconds=0)).client(http("198.51.100.7")) == ""


def test_a_bucket_empties_and_fills_again(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr("accord_atlas.service.web.budgets.time.monotonic", lambda: clock[0])
    budgets = Budgets(Settings(client_rate=10, client_burst=20, client_seconds=30))
    standings = [budgets.ask("a") for _ in range(21)]
    assert [each.refused for each in standings] == [False] * 20 + [True]
    assert [each.low for each in standings[:11]] == [False] * 9 + [True] * 2
    assert not budgets.ask("b").refused
    refusal = budgets.refusal(standings[-1], budgets.requests)
    assert refusal.headers == {
        "Retry-After": "1",
        "RateLimit-Policy": '"requests";q=20;w=2, "work";q=30;w=60;qu="seconds"',
        "RateLimit": '"requests";r=0;t=2, "work";r=30;t=0',
    }
    clock[0] += 0.55
    assert [budgets.ask("a").refused for _ in range(6)] == [False] * 5 + [True]
    budgets.spend("a", 29)
    budgets.demand_work("a")
    budgets.spend("a", 500)  # what had begun before counts, but nobody is shut out for ever
    with pytest.raises(TooMany) as told:
        budgets.demand_work("a")
    assert told.value.headers["Retry-After"] == "60"
    assert told.value.extras["violated-policies"] == ["work"]
    clock[0] += 60.1
    budgets.demand_work("a")


def test_processes_share_one_budget_and_one_that_writes_no_file_counts_alone(tmp_path: Path) -> None:
    config = Settings(client_rate=1, client_burst=4)
    one, other = Budgets(config, tmp_path), Budgets(config, tmp_path)
    assert [each.ask("a").refused for each in (one, other, one, other, one, other)] == [False] * 4 + [True] * 2
    assert b"198.51" not in (tmp_path / "budgets").read_bytes()
    assert not Budgets(config, tmp_path / "nowhere").ask("a").refused


def test_the_table_does_not_grow_and_who_owes_is_not_forgotten_for_who_comes() -> None:
    table, now = Table(), time.monotonic()
    with table.of("debtor", now) as moments:
        moments[0] = now + 100
    for n in range(2 * SETS * WAYS // 10):
        with table.of(f"2001:db8:{n:x}::/64", now):
            pass
    with table.of("debtor", now) as moments:
        assert moments[0] == now + 100


def test_works_that_go_on_at_once_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("accord_atlas.service.web.budgets.time.monotonic", lambda: clock[0])
    sharing = Sharing()
    first = sharing.begin()
    clock[0] = 2.0
    second = sharing.begin()
    clock[0] = 6.0
    assert sharing.end(first) == 4.0
    clock[0] = 7.0
    assert sharing.end(second) == 3.0


def test_work_beyond_the_budget_is_not_begun() -> None:
    work = Work()
    with served(work, client_seconds=0.2, client="198.51.100.7") as address:
        with visitor(address, "first"):
            until(lambda: work.begun == ["first"])
            time.sleep(0.3)
            work.go.set()
            until(lambda: work.ended == ["first"])
        refused = httpx.get(f"{address}/api/second", headers={"Accept-Language": "zh"})
        assert (refused.status_code, refused.json()["limit"]) == (429, "client_seconds")
        assert "秒后再试" in refused.json()["detail"]
        assert int(refused.headers["retry-after"]) >= 1
        assert httpx.get(f"{address}/health").status_code == 200
    assert work.begun == ["first"]


def test_without_a_trusted_proxy_nobody_is_believed(tiny: Path) -> None:
    assert client_of(http("198.51.100.7", x_forwarded_for="203.0.113.1")) == "198.51.100.7"
    budgets = Budgets(Settings(build=tiny, client_rate=1, client_burst=1))
    scopes = [http("198.51.100.7", x_forwarded_for=f"203.0.113.{n}") for n in range(2)]
    assert [budgets.ask(budgets.client(scope)).refused for scope in scopes] == [False, True]


def test_work_of_the_api_is_seen_and_ended() -> None:
    work, running = Work(), Running(Peers())
    with served(work, running=running) as address, visitor(address, "first?day=2026-01-01") as waiting:
        until(lambda: work.begun == ["first"])
        (entry,) = asyncio.run(running.answer()).running
        assert (entry.kind, entry.asked) == ("api", "/api/first?day=2026-01-01")
        assert work.loop
        asyncio.run_coroutine_threadsafe(running.end(entry.id), work.loop).result(5)
        told = waiting.recv(4000).decode()
        assert told.startswith("HTTP/1.1 503")
        assert "/problem/ended" in told or "/problem/ended" in waiting.recv(4000).decode()
        until(lambda: work.given_up == ["first"])
    assert asyncio.run(running.answer()).running == []


@pytest.fixture(scope="module")
def address(crowd: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where two processes serve, to whom a client may send twenty requests, and hardly cause any work."""
    limits = {"client_rate": 0.001, "client_burst": 20, "client_seconds": 0.001, "sparql_timeout": 120, "workers": 2}
    log = tmp_path_factory.mktemp("budgets") / "log"
    with serving(crowd, log, trusted_proxies="127.0.0.1", **limits) as (client, _):
        yield str(client.base_url).rstrip("/")


@pytest.mark.long
def test_two_processes_behind_a_trusted_proxy(address: str) -> None:
    """What clients claim of themselves is not believed. Connections go to whichever process accepts them."""

    def asked(path: str, by: str, **headers: str) -> httpx.Response:
        return httpx.get(f"{address}{path}", headers={"X-Forwarded-For": by, **headers}, timeout=60)

    assert {httpx.get(f"{address}{LISTED}").status_code for _ in range(25)} == {200}
    answers = [asked("/.well-known/void", f"127.0.0.{n}, 203.0.113.1") for n in range(22)]
    assert [each.status_code for each in answers[:20] if each.status_code == 429] == []
    assert [each.status_code for each in answers[20:]] == [429, 429]
    assert "ratelimit" not in answers[5].headers
    assert re.fullmatch(r'"requests";r=9;t=\d+, "work";r=\d+;t=\d+', answers[10].headers["ratelimit"])
    refused = asked(LISTED, "203.0.113.1", Origin="https://example.org", **{"Accept-Language": "zh"})
    problem = refused.json()
    assert (refused.status_code, problem["limit"]) == (429, "client_rate")
    assert problem["violated-policies"] == ["requests"]
    assert "请求过于频繁" in problem["detail"]
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "RateLimit" in refused.headers["access-control-expose-headers"]
    assert refused.headers["x-request-id"]
    assert asked("/health", "203.0.113.1").status_code == 200
    assert asked(LISTED, "203.0.113.2").status_code == 200
    # One network of 64 bits is one client; its work on queries has a budget, and kept answers are given beyond it.
    # Each process keeps its own.
    assert {asked(QUERY, f"203.0.113.{n}").status_code for n in range(10, 20)} == {200}
    spent = [asked(f"{QUERY}%23{n}", f"2001:db8::{n:x}") for n in range(12)]
    over = next(each for each in spent if each.status_code == 429)
    assert over.json()["limit"] == "client_seconds"
    assert 200 in {asked(QUERY, "2001:db8::1").status_code for _ in range(6)}
    metrics = httpx.get(f"{address}/metrics").text
    assert re.search(r'accord_client_refusals_total\{budget="requests"\} 3\.0', metrics)
    assert "203.0.113" not in metrics


def token(build: Path, scope: str) -> dict[str, str]:
    """What a request carries that may do this."""
    made = subprocess.run(
        [command(), "tokens", "add", f"of-{scope}", "--scope", scope],
        env={**os.environ, "ACCORD_BUILD": str(build)},
        capture_output=True,
        check=True,
        text=True,
    )
    return {"Authorization": f"Bearer {made.stdout.strip()}"}


@pytest.mark.long
def test_a_query_is_seen_and_ended_from_whichever_process(crowd: Path, address: str) -> None:
    admin, other = token(crowd, "admin"), token(crowd, "imports")
    place = f"{address}/api/running"
    with ThreadPoolExecutor() as threads:
        assert (httpx.get(place).status_code, httpx.get(place, headers=other).status_code) == (401, 403)
        assert httpx.get(place, headers=admin).json() == {"processes": 2, "running": []}

        def asked() -> httpx.Response:
            while True:
                answer = httpx.get(f"{address}/sparql", params={"query": CROSS_PRODUCT}, timeout=100)
                if not answer.json()["type"].endswith("/busy"):  # a process that has just begun is not at once ready
                    return answer

        waiting = [threads.submit(asked) for _ in range(2)]

        def seen() -> Any:
            return httpx.get(place, headers=admin).json()["running"]

        until(lambda: len(seen()) == 2, 20)
        (first, second) = seen()
        assert (first["kind"], first["asked"], first["whole"]) == ("sparql", CROSS_PRODUCT, True)
        assert set(first) == {"id", "kind", "asked", "whole", "since", "seconds"}
        assert httpx.delete(f"{place}/{first['id']}", headers=other).status_code == 403
        for each in (first, second):
            assert httpx.delete(f"{place}/{each['id']}", headers=admin).json()["id"] == each["id"]
        for answer in (one.result(20) for one in waiting):
            assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (503, "ended")
            assert answer.headers["retry-after"]
        assert httpx.delete(f"{place}/{first['id']}", headers=admin).status_code == 404
        assert seen() == []
        small = httpx.get(f"{address}/sparql", params={"query": "ASK {?s ?p ?o}"}, timeout=60)
        assert small.status_code == 200
