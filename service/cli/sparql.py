"""`accord sparql`: any SPARQL query on the release, as its own process on its own machine."""

import sys
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from accord_atlas.service.cli import output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import one_of
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.errors import BadParameter, BadRequest
from accord_atlas.service.core.rdf import FORMATS as GRAPHS
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import settings
from accord_atlas.service.sparql.formats import RESULTS
from accord_atlas.service.sparql.ipc import Reply
from accord_atlas.service.sparql.local import LocalEngine

ROWS = tuple(offer.name for offer in RESULTS)
ROW_NAMES, GRAPH_NAMES = ("table", *ROWS), tuple(GRAPHS)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("sparql"))(sparql)


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
            autocompletion=one_of(*ROW_NAMES, *GRAPH_NAMES),
        ),
    ] = None,
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the results; Ctrl-C ends even a query that the engine cannot be asked to stop."""
    text = _text(query, file)
    release = Release.open(build or settings().build)
    # Whether it is a graph or rows only the result tells: the format is given for either, and checked then.
    rows, graph = form if form in ROWS else "json", form if form in GRAPHS else "ttl"
    _print(*LocalEngine(release.path).ask(text, rows, graph), form, out)


def _text(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise BadRequest("give a query, or --file, but not both", "请给出查询语句或 --file，二者只取其一")
    try:
        content = (query or "").encode() if file is None else _content(file)
        return content.decode("utf-8-sig")
    except UnicodeError:
        raise BadRequest("the query is not UTF-8", "查询语句不是 UTF-8 编码") from None


def _content(file: Path) -> bytes:
    return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()


def _print(reply: Reply, body: bytes, form: str | None, out: Path | None) -> None:
    if reply.kind == "graph":
        _check(form, GRAPH_NAMES)
        output.write(body, out)
        return
    _check(form, ROW_NAMES)
    if form in ROWS:
        output.write(body, out, final_newline=True)
        return
    results = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        print(t("yes", "是") if results else t("no", "否"))
    else:
        names = [variable.value for variable in results.variables]
        output.table(names, [[_shown(row[name]) for name in names] for row in results])


def _check(form: str | None, names: tuple[str, ...]) -> None:
    if form is None or form in names:
        return
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
