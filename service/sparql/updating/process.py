"""Runs a process for one thing: frames in, frames out, killed at the deadline or when nobody waits for it any more."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from accord_atlas.service.sparql.ipc import HEAD
from accord_atlas.service.sparql.process import KEPT, Died, last_words


@asynccontextmanager
async def running(module: str, *frames: bytes, seconds: float | None = None) -> AsyncIterator["Running"]:
    """A process of one of our modules that has been given these frames; it is gone at the end.

    TimeoutError where it takes longer than `seconds`, Died where it ends without an answer.
    """
    with tempfile.TemporaryFile() as errors:
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", f"accord_atlas.service.sparql.updating.{module}"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**environment, "RUST_BACKTRACE": "0"},
            process_group=0,
        )
        started = Running(process)
        try:
            async with asyncio.timeout(seconds):
                try:
                    await started.send(frames)
                    yield started
                except (OSError, EOFError) as error:
                    raise Died(await process.wait(), last_words(errors)) from error
        finally:
            await asyncio.shield(started.end())


class Running:
    """A process that answers in frames."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def send(self, frames: tuple[bytes, ...]) -> None:
        """Give it all that it is to know."""
        if self._process.stdin is None:
            raise EOFError
        for frame in frames:
            self._process.stdin.write(HEAD.pack(len(frame)) + frame)
            await self._process.stdin.drain()

    async def frame(self) -> bytes:
        """The next frame that it answers."""
        if self._process.stdout is None:
            raise EOFError
        (length,) = HEAD.unpack(await self._process.stdout.readexactly(HEAD.size))
        return await self._process.stdout.readexactly(length)

    async def end(self) -> None:
        """Kill it where it still runs, and wait until it is gone."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
        if self._process.stdin:
            self._process.stdin.close()
        if self._process.stdout:
            with suppress(OSError, EOFError):
                while await self._process.stdout.read(1 << 20):
                    pass
        await self._process.wait()
