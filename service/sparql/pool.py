"""The worker processes together: who is free, who waits, and what happens to one that a query was too much for."""

import asyncio
import logging
import os
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import IO, Any

from accord_atlas.service.core.snapshot import Copy
from accord_atlas.service.core.tracing import span
from accord_atlas.service.sparql import limits as limit_errors
from accord_atlas.service.sparql.budget import Budget
from accord_atlas.service.sparql.ipc import SMALL, Job, Reply, Setup
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.messages import Answer, Query
from accord_atlas.service.sparql.process import Died, Isolation, WorkerProcess

log = logging.getLogger("accord_atlas")
RETRY_SECONDS = 1.0
LAG_SECONDS = 0.05
INLINE = 1 << 20
"""Bytes up to which a result comes as it is, while there is room for such: a file costs more than a query."""
HELD = 64 << 20
"""Bytes that results which came so may take together; beyond it only small ones do."""
SUSPECT = frozenset({"failed", "error", "memory"})
"""Outcomes that a damaged copy may have, too."""
AT_FIRST_SECONDS = 0.5
"""How long a beginning waits for its processes to have read what they answer from; after that queries do."""
RENEWAL_SECONDS = 5.0
"""How long a query may wait at most while a worker is being renewed, which takes a small part of that.

While the copy is made anew it may wait as long as it may run.
"""


def nobodys(_client: str, _seconds: float) -> None:
    """Seconds that nobody counts."""


