"""Queries of visitors to an engine elsewhere: read here first, run there, and written here, within our bounds.

A worker process with an empty store reads each query as it would have run it: what does not parse, calls another
endpoint or nests too deep is refused in the same words as by an embedded store. Then the engine gets it, with the
graphs of the release and nothing else as its dataset, and its result is written by the code that writes ours, cut at
the same rows and bytes. A connection is closed as soon as enough has come, or when the visitor leaves.
"""

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.remote.held import Addressed, addressed
from accord_atlas.service.core.remote.store import BOOLEAN, GRAPH, JSON, TRUTH, RemoteStore, said, triples, without
from accord_atlas.service.sparql import limits as limit_errors
from accord_atlas.service.sparql.formats import form
from accord_atlas.service.sparql.ipc import Job, Reply
from accord_atlas.service.sparql.messages import Answer, Query
from accord_atlas.service.sparql.pool import Pool
from accord_atlas.service.sparql.results import NoRoom, Spool, TooLarge, write, write_graph
from accord_atlas.service.sparql.xml import NotCarried

if TYPE_CHECKING:
    import httpx

GRAPHS = frozenset({"construct", "describe"})
CHUNK = 1 << 16
LONGEST = 256
"""Bytes at the end of a block in which what `BOOLEAN` finds may be cut in two; they wait for the next."""


@dataclass
class RemotePool(Pool):
    """A pool whose workers only read queries; `elsewhere` answers them."""

    elsewhere: RemoteStore | None = None

    def __post_init__(self) -> None:
        """Begin with as many places as the workers have."""
        super().__post_init__()
        self._places = asyncio.Semaphore(self.limits.workers * 4)

    async def run(self, query: Query, client: str = "") -> Answer:
        """See `Pool.run`; what the engine itself refuses is an outcome `error`, with its words."""
        start = time.perf_counter()
        read = await super().run(replace(query, rows=1, gzip=False), client)
        read.close()
        if read.reply.outcome in {"syntax", "service"}:
            return read
        try:
            async with asyncio.timeout(self.limits.queue_seconds or 0.001):
                await self._places.acquire()
        except TimeoutError:
            raise limit_errors.busy(self.limits, self.limits.seconds) from None
        waited = time.perf_counter() - start
        shortage = self.spool.shortage(client, self.limits.size)
        job = self._job(query, spooling=shortage is None)
        work = _Work(self.elsewhere, job, query, dict(self.prefixes))
        task = asyncio.create_task(asyncio.to_thread(work.done))
        task.add_done_callback(lambda _: self._places.release())
        begun = time.monotonic()
        task.add_done_callback(lambda _: self.spend(client, time.monotonic() - begun))
        try:
            async with asyncio.timeout(self.limits.seconds):
                reply, inline = await asyncio.shield(task)
        except TimeoutError:
            work.end()
            raise limit_errors.timed_out(self.limits) from None
        except asyncio.CancelledError:
            work.end()
            raise
        if reply.outcome == "no-room" and shortage:
            raise limit_errors.spool_full(self.limits, shortage)
        try:
            return self._answer(reply, inline, job, waited, client)
        finally:
            if job.spool:
                Path(job.spool).unlink(missing_ok=True)  # noqa: ASYNC240 - of a local file, at once


class _Work:
    """One query at the engine, for one thread; `end` from another closes its connection."""

    def __init__(self, store: RemoteStore | None, job: Job, query: Query, prefixes: dict[str, str]) -> None:
        assert store is not None
        self._store, self._job, self._query, self._prefixes = store, job, query, prefixes
        self._response: httpx.Response | None = None
        self._ended = False

    def end(self) -> None:
        """Let go of the engine, which then stops of itself, or by its own limit."""
        self._ended = True
        if response := self._response:
            with suppress(Exception):  # it is being read by the other thread, which ends over this
                response.close()

    def done(self) -> tuple[Reply, bytes]:
        """The reply and the bytes of a small result."""
        job, start = self._job, time.perf_counter()
        question = addressed(job.query, self._store.held)
        fields = [*self._store.fields(question, job.default_graphs, job.named_graphs)]
        graph = form(job.query) in GRAPHS
        spool = Spool(job)
        try:
            with self._store.endpoint.asked(fields, GRAPH if graph else JSON, seconds=job.seconds) as response:
                self._response = response
                evaluated = time.perf_counter()
                written = (
                    write_graph(triples(response, self._body(response)), job, spool, self._prefixes)
                    if graph
                    else write(self._solutions(response, question), job, spool, self._prefixes)
                )
        except AtlasError as error:
            if error.status == 500:
                return Reply("error", message=error.detail["en"].removesuffix(".")), b""
            raise
        except NotCarried as error:
            return Reply("not-carried", kind="graph" if graph else "solutions", message=str(error)), b""
        except TooLarge:
            return Reply("too-large"), b""
        except NoRoom:
            return Reply("no-room"), b""
        except (OSError, RuntimeError, ValueError, SyntaxError) as error:
            return Reply("error", message=str(error)), b""
        inline = spool.close()
        timing = {"query": evaluated - start, "results": time.perf_counter() - evaluated}
        size = len(inline or b"")
        spooled = inline is None
        return Reply(
            "ok", **written._asdict(), size=spool.size, spooled=spooled, inline=size, timing=timing
        ), inline or b""

    def _solutions(self, response: "httpx.Response", question: Addressed) -> "ox.QuerySolutions | ox.QueryBoolean":
        """The result, read as it comes in."""
        if form(self._job.query) == "ask":
            return ox.parse_query_results(said(b"".join(self._body(response))), ox.QueryResultsFormat.JSON)
        if question.added and "*" in question.text:
            content = BOOLEAN.sub(_truth, b"".join(self._body(response)))
            return ox.parse_query_results(without(content, question.added), ox.QueryResultsFormat.JSON)
        return ox.parse_query_results(cast("IO[bytes]", _Reader(self._body(response))), ox.QueryResultsFormat.JSON)

    def _body(self, response: "httpx.Response") -> Iterator[bytes]:
        """The bytes of a result; TooLarge where it is many times what it may be, however it is written."""
        read = 0
        for block in response.iter_bytes(CHUNK):
            read += len(block)
            if self._ended or read > 8 * self._job.size + (1 << 24):
                raise TooLarge
            yield block


class _Reader:
    """A file of JSON for the library, with booleans as they are written everywhere else."""

    def __init__(self, body: Iterator[bytes]) -> None:
        self._body = body
        self._waiting = b""
        self._ready = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, empty at the end."""
        while not self._ready:
            block = next(self._body, b"")
            text = self._waiting + block
            if not block:
                self._ready, self._waiting = BOOLEAN.sub(_truth, text), b""
                break
            made = BOOLEAN.sub(_truth, text)
            self._ready, self._waiting = made[:-LONGEST], made[-LONGEST:]
        size = len(self._ready) if size < 0 else size
        given, self._ready = self._ready[:size], self._ready[size:]
        return given


def _truth(found: re.Match[bytes]) -> bytes:
    return found[1] + TRUTH[found[2]]
