"""A query process that somebody ends costs the visitor nothing but time; memory is named only where it was measured."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from tests.sparql.conftest import EVERYTHING_SORTED, Processor, children

from accord_atlas.service.core.errors import Interrupted, OutOfStorage
from accord_atlas.service.sparql.death import cause
from accord_atlas.service.sparql.messages import Query
from accord_atlas.service.sparql.pool import Pool

RunPool = Callable[..., Any]
SOME = "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?b ?c } LIMIT 2000 } { SELECT ?d { ?d ?e ?f } LIMIT 1000 } }"
COUNTED = b'"value":"2000000"'


def alone(pid: int) -> Processor:
    return Processor(lambda: [pid])


async def at_work(pool: Pool) -> int:
    """The process that runs a query, as soon as it does."""
    before = {pid: alone(pid) for pid in pool.pids()}
    while True:
        for pid in pool.pids():
            processor = before.setdefault(pid, alone(pid))
            if processor.used() > 0.02:
                return pid
        await asyncio.sleep(0.005)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda s: s.name)
def test_a_query_whose_process_is_ended_is_begun_anew(run_pool: RunPool, sign: signal.Signals) -> None:
    async def work(pool: Pool) -> None:
        query = asyncio.create_task(pool.run(Query(SOME)))
        for _ in range(2):
            with suppress(ProcessLookupError):
                os.kill(await at_work(pool), sign)
        answer = await query
        assert COUNTED in answer.body.read()
        answer.close()
        assert len(pool.pids()) == 1

    run_pool(work, workers=1, seconds=60.0, memory=1 << 30)


def test_processes_that_were_ended_while_idle_are_no_loss(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        for _ in range(3):
            for pid in pool.pids():
                with suppress(ProcessLookupError):  # one of those from before, whose place is not yet taken again
                    os.kill(pid, signal.SIGKILL)
            answer = await pool.run(Query("ASK { ?s ?p ?o }"))
            assert b"true" in answer.body.read()
            answer.close()

    run_pool(work, workers=3, seconds=30.0)


def test_where_it_goes_on_nobody_blames_memory(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        query = asyncio.create_task(pool.run(Query(EVERYTHING_SORTED)))
        while not query.done():
            for pid in pool.pids():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            await asyncio.sleep(0.02)
        with pytest.raises(Interrupted) as refused:
            await query
        assert (refused.value.status, refused.value.headers["Retry-After"]) == (503, "1")
        assert not any(word in str(refused.value.detail) for word in ("memory", "内存"))

    run_pool(work, workers=1, seconds=1.0, memory=4 << 30)


def test_memory_is_named_where_the_process_was_refused_it(run_pool: RunPool) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(OutOfStorage):
            await pool.run(Query(EVERYTHING_SORTED))

    run_pool(work, workers=1, seconds=60.0, memory=64 << 20)


@pytest.mark.long
def test_visitors_of_a_server_whose_workers_are_ended_notice_nothing(serve: Callable[..., Any]) -> None:
    with serve() as (client, process):
        for _ in range(6):
            for worker in children(process.pid)[1:]:
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
            answer = client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"})
            assert (answer.status_code, answer.json().get("boolean")) == (200, True)


@pytest.mark.parametrize(
    ("code", "words", "death"),
    [
        (-signal.SIGKILL, b"", "outside"),
        (-signal.SIGTERM, b"", "outside"),
        (-signal.SIGABRT, b"", "outside"),
        (-signal.SIGABRT, b"thread panicked at x.rs:1: index out of bounds", "crash"),
        (-signal.SIGABRT, b"user-provided comparison function does not correctly implement a total order", "order"),
        (-signal.SIGABRT, b"memory allocation of 1073741824 bytes failed", "memory"),
        (-signal.SIGALRM, b"", "time"),
        (-signal.SIGSEGV, b"", "depth"),
        (1, b"MemoryError", "memory"),
        (1, b"Traceback (most recent call last)", "crash"),
    ],
)
def test_nothing_is_concluded_that_was_not_said(code: int, words: bytes, death: str) -> None:
    assert cause(code, words) == death
