"""`accord query`: one subcommand for each stored question, made from its file."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from rich.markup import escape
from typer.core import TyperGroup

from accord_atlas.queries.question import Parameter, Question, questions
from accord_atlas.service.cli import output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import one_of, parameters
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import chosen_language, completed_words, localised, spoken, t
from accord_atlas.service.core.arguments import checked
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.media_types import Offer, by_name
from accord_atlas.service.exports.text import scalar
from accord_atlas.service.questions import catalogue
from accord_atlas.service.questions.answer import table as answer_table
from accord_atlas.service.questions.formats import FORMATS, SPEAKING, write
from accord_atlas.service.questions.request import QuestionRequest, read_request

TABLE = Offer("table", "")
OFFERS = (TABLE, *(form for form in FORMATS if form.name != "html"))
NAMES = ", ".join(form.name for form in OFFERS)

Given = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME=VALUE…",
        show_default=False,
        autocompletion=parameters,
        help=t("Parameters of the question.", "问题的参数。"),
    ),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help=t(f"One of {NAMES}.", f"可选：{NAMES}。"),
        autocompletion=one_of(*(form.name for form in OFFERS)),
    ),
]


class Catalogue(TyperGroup):
    """A group whose unknown commands are unknown questions, answered with the nearest."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The question's command; UnknownEntity for a name that no question has."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise catalogue.unknown(args[0])
        return super().resolve_command(ctx, args)


def register(app: typer.Typer) -> None:
    """Add `query` with a subcommand for each question."""
    group = typer.Typer(
        cls=Catalogue,
        no_args_is_help=True,
        help=summary("query"),
    )
    for question in _named() or questions().values():
        group.command(question.name, help=_help(question), short_help=localised(question.title))(_command(question))
    app.add_typer(group, name="query")


def _named() -> list[Question]:
    """The questions that the command line names: the others need no command; none while a shell completes words."""
    return [] if completed_words() else [questions()[word] for word in sys.argv[1:] if word in questions()]


def _command(question: Question) -> Callable[..., None]:
    def command(
        given: Given = None, form: Form = "table", out: Output = None, build: Build = None, _: Lang = None
    ) -> None:
        offer = by_name(form, OFFERS)
        items = checked(map(_pair, given or ()), {parameter.name for parameter in question.parameters})
        request = read_request(Atlas.open(build), question, items)
        if offer is TABLE:
            show(request)
            return
        language = spoken() if offer.name in SPEAKING else chosen_language()
        content = write(request, offer.name, language)
        output.write(content, out, binary=offer.name == "xlsx", final_newline=offer.name == "json")

    return command


def show(request: QuestionRequest) -> None:
    """The answer as a table with labels, and a line about it to standard error."""
    table, language = answer_table(request), spoken()
    rows = [[scalar(value) for value in row] for row in table.plain(language, concepts(request.atlas))]
    output.table(table.headings(language), rows, [column.type == "number" for column in table.columns])
    release = request.atlas.release
    day = t(f", as of {request.as_of}", f"，时点 {request.as_of}") if request.as_of else ""
    output.note(
        t(
            f"{len(rows)} row{'s' * (len(rows) != 1)}, complete{day}; "
            f"release {release.id}, data of {release.data_date}",
            f"共 {len(rows)} 行，完整{day}；发布版 {release.id}，数据日期 {release.data_date}",
        )
    )


def _pair(argument: str) -> tuple[str, str]:
    """`name=value` as a pair; BadParameter for anything else."""
    name, mark, value = argument.partition("=")
    if not mark or not name:
        raise BadParameter(
            argument,
            None,
            f"{argument!r} is not of the form name=value, e.g. agreement=ipea.",
            f"{argument!r} 不符合 名称=值 的形式，例如 agreement=ipea。",
            expected="name=value",
        )
    return name, value


def _help(question: Question) -> str:
    """The help page of a question: its description, its parameters, its columns."""
    parts = [localised(question.description)]
    if question.parameters:
        parts.append(t("Parameters", "参数") + "\n\n" + "\n\n".join(map(_parameter, question.parameters)))
    columns = ", ".join(f"{column.name} ({localised(column.title)})" for column in question.columns)
    parts.append(t("Columns: ", "列：") + columns)
    return escape("\n\n".join(parts))


def _parameter(parameter: Parameter) -> str:
    required = t(" (required)", "（必填）") if parameter.required else ""
    return f"{parameter.name}={parameter.example}  {localised(parameter.title)}{required}"
