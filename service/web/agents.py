"""The Model Context Protocol beside the rest of the service: its library is loaded when the first agent comes.

Nothing is kept between requests, so that any process of any replica answers any of them.
"""

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI, Request
from starlette.types import Receive, Scope, Send

from accord_atlas.service.core.errors import Refused, Unavailable, UnknownHost
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.addresses import AUTHORITY, LOCAL, root
from accord_atlas.service.web.inside import Inside
from accord_atlas.service.web.language import guess

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

log = logging.getLogger("accord_atlas")
LARGEST: Final = 1 << 20
"""Bytes of a request."""


class AgentDoor:
    """Answers requests of agents; begins with the first of them and ends with the service."""

    def __init__(self, app: FastAPI, config: Settings) -> None:
        self._app, self._config = app, config
        self._manager: StreamableHTTPSessionManager | None = None
        self._beginning = asyncio.Lock()
        self._running: asyncio.Task[None] | None = None
        self._over = asyncio.Event()

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; UnknownHost, Refused where it comes by way of a page that is none of ours."""
        check(Request(scope), self._config)
        manager = await self._begun()
        await manager.handle_request(scope, receive, send)

    async def stop(self) -> None:
        """End."""
        self._over.set()
        if self._running:
            with suppress(asyncio.CancelledError):
                await self._running

    async def _begun(self) -> "StreamableHTTPSessionManager":
        async with self._beginning:
            if self._manager is None:
                self._manager = await asyncio.to_thread(self._made)
                begun = asyncio.Event()
                self._running = asyncio.create_task(self._run(self._manager, begun))
                await begun.wait()
            return self._manager

    async def _run(self, manager: "StreamableHTTPSessionManager", begun: asyncio.Event) -> None:
        async with manager.run():
            begun.set()
            await self._over.wait()

    def _made(self) -> "StreamableHTTPSessionManager":
        try:
            from mcp.server.lowlevel.server import request_ctx
            from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

            from accord_atlas.service.agents.server import Agents, Reached, server
        except ModuleNotFoundError as error:
            raise without_library() from error

        def asking() -> Reached:
            request: Request = request_ctx.get().request  # type: ignore[assignment]
            here, client = root(request), request.client
            inside = Inside(self._app, here, (client.host, client.port) if client else ("127.0.0.1", 0))
            return Reached(inside, here, guess(request))

        return StreamableHTTPSessionManager(
            server(Agents(asking)),
            json_response=True,
            stateless=True,
            max_request_body_size=LARGEST,
        )


def without_library() -> Unavailable:
    """What is said where the library of the protocol is not installed."""
    return Unavailable(
        "The Model Context Protocol needs the extra `agents`: pip install 'accord-atlas[agents]'.",
        "Model Context Protocol 需要附加组件 agents：pip install 'accord-atlas[agents]'。",
        expected="accord-atlas[agents]",
    )


def check(request: Request, config: Settings) -> None:
    """Refuse what a page elsewhere sends by way of a reader's browser (DNS rebinding).

    A service that listens to this machine alone, and whose hosts nobody has named, is asked by a name of this machine.
    A page (`Origin`) may ask only where it comes from this service, or from a host that the settings allow.
    """
    host = AUTHORITY.fullmatch(request.headers.get("host", ""))
    name = (host["name"] if host else "").strip("[]").lower()
    if not config.hosts and config.host in LOCAL and name not in LOCAL:
        raise UnknownHost(
            f"Agents ask this service by a name of this machine, not {name!r}. Its operator names others in "
            "ACCORD_ALLOWED_HOSTS or ACCORD_PUBLIC_URL.",
            f"智能体须以本机名称访问本服务，而非 {name!r}；其他主机名由运维者在 ACCORD_ALLOWED_HOSTS 或 "
            "ACCORD_PUBLIC_URL 中设置。",
            value=name,
        )
    origin = request.headers.get("origin")
    if origin is None:
        return
    from_host = origin.partition("://")[2]
    bare = from_host.rpartition(":")[0] if from_host.rpartition(":")[2].isdecimal() else from_host
    if from_host != request.headers.get("host") and bare.lower() not in config.hosts:
        raise Refused(
            f"A page of {origin[:200]!r} may not ask as an agent here.",
            f"来自 {origin[:200]!r} 的页面不得在此以智能体身份请求。",
            value=origin[:200],
        )
