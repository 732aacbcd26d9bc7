"""`accord notice`: prove the facts of a notice against a copy of it, read another, show how one is cut into clauses."""

import json
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.output import FAILED, FINDINGS, USAGE, fail
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.errors import BadParameter

FORMS = ("text", "json")
READ_FORMS = ("md", "table", "json", "csv", "turtle", "ttl")
File = Annotated[
    Path,
    typer.Argument(
        help=t("The document: text, .docx, .pdf with text, .html.", "文件：纯文本、.docx、含文字的 .pdf、.html。"),
        show_default=False,
    ),
]
Doc = Annotated[str, typer.Option(help=t("Slug that the clauses' ids begin with.", "条款标识的前缀。"))]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(no_args_is_help=True, help=summary("notice"))
    group.command(
        help=t(
            "Prove every fact of the notice against its clause in FILE; exit code 1 where one does not hold.",
            "逐条核对通知事实与文件条款；有不成立者退出码为 1。",
        )
    )(check)
    group.command(
        help=t(
            "Read a document of the genre (text, Word, PDF, web page): clauses, figures, names, drafts.",
            "读取此类公文（纯文本、Word、PDF、网页）：条款、数字、所涉名称与草拟条目。",
        )
    )(read)
    group.command(
        help=t(
            "Write drafts of a document's targets, intentions and tasks as tables, to change and to prove.",
            "将目标、意向与任务草稿写成表格，供修改与核对。",
        )
    )(draft)
    group.command(
        help=t(
            "Prove tables against FILE and keep them as a layer; exit code 1 where something is in the way.",
            "按文件核对表格并存为一层；有问题者退出码为 1，不作保存。",
        )
    )(accept)
    group.command(
        help=t("Show the clauses of a document of this genre, one a line.", "逐行显示此类公文的条款。"),
    )(outline)
    app.add_typer(group, name="notice")


def check(
    file: File,
    against: Annotated[
        Path | None,
        typer.Option(help=t("Folder of the tables that it is held against.", "据以核对的表格所在目录。")),
    ] = None,
    form: Annotated[str, options.form("text", "json")] = "text",
    _: Lang = None,
) -> None:
    """Print the report; every lost fact and every clause that differs is a finding."""
    # Here and below, because few commands need the loaders.
    from accord_atlas.loaders.layers import layer_rows, notice_of
    from accord_atlas.loaders.notice import NoticeError, check_file, render, report_json
    from accord_atlas.loaders.tables import TableErrors

    if form not in FORMS:
        raise BadParameter("format", form, f"expected text or json, not {form!r}", f"应为 text 或 json，而非 {form!r}")
    try:
        report = check_file(file, notice_of(layer_rows(against)) if against else None)
    except NoticeError as error:
        fail(error.message(spoken()), FAILED)
    except TableErrors as error:
        fail(str(error), FAILED)
    if form == "json":
        print(json.dumps(report_json(report), ensure_ascii=False, indent=2))
    else:
        print(render(report, spoken()))
    if not report.ok:
        raise typer.Exit(FINDINGS)


