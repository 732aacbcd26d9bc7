"""`accord build` and `accord validate`: make a release, or only see whether one could be made."""

from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from accord_atlas.service.cli.output import note, progress
from accord_atlas.service.cli.questions import Lang
from accord_atlas.service.cli.words import t
from accord_atlas.service.settings import settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        help=t(
            "Build the release from tables, notice, rules and ontology; writes all of it or nothing.",
            "由数据表、通知、规则与本体构建发布版；要么全部写入，要么不写。",
        )
    )(build)
    app.command(help=t("Check everything that a build checks, and write nothing.", "执行构建时的全部检查，不写入。"))(
        validate
    )


def build(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help=t("Folder to write to (ACCORD_BUILD).", "写入目录（ACCORD_BUILD）。")),
    ] = None,
    _: Lang = None,
) -> None:
    """Write the release and say which it is."""
    # Here, because building needs libraries that answering does not.
    from accord_atlas.loaders.build import build as build_release

    begun = monotonic()
    with progress() as step:
        written = build_release(out or settings().build, step)
    taken = monotonic() - begun
    statements = written.manifest["statements"]
    print(f"{written.id}  {written.folder}")
    note(t(f"{statements:,} statements in {taken:.1f} s", f"{statements:,} 条陈述，用时 {taken:.1f} 秒"))


def validate(_: Lang = None) -> None:
    """Read, assemble and check; findings are raised and end the command."""
    from accord_atlas.loaders.build import validate as validate_sources

    with progress() as step:
        validate_sources(step)
    note(t("all is well", "全部通过"))
