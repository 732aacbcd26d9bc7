"""Puts the service together: settings, release, routers, errors."""

import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from accord_atlas import __version__
from accord_atlas.loaders.updates import recover
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NoRelease, Unavailable
from accord_atlas.service.core.remote.errors import unopened
from accord_atlas.service.core.settings import Settings, settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.web.addresses import Addresses
from accord_atlas.service.web.agents import AgentDoor
from accord_atlas.service.web.budgets import Budgets
from accord_atlas.service.web.decisions import Decisions
from accord_atlas.service.web.finished import Answers
from accord_atlas.service.web.following import Follower, following
from accord_atlas.service.web.hot import Hot
from accord_atlas.service.web.identified import Identified
from accord_atlas.service.web.import_work import ImportWork
from accord_atlas.service.web.jobs import Jobs
from accord_atlas.service.web.kept_answers import Kept
from accord_atlas.service.web.limited import Limited, Refusing
from accord_atlas.service.web.metrics import Measured, Metrics
from accord_atlas.service.web.middleware import Compression, Head, Lists, Options, Stamp
from accord_atlas.service.web.missing import HANDLERS
from accord_atlas.service.web.open_releases import OpenReleases
from accord_atlas.service.web.openapi import Service
from accord_atlas.service.web.parts import Parts
from accord_atlas.service.web.peers import Peers
from accord_atlas.service.web.routes import (
    ask,
    changes,
    collections,
    compare,
    dataset,
    discovery,
    docs,
    dossier,
    due,
    engine_help,
    entities,
    entities_api,
    evidence,
    gaps,
    graph_store,
    health,
    help,
    imports,
    layers,
    mcp,
    network,
    notices,
    pages,
    paths,
    profile,
    proposals,
    queries,
    recognition,
    reconcile,
    releases,
    running,
    scenario,
    search,
    sparql,
    tables,
    targets,
    trust,
    ui,
    update,
    vocabulary,
)
from accord_atlas.service.web.running import Running
from accord_atlas.service.web.sparql_service import SparqlServices
from accord_atlas.service.web.turns import Queue, Turns
from accord_atlas.service.web.updating import Updates
from accord_atlas.service.web.warmup import warm_up

log = logging.getLogger("accord_atlas")
ROUTERS = (
    health.router,
    queries.router,
    entities.router,
    collections.router,
    docs.router,
    engine_help.router,
    help.router,
    discovery.router,
    pages.router,
    ask.router,
    recognition.router,
    trust.router,
    mcp.router,
    scenario.router,
    dossier.router,
    targets.router,
    notices.router,
    layers.router,
    gaps.router,
    search.router,
    reconcile.router,
    entities_api.router,
    evidence.router,
    due.router,
    paths.router,
    network.router,
    changes.router,
    compare.router,
    profile.router,
    proposals.router,
    sparql.router,
    dataset.router,
    tables.router,
    releases.router,
    vocabulary.router,
    imports.router,
    running.router,
    update.router,
    graph_store.router,
    ui.router,
)
DESCRIPTION = (
    "Who recognises whose engineers, under which agreement, since when, on what evidence. "
    "工程师互认图谱：谁依据哪项协议、自何时起、凭何证据互认工程师。"
)
EXPOSED = [
    *("Accord-Release", "Accord-Completeness", "Accord-Limit", "Accord-Rows", "Accord-Notice", "ETag", "Link"),
    *("Content-Language", "Repr-Digest", "Accord-Layers", "Retry-After", "Server-Timing"),
    *("X-Request-Id", "RateLimit", "RateLimit-Policy"),
    *("Content-Range", "Accept-Ranges"),
]


