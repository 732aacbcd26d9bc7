"""The server process's own part: uvicorn, with our protocol, and limits that hold for all connections."""

import gc
import logging
import socket

import uvicorn
from starlette.types import ASGIApp

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web import logs
from accord_atlas.service.web.connections import Connections, Limits
from accord_atlas.service.web.uvicorn_protocol import protocol

log = logging.getLogger("accord_atlas")
QUEUE = 2048
"""Connections that may wait in the system until they are accepted."""
AT_ONCE = 32
"""Connections that are accepted before the next look at how many there are: each is a file."""


class Server(uvicorn.Server):
    """uvicorn's server for one listening socket."""

    def __init__(self, app: ASGIApp, config: Settings, *, alone: bool = True) -> None:
        self._limits = Limits.of(config)
        self._fewer = self._limits.connections < config.connections
        connections = Connections(self._limits)
        super().__init__(
            uvicorn.Config(
                app,
                log_level=config.log_level,
                log_config=logs.config(config.log_level),
                access_log=False,
                timeout_graceful_shutdown=config.stop_seconds,
                timeout_keep_alive=config.keep_alive_seconds,
                server_header=False,
                http=protocol(connections),
                # Connections end as asyncio's own do; uvloop, where it is installed, took no less of the processor.
                loop="asyncio",
                # What a proxy says is believed by `web.addresses`, and only where the settings name the proxy.
                proxy_headers=False,
                ws="none",
                # Where others listen on the same socket, none takes several: they would wait for one another there.
                backlog=AT_ONCE if alone else 1,
                callback_notify=connections.look,
                timeout_notify=0,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen. asyncio takes one number for both, how many wait and how many are accepted at once."""
        await super().startup(sockets)
        gc.freeze()
        gc.enable()
        for listening in sockets or ():
            listening.listen(QUEUE)
        if self._fewer:
            log.warning("at most %d connections: no more files may be open (`ulimit -Hn`)", self._limits.connections)
