"""`accord due`: what to check next."""

from typing import Annotated

import typer

from accord_atlas.service.answers.due import DueAnswer
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import one_of
from accord_atlas.service.cli.options import AsOf, Build, Lang, Output, chosen
from accord_atlas.service.cli.words import chosen_language, spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.due.answer import due_answer
from accord_atlas.service.due.formats import csv_of, xlsx_of
from accord_atlas.service.due.request import KINDS, STATES, due_request
from accord_atlas.service.text.dates import spoken as spoken_day
from accord_atlas.service.text.messages import joined, message, sentence

FORMATS = ("table", "csv", "xlsx", "json")
SHOWN = ("place", "text", "due", "why", "source")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("due"))(due)


def due(
    kind: Annotated[
        str | None, chosen(t("Kinds of thing, comma-separated.", "类别，逗号分隔。"), one_of(*KINDS))
    ] = None,
    agreement: Annotated[
        str | None, options.named(t("Agreements, comma-separated.", "协议，逗号分隔。"), "agreement")
    ] = None,
    jurisdiction: Annotated[
        str | None, options.named(t("Countries or regions, comma-separated.", "国家或地区，逗号分隔。"), "jurisdiction")
    ] = None,
    state: Annotated[
        str, chosen(t("due, coming or all.", "due（已到期）、coming（未到期）或 all（全部）。"), one_of(*STATES))
    ] = "all",
    limit: Annotated[int, typer.Option(help=t("How many at most.", "条数上限。"))] = 20,
    offset: Annotated[int, typer.Option(help=t("How many to pass over.", "跳过条数。"))] = 0,
    as_of: AsOf = None,
    form: Annotated[str, options.form(*FORMATS)] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print or write what is due, the most urgent first."""
    among(form, "format", FORMATS)
    atlas = Atlas.open(build)
    wanted = due_request(
        atlas,
        kind=kind,
        agreement=agreement,
        jurisdiction=jurisdiction,
        state=state,
        as_of=as_of,
        offset=offset,
        limit=limit,
    )
    answer = due_answer(atlas, wanted)
    if form == "table":
        _show(answer)
    elif form == "json":
        output.write(answer.json_bytes(), out, final_newline=True)
    elif form == "csv":
        output.write(csv_of(atlas, answer, chosen_language()), out)
    else:
        output.write(xlsx_of(atlas, answer, spoken()), out, binary=True)


def _show(answer: DueAnswer) -> None:
    language = spoken()
    rows = [
        [
            str(each.place),
            each.text[language],
            spoken_day(each.due)[language],
            joined(each.why, "parts-separator")[language],
            ""
            if each.source is None
            else f"{each.source.title or each.source.source.id} {each.source.url or ''}".strip(),
        ]
        for each in answer.facts
    ]
    output.table([message(f"due-column-{name}")[language] for name in SHOWN], rows, [True])
    output.note(sentence(language, "due-listed", due=answer.due, coming=answer.coming, settled=answer.settled))
