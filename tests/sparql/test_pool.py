"""A query that costs too much ends with its process; the next one is answered as if nothing had been."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.sparql.conftest import CROSS_PRODUCT, EVERYTHING_SORTED, Processor, resident

from accord_atlas.service.core.errors import AtlasError, Busy, LimitReached, OutOfStorage, TooComplex
from accord_atlas.service.sparql.ipc import SMALL, Job, Setup
from accord_atlas.service.sparql.messages import Answer, Query
from accord_atlas.service.sparql.pool import INLINE, Pool
from accord_atlas.service.sparql.process import Died, WorkerProcess

ONE = Query("SELECT * { ?s ?p ?o } LIMIT 1")
RunPool = Callable[..., Any]


def body(answer: Answer) -> bytes:
    try:
        return answer.body.read()
    finally:
        answer.close()


def running(pid: int) -> bool:
    """Whether a process runs; one that has ended may be listed until its parent has heard of it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def gone(pid: int, within: float = 1.0) -> bool:
    until = time.monotonic() + within
    while running(pid):
        if time.monotonic() > until:
            return False
        await asyncio.sleep(0.01)
    return True


def test_a_query_over_its_time_is_stopped_and_the_processor_is_idle(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        before = pool.pids()
        start = time.monotonic()
        with pytest.raises(LimitReached) as refused:
            await pool.run(Query(CROSS_PRODUCT))
        assert 1.0 <= time.monotonic() - start < 2.0
        assert (refused.value.status, refused.value.extras["limit"]) == (504, "sparql_timeout")
        assert refused.value.extras["value"] == 1.0
        await asyncio.sleep(1)
        processor = Processor(lambda: [*before, *pool.pids()])
        await asyncio.sleep(1)
        assert processor.used() < 0.2
        assert len(set(before) & set(pool.pids())) == 1
        assert body(await pool.run(ONE))

    run_pool(work, memory=1 << 30)


def test_a_query_over_its_memory_is_stopped_before_it_holds_much_more(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        (pid,) = pool.pids()
        base = resident(pid)
        query = asyncio.create_task(pool.run(Query(EVERYTHING_SORTED)))
        most = 0
        while not query.done():
            most = max(most, resident(pid))
            await asyncio.sleep(0.005)
        with pytest.raises(OutOfStorage) as refused:
            await query
        assert (refused.value.status, refused.value.extras["limit"]) == (507, "sparql_memory")
        assert 64 << 20 < most - base < 120 << 20
        assert body(await pool.run(ONE))

    run_pool(work, workers=1, seconds=30.0, memory=96 << 20)


@pytest.mark.parametrize("depth", [5_000, 300_000])
def test_a_query_that_the_parser_dies_of_is_told_so(run_pool: RunPool, depth: int) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(TooComplex) as refused:
            await pool.run(Query(f"SELECT * {{ {'{' * depth}{'}' * depth} }}"))
        assert (refused.value.status, refused.value.extras["depth"]) == (400, depth + 1)
        assert body(await pool.run(ONE))

    run_pool(work, seconds=10.0)


def test_a_query_ends_with_its_client(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        (pid,) = pool.pids()
        processor = Processor(lambda: [pid])
        query = asyncio.create_task(pool.run(Query(CROSS_PRODUCT)))
        await asyncio.sleep(0.3)
        assert processor.used() > 0.05
        query.cancel()
        with pytest.raises(asyncio.CancelledError):
            await query
        assert await gone(pid)
        assert body(await pool.run(ONE))

    run_pool(work, workers=1, seconds=20.0, memory=1 << 30)


def test_when_all_are_at_work_the_answer_is_given_at_once(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        long = [asyncio.create_task(pool.run(Query(CROSS_PRODUCT))) for _ in range(2)]
        await asyncio.sleep(0.2)
        start = time.monotonic()
        with pytest.raises(Busy) as refused:
            await pool.run(ONE)
        assert time.monotonic() - start < 0.1
        assert 1 <= int(refused.value.headers["Retry-After"]) <= 3
        for query in long:
            query.cancel()
        await asyncio.gather(*long, return_exceptions=True)

    run_pool(work, queue=0, seconds=3.0, memory=1 << 30)


def test_short_queries_wait_for_each_other(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        found = await asyncio.gather(*(pool.run(ONE) for _ in range(50)))
        assert len({body(answer) for answer in found}) == 1
        assert any(answer.waited > 0 for answer in found)

    run_pool(work, queue=50, queue_seconds=10.0)


def test_a_query_that_stops_waiting_leaves_no_worker_behind(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        for pause in (0.0, 0.001, 0.002, 0.005):
            waiting = [asyncio.create_task(pool.run(ONE)) for _ in range(20)]
            await asyncio.sleep(pause)
            for query in waiting[::2]:
                query.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.sleep(1)
        assert len(pool.pids()) == 2
        for _ in range(5):
            assert body(await pool.run(ONE))

    run_pool(work, queue=50, queue_seconds=5.0)


def test_the_worker_keeps_the_time_itself_should_the_server_not(crowd: Path, run_pool: RunPool, tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        setup = Setup(str(pool.store), os.getpid(), 1 << 30, 1 << 20, pool.base, 1 << 30, grace=0.2)
        worker = await WorkerProcess.start(setup)
        job = Job(CROSS_PRODUCT, "json", "ttl", 100, 1 << 20, 0.3, str(tmp_path / "spool"))
        with pytest.raises(Died) as died:
            await worker.ask(job)
        assert died.value.death == "time"

    run_pool(work)


SERVER = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.pool import (Pool, Query)

async def main():
    limits = replace(Limits.of(Settings()), folder=Path(sys.argv[2]), seconds=60.0)
    pool = Pool(limits, Path(sys.argv[1]), "http://example.org/")
    await pool.start()
    asyncio.create_task(pool.run(Query(sys.argv[3])))
    await asyncio.sleep(0.3)
    print(*pool.pids(), flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def test_workers_die_with_their_server_in_the_middle_of_a_query(run_pool: RunPool, tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        arguments = [str(pool.store), str(tmp_path / "other"), CROSS_PRODUCT]
        server = subprocess.Popen([sys.executable, "-c", SERVER, *arguments], stdout=subprocess.PIPE)
        assert server.stdout
        pids = [int(pid) for pid in server.stdout.readline().split()]
        assert len(pids) == 2
        server.send_signal(signal.SIGKILL)
        server.wait()
        server.stdout.close()
        for pid in pids:
            assert await gone(pid)

    run_pool(work)


def test_a_large_result_lies_in_a_file_only_while_it_is_fetched(run_pool: RunPool, tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        answer = await pool.run(Query("SELECT * { ?s ?p ?o }"))
        assert (answer.reply.spooled, answer.reply.limit, answer.reply.rows) == (True, "rows", 6000)
        assert pool.spool.held == answer.length > INLINE
        assert list((tmp_path / "spool").glob("*/*")) == []
        assert len(body(answer)) == answer.length
        assert pool.spool.held == 0
        assert body(await pool.run(ONE))

    run_pool(work, seconds=20.0, rows=6000, size=3_000_000)
    assert list((tmp_path / "spool").iterdir()) == []


def test_a_result_of_some_size_comes_without_a_file_and_counts_all_the_same(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        answer = await pool.run(Query("SELECT * { ?s ?p ?o }"))
        assert (answer.reply.spooled, answer.reply.rows) == (False, 1000)
        assert pool.spool.held == answer.length > SMALL
        assert len(body(answer)) == answer.length
        assert pool.spool.held == 0

    run_pool(work, seconds=20.0)


@pytest.mark.parametrize(("setting", "client"), [("spool", ""), ("client_spool", "192.0.2.1")])
def test_no_more_results_lie_about_than_are_allowed(run_pool: RunPool, setting: str, client: str) -> None:
    """Small ones need no place: they are answered whatever others leave lying about."""
    large = Query("SELECT * { ?s ?p ?o }")

    async def work(pool: Pool) -> None:
        answers = [await pool.run(large, client) for _ in range(2)]
        with pytest.raises(Busy) as refused:
            await pool.run(large, client)
        assert refused.value.extras["limit"] == f"sparql_{setting}_bytes"
        assert refused.value.headers["Retry-After"]
        assert body(await pool.run(ONE, client))
        if client:
            assert body(await pool.run(large, "192.0.2.2"))
        for answer in answers:
            answer.close()
            answer.close()
        assert body(await pool.run(large, client))
        assert pool.spool.held == 0

    run_pool(work, seconds=20.0, **{setting: 700_000})


def test_what_a_stopped_query_had_begun_to_write_is_removed(run_pool: RunPool, tmp_path: Path) -> None:
    """Many rows go to a file, then the time is over: the file goes with the process, not before it."""
    rows = "SELECT * { ?a ?b ?c . ?d ?e ?f . FILTER(STRLEN(CONCAT(STR(?a), STR(?d))) > 0) }"

    async def work(pool: Pool) -> None:
        for _ in range(3):
            with pytest.raises(LimitReached):
                await pool.run(Query(rows))
        while len(pool.pids()) < 2:
            await asyncio.sleep(0.01)
        assert list((tmp_path / "spool").glob("*/*")) == []

    run_pool(work, seconds=0.3, rows=10_000_000, size=1 << 30, memory=1 << 30)


def test_a_single_value_larger_than_a_result_is_refused(run_pool: RunPool) -> None:
    doubled = "".join(f" BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(22))

    async def work(pool: Pool) -> None:
        with pytest.raises(OutOfStorage) as refused:
            await pool.run(Query(f"SELECT ?v22 {{ BIND('x' AS ?v0) {doubled} }}"))
        assert refused.value.extras["limit"] == "sparql_bytes"

    run_pool(work, seconds=20.0, memory=1 << 30)


def test_every_worker_gives_the_same_bytes(run_pool: RunPool) -> None:
    """Else a strong entity tag made from the request would lie."""
    query = Query("SELECT ?a ?b { ?a <ontology#parent> ?b } LIMIT 500")

    async def work(pool: Pool) -> set[bytes]:
        found = await asyncio.gather(*(pool.run(query) for _ in range(8)))
        return {body(answer) for answer in found}

    assert len(run_pool(work) | run_pool(work)) == 1


def test_a_worker_that_has_grown_is_replaced(run_pool: RunPool, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the next query finds all of the memory that it may have."""
    answered = Pool._setup
    monkeypatch.setattr(Pool, "_setup", lambda pool: replace(answered(pool), wear=1000))

    async def work(pool: Pool) -> None:
        (pid,) = pool.pids()
        answer = await pool.run(Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
        answer.close()
        assert answer.reply.worn
        assert await gone(pid)
        assert body(await pool.run(ONE))

    run_pool(work, workers=1, seconds=30.0)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("SELECT * {", "syntax"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "service"),
        ("SELECT * { SERVICE SILENT ?x {} }", "service"),
    ],
)
def test_a_query_that_is_wrong_in_itself_costs_no_worker(run_pool: RunPool, text: str, outcome: str) -> None:
    async def work(pool: Pool) -> None:
        before = pool.pids()
        answer = await pool.run(Query(text))
        assert answer.reply.outcome == outcome
        assert pool.pids() == before

    run_pool(work, workers=1, seconds=10.0)


def test_a_store_that_cannot_be_opened_is_reported_in_its_own_words(tmp_path: Path, run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        pool.store = tmp_path / "nothing"
        with pytest.raises(OSError, match="did not start"):
            await pool._spawn()

    run_pool(work)


def test_errors_speak_both_languages(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(AtlasError) as refused:
            await pool.run(Query(CROSS_PRODUCT))
        assert "LIMIT" in refused.value.detail["en"]
        assert "秒" in refused.value.detail["zh"]

    run_pool(work, seconds=0.2, memory=1 << 30)
