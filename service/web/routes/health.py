"""Operation: is the process alive, and has it a release to answer from."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from accord_atlas import __version__
from accord_atlas.service.core.remote.store import RemoteStore
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.metrics import Metrics, summed
from accord_atlas.service.web.peers import Peers

router = APIRouter(tags=["operation"])


@router.get("/health", summary="Is the process alive · 进程是否存活")
async def health() -> dict[str, str]:
    """Always 200 while the process runs."""
    return {"status": "ok", "version": __version__}


@router.get("/metrics", summary="Counts for Prometheus · 运行指标", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """Requests by route and status, their times, the query processes, the release; in the text format of Prometheus.

    Of several server processes, what they counted together; what one counted ends with it.
    """
    found: Metrics = request.app.state.metrics
    peers: Peers = request.app.state.peers
    others = await peers.ask("metrics")
    text = summed(text.decode() for text in (found.text(), *others)) if others else found.text()
    return Response(text, media_type=CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"})


@router.get("/ready", summary="Is a release loaded · 发布版是否就绪")
async def ready(atlas: Current) -> dict[str, Any]:
    """200 with the release that is open; 503 where there is none, or the engine that holds it is gone."""
    if isinstance(atlas.store, RemoteStore):
        atlas.store.endpoint.check()
    release = atlas.release
    return {
        "status": "ready",
        "release": release.id,
        "data_date": release.data_date.isoformat(),
        "statements": release.statements,
        "layers": list(release.layers),
    }
