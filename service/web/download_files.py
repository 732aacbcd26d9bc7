"""Has the files for download made while the service already answers, by a process that gives way to all others."""

import asyncio
import logging
import sys
from contextlib import suppress
from pathlib import Path

from accord_atlas.service.core.errors import Unavailable
from accord_atlas.service.core.published_folder import Published
from accord_atlas.service.core.release import Release
from accord_atlas.service.dataset.files import Files, folder_name

log = logging.getLogger("accord_atlas")
PATIENCE = 60.0
"""Seconds that a request waits for files that are still being made."""


class Preparation:
    """The files of a release, made if there are none; to be created and used in one event loop."""

    def __init__(self, release: Release, parent: Path) -> None:
        self._release, self._parent = release, parent
        self._held: Published | None = None
        self._task = asyncio.create_task(self._prepare())

    async def files(self) -> Files:
        """The files, as soon as they are there; Unavailable where that takes too long or failed."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.shield(self._task)
        except (TimeoutError, OSError) as error:
            raise Unavailable(
                "The files for download are not ready.", "下载文件尚未就绪。", headers={"Retry-After": "30"}
            ) from error

    async def stop(self) -> None:
        """End the process that makes them, if it still does, and let the files be replaced."""
        self._task.cancel()
        with suppress(asyncio.CancelledError, OSError):
            await self._task
        if self._held:
            self._held.release()

    async def _prepare(self) -> Files:
        name = folder_name(self._release.id)
        if not (self._parent / name).exists():
            await self._make(name)
        self._held = await asyncio.to_thread(Published.once, self._parent, name, _not_made)
        return Files(self._held.path)

    async def _make(self, name: str) -> None:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "accord_atlas.service.dataset.files"),
            *(str(self._release.path), str(self._parent), name),
            stdin=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            await process.wait()
        except asyncio.CancelledError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise


def _not_made(folder: Path) -> None:
    """The process that should have made the folder did not; what it wrote to the log says why."""
    log.error("the files for download could not be made in %s", folder.parent)
    raise OSError("the files for download could not be made")
