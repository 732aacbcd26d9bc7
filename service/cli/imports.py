"""`accord import`: what a spreadsheet would change, and the layer that keeps it."""

import json
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.loaders.layers import NAME
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import FINDINGS, USAGE, fail, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import settings

FORMS = ("text", "json")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", help=summary("import"))(take_in)


def take_in(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=t("Workbooks, CSV or JSON.", "工作簿、CSV 或 JSON。"))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=t("Say what would change, and keep nothing.", "只列出变化，不保存。"))
    ] = False,
    layer: Annotated[
        str, typer.Option("--as", help=t("Name of the layer that keeps the rows.", "保存各行的层的名称。"))
    ] = "local",
    form: Annotated[str, options.form(*FORMS)] = "text",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print changes and problems; exit code 1 where a problem is open, and nothing is kept then."""
    # Here, because few commands need the libraries that read workbooks and build.
    from accord_atlas.service.imports.answer import import_answer
    from accord_atlas.service.imports.sheets import paths

    among(form, "format", FORMS)
    if not NAME.fullmatch(layer):
        fail(t(f"--as is {layer!r}; expected {NAME.pattern}", f"--as 为 {layer!r}，应符合 {NAME.pattern}"), USAGE)
    atlas = Atlas.open(build)
    content, unread = paths(files)
    into = None if dry_run else (build or settings().build, layer, getuser())
    with progress() as step:
        answer = import_answer(atlas, content, problems=unread, progress=step, into=into)
    if form == "json":
        print(json.dumps(answer.json_value(), ensure_ascii=False, indent=2))
    else:
        for change in answer.changes:
            print(f"+ {change.text.text(spoken())}")
        for each in answer.problems:
            place = "!".join(part for part in (each.file, each.sheet, each.cell) if part)
            hint = f" → {each.suggestion.text(spoken())}" if each.suggestion else ""
            value = f" {json.dumps(each.value, ensure_ascii=False)}:" if each.value else ""
            print(f"! {place}:{value} {each.reason.text(spoken())}{hint}")
        _summary(len(answer.changes), len(answer.problems), answer.unchanged, None if dry_run else layer)
    if answer.problems:
        raise typer.Exit(FINDINGS)


def _summary(changes: int, problems: int, unchanged: int, layer: str | None) -> None:
    if problems:
        output.note(t(f"{problems} problems; nothing was kept", f"{problems} 个问题，未保存任何内容"))
        return
    output.note(t(f"{changes} changes, {unchanged} rows already recorded", f"{changes} 项变化，{unchanged} 行原已收录"))
    if layer:
        output.note(
            t(
                f"kept as the layer {layer}; `accord layers use {layer}` puts a release with it into use",
                f"已存为层 {layer}；accord layers use {layer} 可构建并启用含该层的发布版",
            )
        )
