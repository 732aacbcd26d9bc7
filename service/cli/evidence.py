"""`accord evidence`: what each source says of one thing, in sentences."""

from typing import Annotated

import typer

from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import AsOf, Build, Lang, Output
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.evidence.answer import evidence_answer
from accord_atlas.service.evidence.page import markdown
from accord_atlas.service.evidence.request import evidence_request
from accord_atlas.service.exports.documents import MADE_FROM_PAGES, from_page
from accord_atlas.service.network.request import entity

FORMATS = ("md", "json", *MADE_FROM_PAGES)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("evidence"))(evidence)


def evidence(
    identifier: Annotated[str, options.thing(t("e.g. ipea or organization/pec", "例如 ipea 或 organization/pec"))],
    as_of: AsOf = None,
    form: Annotated[str, options.form(*FORMATS)] = "md",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print or write the evidence."""
    among(form, "format", FORMATS)
    atlas, language = Atlas.open(build), spoken()
    answer = evidence_answer(atlas, evidence_request(atlas, entity(atlas, identifier, "identifier"), as_of=as_of))
    if form == "json":
        output.write(answer.json_bytes(), out, final_newline=True)
        return
    page = markdown(atlas, answer, language)
    if form == "md":
        output.write(page.encode(), out)
    else:
        output.write(from_page(atlas, page, form, language), out, binary=True)
