"""One worker process as the server sees it: started, asked, killed, and its death understood."""

import asyncio
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, Self
from weakref import finalize

from accord_atlas.service.sparql.death import Death, cause
from accord_atlas.service.sparql.ipc import HEAD, Job, Reply, Setup, read_reply

KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR")
START_SECONDS = 20.0
LAST_WORDS = 8192


@dataclass(frozen=True, slots=True)
class Isolation:
    """What a worker gave up: `network` names what took it away, `memory` whether the platform bounds its memory."""

    network: tuple[str, ...]
    memory: bool


def command() -> list[str]:
    """How a worker is started."""
    return [sys.executable, "-P", "-m", "accord_atlas.service.sparql.worker"]


class Died(Exception):
    """The process ended while it had a job; `words` are the last it wrote to its standard error."""

    def __init__(self, code: int, words: bytes) -> None:
        self.death: Death = cause(code, words)
        self.words = words.decode(errors="replace")
        super().__init__(self.death, code)


class WorkerProcess:
    """A running worker. Its standard error goes to a file, from which its last words are read.

    `generation` is that of the copy which it has open (see `Copy`).
    """

    def __init__(self, process: asyncio.subprocess.Process, errors: IO[bytes], ready: dict[str, Any]) -> None:
        self._process, self._errors = process, errors
        self.pid = process.pid
        self.isolation = Isolation(tuple(ready["network"]), bool(ready["memory"]))
        self.reaches_network = bool(ready["reaches"])
        self.generation = 0

    @classmethod
    async def start(cls, setup: Setup) -> Self:
        """Start a process and wait until it has its store open; OSError with its last words where it does not."""
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process runs
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        process = await asyncio.create_subprocess_exec(
            *command(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**environment, "RUST_BACKTRACE": "0"},
            start_new_session=True,
        )
        finalize(process, errors.close)
        try:
            async with asyncio.timeout(START_SECONDS):
                ready = await _exchange(process, setup.frame())
        except (OSError, EOFError, TimeoutError) as error:
            await asyncio.shield(_end(process))
            raise OSError(f"a query process did not start: {last_words(errors).decode(errors='replace')}") from error
        except BaseException:
            await asyncio.shield(_end(process))
            raise
        return cls(process, errors, read_reply(ready))

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.returncode is None

    async def ask(self, job: Job) -> tuple[Reply, bytes]:
        """Run a job; Died where the process ends over it. The caller sees to the time."""
        try:
            frame = await _exchange(self._process, job.frame())
            reply = Reply(**read_reply(frame))
            stdout = self._process.stdout
            return reply, await stdout.readexactly(reply.inline) if stdout and reply.inline else b""
        except (OSError, EOFError) as error:
            code = await self._process.wait()
            raise Died(code, last_words(self._errors)) from error

    async def kill(self) -> None:
        """End the process at once, whatever it does, and wait until it is gone."""
        await _end(self._process)


async def _exchange(process: asyncio.subprocess.Process, content: bytes) -> bytes:
    """Send one frame, read one."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(HEAD.pack(len(content)) + content)
    await process.stdin.drain()
    (length,) = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    return await process.stdout.readexactly(length)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill the process and close its pipes, so that nothing of it is left to the event loop."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
    if process.stdin:
        process.stdin.close()
    if process.stdout:
        with suppress(OSError, EOFError):
            while await process.stdout.read(1 << 20):
                pass
    await process.wait()


def last_words(errors: IO[bytes]) -> bytes:
    """What a process last wrote to its standard error, which is this file."""
    errors.seek(0, os.SEEK_END)
    errors.seek(max(0, errors.tell() - LAST_WORDS))
    return errors.read()
