"""The SPARQL service of a running server: its limits, its copy of the release, its pool of workers.

Each open release has one of its own; it begins when it is first asked, and ends when others were asked since.
"""

import asyncio
import logging
import os
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from fastapi import Request

from accord_atlas.loaders.updates import UPDATED
from accord_atlas.ontology.names import BASE, prefixes
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, NoRelease, Unavailable
from accord_atlas.service.core.remote.store import RemoteStore
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.snapshot import COPIES, Copy
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.pool import Pool, nobodys
from accord_atlas.service.sparql.remote_pool import RemotePool
from accord_atlas.service.web.download_files import Preparation
from accord_atlas.service.web.open_releases import OpenReleases
from accord_atlas.service.web.query_parameters import LAYERS, RELEASE
from accord_atlas.service.web.sparql_intake import Texts

log = logging.getLogger("accord_atlas")
GRACE_SECONDS = 5.0
"""For which a service that was replaced goes on at least, for those who are about to open one of its files."""
NAMES = frozenset({RELEASE.encode(), LAYERS.encode()})
FILES_AFTER = 30.0
"""Seconds after which the files for download of a release are made, unless asked for before.

First the service answers and what is asked more is made; and an update may soon replace the release.
"""


class Users:
    """How many requests rely on a service at this moment: it does not end before they do."""

    def __init__(self) -> None:
        self._number = 0
        self.none = asyncio.Event()
        self.none.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """One more, until the end."""
        self._number += 1
        self.none.clear()
        try:
            yield
        finally:
            self._number -= 1
            if not self._number:
                self.none.set()


@dataclass(frozen=True, slots=True)
class SparqlService:
    """What the endpoint needs: the release, the limits, the workers, the texts of queries, the files for download."""

    atlas: Atlas
    limits: Limits
    pool: Pool
    texts: Texts
    files: Preparation
    copy: Copy | None
    workbooks: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Held while a workbook is made: of several, one at a time."""
    users: Users = field(default_factory=Users)

    async def stop(self) -> None:
        """End the workers; the copy may be cleared away."""
        await self.files.stop()
        await self.pool.stop()
        if self.copy:
            self.copy.release()


class SparqlServices:
    """The services of the open releases; to be used in one event loop."""

    def __init__(self, releases: OpenReleases, config: Settings, spend: Callable[[str, float], None] = nobodys) -> None:
        self._releases, self._config, self._spend = releases, config, spend
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

    @property
    def open(self) -> frozenset[str]:
        """The ids of the releases that can be asked at this moment without a service beginning."""
        known = (self._current, *self._others.values())
        return frozenset(each.atlas.release.id for each in known if isinstance(each, SparqlService))

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
        self.put(to if isinstance(to, NoRelease) else await self.ready(to))

    async def ready(self, atlas: Atlas) -> SparqlService | AtlasError:
        """The service of a release, which is not in use yet, or why it cannot run."""
        try:
            return await self.begun(atlas)
        except AtlasError as error:
            return error

    async def begun(self, atlas: Atlas) -> SparqlService:
        """The service of a release, which is not in use yet; Unavailable where it cannot run."""
        return await self._begin(atlas, self._config.sparql_workers)

    def put(self, fresh: SparqlService | AtlasError) -> None:
        """Have a service that has begun asked from now on, or say why there is none."""
        before, self._current = self._current, fresh
        if isinstance(fresh, SparqlService):
            self._drop(fresh.atlas.release.id)
        if isinstance(before, SparqlService):
            self._take(before)

    async def stop(self) -> None:
        """End them all."""
        running = [*self._others.values(), *([self._current] if isinstance(self._current, SparqlService) else [])]
        await asyncio.sleep(0)  # one that has not begun would be cancelled without ending anything
        for ending in self._ending:
            ending.cancel()
        await asyncio.gather(*self._ending, return_exceptions=True)
        for service in running:
            await service.stop()

    async def _begin(self, atlas: Atlas, workers: int) -> SparqlService:
        limits = replace(Limits.of(self._config), workers=workers)
        try:
            limits = replace(limits, folder=await asyncio.to_thread(_writable, limits.folder))
            pool, copy = await self._pool(atlas, limits)
            await pool.start()
        except OSError as error:
            log.error("SPARQL is not available: %s", error)
            raise Unavailable(
                "SPARQL is not available: the service could not make ready what it needs for it. The log says why.",
                "SPARQL 不可用：服务未能准备所需的数据副本或进程，原因见日志。",
                headers={"Retry-After": "60"},
            ) from error
        files = Preparation(atlas.release, limits.folder / "downloads", after=FILES_AFTER)
        return SparqlService(atlas, limits, pool, self._texts, files, copy)

    async def _pool(self, atlas: Atlas, limits: Limits) -> tuple[Pool, Copy | None]:
        """The workers, and the copy that they open; those of an engine elsewhere only read queries, and have none."""
        if isinstance(atlas.store, RemoteStore):
            empty = limits.folder / "empty.nq"
            await asyncio.to_thread(empty.touch)
            alone = replace(limits, allowed=())
            return RemotePool(alone, empty, BASE, prefixes(), spend=self._spend, elsewhere=atlas.store), None
        copy = await asyncio.to_thread(Copy, atlas.release.path, atlas.release.id, limits.folder / COPIES)
        store = atlas.release.path if _in_memory(atlas, self._config) else copy.path
        return Pool(limits, store, BASE, prefixes(), copy=copy, spend=self._spend), copy

    def _take(self, service: SparqlService) -> None:
        """Keep it beside the one in use; what was asked for longest ago ends, when its last query must have."""
        self._drop(service.atlas.release.id)
        self._others[service.atlas.release.id] = service
        while len(self._others) > self._config.releases_open:
            self._drop(next(iter(self._others)))

    def _drop(self, release: str) -> None:
        """Let one of those beside the one in use end, where there is one of this release."""
        if service := self._others.pop(release, None):
            ending = asyncio.create_task(self._end(service))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)

    async def _end(self, service: SparqlService) -> None:
        with suppress(asyncio.CancelledError, TimeoutError):
            await asyncio.sleep(GRACE_SECONDS)
            async with asyncio.timeout(service.limits.seconds + self._config.sparql_send_seconds):
                await service.users.none.wait()
        await service.stop()


def _in_memory(atlas: Atlas, config: Settings) -> bool:
    """Whether query processes read a release into memory: the same for all of them, for the engine's order differs.

    One that an update made is asked from its copy on disk, which is there at once.
    """
    return atlas.release.statements <= config.sparql_memory_statements and UPDATED not in atlas.release.manifest


def current(request: Request) -> SparqlService:
    """The service of the release in use; the AtlasError that says why there is none."""
    services: SparqlServices = request.app.state.sparql
    return services.current


async def asked(request: Request) -> SparqlService:
    """The service of the release that the address names, by default the one in use."""
    services: SparqlServices = request.app.state.sparql
    names = [part.partition(b"=")[0] for part in request.scope["query_string"].split(b"&")]
    if not any(name in NAMES or b"%" in name for name in names):
        return services.current
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
