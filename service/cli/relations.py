"""`accord search`, `entity`, `paths`, `network`, `diff`, `releases`: relations on the command line."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from accord_atlas.service.changes.answers import Changed, changed, compared, releases_document
from accord_atlas.service.changes.formats import FORMATS as CHANGE_FORMATS
from accord_atlas.service.changes.formats import write as write_changes
from accord_atlas.service.changes.happening import told as told_happening
from accord_atlas.service.changes.releases import located, release
from accord_atlas.service.cli import output
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.concepts import concepts
from accord_atlas.service.errors import BadParameter
from accord_atlas.service.network import asking
from accord_atlas.service.network.drawing import Wanted, easel
from accord_atlas.service.network.exports.formats import FORMATS as NETWORK_FORMATS
from accord_atlas.service.network.exports.formats import export
from accord_atlas.service.network.selection import PROJECTIONS
from accord_atlas.service.opened import Opened

Form = Annotated[str, typer.Option("--format", "-f", help="table, json")]
AsOf = Annotated[str | None, typer.Option(help=t("Day YYYY-MM-DD, or any.", "日期 YYYY-MM-DD，或 any。"))]
Kind = Annotated[str | None, typer.Option(help=t("Kinds, comma-separated.", "类别，逗号分隔。"))]
Hubs = Annotated[bool, typer.Option(help=t("Pass through countries and other hubs.", "允许经由国家和地区等枢纽。"))]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=t("Search by any name.", "按名称检索。"))(search)
    app.command(help=t("Show one entity: facts, neighbours, history.", "显示一个实体：事实、关联、大事记。"))(entity)
    app.command(help=t("How two entities are connected.", "两个实体之间的关联路径。"))(paths)
    app.command(help=t("The network at a date, in many formats.", "某日的网络，支持多种格式。"))(network)
    app.command(help=t("What changed between two days or two releases.", "两个日期或两个发布版之间的变化。"))(diff)
    app.command(help=t("List the releases at hand.", "列出现有发布版。"))(releases)


def _show(said: dict[str, Any], form: str, headings: list[str], rows: list[list[str]]) -> None:
    """Print an answer as JSON or as a table; BadParameter for another form."""
    if form == "json":
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return
    asking.among(form, "format", ("table", "json"))
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
        [f"{r['entity']['kind']}/{r['entity']['id']}", _name(r["entity"]), r["matched"]["text"], r["matched"]["type"]]
        for r in said["results"]
    ]
    _show(said, form, [t("Identifier", "标识"), t("Name", "名称"), t("Matched", "匹配"), t("Type", "类型")], rows)


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
    _show(said, form, [t("Property", "属性"), t("Value", "值"), t("Source", "来源")], rows)


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
    said = Opened.open(build).paths(source, target, as_of=as_of, k=k, exclude=exclude, hubs=hubs)
    rows = [
        [str(number), _name(s["from"]), s["label"][spoken()], _name(s["to"]), s["status"] or "", _dates(s)]
        for number, path in enumerate(said["paths"], start=1)
        for s in path["steps"]
    ]
    headings = [t("Path", "路径"), t("From", "起点"), t("Relation", "关系"), t("To", "终点")]
    _show(said, form, [*headings, t("Status", "状态"), t("Dates", "时间")], rows)
    if "reason" in said and form != "json":
        output.note(said["reason"][spoken()])


def _dates(step: dict[str, Any]) -> str:
    return f"{step['start'] or ''}…{step['end'] or ''}" if step["start"] or step["end"] else ""


def network(
    as_of: AsOf = None,
    kinds: Kind = None,
    relations: Annotated[str | None, typer.Option(help=t("Relations.", "关系。"))] = None,
    agreements: Annotated[str | None, typer.Option(help=t("Agreements.", "协议。"))] = None,
    statuses: Annotated[str | None, typer.Option(help=t("Statuses of participants.", "参与状态。"))] = None,
    specialty: Annotated[str | None, typer.Option(help=t("Agreements that cover a field.", "涵盖某专业。"))] = None,
    focus: Annotated[str | None, typer.Option(help=t("Identifiers to begin from.", "起始实体。"))] = None,
    depth: Annotated[int, typer.Option(help=t("Steps from the focus.", "步数。"))] = 1,
    hubs: Hubs = False,
    projection: Annotated[str, typer.Option(help=", ".join(PROJECTIONS))] = "none",
    measures: Annotated[str | None, typer.Option(help=", ".join((*asking.MEASURES, "positions")))] = None,
    limit: Annotated[int, typer.Option(help=t("Most nodes.", "节点数上限。"))] = 5000,
    table: Annotated[str, typer.Option(help=t("For csv: nodes or edges.", "csv 所含的表：nodes 或 edges。"))] = "edges",
    form: Annotated[str, typer.Option("--format", "-f", help=", ".join(f.name for f in NETWORK_FORMATS))] = "json",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Write the network in a format."""
    name = asking.among(form, "format", [offer.name for offer in NETWORK_FORMATS])
    side = asking.among(table, "table", ("nodes", "edges"))
    atlas = Opened.open(build)
    selection = asking.selection(
        atlas,
        as_of=as_of,
        kinds=kinds,
        relations=relations,
        agreements=agreements,
        statuses=statuses,
        specialty=specialty,
        focus=focus,
        depth=depth,
        hubs=hubs,
        projection=projection,
        limit=limit,
    )
    wanted = Wanted(selection, asking.measures(measures))
    picture = atlas.once(easel).draw(wanted)
    content = export(atlas, wanted, picture, name, spoken(), "nodes" if side == "nodes" else "edges")
    output.write(content, out, binary=name == "xlsx", final_newline=name == "json")


