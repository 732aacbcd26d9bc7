"""Goes over to another release when one is put into use in the build folder, while requests go on.

The new release is opened, proved and made ready beside the one in use; only then do requests get it, each wholly the
one or wholly the other. A damaged one is passed over, and said so once.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI

from accord_atlas.loaders.release import home
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.open_releases import OpenReleases
from accord_atlas.service.web.sparql_service import SparqlServices
from accord_atlas.service.web.warmup import steps

log = logging.getLogger("accord_atlas")


@asynccontextmanager
async def following(app: FastAPI) -> AsyncIterator[None]:
    """Look for another release from time to time while the application runs."""
    config: Settings = app.state.settings
    task = asyncio.create_task(_follow(app, config)) if config.follow_seconds else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _follow(app: FastAPI, config: Settings) -> None:
    releases: OpenReleases = app.state.releases
    services: SparqlServices = app.state.sparql
    tried: Path | None = None
    while True:
        await asyncio.sleep(config.follow_seconds)
        place = await asyncio.to_thread(home, config.build)
        used = releases.state
        if place == tried or (isinstance(used, Atlas) and used.release.path.parent == place):
            continue
        if place == config.build and isinstance(used, Atlas):
            continue  # two files without a link: nothing says which release they are until both are written
        tried = place
        try:
            atlas = await asyncio.to_thread(_ready, app, config)
        except NoRelease as error:
            log.error("the release that was put into use is passed over: %s", error)
            releases.fail(error)
            continue
        await services.switch(atlas)
        releases.switch(atlas)
        log.info("release %s is in use now", atlas.release.id)


def _ready(app: FastAPI, config: Settings) -> Atlas:
    """The release in use in the build folder, with what takes long made."""
    atlas = Atlas.of(Release.open(config.build), config)
    for _ in steps(app, atlas):
        pass
    return atlas
