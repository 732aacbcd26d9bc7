"""`accord notice`: prove the facts of a notice against a copy of it, read another, show how one is cut into clauses."""

import csv
import io
import json
from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.output import FAILED, FINDINGS, fail
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.errors import BadParameter

FORMS = ("text", "json")
READ_FORMS = ("md", "json", "csv", "ttl")
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
        help=t("Show the clauses of a document of this genre, one a line.", "逐行显示此类公文的条款。"),
    )(outline)
    app.add_typer(group, name="notice")


def check(
    file: File,
    form: Annotated[str, typer.Option("--format", "-f", help="text, json")] = "text",
    _: Lang = None,
) -> None:
    """Print the report; every lost fact and every clause that differs is a finding."""
    # Here and below, because few commands need the loaders.
    from accord_atlas.loaders.notice import NoticeError, check_file, render, report_json

    if form not in FORMS:
        raise BadParameter("format", form, f"expected text or json, not {form!r}", f"应为 text 或 json，而非 {form!r}")
    try:
        report = check_file(file)
    except NoticeError as error:
        fail(error.message(spoken()), FAILED)
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
    from accord_atlas.service.notices.page import clause_rows, graph, markdown

    among(form, "format", READ_FORMS)
    _require_slug(doc)
    try:
        answer = notice_answer(Atlas.open(build), open_document(file), doc)
    except NoticeError as error:
        fail(error.message(spoken()), FAILED)
    if form == "csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(clause_rows(answer))
        content = text.getvalue().encode()
    elif form == "ttl":
        content = graph(answer).serialize(format="turtle", encoding="utf-8")
    else:
        content = answer.json_bytes() if form == "json" else markdown(answer, spoken()).encode()
    output.write(content, out, final_newline=form == "json")


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
