"""`accord diff` and `accord releases`: what changed, and which releases there are."""

import json
from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.service.changes.answers import Changed, changed, compared, releases_document
from accord_atlas.service.changes.change import kinds, told
from accord_atlas.service.changes.formats import FORMATS, write
from accord_atlas.service.changes.releases import located, release
from accord_atlas.service.cli import output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import asked, spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.python_api import Opened


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=summary("diff"))(diff)
    app.command(help=summary("releases"))(releases)


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
        str, typer.Option("--format", "-f", help=", ".join(("table", *(f.name for f in FORMATS))))
    ] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print what changed."""
    among(form, "format", ("table", *(offer.name for offer in FORMATS)))
    atlas = Opened.open(build)
    found = _changed(atlas, start, end, concerning, what)
    if form != "table":
        content = write(atlas, found, form, spoken(), asked=asked() is not None)
        output.write(content, out, binary=form == "xlsx", final_newline=form == "json")
        return
    said = concepts(atlas)
    rows = [[c.date or "", kinds()[c.what].text(spoken()), told(c, said)[spoken()]] for c in found.changes]
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
            f"{count} change{'s' * (count != 1)} after {found.start} and up to {found.end}; "
            f"undated and not shown: {found.undated}",
            f"{found.start} 之后至 {found.end} 共 {count} 项变化；另有 {found.undated} 项没有日期，未列出",
        )
    return t(
        f"{count} changes; {found.added} statements added, {found.removed} removed",
        f"{count} 项变化；新增 {found.added} 条陈述，移除 {found.removed} 条",
    )


def releases(
    form: Annotated[str, typer.Option("--format", "-f", help="table, json")] = "table",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the releases at hand, the latest built first."""
    said = releases_document(Opened.open(build))
    rows = [
        [r["id"], r["built"], f"{r['statements']:,}", r["data_date"], "*" if r["current"] else ""]
        for r in said["releases"]
    ]
    headings = [t("Release", "发布版"), t("Built", "构建时间"), t("Statements", "陈述数"), t("Data date", "数据日期")]
    if form == "json":
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return
    among(form, "format", ("table", "json"))
    output.table([*headings, t("In use", "使用中")], rows)
