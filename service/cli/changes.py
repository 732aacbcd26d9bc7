"""`accord changes`, `accord diff`: what is new, and what changed."""

from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.service.answers.changes import ChangesAnswer
from accord_atlas.service.changes.answer import changes_answer, comparison_answer
from accord_atlas.service.changes.formats import FORMATS, NEWS_FORMATS, write, write_news
from accord_atlas.service.changes.news_answer import news_answer
from accord_atlas.service.changes.releases import located, release
from accord_atlas.service.changes.request import ChangesRequest, changes_request, news_request
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import NAMED, of_scheme, releases
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import chosen_language, spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.schemes import words


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=summary("changes"))(changes)
    app.command(help=summary("diff"))(diff)


def diff(
    start: Annotated[
        str,
        typer.Argument(
            metavar="FROM",
            autocompletion=releases(),
            help=t("A day, a release, its folder, or an N-Quads file.", "日期、发布版编号、其目录或 N-Quads 文件。"),
        ),
    ],
    end: Annotated[
        str | None,
        typer.Argument(
            metavar="TO", show_default=False, help=t("The later one.", "较晚者。"), autocompletion=releases()
        ),
    ] = None,
    concerning: Annotated[
        str | None, options.named(t("Bodies, agreements, countries.", "机构、协议、国家。"), *NAMED)
    ] = None,
    what: Annotated[str | None, options.chosen(t("Kinds of change.", "变化类型。"), of_scheme("change-kind"))] = None,
    form: Annotated[str, options.form("table", *(f.name for f in FORMATS))] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print what changed."""
    among(form, "format", ("table", *(offer.name for offer in FORMATS)))
    atlas = Atlas.open(build)
    request, answer = _changes(atlas, start, end, concerning, what)
    if form != "table":
        content = write(atlas, request, answer, form, spoken(), named=chosen_language())
        output.write(content, out, binary=form == "xlsx", final_newline=form == "json")
        return
    rows = [[c.date or "", words("change-kind", c.kind)[spoken()], c.sentence.text(spoken())] for c in answer.changes]
    output.table([t("Date", "时间"), t("What", "变化"), t("In words", "说明")], rows)
    output.note(_summary(answer))


def changes(
    since: Annotated[
        str | None,
        typer.Argument(
            show_default=False,
            autocompletion=releases(),
            help=t("A day or a release; a year before the data date.", "日期或发布版编号；缺省为数据日期前一年。"),
        ),
    ] = None,
    concerning: Annotated[
        str | None, options.named(t("Bodies, agreements, countries.", "机构、协议、国家。"), *NAMED)
    ] = None,
    what: Annotated[str | None, options.chosen(t("Kinds of change.", "变化类型。"), of_scheme("change-kind"))] = None,
    form: Annotated[str, options.form("table", *(f.name for f in NEWS_FORMATS if f.name != "atom"))] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print what is new."""
    among(form, "format", ("table", *(offer.name for offer in NEWS_FORMATS if offer.name != "atom")))
    atlas = Atlas.open(build)
    answer = news_answer(atlas, news_request(atlas, since, concerning=concerning, kinds=what))
    if form != "table":
        content = write_news(atlas, answer, form, spoken(), named=chosen_language())
        output.write(content, out, binary=form == "xlsx", final_newline=form == "json")
        return
    rows = [[c.date or "", words("change-kind", c.kind)[spoken()], c.text.text(spoken())] for c in answer.changes]
    output.table([t("Date", "时间"), t("What", "变化"), t("In words", "说明")], rows)
    count = len(answer.changes)
    output.note(t(f"{count} new since {answer.since}", f"{answer.since} 以来新内容 {count} 项"))


def _changes(
    atlas: Atlas, start: str, end: str | None, concerning: str | None, what: str | None
) -> tuple[ChangesRequest, ChangesAnswer]:
    """What changed between days or releases at hand; a path that exists means the release there."""
    ends = [start, *([end] if end else [])]
    if not any(Path(value).exists() for value in ends):
        request = changes_request(atlas, start, end, concerning=concerning, kinds=what)
        return request, changes_answer(atlas, request)
    if concerning or what:
        raise BadParameter(
            "concerning" if concerning else "what",
            concerning or what,
            "this option works between days and releases at hand, not between files",
            "该选项只用于日期之间或现有发布版之间，不用于文件之间",
        )
    found = [located(Path(value)) if Path(value).exists() else release(atlas, value, "from") for value in ends]
    earlier, later = found[0], found[1] if end else atlas.release
    return ChangesRequest(earlier.id, later.id, days=False), comparison_answer(atlas, earlier, later)


def _summary(answer: ChangesAnswer) -> str:
    count = len(answer.changes)
    if answer.statements is None:
        return t(
            f"{count} change{'s' * (count != 1)} after {answer.start} and up to {answer.end}; "
            f"undated and not shown: {answer.undated}",
            f"{answer.start} 之后至 {answer.end} 共 {count} 项变化；另有 {answer.undated} 项没有日期，未列出",
        )
    return t(
        f"{count} change{'s' * (count != 1)}; "
        f"{answer.statements.added} statements added, {answer.statements.removed} removed",
        f"{count} 项变化；新增 {answer.statements.added} 条陈述，移除 {answer.statements.removed} 条",
    )
