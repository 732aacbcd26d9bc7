"""One of several server processes: serves from the socket that `accord serve` has opened, with a part of the limits."""

import signal
import socket
import sys
from pathlib import Path
from types import FrameType

from accord_atlas.service.core.settings import Settings, settings
from accord_atlas.service.sparql.sandbox import end_with
from accord_atlas.service.web.app import create_app
from accord_atlas.service.web.peers import Peers
from accord_atlas.service.web.server import Server

SHARED = (
    *("answer_bytes", "connections", "sparql_received_bytes", "sparql_client_received_bytes"),
    *("sparql_spool_bytes", "sparql_client_spool_bytes", "sparql_queue"),
)
"""Limits of the service of which each process has its part, so that all together keep to them.

A client whose connections are with one process has that part of its share; one with many connections has all of it.
"""


def part(config: Settings, count: int) -> Settings:
    """The settings of one of so many processes."""
    return config.model_copy(update={name: -(-getattr(config, name) // count) for name in SHARED})


def serve(listening: socket.socket, config: Settings, peers: Peers) -> None:
    """Serve until a signal ends it."""
    server = Server(create_app(config, ahead=True, peers=peers), config, alone=peers.count == 1)
    # uvicorn ends its work at these signals and then raises them again for the handlers that it found.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    server.run(sockets=[listening])


def main() -> None:
    """Serve as the process that the supervisor says this is."""
    descriptor, number, count, parent, folder = sys.argv[1:]
    end_with(int(parent))
    config = part(settings(), int(count))
    serve(socket.socket(fileno=int(descriptor)), config, Peers(Path(folder), int(number), int(count)))


def _end(_signal: int, _frame: FrameType | None) -> None:
    """The end that was asked for is not an error."""
    sys.exit(0)
