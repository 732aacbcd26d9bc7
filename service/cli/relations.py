"""`accord search`, `entity`, `paths`: relations on the command line."""

import json
from typing import Annotated

import typer

from accord_atlas.service.answers.entity import Fact
from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.paths import Step
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import NAMED
from accord_atlas.service.cli.networks import AsOf, Hubs, Kind
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.schemes import words
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.entities.answer import entity_answer
from accord_atlas.service.network.path_answer import paths_answer
from accord_atlas.service.network.path_page import markdown
from accord_atlas.service.network.request import entity as read_entity
from accord_atlas.service.network.request import path_request
from accord_atlas.service.search.answer import search_answer
from accord_atlas.service.search.request import search_request
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.titles import column_title

Form = Annotated[str, options.form("table", "json")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=summary("search"))(search)
    app.command(help=summary("entity"))(entity)
    app.command(help=summary("paths"))(paths)


def show(answer: Envelope, form: str, headings: list[str], rows: list[list[str]]) -> None:
    """Print an answer as JSON or as a table; BadParameter for another form."""
    if form == "json":
        print(json.dumps(answer.json_value(), ensure_ascii=False, indent=2))
        return
    among(form, "format", ("table", "json"))
    output.table(headings, rows)
    more = "" if answer.completeness == "complete" else t(", cut at a limit: there is more", "，已达上限，尚有更多")
    output.note(t(f"release {answer.release}", f"发布版 {answer.release}") + more)


def _name(entity: Entity | None) -> str:
    """An entity's label in the language of this run, else in the other, else its identifier."""
    return (entity.label.text(spoken()) or entity.id) if entity else ""


def search(
    text: Annotated[list[str], typer.Argument(help=t("The name.", "名称。"))],
    kind: Kind = None,
    jurisdiction: Annotated[str | None, options.named(t("Country or region.", "国家或地区。"), "jurisdiction")] = None,
    limit: Annotated[int, typer.Option(help=t("Most results.", "结果数上限。"))] = 20,
    form: Form = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the entities that a name may mean, best first."""
    atlas = Atlas.open(build)
    answer = search_answer(
        atlas, search_request(atlas, " ".join(text), kinds=kind, jurisdiction=jurisdiction, limit=limit)
    )
    rows = [
        [
            f"{result.entity.kind}/{result.entity.id}",
            _name(result.entity),
            result.matched.text,
            result.matched.said[spoken()] + (f" · {message('search-weak')[spoken()]}" if result.weak else ""),
        ]
        for result in answer.results
    ]
    show(answer, form, [t("Identifier", "标识"), t("Name", "名称"), t("Matched", "匹配"), t("Type", "类型")], rows)


def entity(
    identifier: Annotated[
        str, options.thing(t("e.g. pec or organization/pec", "例如 pec 或 organization/pec"), *NAMED)
    ],
    as_of: AsOf = None,
    form: Form = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print an entity's facts, its neighbours counted, its history."""
    atlas, on = Atlas.open(build), day(as_of, parameter="as_of") if as_of else None
    answer = entity_answer(atlas, read_entity(atlas, identifier, "identifier"), on)
    rows = [[_name(fact.property), _value(fact), ", ".join(_sources(fact))] for fact in answer.facts]
    rows += [[each.label.text(spoken()), str(each.count), ""] for each in answer.neighbours]
    rows += [[each.date or "", each.sentence.text(spoken()), _name(each.source)] for each in answer.timeline]
    show(answer, form, [t("Property", "属性"), t("Value", "值"), t("Source", "来源")], rows)


def _value(fact: Fact) -> str:
    return _name(fact.value) if isinstance(fact.value, Entity) else str(fact.value)


def _sources(fact: Fact) -> list[str]:
    return [_name(evidence.source) for evidence in fact.evidence if evidence.source]


def paths(
    source: Annotated[str, options.thing(t("Where paths begin.", "起点。"), *NAMED, metavar="FROM")],
    target: Annotated[str, options.thing(t("Where they end.", "终点。"), *NAMED, metavar="TO")],
    as_of: AsOf = None,
    k: Annotated[int, typer.Option("--k", "-k", help=t("How many.", "路径数。"))] = 3,
    exclude: Annotated[
        str | None, options.named(t("What not to pass, comma-separated.", "不经过的对象，逗号分隔。"), *NAMED)
    ] = None,
    hubs: Hubs = False,
    form: Annotated[str, options.form("table", "json", "md")] = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the k best paths, one step a line."""
    among(form, "format", ("table", "json", "md"))
    atlas = Atlas.open(build)
    request = path_request(atlas, source, target, as_of=as_of, k=k, exclude=exclude, hubs=hubs)
    answer = paths_answer(atlas, request)
    if form == "md":
        print(markdown(atlas, answer, spoken()), end="")
        return
    rows = [
        [str(number), _name(s.origin), s.label.text(spoken()), _name(s.to), _status(s), _dates(s), _sure(s)]
        for number, path in enumerate(answer.paths, start=1)
        for s in path.steps
    ]
    headings = [t("Path", "路径"), t("From", "起点"), t("Relation", "关系"), t("To", "终点")]
    certainty = column_title("members", "certainty")[spoken()]
    show(answer, form, [*headings, t("Status", "状态"), t("Dates", "时间"), certainty], rows)
    for number, path in enumerate(answer.paths if form != "json" else (), start=1):
        output.note(f"{number}. {path.explanation.text(spoken())}")
    if answer.reason and form != "json":
        output.note(answer.reason.text(spoken()))


def _status(step: Step) -> str:
    """The status of a step in words."""
    return words("participation-status", step.status)[spoken()] if step.status else ""


def _sure(step: Step) -> str:
    """How surely a step holds on the day, and why, in words."""
    if step.certainty is None or step.reason is None:
        return ""
    said = words("certainty", step.certainty)[spoken()], words("standing-reason", step.reason)[spoken()]
    return t("{} ({})", "{}（{}）").format(*said)


def _dates(step: Step) -> str:
    return f"{step.start or ''}…{step.end or ''}" if step.start or step.end else ""
