"""The SPARQL service of a running server: its limits, its copy of the release, its pool of workers.

Each open release has one of its own; it begins when it is first asked, and ends when others were asked since.
"""

import asyncio
import logging
import os
import tempfile
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from fastapi import Request

from accord_atlas.ontology.names import BASE, prefixes
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, NoRelease, Unavailable
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.pool import Pool
from accord_atlas.service.sparql.snapshot import Copy
from accord_atlas.service.web.download_files import Preparation
from accord_atlas.service.web.open_releases import OpenReleases
from accord_atlas.service.web.query_parameters import LAYERS, RELEASE
from accord_atlas.service.web.sparql_intake import Texts

log = logging.getLogger("accord_atlas")


@dataclass(frozen=True, slots=True)
class SparqlService:
    """What the endpoint needs: the release, the limits, the workers, the texts of queries, the files for download."""

    atlas: Atlas
    limits: Limits
    pool: Pool
    texts: Texts
    files: Preparation
    copy: Copy
    workbooks: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Held while a workbook is made: of several, one at a time."""

    async def stop(self) -> None:
        """End the workers; the copy may be cleared away."""
        await self.files.stop()
        await self.pool.stop()
        self.copy.release()


class SparqlServices:
    """The services of the open releases; to be used in one event loop."""

    def __init__(self, releases: OpenReleases, config: Settings) -> None:
        self._releases, self._config = releases, config
        self._current: SparqlService | AtlasError = NoRelease("The service is starting.", "服务正在启动。")
        self._others: OrderedDict[str, SparqlService] = OrderedDict()
        self._texts = Texts(Limits.of(config))
        self._beginning = asyncio.Lock()
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def state(self) -> SparqlService | AtlasError:
        """The service of the release in use, or why there is none."""
        return self._current

    @property
    def current(self) -> SparqlService:
        """The service of the release in use; the AtlasError that says why there is none."""
        if isinstance(self._current, AtlasError):
            raise self._current
        return self._current

    async def of(self, wanted: str | None, layers: str | None = None) -> SparqlService:
        """The service of the release that a request names by id or by layers, by default the one in use."""
        current = self.current
        if not layers and (not wanted or wanted == current.atlas.release.id):
            return current
        async with self._beginning:
            atlas = await asyncio.to_thread(self._releases.of, wanted, layers)
            if atlas is current.atlas:
                return current
            known = self._others.get(atlas.release.id)
            if known is None:
                known = await self._begin(atlas, workers=1)
                self._take(known)
            self._others.move_to_end(atlas.release.id)
            return known

    async def switch(self, to: Atlas | NoRelease) -> None:
        """Begin the service of a release and put it into use; where it cannot run, say why, and the rest goes on."""
        fresh: SparqlService | AtlasError
        try:
            fresh = to if isinstance(to, NoRelease) else await self._begin(to, self._config.sparql_workers)
        except AtlasError as error:
            fresh = error
        before, self._current = self._current, fresh
        if isinstance(before, SparqlService):
            self._take(before)

    async def stop(self) -> None:
        """End them all."""
        running = [*self._others.values(), *([self._current] if isinstance(self._current, SparqlService) else [])]
        for ending in self._ending:
            ending.cancel()
        await asyncio.gather(*self._ending, return_exceptions=True)
        for service in running:
            await service.stop()

    async def _begin(self, atlas: Atlas, workers: int) -> SparqlService:
        limits = replace(Limits.of(self._config), workers=workers)
        try:
            limits = replace(limits, folder=await asyncio.to_thread(_writable, limits.folder))
            copy = await asyncio.to_thread(Copy, atlas.release.path, atlas.release.id, limits.folder / "store")
            pool = Pool(limits, copy.path, BASE, prefixes(), copy=copy)
            await pool.start()
        except OSError as error:
            log.error("SPARQL is not available: %s", error)
            raise Unavailable(
                "SPARQL is not available: the service could not make ready what it needs for it. The log says why.",
                "SPARQL 不可用：服务未能准备所需的数据副本或进程，原因见日志。",
                headers={"Retry-After": "60"},
            ) from error
        files = Preparation(atlas.release, limits.folder / "downloads")
        return SparqlService(atlas, limits, pool, self._texts, files, copy)

    def _take(self, service: SparqlService) -> None:
        """Keep it beside the one in use; what was asked for longest ago ends, when its last query must have."""
        self._others[service.atlas.release.id] = service
        while len(self._others) > self._config.releases_open:
            _, oldest = self._others.popitem(last=False)
            ending = asyncio.create_task(self._end(oldest))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)

    async def _end(self, service: SparqlService) -> None:
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(service.limits.seconds + self._config.sparql_send_seconds)
        await service.stop()


def current(request: Request) -> SparqlService:
    """The service of the release in use; the AtlasError that says why there is none."""
    services: SparqlServices = request.app.state.sparql
    return services.current


async def asked(request: Request) -> SparqlService:
    """The service of the release that the address names, by default the one in use."""
    services: SparqlServices = request.app.state.sparql
    return await services.of(request.query_params.get(RELEASE), request.query_params.get(LAYERS))


def _writable(folder: Path) -> Path:
    """The folder, or one of this user's own among the temporary files where nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        own = Path(tempfile.gettempdir()) / f"accord-atlas-{os.getuid()}"
        own.mkdir(mode=0o700, exist_ok=True)
        if own.stat().st_uid != os.getuid() or own.is_symlink():
            raise
        log.warning("%s; copies of the release go to %s", error, own)
        return own