def diff(
    start: Annotated[
        str,
        typer.Argument(
            metavar="FROM",
            help=t("A day, a release, its folder, or an N-Quads file.", "日期、发布版编号、其目录或 N-Quads 文件。"),
        ),
    ],
    end: Annotated[
        str | None, typer.Argument(metavar="TO", show_default=False, help=t("The later one.", "较晚者。"))
    ] = None,
    concerning: Annotated[
        str | None, typer.Option(help=t("Bodies, agreements, countries.", "机构、协议、国家。"))
    ] = None,
    what: Annotated[str | None, typer.Option(help=t("Kinds of change.", "变化类型。"))] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help=", ".join(("table", *(f.name for f in CHANGE_FORMATS))))
    ] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print what changed."""
    asking.among(form, "format", ("table", *(offer.name for offer in CHANGE_FORMATS)))
    atlas = Opened.open(build)
    found = _changed(atlas, start, end, concerning, what)
    if form != "table":
        content = write_changes(atlas, found, form, spoken())
        output.write(content, out, binary=form == "xlsx", final_newline=form == "json")
        return
    said = concepts(atlas)
    rows = [[c.date or "", c.what, told_happening(c, said)[spoken()]] for c in found.changes]
    output.table([t("Date", "时间"), t("What", "变化"), t("In words", "说明")], rows)
    output.note(_summary(found))


def _changed(atlas: Opened, start: str, end: str | None, concerning: str | None, what: str | None) -> Changed:
    """What changed between days or releases at hand; a path that exists means the release there."""
    ends = [start, *([end] if end else [])]
    if not any(Path(value).exists() for value in ends):
        return changed(atlas, start, end, concerned=concerning, what=what)
    if concerning or what:
        raise BadParameter(
            "concerning" if concerning else "what",
            concerning or what,
            "this option works between days and releases at hand, not between files",
            "该选项只用于日期之间或现有发布版之间，不用于文件之间",
        )
    found = [located(Path(value)) if Path(value).exists() else release(atlas, value, "from") for value in ends]
    return compared(atlas, found[0], found[1] if end else atlas.release)


def _summary(found: Changed) -> str:
    count = len(found.changes)
    if found.days:
        return t(
            f"{count} changes after {found.start} and up to {found.end}; {found.undated} undated ones are not shown",
            f"{found.start} 之后至 {found.end} 共 {count} 项变化；另有 {found.undated} 项没有日期，未列出",
        )
    return t(
        f"{count} changes; {found.added} statements added, {found.removed} removed",
        f"{count} 项变化；新增 {found.added} 条陈述，移除 {found.removed} 条",
    )


def releases(form: Form = "table", build: Build = None, _: Lang = None) -> None:
    """Print the releases at hand, the latest built first."""
    said = releases_document(Opened.open(build))
    rows = [
        [r["id"], r["built"], f"{r['statements']:,}", r["data_date"], "*" if r["current"] else ""]
        for r in said["releases"]
    ]
    headings = [t("Release", "发布版"), t("Built", "构建时间"), t("Statements", "陈述数"), t("Data date", "数据日期")]
    _show(said, form, [*headings, t("In use", "使用中")], rows)
