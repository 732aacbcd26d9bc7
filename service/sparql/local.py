"""Runs the owner's own queries, without limits, for the command line and Python: in a process of its own.

The engine ends its process over some queries (see `death`); whoever asks in Python shall not end with it.
"""

import os
import subprocess
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path
from sys import maxsize
from threading import Lock
from typing import IO

from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.sparql.ipc import Job, Reply, Setup, read_frame, read_reply, write_frame
from accord_atlas.service.sparql.limits import ended, machine_memory
from accord_atlas.service.sparql.process import Died, command, last_words
from accord_atlas.service.sparql.refusals import refuse

BEGINNINGS = 3
"""How often a query is begun whose process somebody else ends."""


class LocalEngine:
    """Answers queries on a release's file; its process starts with the first of them and ends with this object.

    Threads that share it take turns. An interrupt (Ctrl-C) ends the query, whatever the engine does.
    """

    def __init__(self, quads: Path) -> None:
        self._quads = quads
        self._turn = Lock()
        self._running: _Worker | None = None

    def ask(self, query: str, results: str = "json", graph: str = "nt") -> tuple[Reply, bytes]:
        """The result of a query as bytes, in one of the two formats, and what it is.

        BadRequest where the query is wrong, Unorderable and others of `limits` where the engine ends over it.
        """
        job = Job(query, results, graph, rows=maxsize, size=maxsize >> 2, seconds=None, spool="", inline=maxsize)
        with self._turn:
            reply, body = self._ask(job)
        if reply.outcome == "memory":
            raise machine_memory()
        refuse(reply)
        return reply, body

    def _ask(self, job: Job, begun: int = 1) -> tuple[Reply, bytes]:
        worker = self._running
        if worker is None or not worker.usable:
            worker = self._running = _Worker(self._quads)
        try:
            return worker.ask(job)
        except Died as died:
            if died.death == "outside" and begun < BEGINNINGS:
                return self._ask(job, begun + 1)
            raise (machine_memory() if died.death == "memory" else ended(died.death, died.words, job.query)) from None
        except BaseException:
            worker.end()
            raise


class _Worker:
    """A worker process and its pipes, for one thread at a time."""

    def __init__(self, quads: Path) -> None:
        self._owner = os.getpid()
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process runs
        self._process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "RUST_BACKTRACE": "0"},
            process_group=0,
        )
        self.end = weakref.finalize(self, _end, self._process, self._errors, self._owner)
        setup = Setup(
            store=str(quads.resolve()),
            parent=self._owner,
            memory=None,
            size=None,
            base=BASE,
            wear=None,
            nice=0,
            networked=True,
            trusted=True,
        )
        try:
            self._exchange(setup.frame())
        except Died as died:
            self.end()
            said = died.words.strip().rpartition("\n")[2]
            raise NoRelease(
                f"The release cannot be read ({said}). Run `accord build` again.",
                f"无法读取发布版（{said}）。请重新运行 accord build。",
                where=quads.parent,
            ) from None

    @property
    def usable(self) -> bool:
        """Whether it runs, and for this very process: after a fork two would mix up their answers."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, job: Job) -> tuple[Reply, bytes]:
        """Run a job; Died where the process ends over it."""
        reply = Reply(**read_reply(self._exchange(job.frame())))
        return reply, self._read(reply.inline)

    def _exchange(self, content: bytes) -> bytes:
        """Send one frame, read one."""
        target, source = self._process.stdin, self._process.stdout
        frame = None
        if target and source:
            with suppress(OSError):
                write_frame(target, content)
                frame = read_frame(source)
        return frame if frame is not None else self._died()

    def _read(self, size: int) -> bytes:
        body = self._process.stdout.read(size) if self._process.stdout and size else b""
        return body if len(body) == size else self._died()

    def _died(self) -> bytes:
        raise Died(self._process.wait(), last_words(self._errors))


def _end(process: subprocess.Popen[bytes], errors: IO[bytes], owner: int) -> None:
    """Kill a process and close its pipes; a copy of them in a forked process is only closed."""
    if owner == os.getpid():
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout, errors):
        with suppress(OSError):  # what was not yet written has no reader any more
            if pipe:
                pipe.close()
