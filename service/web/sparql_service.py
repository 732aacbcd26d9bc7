"""The SPARQL service of a running server: its limits, its copy of the release, its pool of workers."""

import asyncio
import logging
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from fastapi import FastAPI, Request

from accord_atlas.ontology.names import BASE, prefixes
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, Unavailable
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.pool import Pool
from accord_atlas.service.sparql.snapshot import Copy
from accord_atlas.service.web.download_files import Preparation
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
    workbooks: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Held while a workbook is made: of several, one at a time."""


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[None]:
    """Run the workers while the application runs; where they cannot run, `/sparql` says why and the rest goes on."""
    atlas: Atlas | AtlasError = app.state.atlas
    if isinstance(atlas, AtlasError):
        app.state.sparql = atlas
        yield
        return
    limits = Limits.of(app.state.settings)
    try:
        limits = replace(limits, folder=await asyncio.to_thread(_writable, limits.folder))
        copy = await asyncio.to_thread(Copy, atlas.release.path, atlas.release.id, limits.folder / "store")
        pool = Pool(limits, copy.path, BASE, prefixes(), copy=copy)
        await pool.start()
    except OSError as error:
        log.error("SPARQL is not available: %s", error)
        app.state.sparql = Unavailable(
            "SPARQL is not available: the service could not make ready what it needs for it. The log says why.",
            "SPARQL 不可用：服务未能准备所需的数据副本或进程，原因见日志。",
            headers={"Retry-After": "60"},
        )
        yield
        return
    files = Preparation(atlas.release, limits.folder / "downloads")
    app.state.sparql = SparqlService(atlas, limits, pool, Texts(limits), files)
    try:
        yield
    finally:
        await files.stop()
        await pool.stop()
        copy.release()


def current(request: Request) -> SparqlService:
    """The running service; the AtlasError that says why there is none."""
    found: SparqlService | AtlasError = request.app.state.sparql
    if isinstance(found, AtlasError):
        raise found
    return found


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
