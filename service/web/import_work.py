"""Runs imports in processes of their own, one at a time: whoever asks meanwhile waits, and too many are sent away."""

import asyncio
import logging
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from accord_atlas.service.core.errors import AtlasError, Busy, LimitReached
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.imports.request import ImportRequest
from accord_atlas.service.imports.work import ANSWER, MARKED, put

log = logging.getLogger("accord_atlas")
WAITING_AT_MOST: Final = 4
MODULE: Final = "accord_atlas.service.imports.work"


@dataclass(slots=True)
class ImportWork:
    """The imports of one service."""

    config: Settings
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    _waiting: int = 0

    async def run(self, request: ImportRequest, *, who: str | None, marked: str | None) -> tuple[bytes, bytes | None]:
        """The answer as JSON, and the marked copy where a language for it is given.

        Busy where too many wait, LimitReached where it takes too long; its process is then ended.
        """
        if self._waiting > WAITING_AT_MOST:
            raise Busy(
                "Too many imports are under way; try again in a minute.",
                "正在进行的导入过多，请稍候一分钟再试。",
                headers={"Retry-After": "60"},
            )
        self._waiting += 1
        try:
            async with self._turn:
                with tempfile.TemporaryDirectory(prefix="accord-import-") as made:
                    folder = Path(made)
                    await asyncio.to_thread(put, folder, self.config.build, request, who=who, marked=marked)
                    await self._done(folder)
                    answer = (folder / ANSWER).read_bytes()
                    return answer, (folder / MARKED).read_bytes() if marked else None
        finally:
            self._waiting -= 1

    async def _done(self, folder: Path) -> None:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", MODULE, str(folder), stderr=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL
        )
        try:
            async with asyncio.timeout(self.config.upload_seconds):
                _, said = await child.communicate()
        except TimeoutError as error:
            seconds = self.config.upload_seconds
            raise LimitReached(
                f"The import took longer than {seconds:g} seconds and was ended; nothing was kept.",
                f"导入超过 {seconds:g} 秒，已终止，未保存任何内容。",
                limit="upload_seconds",
                value=seconds,
            ) from error
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode:
            log.error("an import failed: %s", said.decode(errors="replace").strip())
            raise AtlasError(
                "The import failed; nothing was kept. The log of the service says why.",
                "导入失败，未保存任何内容；原因见服务日志。",
            )
