"""One worker process as the server sees it: started, asked, killed, and its death understood."""

import asyncio
import logging
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, Self, cast
from weakref import finalize

from accord_atlas.service.sparql.death import Death, cause
from accord_atlas.service.sparql.ipc import HEAD, Job, Reply, Setup, read_reply

log = logging.getLogger("accord_atlas")
KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR")
START_SECONDS = 60.0
"""A process that reads a large release into memory takes some."""
LAST_WORDS = 8192


@dataclass(frozen=True, slots=True)
class Isolation:
    """What a worker gave up: `network` names what took it away, the others say whether the platform bounds these."""

    network: tuple[str, ...]
    memory: bool
    files: bool

    def report(self, memory: int) -> None:
        """Say in the log what holds the workers, and warn of what this platform lacks; `memory` is a bound in bytes."""
        if self.network:
            log.info("query processes have no network (%s)", " and ".join(self.network))
        else:
            log.warning(
                "query processes could not be cut off from the network on this platform; SERVICE is refused by text"
            )
        if self.files:
            log.info("query processes read their programs and their copy of the release, and write nothing but results")
        else:
            log.warning("query processes could not be kept from other files on this platform: it has no Landlock")
        if not self.memory:
            log.warning("the memory of query processes (%d bytes) cannot be bounded on this platform", memory)


def command() -> list[str]:
    """How a worker is started."""
    return [sys.executable, "-P", "-m", "accord_atlas.service.sparql.worker"]


class Died(Exception):
    """The process ended while it had a job; `words` are the last it wrote to its standard error."""

    def __init__(self, code: int, words: bytes) -> None:
        self.death: Death = cause(code, words)
        self.words = words.decode(errors="replace")
        super().__init__(self.death, code)


class Pipes(asyncio.SubprocessProtocol):
    """Both ends of one process: gives what it answers to who asked, without a task or a stream between them."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.ended: asyncio.Future[None] = loop.create_future()
        self._loop = loop
        self._read = bytearray()
        self._members: dict[str, Any] | None = None
        self._asked: asyncio.Future[tuple[dict[str, Any], bytes]] | None = None
        self._closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The process runs."""
        self.process = cast("asyncio.SubprocessTransport", transport)
        self._input = cast("asyncio.WriteTransport", self.process.get_pipe_transport(0))

    def ask(self, content: bytes) -> asyncio.Future[tuple[dict[str, Any], bytes]]:
        """Send one frame; what answers it: the members of a frame, and the bytes that follow. EOFError at an end."""
        asked = self.hear()
        if not self._closed:
            self._input.write(HEAD.pack(len(content)) + content)
        return asked

    def hear(self) -> asyncio.Future[tuple[dict[str, Any], bytes]]:
        """The frame that it says next."""
        self._asked = asked = self._loop.create_future()
        self._tell()
        if self._closed and not asked.done():
            asked.set_exception(EOFError())
        return asked

    def pipe_data_received(self, _fd: int, data: bytes) -> None:
        """Something of an answer has come."""
        self._read += data
        self._tell()

    def _tell(self) -> None:
        """Give a whole answer to who waits for one; where nobody does yet, it is kept for who will."""
        read = self._read
        if self._asked is None or self._asked.done():
            return
        if self._members is None:
            if len(read) < HEAD.size or len(read) < (end := HEAD.size + HEAD.unpack_from(read)[0]):
                return
            self._members = read_reply(bytes(read[HEAD.size : end]))
            del read[:end]
        if len(read) >= (length := self._members.get("inline", 0)):
            members, self._members = self._members, None
            following = bytes(read[:length])
            del read[:length]
            self._asked.set_result((members, following))

    def pipe_connection_lost(self, _fd: int, _exc: Exception | None) -> None:
        """It says, or takes, no more."""
        self._closed = True
        if self._asked and not self._asked.done():
            self._asked.set_exception(EOFError())

    def process_exited(self) -> None:
        """It has ended."""
        if not self.ended.done():
            self.ended.set_result(None)

    async def end(self) -> int:
        """Kill it, whatever it does, and wait until it is gone; its code."""
        if self.process.get_returncode() is None:
            with suppress(ProcessLookupError):
                self.process.kill()
        code = await self.gone()
        self.process.close()
        return code

    async def gone(self) -> int:
        """Wait until it has ended; its code."""
        await asyncio.shield(self.ended)
        return cast("int", self.process.get_returncode())


class WorkerProcess:
    """A running worker. Its standard error goes to a file, from which its last words are read.

    `generation` is that of the copy which it has open (see `Copy`).
    """

    def __init__(self, pipes: Pipes, errors: IO[bytes], ready: dict[str, Any]) -> None:
        self._pipes, self._errors = pipes, errors
        self.pid = pipes.process.get_pid()
        self.isolation = Isolation(tuple(ready["network"]), bool(ready["memory"]), bool(ready["files"]))
        self.reaches_network = bool(ready["reaches"])
        self.generation = 0
        self._reading = pipes.hear() if ready["reading"] else None

    @classmethod
    async def start(cls, setup: Setup) -> Self:
        """Start a process and wait until it is ready, or reads early; OSError with its last words where it does not."""
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process runs
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        _, pipes = await asyncio.get_running_loop().subprocess_exec(
            Pipes,
            *command(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**environment, "RUST_BACKTRACE": "0"},
            process_group=0,  # Ctrl-C is not for it; a session of its own would take away the meaning of its niceness
        )
        finalize(pipes, errors.close)
        try:
            async with asyncio.timeout(START_SECONDS):
                ready, _ = await pipes.ask(setup.frame())
        except (OSError, EOFError, TimeoutError) as error:
            await asyncio.shield(pipes.end())
            raise OSError(f"a query process did not start: {last_words(errors).decode(errors='replace')}") from error
        except BaseException:
            await asyncio.shield(pipes.end())
            raise
        return cls(pipes, errors, ready)

    async def whole(self) -> None:
        """Wait until it has read what it answers from; OSError where it does not come to that."""
        if self._reading:
            try:
                async with asyncio.timeout(START_SECONDS):
                    await self._reading
            except (EOFError, TimeoutError) as error:
                said = last_words(self._errors).decode(errors="replace")
                raise OSError(f"a query process could not read the release: {said}") from error

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._pipes.process.get_returncode() is None

    async def ask(self, job: Job) -> tuple[Reply, bytes]:
        """Run a job; Died where the process ends over it. The caller sees to the time."""
        try:
            members, following = await self._pipes.ask(job.frame())
        except (OSError, EOFError) as error:
            code = await self._pipes.gone()
            raise Died(code, last_words(self._errors)) from error
        return Reply(**members), following

    async def kill(self) -> None:
        """End the process at once, whatever it does, and wait until it is gone."""
        await self._pipes.end()


def last_words(errors: IO[bytes]) -> bytes:
    """What a process last wrote to its standard error, which is this file."""
    errors.seek(0, os.SEEK_END)
    errors.seek(max(0, errors.tell() - LAST_WORDS))
    return errors.read()
