"""`accord compare`: countries, bodies or agreements side by side."""

from typing import Annotated

import typer

from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import NAMED
from accord_atlas.service.cli.options import AsOf, Build, Lang, Output
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.compare.answer import compare_answer
from accord_atlas.service.compare.formats import csv_of, markdown, xlsx_of
from accord_atlas.service.compare.request import compare_request
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.exports.documents import from_page

FORMATS = ("md", "json", "csv", "xlsx", "docx")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("compare"))(compare)


def compare(
    of: Annotated[
        list[str],
        options.thing(t("Two to four, e.g. my sg th", "两至四个，例如 my sg th"), *NAMED, metavar="OF..."),
    ],
    as_of: AsOf = None,
    form: Annotated[str, options.form(*FORMATS)] = "md",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print or write the comparison."""
    among(form, "format", FORMATS)
    atlas, language = Atlas.open(build), spoken()
    answer = compare_answer(atlas, compare_request(atlas, ",".join(of), as_of=as_of))
    match form:
        case "md":
            output.write(markdown(atlas, answer, language).encode(), out)
        case "docx":
            document = from_page(atlas, markdown(atlas, answer, language), form, language)
            output.write(document, out, binary=True)
        case "csv":
            output.write(csv_of(atlas, answer, language), out)
        case "xlsx":
            output.write(xlsx_of(atlas, answer, language), out, binary=True)
        case _:
            output.write(answer.json_bytes(), out, final_newline=True)
