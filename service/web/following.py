"""Goes over to another release when one is put into use in the build folder, while requests go on.

The new release is opened, proved and made ready beside the one in use; only then do requests get it, each wholly the
one or wholly the other. A damaged one is passed over, and said so once.

What an update made is asked by queries at once; pages and answers, for which much must be made ready, follow.

Where several processes serve, each makes ready for itself; none goes over before the others can.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI

from accord_atlas.loaders.places import home
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, NoRelease
from accord_atlas.service.core.remote.errors import unopened
from accord_atlas.service.core.remote.opening import in_use
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.open_releases import OpenReleases
from accord_atlas.service.web.peers import Peers
from accord_atlas.service.web.sparql_service import SparqlService, SparqlServices
from accord_atlas.service.web.warmup import steps

log = logging.getLogger("accord_atlas")
AGREED_SECONDS, AGREEING = 120.0, 0.05
"""How long one process waits for others that are not ready yet, and how often it asks them."""
READY, NEVER = b"ready", b"never"
"""What a process says of a release: it could answer from it, or it passes it over."""
ASKED_SECONDS = 30.0
"""How long the answer to an update waits for the queries of other processes."""
QUIET_SECONDS, LONGEST_SECONDS = 1.0, 10.0
"""After an update others may follow: what pages need is made ready when none has come for a while, or after a longer.
"""


class Follower:
    """What puts another release into use in a running service; to be used in one event loop.

    `turn` is held by whoever does so, from looking which is in use in the build folder until requests get it.
    """

    def __init__(self, app: FastAPI, config: Settings) -> None:
        self._app, self._config = app, config
        self.turn = asyncio.Lock()
        self._tried: Path | None = None
        self._ahead: Atlas | None = None
        self._catching_up: asyncio.Task[None] | None = None
        self._stopping = False
        self._prepared = ""
        self._peers: Peers = app.state.peers
        self._peers.answering |= {"ready": self._is_ready, "ask": self._asks}
        self._looking: set[asyncio.Task[None]] = set()

    async def look(self) -> None:
        """Go over to the release in use in the build folder, where it is another."""
        async with self.turn:
            await self._look()

    def put(self, service: SparqlService) -> None:
        """Have queries ask what an update made, and all else follow; for whoever has the turn."""
        self._services.put(service)
        self._ahead = service.atlas
        if self._catching_up is None or self._catching_up.done():
            self._catching_up = asyncio.create_task(self._catch_up())

    async def told(self, release: str) -> None:
        """Have the other processes' queries ask a release that an update made, before who sent it hears of it."""
        await self._peers.ask("ask", release, ASKED_SECONDS)

    async def run(self) -> None:
        """Look from time to time, for ever."""
        while True:
            await asyncio.sleep(self._config.follow_seconds)
            await self.look()

    async def stop(self) -> None:
        """Follow no more; the step at which something is being made ready is waited for, and no further."""
        self._stopping, self._ahead = True, None
        for looking in self._looking:
            looking.cancel()
        if self._catching_up:
            with suppress(asyncio.CancelledError):
                await self._catching_up

    @property
    def open(self) -> frozenset[str]:
        """The ids of the releases that the service has open."""
        return self._services.open | self._releases.open

    @property
    def _services(self) -> SparqlServices:
        services: SparqlServices = self._app.state.sparql
        return services

    @property
    def _releases(self) -> OpenReleases:
        releases: OpenReleases = self._app.state.releases
        return releases

    async def _look(self) -> None:
        if self._config.store:
            await self._look_elsewhere()
            return
        place = await asyncio.to_thread(home, self._config.build)
        used = self._ahead or self._releases.state
        if place == self._tried or (isinstance(used, Atlas) and used.release.path.parent == place):
            return
        if place == self._config.build and isinstance(used, Atlas):
            return  # two files without a link: nothing says which release they are until both are written
        self._tried = place
        try:
            atlas = await asyncio.to_thread(self._opened)
        except NoRelease as error:
            log.error("the release that was put into use is passed over: %s", error)
            self._releases.fail(error)
            return
        self._tried, self._ahead = None, None
        service = await self._services.ready(atlas)
        await self._agreed(atlas)
        self._services.put(service)
        self._releases.switch(atlas)
        log.info("release %s is in use now", atlas.release.id)

    async def _look_elsewhere(self) -> None:
        """Go over to the release that an engine elsewhere has in use now, or has at last."""
        used = self._releases.state
        try:
            there = await asyncio.to_thread(in_use, self._config)
            if isinstance(used, Atlas) and there in {None, used.release.id}:
                return
            atlas = await asyncio.to_thread(self._opened)
        except AtlasError as error:
            reason = unopened(error)
            if not isinstance(used, NoRelease) or used.detail != reason.detail:
                log.error("the engine's release could not be gone over to: %s", error)
            self._releases.fail(reason)
            return
        await self._services.switch(atlas)
        self._releases.switch(atlas)
        log.info("release %s is in use now", atlas.release.id)

    async def _catch_up(self) -> None:
        """Make ready what queries have gone ahead to, and go over to it; until there is nothing newer."""
        while self._ahead:
            atlas = await self._settled()
            if atlas is None:
                return
            await asyncio.to_thread(self._warm, atlas)
            await self._agreed(atlas)
            if self._ahead is None:
                return
            if await asyncio.to_thread(home, self._config.build) != atlas.release.path.parent:
                continue  # another one was put into use meanwhile: nobody goes back to this
            self._releases.switch(atlas)
            log.info("release %s, which an update made, is in use now", atlas.release.id)
            if self._ahead is atlas:
                self._ahead = None

    async def _agreed(self, atlas: Atlas) -> None:
        """Wait until every other process could answer from a release, too, so that all go over at the same time.

        Until then one that names it is answered from what lies ready.
        """
        self._prepared = release = atlas.release.id
        self._releases.hold(atlas)
        until = time.monotonic() + AGREED_SECONDS
        while not self._stopping and time.monotonic() < until:
            if all(await self._peers.ask("ready", release)):
                return
            if await asyncio.to_thread(home, self._config.build) != atlas.release.path.parent:
                return  # another one is in use already, to which those who have not begun with this go over
            await asyncio.sleep(AGREEING)

    async def _is_ready(self, release: str) -> bytes:
        """What another process is told that is ready to go over to a release; nothing where this one is not, yet."""
        used = self._releases.state
        if release == self._prepared or (isinstance(used, Atlas) and used.release.id == release):
            return READY
        if not self.turn.locked():
            if self._tried is not None and self._tried.name == release:
                return NEVER
            asking = asyncio.create_task(self.look())
            self._looking.add(asking)
            asking.add_done_callback(self._looking.discard)
        return b""

    async def _asks(self, release: str) -> bytes:
        """Have queries ask what an update of another process made; says so when they do."""
        async with self.turn:
            if self._services.current.atlas.release.id != release:
                atlas = await asyncio.to_thread(Atlas.serving, self._config)
                self.put(await self._services.begun(atlas))
        return READY

    async def _settled(self) -> Atlas | None:
        """What queries have gone ahead to when no update has come for a while."""
        for _ in range(int(LONGEST_SECONDS / QUIET_SECONDS)):
            before = self._ahead
            await asyncio.sleep(QUIET_SECONDS)
            if self._ahead is before:
                break
        return self._ahead

    def _opened(self) -> Atlas:
        """The release in use in the build folder, with what takes long made."""
        atlas = Atlas.serving(self._config)
        self._warm(atlas)
        return atlas

    def _warm(self, atlas: Atlas) -> None:
        for _ in steps(self._app, atlas):
            if self._stopping:
                return


@asynccontextmanager
async def following(app: FastAPI) -> AsyncIterator[None]:
    """Look for another release from time to time while the application runs."""
    config: Settings = app.state.settings
    follower: Follower = app.state.follower
    task = asyncio.create_task(follower.run()) if config.follow_seconds else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await follower.stop()
