"""Runs decisions on proposals in processes of their own, one at a time; too many at once are sent away."""

import asyncio
import logging
import sys
from dataclasses import dataclass, field
from typing import Final

from accord_atlas.service.core.errors import AtlasError, Busy, LimitReached
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.proposals.decision import Ruling
from accord_atlas.service.proposals.work import got, put

log = logging.getLogger("accord_atlas")
WAITING_AT_MOST: Final = 4
MODULE: Final = "accord_atlas.service.proposals.work"


@dataclass(slots=True)
class Decisions:
    """The decisions of one service."""

    config: Settings
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    _waiting: int = 0

    async def run(self, name: str, ruling: Ruling) -> bytes:
        """The answer as JSON; Busy where too many wait, LimitReached where it takes too long and is ended."""
        if self._waiting > WAITING_AT_MOST:
            raise Busy(
                "Too many decisions are under way; try again in a minute.",
                "正在处理的审定过多，请稍候一分钟再试。",
                headers={"Retry-After": "60"},
            )
        self._waiting += 1
        try:
            async with self._turn:
                return got(await self._done(put(self.config.build, name, ruling)))
        finally:
            self._waiting -= 1

    async def _done(self, asked: bytes) -> bytes:
        pipe = asyncio.subprocess.PIPE
        child = await asyncio.create_subprocess_exec(sys.executable, "-m", MODULE, stdin=pipe, stdout=pipe, stderr=pipe)
        try:
            async with asyncio.timeout(self.config.upload_seconds):
                answer, said = await child.communicate(asked)
        except TimeoutError as error:
            seconds = self.config.upload_seconds
            raise LimitReached(
                f"The decision took longer than {seconds:g} seconds and was ended; nothing was written.",
                f"审定超过 {seconds:g} 秒，已终止，未写入任何内容。",
                limit="upload_seconds",
                value=seconds,
            ) from error
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode:
            log.error("a decision failed: %s", said.decode(errors="replace").strip())
            raise AtlasError(
                "The decision failed; nothing was written. The log of the service says why.",
                "审定失败，未写入任何内容；原因见服务日志。",
            )
        return answer
