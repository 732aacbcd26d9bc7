"""`accord vocabulary`: the controlled values with their names in both languages."""

import json
from typing import Annotated

import typer

from accord_atlas.service.cli import output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import schemes
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.relations import Form
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.python_api import AtlasApi


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("vocabulary"))(vocabulary)


def vocabulary(
    scheme: Annotated[
        str | None,
        typer.Argument(help=t("One scheme, e.g. basis.", "某一词表，例如 basis。"), autocompletion=schemes()),
    ] = None,
    form: Form = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the values of one scheme, or of all; as JSON, the whole vocabulary."""
    said = AtlasApi.open(build).vocabulary().json_value()
    if scheme is not None:
        among(scheme, "scheme", [one["id"] for one in said["schemes"]])
    kept = [one for one in said["schemes"] if scheme in (None, one["id"])]
    if form == "json":
        print(json.dumps(said if scheme is None else kept[0], ensure_ascii=False, indent=2))
        return
    among(form, "format", ("table", "json"))
    rows = [
        [one["id"], value["notation"], value["label"]["en"] or "", value["label"]["zh"] or ""]
        for one in kept
        for value in one["concepts"]
    ]
    output.table([t("Scheme", "词表"), t("Value", "取值"), t("English", "英文"), t("Chinese", "中文")], rows)
