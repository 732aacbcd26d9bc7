"""`accord import`: what a spreadsheet would change, and the layer that keeps it."""

import json
from collections.abc import Sequence
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.service.answers.imports import ImportAnswer, ImportProblem, ImportRemark
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import one_of
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.output import FINDINGS, USAGE, fail, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import settings
from accord_atlas.service.imports.request import LOCAL
from accord_atlas.service.text.messages import sentence

FORMS = ("text", "json")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", help=summary("import"))(take_in)


def take_in(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help=t(
                "Workbooks, CSV, JSON or RDF in the atlas's own words.", "工作簿、CSV、JSON，或以本图谱词汇写成的 RDF。"
            ),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=t("Say what would change, and keep nothing.", "只列出变化，不保存。"))
    ] = False,
    layer: Annotated[
        str, typer.Option("--as", help=t("Name of the layer that keeps the rows.", "保存各行的层的名称。"))
    ] = LOCAL,
    settle: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CELL=ID",
            help=t(
                "What a doubtful cell means, such as 'Members!B7=iem-my'; may be given several times.",
                "指明含义不明的单元格，例如 '成员!B7=iem-my'；可多次给出。",
            ),
        ),
    ] = None,
    marked: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=t("Write a copy of the workbook in which wrong cells are marked.", "写出标明问题单元格的工作簿副本。"),
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            metavar="TABLE",
            autocompletion=one_of(*FACT_TABLES),
            help=t(
                "Write a workbook to fill in for this table (parties, agreements …) to --output, and nothing else.",
                "将该表（parties、agreements 等）的导入模板写入 --output，不作导入。",
            ),
        ),
    ] = None,
    out: Output = None,
    form: Annotated[str, options.form(*FORMS)] = "text",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print changes and problems; exit code 1 where a problem is open, and nothing is kept then."""
    # Here, because few commands need the libraries that read workbooks and build.
    from accord_atlas.service.imports.answer import import_answer
    from accord_atlas.service.imports.problems import Problems
    from accord_atlas.service.imports.request import import_request
    from accord_atlas.service.imports.sheets import paths

    among(form, "format", FORMS)
    if template is not None:
        _template(template, out, build)
        return
    if not files:
        fail(
            t("name a file to take in, or --template TABLE", "请给出要导入的文件，或使用 --template 指定数据表"), USAGE
        )
    unread = Problems()
    content = paths(files, unread)
    request = import_request(content or [(str(files[0]), b"")], layer, _answers(settle or ()))
    atlas = Atlas.open(build)
    into = None if dry_run else (build or settings().build, getuser())
    with progress() as step:
        answer = import_answer(atlas, request, problems=unread, progress=step, into=into)
    if marked:
        from accord_atlas.service.imports.marked import marked_copy

        output.put(marked_copy(request.files, answer, spoken()), marked)
        output.note(t(f"written: {marked}", f"已写入：{marked}"))
    if form == "json":
        print(json.dumps(answer.json_value(), ensure_ascii=False, indent=2))
    else:
        _tell(answer, None if dry_run else request.layer)
    if answer.problems:
        raise typer.Exit(FINDINGS)


def _template(table: str, out: Path | None, build: Path | None) -> None:
    from accord_atlas.service.imports.template import template
    from accord_atlas.service.imports.words import TABLES

    wanted = among(table, "template", sorted(TABLES))
    output.write(template(Atlas.open(build), wanted, spoken()), out, binary=True)


def _answers(settle: Sequence[str]) -> dict[str, str]:
    found = {}
    for each in settle:
        place, sign, said = each.rpartition("=")
        if not sign or not place or not said:
            fail(t(f"--settle is {each!r}; expected CELL=ID", f"--settle 为 {each!r}，应为 CELL=ID"), USAGE)
        found[place] = said
    return found


def _tell(answer: ImportAnswer, layer: str | None) -> None:
    for change in answer.changes:
        print(f"+ {change.text.text(spoken())}")
    for remark in answer.remarks:
        print(f"· {_place(remark)} {remark.reason.text(spoken())}")
    for each in answer.problems:
        hint = f" → {each.suggestion.text(spoken())}" if each.suggestion else ""
        value = f" {json.dumps(each.value, ensure_ascii=False)}:" if each.value else ""
        print(f"! {_place(each)}{value} {each.reason.text(spoken())}{hint}")
        for one in each.candidates:
            print(f"    {one.id}  {one.label.text(spoken())} ({one.why.text(spoken())})")
        if each.settle and (each.candidates or each.readings):
            first = each.candidates[0].id if each.candidates else each.readings[0]
            print(
                t(
                    f"    settle it by --settle '{each.settle}={first}'",
                    f"    可用 --settle '{each.settle}={first}' 指明",
                )
            )
    _summary(len(answer.changes), len(answer.problems), answer.unchanged, layer)


def _place(each: ImportProblem | ImportRemark) -> str:
    return "!".join(part for part in (each.file, each.sheet, each.cell) if part) + ":"


def _summary(changes: int, problems: int, unchanged: int, layer: str | None) -> None:
    if problems:
        output.note(sentence(spoken(), "import-refused", count=problems))
        return
    output.note(sentence(spoken(), "import-changes", count=changes, known=unchanged))
    if layer:
        output.note(sentence(spoken(), "layer-kept", layer=layer))