@dataclass
class Pool:
    """A fixed number of worker processes over one read-only store: a copy on disk, or a release's own file in memory.

    A query that exceeds its time, or whose client is gone (the task is cancelled), ends with its process; a new one
    takes its place. To be started and used in one event loop. `spooled` and `received` are the bytes of results and
    of queries that are under way.
    """

    limits: Limits
    store: Path
    base: str
    prefixes: Mapping[str, str] = field(default_factory=dict)
    isolation: Isolation | None = None
    copy: Copy | None = None
    """What `store` is the folder of, where somebody sees to it that it stays whole."""
    spend: Callable[[str, float], None] = nobodys
    """Hears for which client how many seconds were worked."""

    def __post_init__(self) -> None:
        largest = self.limits.size
        self.spool = Budget(max(self.limits.spool, largest), max(self.limits.client_spool, largest))
        self._idle: list[WorkerProcess] = []
        self._busy: dict[WorkerProcess, float] = {}
        self._waiting: deque[asyncio.Future[WorkerProcess]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._reading: set[WorkerProcess] = set()
        self._numbers = count()
        self._moved = 0.0
        self._held = 0
        self._mending = 0
        self._folders = 0
        self._stopped = False
        self._folder = Path()

    async def start(self) -> None:
        """Start all workers; OSError where one does not start. What they still read, queries wait for."""
        self._folder = _spool_folder(self.limits.folder / "spool")
        started = await asyncio.gather(*(self._spawn() for _ in range(self.limits.workers)), return_exceptions=True)
        workers = [worker for worker in started if isinstance(worker, WorkerProcess)]
        failed = [error for error in started if isinstance(error, BaseException)]
        if failed:
            self._idle = workers
            await self.stop()
            raise failed[0]
        self.isolation = workers[0].isolation
        self.isolation.report(self.limits.memory)
        for worker in workers:
            self._reading.add(worker)
            self._begin(self._admit(worker))
        await asyncio.wait(set(self._tasks), timeout=AT_FIRST_SECONDS)

    async def _admit(self, worker: WorkerProcess) -> None:
        """Hand a worker on when it has read what it answers from; queries wait for that as long as they may run."""
        self._mending += 1
        try:
            await worker.whole()
            self._hand_on(worker)
        except OSError as error:
            if not self._stopped:
                log.error("%s", error)
                self._replace(worker)
        finally:
            self._mending -= 1
            self._reading.discard(worker)

    async def stop(self) -> None:
        """End all workers and what waits for them; a worker that is just being renewed is ended when it is there."""
        self._stopped = True
        await asyncio.gather(*(worker.kill() for worker in self._reading))
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.kill() for worker in (*self._idle, *self._busy)))
        for waiter in self._waiting:
            waiter.cancel()
        shutil.rmtree(self._folder, ignore_errors=True)

    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.pid for worker in (*self._idle, *self._busy, *self._reading)]

    def gauges(self) -> dict[str, tuple[str, int]]:
        """What goes on at this moment: name → what it is, and how many."""
        return {
            "workers_idle": ("Query processes that are free.", len(self._idle)),
            "workers_busy": ("Query processes at work.", len(self._busy)),
            "waiting": ("Queries that wait for a process.", len(self._waiting)),
            "spooled_bytes": ("Bytes of results on their way to clients.", self.spool.held),
        }

    async def run(self, query: Query, client: str = "") -> Answer:
        """The answer to a query of a client; AtlasError where a limit is met (see `limits`).

        A query that is wrong in itself has a reply as well, whose `outcome` says so. One whose process is ended from
        outside is begun anew, which costs its client nothing but time, until its own time has run out.
        """
        start, patient = time.perf_counter(), False
        while True:
            worker = await self._acquire(patient)
            waited = time.perf_counter() - start
            shortage = self.spool.shortage(client, self.limits.size)
            job = self._job(query, spooling=shortage is None)
            left = job.spool
            try:
                reply, inline = await self._ask(worker, job, client)
                if reply.outcome == "ok" and not reply.spooled:
                    left = ""
                if reply.outcome not in SUSPECT or not await self._mended(worker):
                    if reply.outcome == "no-room" and shortage:
                        raise limit_errors.spool_full(self.limits, shortage)
                    return self._answer(reply, inline, job, waited, client)
            except Died as died:
                if died.death == "outside":
                    log.warning("a query process was ended from outside; its query begins anew")
                elif not await self._mended(worker):
                    raise self._error_of(died, job) from None
            finally:
                if left:
                    Path(left).unlink(missing_ok=True)  # noqa: ASYNC240 - of a local file, at once
            if time.perf_counter() - start > self.limits.seconds:
                raise limit_errors.interrupted()
            patient = True

    async def _ask(self, worker: WorkerProcess, job: Job, client: str) -> tuple[Reply, bytes]:
        fit, begun = False, time.monotonic()
        try:
            with span("query process", process_pid=worker.pid) as told:
                async with asyncio.timeout(job.seconds):
                    reply, inline = await worker.ask(job)
                    fit = not reply.worn
                    if reply.outcome == "needs-network":
                        reply, inline = await self._ask_networked(job)
                told.tell(accord_outcome=reply.outcome, accord_rows=reply.rows, accord_bytes=reply.size)
            return reply, inline
        except TimeoutError:
            raise limit_errors.timed_out(self.limits) from None
        finally:
            self.spend(client, time.monotonic() - begun)
            self._release(worker, fit, job)

    async def _ask_networked(self, job: Job) -> tuple[Reply, bytes]:
        """Run a query that calls nothing but allowed endpoints, in a process of its own that has a network."""
        worker = await WorkerProcess.start(replace(self._setup(), networked=True))
        try:
            await worker.whole()
            return await worker.ask(job)
        finally:
            await worker.kill()

    def _error_of(self, died: Died, job: Job) -> Exception:
        if died.death == "time":
            return limit_errors.timed_out(self.limits)
        if died.death == "memory":
            return limit_errors.out_of_memory(self.limits)
        return limit_errors.ended(died.death, died.words, job.query)

    def _answer(self, reply: Reply, inline: bytes, job: Job, waited: float, client: str) -> Answer:
        if reply.outcome == "memory":
            raise limit_errors.out_of_memory(self.limits)
        if reply.outcome == "too-large":
            raise limit_errors.too_large(self.limits)
        if not reply.spooled:
            length = len(inline)
            counted = held = length if length > SMALL else 0
            body: IO[bytes] = BytesIO(inline)
        else:
            body = Path(job.spool).open("rb")  # noqa: SIM115 - closed by Answer.close
            counted = length = os.fstat(body.fileno()).st_size
            held = 0
        self.spool.take(client, counted)
        self._held += held
        return Answer(reply, body, length, waited, partial(self._fetched, client, counted, held))

    def _fetched(self, client: str, counted: int, held: int) -> None:
        """A result is on its way no more."""
        self.spool.give(client, counted)
        self._held -= held

    async def _acquire(self, patient: bool) -> WorkerProcess:
        """A free worker, at once or after a short wait; Busy where there is none, unless who asks is patient."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive and worker.generation == self._generation:
                return self._taken(worker)
            self._replace(worker)
        if self._stopped or (not patient and len(self._waiting) >= self.limits.queue):
            raise limit_errors.busy(self.limits, self._wait())
        place: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            return await (place if patient else self._turn(place))
        except BaseException:
            if place.done():  # given in the very moment of giving up
                self._hand_on(place.result())
            raise
        finally:
            with suppress(ValueError):
                self._waiting.remove(place)

    async def _turn(self, place: asyncio.Future[WorkerProcess]) -> WorkerProcess:
        """The worker that is given to a place in the queue; Busy when for a while no worker came free for anybody.

        Many short queries thus wait for each other, and nobody waits for long ones.
        """
        entered = time.monotonic()
        while not place.done():
            moved = self._moved
            until = max(entered, moved) + self.limits.queue_seconds
            if self._tasks:
                until = max(until, entered + (self.limits.seconds if self._mending else RENEWAL_SECONDS))
            # However late it is: a crowd may have kept the loop from hearing of a worker that is free.
            late = until <= time.monotonic()
            await asyncio.wait({place}, timeout=LAG_SECONDS if late else until - time.monotonic())
            if late and self._moved == moved and not place.done():
                raise limit_errors.busy(self.limits, self._wait())
        return place.result()

    def _taken(self, worker: WorkerProcess) -> WorkerProcess:
        self._busy[worker] = time.monotonic()
        return worker

    def _wait(self) -> float:
        """Seconds until the query that has run longest is over at the latest."""
        oldest = min(self._busy.values(), default=time.monotonic())
        return oldest + self.limits.seconds - time.monotonic()

    def _release(self, worker: WorkerProcess, fit: bool, job: Job) -> None:
        if fit and worker.alive and not self._stopped:
            self._hand_on(worker)
        else:
            self._busy.pop(worker, None)
            self._replace(worker, Path(job.spool) if job.spool else None)

    def _hand_on(self, worker: WorkerProcess) -> None:
        """Give a free worker to the first who waits, or keep it ready."""
        self._busy.pop(worker, None)
        self._moved = time.monotonic()
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(self._taken(worker))
                return
        self._idle.append(worker)

    def _replace(self, worker: WorkerProcess, left: Path | None = None) -> None:
        self._begin(self._renew(worker, left))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _renew(self, worker: WorkerProcess, left: Path | None) -> None:
        """End a worker, remove what it left, and put a new one in its place, however often that takes."""
        await worker.kill()
        if left:
            # Not before: until its end it may begin to write.
            left.unlink(missing_ok=True)  # noqa: ASYNC240 - of a local file, at once
        while not self._stopped:
            try:
                await self._mend()  # else a worker may open it, and find nothing in it
                fresh = await self._spawn()
                self._reading.add(fresh)
                await self._admit(fresh)
                return
            except OSError as error:
                log.error("%s", error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _spawn(self) -> WorkerProcess:
        generation = self._generation
        worker = await WorkerProcess.start(self._setup())
        worker.generation = generation
        return worker

    @property
    def _generation(self) -> int:
        """Of what workers were started with: the copy, and the place for results, which is theirs by more than name."""
        return self._folders + (self.copy.generation if self.copy else 0)

    async def _mend(self) -> bool:
        """Whether the copy, or the place for results, was damaged; it has been made anew then."""
        if gone := not self._folder.is_dir():
            self._folders += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        self._mending += 1
        try:
            return bool(self.copy and await asyncio.to_thread(self.copy.mend)) or gone
        finally:
            self._mending -= 1

    async def _mended(self, worker: WorkerProcess) -> bool:
        """Whether a worker that did not do its work had something damaged to work with, which is whole now."""
        try:
            return await self._mend() or worker.generation != self._generation
        except OSError as error:
            log.error("%s", error)
            return False

    def _setup(self) -> Setup:
        return Setup(
            store=str(self.store),
            parent=os.getpid(),
            memory=self.limits.memory,
            size=self.limits.size,
            base=self.base,
            wear=self.limits.memory // 4,
            allowed=list(self.limits.allowed),
            prefixes=dict(self.prefixes),
            early=True,
            spool=str(self._folder),
        )

    def _job(self, query: Query, *, spooling: bool) -> Job:
        return Job(
            query=query.text,
            results=query.results,
            graph=query.graph,
            rows=min(query.rows or self.limits.rows, self.limits.rows),
            size=min(query.size or self.limits.size, self.limits.size),
            seconds=self.limits.seconds,
            spool=f"{self._folder}/{next(self._numbers)}" if spooling else "",
            inline=INLINE if spooling and self._held + len(self._busy) * INLINE <= HELD else SMALL,
            gzip=query.gzip,
            default_graphs=None if query.default_graphs is None else list(query.default_graphs),
            named_graphs=None if query.named_graphs is None else list(query.named_graphs),
        )


def _spool_folder(parent: Path) -> Path:
    """A fresh folder for results; what servers left that did not end in order is removed."""
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.iterdir():
        pid = left.name.partition("-")[0]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists() and Path("/proc").exists():
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=parent))
