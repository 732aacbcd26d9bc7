"""`accord sparql`: any SPARQL query on the release, as its own process on its own machine."""

import signal
import sys
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from accord_atlas.service.atlas import Atlas
from accord_atlas.service.cli import output
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import t
from accord_atlas.service.errors import BadParameter, BadRequest
from accord_atlas.service.rdf import FORMATS as GRAPHS
from accord_atlas.service.store import Results

ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
ROW_NAMES, GRAPH_NAMES = ("table", *ROWS), tuple(GRAPHS)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=t("Run a SPARQL query on the release.", "对发布版执行 SPARQL 查询。"))(sparql)


def sparql(
    query: Annotated[str | None, typer.Argument(help=t("The query.", "查询语句。"), show_default=False)] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", help=t("Read the query from a file; - is standard input.", "从文件读取查询；- 为标准输入。")
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help=t(
                f"For rows {', '.join(ROW_NAMES)}; for graphs {', '.join(GRAPH_NAMES)}.",
                f"结果行：{', '.join(ROW_NAMES)}；图：{', '.join(GRAPH_NAMES)}。",
            ),
        ),
    ] = None,
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the results; Ctrl-C ends even a query that the engine cannot be asked to stop."""
    text = _text(query, file)
    atlas = Atlas.open(build)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        results = atlas.store.query(text)
    except SyntaxError as error:
        where = str(error).splitlines()[0]
        raise BadRequest(f"the query does not parse: {where}", f"查询语句无法解析：{where}") from None
    _print(results, form, out)


def _text(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise BadRequest("give a query, or --file, but not both", "请给出查询语句或 --file，二者只取其一")
    if file is None:
        return query or ""
    return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")


def _print(results: Results, form: str | None, out: Path | None) -> None:
    if isinstance(results, ox.QueryTriples):
        name = _chosen(form or "ttl", GRAPH_NAMES)
        output.write(results.serialize(format=GRAPHS[name]) or b"", out)
        return
    name = _chosen(form or "table", ROW_NAMES)
    if name in ROWS:
        output.write(results.serialize(format=ROWS[name]) or b"", out, final_newline=True)
    elif isinstance(results, ox.QueryBoolean):
        print(t("yes", "是") if results else t("no", "否"))
    else:
        names = [variable.value for variable in results.variables]
        output.table(names, [[_shown(row[name]) for name in names] for row in results])


def _chosen(form: str, names: tuple[str, ...]) -> str:
    if form in names:
        return form
    raise BadParameter(
        "format",
        form,
        f"this query's results have no format {form!r}; expected one of {', '.join(names)}",
        f"该查询的结果没有 {form!r} 格式，应为以下之一：{'、'.join(names)}",
        expected=names,
    )


def _shown(term: object) -> str:
    """A term as a reader wants it: an IRI or a text without its brackets."""
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