def read(
    file: File,
    doc: Doc = "document",
    form: Annotated[str, options.form(*READ_FORMS)] = "md",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print what the document says, as far as rules can read it; nothing is stored."""
    from accord_atlas.loaders.notice import NoticeError, open_document
    from accord_atlas.service.core.atlas import Atlas
    from accord_atlas.service.notices.answer import notice_answer
    from accord_atlas.service.notices.page import clause_rows, clauses_csv, graph, markdown

    among(form, "format", READ_FORMS)
    _require_slug(doc)
    try:
        answer = notice_answer(Atlas.open(build), open_document(file), doc)
    except NoticeError as error:
        fail(error.message(spoken()), FAILED)
    if form == "table":
        heading, *rows = clause_rows(answer)
        output.table(list(heading)[:3], [list(row)[:3] for row in rows])
        return
    if form == "csv":
        content = clauses_csv(answer)
    elif form in ("turtle", "ttl"):
        content = graph(answer).serialize(format="turtle", encoding="utf-8")
    else:
        content = answer.json_bytes() if form == "json" else markdown(answer, spoken()).encode()
    output.write(content, out, final_newline=form == "json")


def draft(
    file: File,
    out: Annotated[Path, typer.Option("--output", "-o", help=t("Folder to write to.", "写入的目录。"))],
    doc: Doc = "document",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Write `sources.csv`, `notice-*.csv` and `undecided.csv`, which says what the other drafts still need."""
    from accord_atlas.loaders.notice import NoticeError, open_document
    from accord_atlas.service.core.atlas import Atlas
    from accord_atlas.service.notices.drafting import write_drafts

    _require_slug(doc)
    try:
        document, left = write_drafts(Atlas.open(build), open_document(file), doc, out)
    except NoticeError as error:
        fail(error.message(spoken()), FAILED)
    except FileExistsError:
        fail(t(f"{out} holds files already", f"{out} 中已有文件"), USAGE)
    output.note(
        t(
            f"{document}: tables in {out}; {left} drafts are left to decide (undecided.csv)",
            f"{document}：表格已写入 {out}；另有 {left} 项草稿待定（undecided.csv）",
        )
    )


def accept(
    file: File,
    source: Annotated[Path, typer.Option("--from", help=t("Folder of the tables.", "表格所在目录。"))],
    layer: Annotated[str, typer.Option("--as", help=t("Name of the layer.", "层的名称。"))],
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help=t("Id of a row to keep; may be repeated.", "只保留该标识的行，可重复。")),
    ] = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print what a release with the layer would say besides, or what is in the way; all or nothing."""
    from accord_atlas.loaders.layers import NAME, layer_rows
    from accord_atlas.loaders.notice import NoticeError
    from accord_atlas.service.core.atlas import Atlas
    from accord_atlas.service.core.settings import settings
    from accord_atlas.service.notices.accepting import Into, accept_tables

    if not NAME.fullmatch(layer):
        fail(t(f"--as is {layer!r}; expected {NAME.pattern}", f"--as 为 {layer!r}，应符合 {NAME.pattern}"), USAGE)
    into = Into(build or settings().build, layer, getuser())
    try:
        with output.progress() as step:
            answer = accept_tables(Atlas.open(build), file, layer_rows(source), only or [], into, step)
    except NoticeError as error:
        fail(error.message(spoken()), FAILED)
    for change in answer.changes:
        print(f"+ {change.text.text(spoken())}")
    for problem in answer.problems:
        place = " ".join(part for part in (problem.item, problem.field, problem.value) if part)
        print(f"! {place}: {problem.reason.text(spoken())}")
    if answer.problems:
        raise typer.Exit(FINDINGS)
    output.note(
        t(
            f"kept as the layer {layer}; `accord build --with {layer}` makes a release with it",
            f"已存为层 {layer}；accord build --with {layer} 可构建含该层的发布版",
        )
    )


def _require_slug(doc: str) -> None:
    from accord_atlas.ontology.names import SLUG

    if not SLUG.fullmatch(doc):
        raise BadParameter(
            "doc", doc, f"--doc is {doc!r}; expected {SLUG.pattern}", f"--doc 为 {doc!r}，应符合 {SLUG.pattern}"
        )


def outline(
    file: File,
    doc: Doc = "document",
    digests: Annotated[
        bool, typer.Option("--digests", help=t("Show the SHA-256 of each clause too.", "同时显示各条款的 SHA-256。"))
    ] = False,
    _: Lang = None,
) -> None:
    """Print the outline."""
    from accord_atlas.loaders.notice import NoticeError, read_document
    from accord_atlas.loaders.notice import outline as outlined

    _require_slug(doc)
    try:
        text = outlined(read_document(file), doc, digests=digests)
    except NoticeError as error:
        fail(error.message(spoken()), FAILED)
    print(text)
