"""Operation: is the process alive, and has it a release to answer from."""

from typing import Any

from fastapi import APIRouter

from accord_atlas import __version__
from accord_atlas.service.atlas import Current

router = APIRouter(tags=["operation"])


@router.get("/health", summary="Is the process alive · 进程是否存活")
async def health() -> dict[str, str]:
    """Always 200 while the process runs."""
    return {"status": "ok", "version": __version__}


@router.get("/ready", summary="Is a release loaded · 发布版是否就绪")
async def ready(atlas: Current) -> dict[str, Any]:
    """200 with the release that is open; 503 where there is none."""
    release = atlas.release
    return {
        "status": "ready",
        "release": release.id,
        "data_date": release.data_date.isoformat(),
        "statements": release.statements,
    }
