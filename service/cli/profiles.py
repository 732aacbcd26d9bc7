"""`accord profile`: a country, a body or an agreement, the answer first."""

from typing import Annotated

import typer

from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import NAMED
from accord_atlas.service.cli.options import AsOf, Build, Lang, Output
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.exports.documents import MADE_FROM_PAGES, from_page
from accord_atlas.service.profile.answer import profile as profile_of
from accord_atlas.service.profile.page import markdown
from accord_atlas.service.profile.request import profile_request

FORMATS = ("md", "json", *MADE_FROM_PAGES)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("profile"))(profile)


def profile(
    of: Annotated[str, options.thing(t("e.g. my, cse-cn, ipea", "例如 my、cse-cn、ipea"), *NAMED, metavar="OF")],
    counterpart: Annotated[
        str | None, options.named(t("From whose side (default: China).", "对方（缺省为中国）。"), "jurisdiction")
    ] = None,
    as_of: AsOf = None,
    form: Annotated[str, options.form(*FORMATS)] = "md",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print or write the profile."""
    among(form, "format", FORMATS)
    atlas, language = Atlas.open(build), spoken()
    answer = profile_of(atlas, profile_request(atlas, of, counterpart=counterpart, as_of=as_of))
    if form == "json":
        output.write(answer.json_bytes(), out, final_newline=True)
        return
    page = markdown(atlas, answer, language)
    if form == "md":
        output.write(page.encode(), out)
    else:
        output.write(from_page(atlas, page, form, language), out, binary=True)
