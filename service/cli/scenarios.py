"""`accord scenario`: what would follow if bodies took part in agreements, and the next steps of a body."""

import json
from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.scenario import BestStepsAnswer, ScenarioAnswer, ScenarioRoute
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import of_kind, of_pairs
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.documents import MADE_FROM_PAGES, from_page
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.best import best_answer
from accord_atlas.service.scenario.page import best_markdown, markdown
from accord_atlas.service.scenario.request import BEST, best_request, scenario_request
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import name, place
from accord_atlas.service.text.titles import column_title

FORMATS = ("table", "json", "md", *MADE_FROM_PAGES)
Joins = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="AGREEMENT:ORGANIZATION",
        autocompletion=of_pairs("agreement", "organization"),
        help=t("What is supposed, e.g. ipea:cse-cn", "所设想的加入，例如 ipea:cse-cn"),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("scenario"))(scenario)


def scenario(
    joins: Joins = None,
    join: Annotated[str | None, typer.Option(help=t("The same, comma-separated.", "同上，以逗号分隔。"))] = None,
    sign: Annotated[
        str | None,
        options.chosen(
            t("Two bodies that sign, e.g. cse-cn:iem-my", "签署协议的双方，例如 cse-cn:iem-my"),
            of_pairs("organization", "organization"),
        ),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from", help=t("Whose engineers, e.g. cn", "何方工程师，例如 cn"), autocompletion=of_kind("jurisdiction")
        ),
    ] = None,
    best: Annotated[
        str | None,
        typer.Option(
            metavar="ORGANIZATION",
            help=t("Rank the next steps of this body.", "列出该机构的下一步。"),
            autocompletion=of_kind("organization"),
        ),
    ] = None,
    limit: Annotated[int, typer.Option(help=t("How many next steps.", "下一步的数目。"))] = BEST,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help=t("From this day, YYYY-MM-DD.", "自该日起，YYYY-MM-DD。")),
    ] = None,
    form: Annotated[str, options.form(*FORMATS)] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the routes that would open, or the next steps of a body."""
    among(form, "format", FORMATS)
    atlas = Atlas.open(build)
    if best is not None:
        steps = best_answer(atlas, best_request(atlas, best, limit=limit, as_of=as_of))
        if form == "table" and out is None:
            _show_steps(steps)
        else:
            _write(atlas, form, out, steps, best_markdown(atlas, steps, spoken()))
        return
    pairs = [*(joins or []), *((join or "").split(","))]
    answer = scenario_answer(atlas, scenario_request(atlas, pairs, origin, sign=sign, as_of=as_of))
    if form == "table" and out is None:
        _show(atlas, answer)
    else:
        _write(atlas, form, out, answer, markdown(atlas, answer, spoken()))


def _show(atlas: Atlas, answer: ScenarioAnswer) -> None:
    """The answer in a sentence, then the routes that would open."""
    language = spoken()
    print(answer.summary[language])
    rows = [
        [
            place(atlas, each.jurisdiction.iri, answer.origin.iri)[language],
            concept_words(atlas, "route-direction", each.direction)[language],
            _named(atlas, each)[language],
            concept_words(atlas, "level", each.level)[language],
            sentence(language, "scenario-yes") if each.first else "",
            concept_words(atlas, "certainty", each.certainty)[language],
        ]
        for each in answer.gained
    ]
    headings = [sentence(language, f"scenario-column-{each}") for each in ("place", "direction", "level", "first")]
    named = [column_title("agreements", "agreement")[language], column_title("members", "certainty")[language]]
    output.table([*headings[:2], named[0], *headings[2:], named[1]], rows)
    for line in answer.requires.unknown:
        output.note(line.text[language])


def _named(atlas: Atlas, route: ScenarioRoute) -> Words:
    """The agreement of a route; of one that is only supposed, its basis."""
    return name(atlas, route.agreement.iri) if route.agreement else concept_words(atlas, "basis", route.basis)


def _show_steps(answer: BestStepsAnswer) -> None:
    """The answer in a sentence, then each step with what it opens and its score."""
    language = spoken()
    print(answer.summary[language])
    rows = [
        [
            each.text[language],
            sentence(language, "list-separator").join(where.label.text(language) for where in each.opens),
            f"{each.score:g}",
        ]
        for each in answer.steps
    ]
    output.table([sentence(language, f"best-column-{each}") for each in ("step", "opens", "score")], rows)


def _write(atlas: Atlas, form: str, out: Path | None, answer: Envelope, page: str) -> None:
    """JSON, the page (which a table becomes in a file), or a document made from it."""
    if form in MADE_FROM_PAGES:
        output.write(from_page(atlas, page, form, spoken()), out, binary=True)
        return
    content = json.dumps(answer.json_value(), ensure_ascii=False, indent=2) if form == "json" else page
    output.write(content.encode(), out, binary=False, final_newline=form == "json")