def create_app(config: Settings | None = None, *, ahead: bool = False, peers: Peers | None = None) -> FastAPI:
    """The application; without a release it starts, says so in `/ready`, and answers 503 elsewhere.

    `ahead` makes what takes long (network, search index) as soon as it has started, not at first use. `peers` are the
    other processes of the same service.
    """
    config = config or settings()
    kept, queue, peers = Kept(config.answer_bytes), Queue(), peers or Peers()
    budgets, running_now = Budgets(config, peers.folder), Running(peers)
    app = Service(
        title="Accord Atlas · 工程师互认图谱",
        version=__version__,
        description=DESCRIPTION,
        root_path=config.root_path,
        root_path_in_servers=not config.public_root,
        servers=[{"url": config.public_root}] if config.public_root else None,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        exception_handlers=HANDLERS,  # type: ignore[arg-type]
        middleware=[
            Middleware(Stamp, config=config),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["*"],
                # `If-None-Match` and what libraries add of their own, else browsers would not even send the request.
                allow_headers=["*"],
                # A page of the public web may read an atlas inside a network, as far as browsers let it.
                allow_private_network=True,
                expose_headers=EXPOSED,
            ),
            Middleware(Options),
            Middleware(Lists),
            Middleware(Head),
            Middleware(Addresses, config=config),
            Middleware(Refusing),
            Middleware(Parts),
            Middleware(Answers, kept=kept),
            Middleware(Turns, config=config, queue=queue, budgets=budgets, running=running_now),
            Middleware(Compression, minimum_size=config.gzip_from, compresslevel=5),
            Middleware(Measured),  # of all that look at answers the last: only there is heard which route it was
            Middleware(sparql.Direct),
        ],
    )
    app.state.settings = config
    app.state.peers = peers
    app.state.answers, app.state.queue = kept, queue
    app.state.budgets, app.state.running = budgets, running_now
    app.state.metrics = Metrics(app)
    peers.answering["metrics"] = app.state.metrics.answer
    app.state.imports = ImportWork(config)
    app.state.decisions = Decisions(config)
    app.state.ahead = ahead
    app.state.tokens = Tokens.of(config)
    app.state.releases = OpenReleases(NoRelease("The service is starting.", "服务正在启动。"), config)
    app.state.jobs = Jobs(config, app.state.releases, peers)
    app.state.routes = tuple(route for router in ROUTERS for route in router.routes)
    app.state.paths = frozenset(str(getattr(route, "path", "/")) for route in app.state.routes)
    for router in ROUTERS:
        app.include_router(router)
    identified = Identified(app.inner)
    app.outermost = Limited(Hot(identified, app.state), identified, config, budgets)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    releases: OpenReleases = app.state.releases
    try:
        recover(app.state.settings.build)
    except OSError as error:
        log.error("what an update had decided could not be finished: %s", error)
    try:
        opened: Atlas | NoRelease = _opened(app)
    except (NoRelease, Unavailable) as error:
        log.error("%s", error)
        opened = unopened(error)
    if isinstance(opened, Atlas):
        releases.switch(opened)
    else:
        releases.fail(opened)
    app.state.sparql = services = SparqlServices(releases, app.state.settings, app.state.budgets.spend)
    await services.switch(opened)
    app.state.follower = Follower(app, app.state.settings)
    app.state.agents = agents = AgentDoor(app, app.state.settings)
    app.state.updates = updates = Updates(app.state.settings, services, app.state.follower)
    await app.state.peers.start()
    try:
        async with following(app), _ahead(app, opened):
            yield
    finally:
        await app.state.peers.stop()
        await agents.stop()
        await updates.stop()
        await app.state.jobs.stop()
        await services.stop()


def _opened(app: FastAPI) -> Atlas:
    """The release in use; where what takes long is made ahead, from its copy on disk until it has been read."""
    config: Settings = app.state.settings
    return Atlas.open(config=config) if app.state.ahead else Atlas.serving(config)


def _ahead(app: FastAPI, opened: Atlas | NoRelease) -> AbstractAsyncContextManager[None]:
    return warm_up(app, opened) if app.state.ahead and isinstance(opened, Atlas) else nullcontext()
