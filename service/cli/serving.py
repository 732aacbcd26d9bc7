"""`accord serve`: the service in this process, or in several that it starts, until Ctrl-C or SIGTERM."""

import gc
import socket
from importlib import import_module
from typing import Annotated

import typer

from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import FAILED, fail, note
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.errors import NoRelease, Unavailable
from accord_atlas.service.core.remote.opening import used
from accord_atlas.service.core.settings import Settings, settings

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
    workers: Annotated[
        int | None,
        typer.Option(
            min=0,
            help=t(
                "Server processes; 0: one for each core (ACCORD_WORKERS).",
                "服务进程数；0 表示每个处理器核心一个（ACCORD_WORKERS）。",
            ),
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
    given = {"host": host, "port": port, "workers": workers, "build": build}
    config = settings().model_copy(update={name: value for name, value in given.items() if value is not None})
    id = _in_use(config)
    listening = bind(config.host, config.port)
    number = listening.getsockname()[1]
    shown = f"[{config.host}]" if ":" in config.host else config.host
    note(
        t(
            f"Accord Atlas, release {id}: http://{shown}:{number}",
            f"工程师互认图谱，发布版 {id}：http://{shown}:{number}",
        )
    )
    # Here, because no other command needs the server. What it loads stays: `server` lets garbage be collected again.
    gc.disable()
    if (count := config.processes) > 1:
        from accord_atlas.service.web.supervisor import Supervisor

        Supervisor(listening, config, count).run()
    else:
        from accord_atlas.service.web.front import serve as alone
        from accord_atlas.service.web.peers import Peers

        alone(listening, config, Peers())


def _on_unix() -> bool:
    try:
        for name in UNIX:
            import_module(name)
    except ImportError:
        return False
    return True


def _in_use(config: Settings) -> str:
    """The id of the release that is served; `?` where an engine elsewhere does not say, which is waited for."""
    try:
        return used(config).id
    except NoRelease:
        raise
    except Unavailable as error:
        note(t(error.detail["en"], error.detail["zh"]))
        return "?"


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; where that fails, the command ends and says why."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Connections inherit it; else an answer in two pieces waits for the client's word on the first.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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
