"""`accord search`, `entity`, `paths`: relations on the command line."""

import json
from typing import Annotated, Any, Final

import typer

from accord_atlas.queries.question import Text
from accord_atlas.service.cli import output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.networks import AsOf, Hubs, Kind
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.words import spoken, t, told
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.python_api import Opened
from accord_atlas.service.search.index import Type

MATCHED: Final[dict[Type, Text]] = {
    "label": {"en": "name", "zh": "名称"},
    "alias": {"en": "other name", "zh": "其他名称"},
    "acronym": {"en": "acronym", "zh": "缩写"},
    "former": {"en": "former name", "zh": "曾用名"},
    "local": {"en": "local name", "zh": "本地语言名称"},
    "code": {"en": "code", "zh": "代码"},
    "id": {"en": "identifier", "zh": "标识"},
    "pinyin": {"en": "pinyin", "zh": "拼音"},
}
"""What was matched, in words."""
Form = Annotated[str, typer.Option("--format", "-f", help="table, json")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=summary("search"))(search)
    app.command(help=summary("entity"))(entity)
    app.command(help=summary("paths"))(paths)


def show(said: dict[str, Any], form: str, headings: list[str], rows: list[list[str]]) -> None:
    """Print an answer as JSON or as a table; BadParameter for another form."""
    if form == "json":
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return
    among(form, "format", ("table", "json"))
    output.table(headings, rows)
    whole = said["completeness"] == "complete"
    more = "" if whole else t(", cut at a limit: there is more", "，已达上限，尚有更多")
    output.note(t(f"release {said['release']}", f"发布版 {said['release']}") + more)


def _name(cell: dict[str, Any] | None) -> str:
    """An entity's label in the language of this run, else in the other, else its identifier."""
    if cell is None:
        return ""
    label, language = cell["label"], spoken()
    return str(label[language] or label["en"] or label["zh"] or cell["id"])


def search(
    text: Annotated[list[str], typer.Argument(help=t("The name.", "名称。"))],
    kind: Kind = None,
    jurisdiction: Annotated[str | None, typer.Option(help=t("Country or region.", "国家或地区。"))] = None,
    limit: Annotated[int, typer.Option(help=t("Most results.", "结果数上限。"))] = 20,
    form: Form = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the entities that a name may mean, best first."""
    said = Opened.open(build).search(" ".join(text), kind=kind, jurisdiction=jurisdiction, limit=limit)
    rows = [
        [
            f"{r['entity']['kind']}/{r['entity']['id']}",
            _name(r["entity"]),
            r["matched"]["text"],
            told(MATCHED[r["matched"]["type"]]),
        ]
        for r in said["results"]
    ]
    show(said, form, [t("Identifier", "标识"), t("Name", "名称"), t("Matched", "匹配"), t("Type", "类型")], rows)


def entity(
    identifier: Annotated[str, typer.Argument(help=t("e.g. pec or organization/pec", "例如 pec 或 organization/pec"))],
    as_of: AsOf = None,
    form: Form = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print an entity's facts, its neighbours counted, its history."""
    said = Opened.open(build).entity(identifier, as_of=as_of)
    rows = [[_name(f["property"]), _value(f["value"]), ", ".join(_sources(f))] for f in said["facts"]]
    rows += [[n["label"][spoken()], str(n["count"]), ""] for n in said["neighbours"]]
    rows += [[c["date"] or "", c["sentence"][spoken()], _name(c["source"])] for c in said["timeline"]]
    show(said, form, [t("Property", "属性"), t("Value", "值"), t("Source", "来源")], rows)


def _value(value: Any) -> str:  # noqa: ANN401
    return _name(value) if isinstance(value, dict) else str(value)


def _sources(fact: dict[str, Any]) -> list[str]:
    return [_name(evidence["source"]) for evidence in fact["evidence"] if evidence["source"]]


def paths(
    source: Annotated[str, typer.Argument(metavar="FROM", help=t("Where paths begin.", "起点。"))],
    target: Annotated[str, typer.Argument(metavar="TO", help=t("Where they end.", "终点。"))],
    as_of: AsOf = None,
    k: Annotated[int, typer.Option("--k", "-k", help=t("How many.", "路径数。"))] = 3,
    exclude: Annotated[
        str | None, typer.Option(help=t("What not to pass, comma-separated.", "不经过的对象，逗号分隔。"))
    ] = None,
    hubs: Hubs = False,
    form: Form = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the k best paths, one step a line."""
    atlas = Opened.open(build)
    said = atlas.paths(source, target, as_of=as_of, k=k, exclude=exclude, hubs=hubs)
    rows = [
        [str(number), _name(s["from"]), s["label"][spoken()], _name(s["to"]), _status(atlas, s), _dates(s)]
        for number, path in enumerate(said["paths"], start=1)
        for s in path["steps"]
    ]
    headings = [t("Path", "路径"), t("From", "起点"), t("Relation", "关系"), t("To", "终点")]
    show(said, form, [*headings, t("Status", "状态"), t("Dates", "时间")], rows)
    if "reason" in said and form != "json":
        output.note(said["reason"][spoken()])


def _status(atlas: Opened, step: dict[str, Any]) -> str:
    """The status of a step in words; that of an agreement has another scheme than that of a participant."""
    known = concepts(atlas)
    status = step["status"] or ""
    named = known["participation-status"].get(status) or known["agreement-status"].get(status)
    return named.text(spoken()) if named else status


def _dates(step: dict[str, Any]) -> str:
    return f"{step['start'] or ''}…{step['end'] or ''}" if step["start"] or step["end"] else ""
