"""The process in which ad-hoc queries are parsed and run: one query at a time, killed when it costs too much.

It reads jobs from its standard input and answers on its standard output; see `Job` and `Reply` for the frames. It
imports little, so that a fresh one is ready in some tens of milliseconds.
"""

import fcntl
import json
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from accord_atlas.service.sparql import landlock, sandbox
from accord_atlas.service.sparql.ipc import Job, Reply, Setup, read_frame, write_frame
from accord_atlas.service.sparql.results import NoRoom, Spool, TooLarge, write
from accord_atlas.service.sparql.xml import NotCarried

CALL = re.compile(r"service|\\u", re.IGNORECASE)
"""What a text has that may call another endpoint: the keyword, or escapes that may spell it."""


class Worker:
    """A read-only store and the way to ask it."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._store = open_store(Path(setup.store))
        self._empty = ox.Store()

    def answer(self, job: Job) -> tuple[Reply, bytes]:
        """Run a job; what goes wrong in the query is a reply, too."""
        start = time.perf_counter()
        spool = Spool(job)
        if (reply := self._guarded(job.query)) is not None:
            return reply, b""
        try:
            results = self._store.query(job.query, base_iri=self._setup.base, **_dataset(job))
            evaluated = time.perf_counter()
            written = write(results, job, spool, self._setup.prefixes)
        except SyntaxError as error:
            return self._mistaken(job.query, str(error)), b""
        except NotCarried as error:
            kind = "graph" if isinstance(results, ox.QueryTriples) else "solutions"
            return Reply("not-carried", kind=kind, message=str(error)), b""
        except TooLarge:
            return Reply("too-large"), b""
        except NoRoom:
            return Reply("no-room"), b""
        except MemoryError:
            return Reply("memory"), b""
        except (OSError, RuntimeError, ValueError) as error:
            return Reply("failed" if self._is_ours(error) else "error", message=str(error)), b""
        inline = spool.close()
        done = time.perf_counter()
        return Reply(
            "ok",
            **written._asdict(),
            size=spool.size,
            spooled=inline is None,
            inline=len(inline or b""),
            timing={"query": evaluated - start, "results": done - evaluated},
        ), inline or b""

    def _is_ours(self, error: Exception) -> bool:
        """Whether it is the house that failed, not the query: the system refused something, or the copy is damaged."""
        return getattr(error, "errno", None) is not None or self._setup.store in str(error)

    def _guarded(self, query: str) -> Reply | None:
        """Why a query may not run in this process, or None."""
        if self._setup.trusted or not CALL.search(query):
            return None
        # Late, here and below: few queries need it, and its patterns take longer to compile than a worker to start.
        from accord_atlas.service.sparql.guard import calls, refused

        found = calls(query)
        if barred := refused(found, self._setup.allowed):
            return Reply("service", targets=[call.target for call in barred])
        return Reply("needs-network") if found and not self._setup.networked else None

    def _mistaken(self, query: str, complaint: str) -> Reply:
        """What is wrong with a query that the engine does not take."""
        from accord_atlas.service.sparql.diagnose import diagnose

        mistake = diagnose(query, complaint, self._refusal)
        return Reply("syntax", message=complaint, mistake=mistake.plain() if mistake else None)

    def _refusal(self, text: str) -> str | None:
        """What the parser says about a text, asked of an empty store."""
        try:
            self._empty.query(text, base_iri=self._setup.base)
        except SyntaxError as error:
            return str(error)
        return None


def open_store(place: Path) -> ox.Store:
    """The copy of a release in a folder; of a release's own file one in memory, with the same default graph."""
    if place.is_dir():
        return ox.Store.read_only(str(place))
    store = ox.Store()
    store.bulk_load(path=place, format=ox.RdfFormat.N_QUADS)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return store


def _dataset(job: Job) -> dict[str, Any]:
    """The dataset that the protocol names; without one, that of the query or the release."""
    if job.default_graphs is None and job.named_graphs is None:
        return {}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in job.default_graphs or ()],
        "named_graphs": [ox.NamedNode(iri) for iri in job.named_graphs or ()],
    }


def _widen(pipe: IO[bytes]) -> None:
    """Let a result lie whole in the pipe where the system gives as much, so that it is taken in few steps."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, 1 << 20)


def give_up(setup: Setup) -> dict[str, Any]:
    """Give up what a worker shall not have; what took the network away, and whether memory and files are bounded.

    The owner's own queries are not held back from anything. What is opened once is opened first.
    """
    bounded = sandbox.data_bytes() is not None and setup.memory is not None
    network = [] if setup.networked else sandbox.isolate_network()
    files = False
    if not setup.trusted:
        sandbox.stay_alone()
        sandbox.drop_privileges()
        own = (*landlock.own_programs(), setup.store, *(landlock.NETWORKED if setup.networked else ()))
        files = landlock.keep_to(own, [setup.spool] if setup.spool else [])
    # Last, for the kernel forgets it where a process changes its credentials, as a new namespace may.
    sandbox.die_with(setup.parent)
    return {"network": network, "reaches": sandbox.reaches_network(), "memory": bounded, "files": files}


def main() -> None:
    """Give up what a worker shall not have, say that it is ready, then answer jobs until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    setup = Setup(**json.loads(read_frame(source) or b"{}"))
    sandbox.give_way(setup.nice)
    _widen(target)
    sandbox.limit_files(None if setup.size is None else 2 * setup.size + (1 << 21))
    reading = setup.early and Path(setup.store).is_file()
    ready = {**give_up(setup), "reading": reading}
    if reading:
        write_frame(target, json.dumps(ready).encode())
    worker = Worker(setup)
    if setup.memory is not None:
        sandbox.limit_memory(setup.memory)
    write_frame(target, json.dumps({**ready, "reading": False}).encode())
    base = sandbox.data_bytes() or 0
    while frame := read_frame(source):
        job = Job(**json.loads(frame))
        # The pool kills at the deadline; should it be gone or stuck, the alarm does.
        _alarm(0 if job.seconds is None else job.seconds + setup.grace)
        reply, inline = worker.answer(job)
        _alarm(0)
        worn = setup.wear is not None and (sandbox.data_bytes() or 0) - base > setup.wear
        write_frame(target, reply.frame(worn=worn), inline)


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
