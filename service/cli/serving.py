"""`accord serve`: the service in this process, until Ctrl-C or SIGTERM."""

import signal
import socket
import sys
from importlib import import_module
from types import FrameType
from typing import Annotated

import typer

from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import FAILED, fail, note
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import settings

UNIX = ("fcntl", "resource", "termios")
"""Parts of the standard library without which connections and queries could not be held to their limits."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("serve"))(serve)


def serve(
    host: Annotated[
        str | None, typer.Option(help=t("Address to listen on (ACCORD_HOST).", "监听地址（ACCORD_HOST）。"))
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=65535,
            help=t("Port; 0 takes a free one (ACCORD_PORT).", "端口；0 表示任取空闲端口（ACCORD_PORT）。"),
        ),
    ] = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Open the port, then the release; both say clearly what is missing."""
    if not _on_unix():
        fail(
            t(
                "the service needs Linux or macOS; on Windows it runs in WSL. All other commands, `accord query` among "
                "them, and the Python library work here as they are.",
                "服务需要 Linux 或 macOS；在 Windows 上请在 WSL 中运行。"
                "其余命令（如 accord query）及 Python 库在此可直接使用。",
            ),
            FAILED,
        )
    # Here, because no other command needs the server.
    from accord_atlas.service.web.app import create_app
    from accord_atlas.service.web.server import Server

    given = {"host": host, "port": port, "build": build}
    config = settings().model_copy(update={name: value for name, value in given.items() if value is not None})
    release = Release.open(config.build)
    listening = bind(config.host, config.port)
    number = listening.getsockname()[1]
    shown = f"[{config.host}]" if ":" in config.host else config.host
    note(
        t(
            f"Accord Atlas, release {release.id}: http://{shown}:{number}",
            f"工程师互认图谱，发布版 {release.id}：http://{shown}:{number}",
        )
    )
    server = Server(create_app(config, ahead=True), config)
    # uvicorn ends its work at these signals and then raises them again for the handlers that it found.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    server.run(sockets=[listening])


def _on_unix() -> bool:
    try:
        for name in UNIX:
            import_module(name)
    except ImportError:
        return False
    return True


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; where that fails, the command ends and says why."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()
    except OSError as error:
        reason = error.strerror or str(error)
        fail(
            t(
                f"cannot listen on {host} port {port}: {reason}. Choose another with --port.",
                f"无法监听 {host} 端口 {port}：{reason}。请用 --port 另选端口。",
            ),
            FAILED,
        )
    return listening


def _end(_signal: int, _frame: FrameType | None) -> None:
    """The end that was asked for is not an error."""
    sys.exit(0)
