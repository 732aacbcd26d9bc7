"""`accord build`: make a release."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from accord_atlas.loaders.extras import require
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import layers as kept_layers
from accord_atlas.service.cli.options import Lang
from accord_atlas.service.cli.output import FINDINGS, USAGE, fail, note, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.settings import settings
from accord_atlas.service.core.signing import signer

if TYPE_CHECKING:
    from accord_atlas.loaders.layers import Layer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("build"))(build)


def build(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help=t("Folder to write to (ACCORD_BUILD).", "写入目录（ACCORD_BUILD）。")),
    ] = None,
    layers: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="LAYER",
            help=t("A layer to build in; may be repeated.", "并入的层，可重复。"),
            autocompletion=kept_layers(),
        ),
    ] = None,
    _: Lang = None,
) -> None:
    """Write the release and say which it is."""
    # Here and below, because building needs libraries that answering does not.
    from accord_atlas.loaders.build import build as build_release

    require("build")
    begun = monotonic()
    folder = out or settings().build
    chosen = _layers(settings().build, layers or [])
    sign = signer(settings())
    with findings(), progress() as step:
        written = build_release(folder, step, layers=chosen, sign=sign)
    taken = monotonic() - begun
    statements = written.manifest["statements"]
    print(f"{written.id}  {written.folder}")
    note(t(f"{statements:,} statements in {taken:.1f} s", f"{statements:,} 条陈述，用时 {taken:.1f} 秒"))


def _layers(build: Path, names: list[str]) -> "list[Layer]":
    from accord_atlas.loaders.layers import kept

    known = kept(build) if names else {}
    missing = [name for name in names if name not in known]
    if missing:
        there = ", ".join(known) or t("none", "无")
        fail(
            t(f"there is no layer {missing[0]!r}; known: {there}", f"没有名为 {missing[0]!r} 的层；现有：{there}"),
            USAGE,
        )
    return [known[name] for name in names]


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
    from accord_atlas.service.text.messages import sentence

    fail("\n".join([sentence(spoken(), "data-refused", count=len(lines)), *lines]), FINDINGS)
