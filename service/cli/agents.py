"""`accord mcp`: the Model Context Protocol over standard input and output, for a client that starts it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated, Final

import typer

from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings, settings

if TYPE_CHECKING:
    from accord_atlas.service.agents.asking import Ask

SECONDS: Final = 60.0
HERE: Final = "http://localhost"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mcp", help=summary("mcp"))(mcp)


def mcp(
    url: Annotated[
        str | None,
        typer.Option(
            help=t(
                "Ask the service that runs at this address, instead of opening the release here.",
                "向运行于该地址的服务提问，而不在本机打开发布版。",
            )
        ),
    ] = None,
    build: Build = None,
    lang: Lang = None,
) -> None:
    """Answer on standard output what comes by standard input, until that ends."""
    config = settings()
    config = config.model_copy(
        # What another asks by pipe comes by no host.
        update={"allowed_hosts": "", "build": build or config.build, "language": spoken(config, lang)}
    )
    if url is None:
        Release.open(config.build)
    asyncio.run(_served(url, config))


def spoken(config: Settings, lang: str | None) -> Language:
    """The language of words where a call names none."""
    return "zh" if lang == "zh" else "en" if lang == "en" else config.language


async def _served(url: str | None, config: Settings) -> None:
    # Here, because no other command needs them.
    from accord_atlas.service.web.agents import without_library

    try:
        from mcp.server.stdio import stdio_server

        from accord_atlas.service.agents.server import Agents, Reached, server
    except ModuleNotFoundError as error:
        raise without_library() from error
    async with _asked(url, config) as (ask, root), stdio_server() as (read, write):
        made = server(Agents(lambda: Reached(ask, root, config.language)))
        await made.run(read, write, made.create_initialization_options(), stateless=True)


@asynccontextmanager
async def _asked(url: str | None, config: Settings) -> AsyncIterator[tuple["Ask", str]]:
    """How the service is asked, and where a reader reaches it: one that runs elsewhere, or one in this process."""
    from accord_atlas.service.agents.asking import Remote
    from accord_atlas.service.web.app import create_app
    from accord_atlas.service.web.inside import Inside

    if url is not None:
        remote = Remote(url, SECONDS)
        yield remote, remote.root
        return
    app = create_app(config)
    async with app.router.lifespan_context(app):
        # Without a public address, addresses in answers are those below the root of any server of the release.
        yield Inside(app, config.public_root or HERE), config.public_root
