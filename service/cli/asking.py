"""`accord ask`: a question in words."""

from typing import Annotated

import typer

from accord_atlas.service.ask.answer import ask_answer
from accord_atlas.service.ask.page import markdown
from accord_atlas.service.ask.request import ask_request
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas

FORMATS = ("md", "json")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("ask"))(ask)


def ask(
    words: Annotated[
        list[str],
        typer.Argument(metavar="QUESTION...", help=t("e.g. who can nominate CSE for IPEA", "例如 谁能提名CSE加入IPEA")),
    ],
    form: Annotated[str, options.form(*FORMATS)] = "md",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the answer and how the question was understood."""
    among(form, "format", FORMATS)
    answer = ask_answer(Atlas.open(build), ask_request(" ".join(words)))
    content = markdown(answer, spoken()).encode() if form == "md" else answer.json_bytes()
    output.write(content, out, final_newline=form == "json")
