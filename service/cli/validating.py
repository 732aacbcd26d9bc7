"""`accord validate`: what is wrong with the tables, or with a third party's RDF, by message and by thing."""

from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary as purpose
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.output import DONE, FINDINGS, USAGE, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.settings import settings

FORMATS = ("text", "json", "html")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=purpose("validate"))(validate)


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...",
            help=t(
                "RDF of others (ttl, trig, nt, nq, jsonld, rdf) to hold to our shapes; without one, our tables.",
                "待对照本图谱形状核查的 RDF 文件（ttl、trig、nt、nq、jsonld、rdf）；未给出时核查本图谱的数据表。",
            ),
        ),
    ] = None,
    form: Annotated[str, options.form(*FORMATS)] = "text",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print or write the report; exit code 0 without errors, 1 with, 2 where a file cannot be read."""
    # Here, because checking needs libraries that answering does not.
    from accord_atlas.service.validation.answer import files_report, tables_report
    from accord_atlas.service.validation.page import page
    from accord_atlas.service.validation.text import summary, text

    among(form, "format", FORMATS)
    with progress() as step:
        if files:
            release = (build or settings().build) / "accord.nq"
            report = files_report(files, release if release.is_file() else None, step)
        else:
            report = tables_report(step)
    if form == "json":
        output.write(report.json_bytes(), out, final_newline=True)
    else:
        content = page(report, spoken()) if form == "html" else text(report, spoken())
        output.write(content.encode(), out)
    if form != "text" or out is not None:
        output.note(summary(report, spoken()))
    raise SystemExit(USAGE if report.unreadable else FINDINGS if report.errors else DONE)
