"""`accord publish`: puts a release into an engine elsewhere."""

import sys
from typing import Annotated

import typer

from accord_atlas.service.cli import output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.errors import BadSetting
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("publish"))(publish)


def publish(
    endpoint: Annotated[
        str,
        typer.Argument(
            metavar="[ENDPOINT]",
            help=t("Its SPARQL query endpoint (ACCORD_STORE).", "其 SPARQL 查询端点（ACCORD_STORE）。"),
        ),
    ] = "",
    graphs: Annotated[
        str,
        typer.Option(
            help=t("Its Graph Store Protocol (ACCORD_STORE_GRAPHS).", "其图存储协议地址（ACCORD_STORE_GRAPHS）。")
        ),
    ] = "",
    update: Annotated[
        str,
        typer.Option(help=t("Its Update endpoint (ACCORD_STORE_UPDATE).", "其 Update 端点（ACCORD_STORE_UPDATE）。")),
    ] = "",
    keep: Annotated[
        int | None,
        typer.Option(
            min=0,
            help=t("Remove older releases there but for so many.", "移除其中更早的发布版，仅保留最近若干个。"),
        ),
    ] = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Send, count, put into use; a run that was ended goes on where it stood."""
    # Here, because no other command needs them.
    from accord_atlas.service.core.remote.endpoint import endpoint as connected
    from accord_atlas.service.publishing.publication import publish as published
    from accord_atlas.service.publishing.writing import Writer

    given = {"store": endpoint, "store_graphs": graphs, "store_update": update}
    config = settings().model_copy(update={name: value for name, value in given.items() if value})
    if not config.store:
        raise BadSetting(
            "Name the query endpoint of the engine, or set ACCORD_STORE.",
            "请给出引擎的查询端点，或设置 ACCORD_STORE。",
            parameter="ACCORD_STORE",
        )
    release = Release.open(build or config.build)
    there = connected(config)
    done = published(release, there, Writer(there, config), _tell, keep)
    output.note(
        t(
            f"The engine at {config.store} answers from release {done.release} now ({done.sent:,} triples sent).",
            f"引擎 {config.store} 现以发布版 {done.release} 作答（本次发送 {done.sent:,} 条三元组）。",
        )
    )
    for gone in done.removed:
        output.note(t(f"Removed: release {gone}.", f"已移除发布版 {gone}。"))


def _tell(graph: str, there: int, many: int) -> None:
    """A line that is written over, where a person looks on."""
    if sys.stderr.isatty():
        end = "\n" if there == many else ""
        sys.stderr.write(f"\r{graph}: {there:,} / {many:,}{end}")
        sys.stderr.flush()
