"""Runs heavy work in processes of their own, one at a time: who asks meanwhile waits, and too many are sent away."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from accord_atlas.loaders.extras import require
from accord_atlas.service.core.errors import AtlasError, Busy, LimitReached
from accord_atlas.service.core.shape import Words

log = logging.getLogger("accord_atlas")
WAITING_AT_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Called:
    """What a kind of work is called in sentences: one and several of it, and what has not happened where it failed."""

    one: Words
    several: Words
    undone: Words


@dataclass(slots=True)
class OneByOne:
    """The turns of one kind of work, which a module does as a program; it may take `seconds`."""

    module: str
    seconds: float
    called: Called
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    _waiting: int = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Waits until it is one's turn; Busy where too many wait."""
        if self._waiting > WAITING_AT_MOST:
            raise Busy(
                f"Too many {self.called.several.en} are under way; try again in a minute.",
                f"正在进行的{self.called.several.zh}过多，请稍候一分钟再试。",
                headers={"Retry-After": "60"},
            )
        self._waiting += 1
        try:
            async with self._turn:
                yield
        finally:
            self._waiting -= 1

    async def done(self, *arguments: str, asked: bytes = b"") -> bytes:
        """What the program writes, given this to read; for whoever has the turn.

        LimitReached where it takes too long and is ended, AtlasError where it fails; the log then says why.
        MissingExtra where what it needs is not installed.
        """
        require("build")
        pipe = asyncio.subprocess.PIPE
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", self.module, *arguments, stdin=pipe, stdout=pipe, stderr=pipe
        )
        one, undone = self.called.one, self.called.undone
        try:
            async with asyncio.timeout(self.seconds):
                answer, said = await child.communicate(asked)
        except TimeoutError as error:
            raise LimitReached(
                f"The {one.en} took longer than {self.seconds:g} seconds and was ended; nothing was {undone.en}.",
                f"{one.zh}超过 {self.seconds:g} 秒，已终止，未{undone.zh}任何内容。",
                limit="upload_seconds",
                value=self.seconds,
            ) from error
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode:
            log.error("%s failed: %s", one.en, said.decode(errors="replace").strip())
            raise AtlasError(
                f"The {one.en} failed; nothing was {undone.en}. The log of the service says why.",
                f"{one.zh}失败，未{undone.zh}任何内容；原因见服务日志。",
            )
        return answer
