"""Has the files for download made while the service already answers, by a process that gives way to all others."""

import asyncio
import logging
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from accord_atlas.service.core.errors import NotFound, Unavailable
from accord_atlas.service.core.published_folder import Published
from accord_atlas.service.core.release import Release
from accord_atlas.service.dataset.files import File, Files, folder_name

log = logging.getLogger("accord_atlas")
PATIENCE = 120.0
"""Seconds that a request waits for files that are still being made."""
RETRY = 30.0
"""Seconds after which files that could not be made are tried again, when somebody wants them."""


class Preparation:
    """The files of a release, made if there are none; to be created and used in one event loop.

    They are made `after` so many seconds, or as soon as somebody asks for them.
    """

    def __init__(self, release: Release, parent: Path, after: float) -> None:
        self._release, self._parent, self._after = release, parent, after
        self._wanted = asyncio.Event()
        self._held: Published | None = None
        self._elsewhere = release.held is not None and not release.path.is_file()
        self._begin()

    async def files(self) -> Files:
        """The files, as soon as they are there; Unavailable where that takes too long or failed.

        NotFound where an engine elsewhere holds the release and its file is not here.
        """
        if self._elsewhere:
            raise NotFound(
                "The files of this release are not on this server, which asks an engine elsewhere: set ACCORD_BUILD to "
                "a folder that has them.",
                "本服务器由外部引擎作答，未存放此发布版的文件：请将 ACCORD_BUILD 设为存有这些文件的目录。",
            )
        self._wanted.set()
        if self._failed and time.monotonic() - self._begun > RETRY:
            self._begin()
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.shield(self._task)
        except (TimeoutError, OSError) as error:
            raise _not_ready() from error
        except asyncio.CancelledError as error:
            if self._task.cancelled():  # another release has taken the place of this one meanwhile
                raise _not_ready() from error
            raise

    async def path(self, file: File) -> Path:
        """Where a gzipped file lies, proved to be what its index says; made anew, with all others, where it is not."""
        for _ in range(2):
            files = await self.files()
            if await asyncio.to_thread(files.whole, file):
                return files.path(file)
            # Of all who find it damaged at the same time, the first has it made.
            if self._task.done() and self._task.result() is files:
                log.warning("%s is damaged; the files for download are made anew", files.path(file))
                self._begin()
        raise _not_ready()

    async def stop(self) -> None:
        """End the process that makes them, if it still does, and let the files be replaced."""
        self._task.cancel()
        with suppress(asyncio.CancelledError, OSError):
            await self._task
        self._let_go()

    @property
    def _failed(self) -> bool:
        return self._task.done() and not self._task.cancelled() and self._task.exception() is not None

    def _begin(self) -> None:
        self._let_go()
        self._begun = time.monotonic()
        self._task = asyncio.create_task(self._prepare())

    def _let_go(self) -> None:
        if self._held:
            self._held.release()
            self._held = None

    async def _prepare(self) -> Files:
        if self._elsewhere:
            raise OSError("there is no file to make them from")
        with suppress(TimeoutError):
            async with asyncio.timeout(self._after):
                await self._wanted.wait()
        try:
            return await self._found_or_made()
        except OSError as error:
            log.error("the files for download could not be made in %s: %s", self._parent, error)
            raise

    async def _found_or_made(self) -> Files:
        found = partial(Published.found, self._parent, folder_name(self._release.id))
        self._held = await asyncio.to_thread(found)
        if self._held is None:
            await self._make()
            self._held = await asyncio.to_thread(found)
        if self._held is None:
            raise OSError("the process that makes them has said why")
        return Files(self._held.path)

    async def _make(self) -> None:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "accord_atlas.service.dataset.files"),
            *(str(self._release.path), str(self._parent), self._release.id),
            stdin=asyncio.subprocess.DEVNULL,
            process_group=0,
        )
        try:
            await process.wait()
        except asyncio.CancelledError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise


def _not_ready() -> Unavailable:
    return Unavailable("The files for download are not ready.", "下载文件尚未就绪。", headers={"Retry-After": "30"})
