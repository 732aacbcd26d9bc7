"""`accord build` and `accord validate`: make a release, or only see whether one could be made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Annotated, NoReturn

import typer

from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Lang
from accord_atlas.service.cli.output import FINDINGS, fail, note, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.settings import settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=summary("build"))(build)
    app.command(help=summary("validate"))(validate)


def build(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help=t("Folder to write to (ACCORD_BUILD).", "写入目录（ACCORD_BUILD）。")),
    ] = None,
    _: Lang = None,
) -> None:
    """Write the release and say which it is."""
    # Here and below, because building needs libraries that answering does not.
    from accord_atlas.loaders.build import build as build_release

    begun = monotonic()
    with findings(), progress() as step:
        written = build_release(out or settings().build, step)
    taken = monotonic() - begun
    statements = written.manifest["statements"]
    print(f"{written.id}  {written.folder}")
    note(t(f"{statements:,} statements in {taken:.1f} s", f"{statements:,} 条陈述，用时 {taken:.1f} 秒"))


def validate(_: Lang = None) -> None:
    """Read, assemble and check; findings are raised and end the command."""
    from accord_atlas.loaders.build import validate as validate_sources

    with findings(), progress() as step:
        validate_sources(step)
    note(t("all is well", "全部通过"))


@contextmanager
def findings() -> Iterator[None]:
    """Ends the command with all that is wrong with the data, one line each, after their number."""
    from accord_atlas.loaders.tables import TableErrors
    from accord_atlas.loaders.validation import Findings

    try:
        yield
    except TableErrors as error:
        _fail([str(each) for each in error.errors])
    except Findings as error:
        words = [(each.zh if spoken() == "zh" else each.en) for each in error.found]
        _fail([f"{each.rule}: {each.where}: {said}" for each, said in zip(error.found, words, strict=True)])


def _fail(lines: list[str]) -> NoReturn:
    count = t(f"{len(lines)} findings; nothing was written", f"发现 {len(lines)} 处问题，未写入任何内容")
    fail("\n".join([count, *lines]), FINDINGS)
