"""`accord tables`: rows of the curated tables, or of a layer, looked at and changed without a text editor."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import layers, of_scheme, one_of
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import FINDINGS, USAGE, fail, note, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.settings import settings

if TYPE_CHECKING:
    from accord_atlas.loaders.editing.change import RowChange
    from accord_atlas.loaders.editing.rows import Found
    from accord_atlas.service.answers.records import TableFault

FORMS = ("text", "json")
TableName = Annotated[
    str,
    typer.Argument(
        metavar="TABLE",
        help=t("Its name, e.g. parties.", "表名，例如 parties。"),
        autocompletion=one_of(*FACT_TABLES),
    ),
]
Key = Annotated[
    str,
    typer.Argument(
        metavar="KEY",
        help=t(
            "Its id; of several parts: 'ipea|iem-my|my|authorised'.",
            "标识；由几部分组成的写作 'ipea|iem-my|my|authorised'。",
        ),
    ),
]
Cells = Annotated[
    list[str],
    typer.Argument(
        metavar="COLUMN=VALUE...",
        help=t("What the cells shall say; nothing after = blanks one.", "各格应为的值；= 后留空即清空。"),
    ),
]
Into = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="LAYER",
        help=t("Change a layer, not the tables.", "写入层，而非源表。"),
        autocompletion=layers(),
    ),
]
Try = Annotated[
    bool, typer.Option("--dry-run", help=t("Hold it to all laws, and write nothing.", "按全部规则检验，不写入。"))
]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(no_args_is_help=True, help=summary("tables"))
    group.command("list", help=t("List the tables and what a row of each is.", "列出各表及其每行所载。"))(listed)
    group.command(
        "open", help=t("Show rows: cells, allowed values, neighbours, laws.", "显示各行：内容、可取值、相关行与规则。")
    )(opened)
    group.command("set", help=t("Change cells of a row.", "更改一行中的若干格。"))(set_cells)
    group.command(help=t("Add a row.", "新增一行。"))(add)
    group.command(help=t("Let a row, or one cell of it, rest on a source.", "为一行或其中一格注明来源。"))(cite)
    group.command(help=t("Hold all tables to all laws.", "按全部规则检验各表。"))(check)
    app.add_typer(group, name="tables")


def listed(_: Lang = None) -> None:
    """Print the tables."""
    from accord_atlas.loaders import places
    from accord_atlas.loaders.editing.rows import found
    from accord_atlas.service.records.words import table_about, table_title

    root = places.tables()
    headings = [t("Table", "表"), t("Title", "名称"), t("Rows", "行数"), t("One row is", "每行所载（英文）")]
    rows = [
        [name, table_title(name).text(spoken()), str(len(found(root, name))), table_about(name)] for name in FACT_TABLES
    ]
    output.table(headings, rows, [False, False, True])


def opened(
    table: TableName,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help=t("What a row must have.", "行中须含的词语。"))
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("Rows shown in full.", "完整显示的行数。"))] = 3,
    into: Into = None,
    form: Annotated[str, options.form(*FORMS)] = "text",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the rows that have all the words, in any cell or in the name of what a cell names."""
    from accord_atlas.service.cli import table_page as page

    among(form, "format", FORMS)
    _known(table)
    atlas = _atlas(build)
    with _root(build, into) as root:
        matching = page.matching(atlas, root, table, words or [])
        if form == "json":
            print(json.dumps([{"line": row.line, **row.cells} for row in matching], ensure_ascii=False, indent=2))
            return
        page.show(atlas, root, table, matching, limit)


def set_cells(
    table: TableName,
    key: Key,
    cells: Cells,
    into: Into = None,
    dry_run: Try = False,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Change a row; exit code 1 where a law would break, and nothing is written then."""
    from accord_atlas.loaders.editing.change import RowChange
    from accord_atlas.loaders.editing.rows import renamed

    _known(table)
    with _refusals(), _root(build, into) as root:
        row = _row(root, table, key)
        wanted = _cells(table, cells)
        changes = [RowChange(table, wanted, row.key), *renamed(root, row, wanted)]
    _change(changes, into, build, dry_run)


def add(
    table: TableName, cells: Cells, into: Into = None, dry_run: Try = False, build: Build = None, _: Lang = None
) -> None:
    """Add a row where the order of the table wants it."""
    from accord_atlas.loaders.editing.change import RowChange

    _known(table)
    _change([RowChange(table, _cells(table, cells))], into, build, dry_run)


def cite(
    table: TableName,
    key: Key,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=t("Id of the source.", "来源的标识。"))],
    column: Annotated[
        str, typer.Option("--column", help=t("The cell that alone rests on it.", "仅该格依据此来源。"))
    ] = "",
    url: Annotated[str, typer.Option("--url", help=t("Of a new source: its address.", "新来源：网址。"))] = "",
    title: Annotated[str, typer.Option("--title", help=t("Its title.", "标题。"))] = "",
    date: Annotated[str, typer.Option("--date", help=t("The day it speaks for.", "所述时点。"))] = "",
    publisher: Annotated[str, typer.Option("--publisher", help=t("Its publisher.", "发布者。"))] = "",
    kind: Annotated[str, options.chosen(t("Its kind.", "类型。"), of_scheme("source-kind"))] = "other",
    confidence: Annotated[
        str, options.chosen(t("How surely it speaks.", "可信度。"), of_scheme("confidence"))
    ] = "medium",
    into: Into = None,
    dry_run: Try = False,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Name a source besides, and give it a row of its own where it is new."""
    from accord_atlas.loaders.editing.citing import cited, new_source

    _known(table)
    with _refusals(), _root(build, into) as root:
        row = _row(root, table, key)
        known = {"publisher": publisher, "kind": kind, "reliability": confidence}
        today = datetime.now(UTC).date()
        fresh = new_source(root, source, url, title=title, day=date, read_on=today, known=known)
        changes = [cited(root, table, row.key, source, column=column, confidence=confidence)]
    _change([*([fresh] if fresh else []), *changes], into, build, dry_run)


def check(build: Build = None, into: Into = None, _: Lang = None) -> None:
    """Print all that is wrong by file, line and column; exit code 1 where something is."""
    from accord_atlas.loaders.build import validate
    from accord_atlas.loaders.tables import TableErrors
    from accord_atlas.loaders.validation import Findings
    from accord_atlas.service.records.cells import faults

    with _root(build, into) as root:
        try:
            with progress() as step:
                validate(step, root)
        except (TableErrors, Findings) as error:
            _faulty(faults(error, root))
    note(t("all is well", "全部通过"))


def _change(changes: "Sequence[RowChange]", into: str | None, build: Build, dry_run: bool) -> None:
    from accord_atlas.loaders import places
    from accord_atlas.loaders.editing.curated import change_tables
    from accord_atlas.loaders.editing.layered import change_layer

    checkout = places.checkout()
    if into is None and checkout is None:
        fail(
            t(
                "the curated tables are changed in a checkout only; name a layer by --into",
                "源表只能在项目检出目录中更改；请以 --into 指定层",
            ),
            USAGE,
        )
    with _refusals(), progress() as step:
        if into is None and checkout is not None:
            touched = change_tables(checkout / "loaders" / "tables", changes, step, dry_run=dry_run)
            for each in touched:
                print(f"{_near(each.file)}:{each.line}: {'|'.join(each.key)}")
        else:
            layer = into or ""
            change_layer(build or settings().build, layer, changes, getuser(), step, dry_run=dry_run)
            for one in changes:
                print(f"{layer}: {one.table}: {', '.join(one.cells)}")
    if dry_run:
        note(t("all laws are kept; nothing was written", "符合全部规则；未写入"))


@contextmanager
def _refusals() -> Iterator[None]:
    """Ends the command with what is in the way, by file, line and column; nothing was written."""
    from accord_atlas.loaders import places
    from accord_atlas.loaders.editing.change import Refused
    from accord_atlas.loaders.tables import TableErrors
    from accord_atlas.loaders.validation import Findings
    from accord_atlas.service.records.cells import faults

    try:
        yield
    except Refused as refused:
        fail(t(refused.en, refused.zh), USAGE)
    except (TableErrors, Findings) as error:
        _faulty(faults(error, places.tables()))


def _faulty(found: "Sequence[TableFault]") -> NoReturn:
    language, colon = spoken(), t(": ", "：")
    lines = []
    for each in found:
        place = ":".join(str(part) for part in (each.file, each.line, each.column) if part)
        near = f" → {each.suggestion.text(language)}" if each.suggestion else ""
        value = json.dumps(each.value, ensure_ascii=False) if each.value else ""
        lines.append(colon.join(filter(None, (place, value, each.reason.text(language) + near))))
    count = t(f"{len(found)} in the way; nothing was written", f"有 {len(found)} 处问题，未写入任何内容")
    fail("\n".join([count, *lines]), FINDINGS)


def _cells(table: str, given: Sequence[str]) -> Mapping[str, str]:
    """Column → value; a controlled value may be given by its words (`status=full`, `status=正式`)."""
    from accord_atlas.loaders.tables import choices, columns
    from accord_atlas.service.imports.words import controlled

    wrong = next((each for each in given if "=" not in each), None)
    if wrong is not None:
        fail(t(f"{wrong!r} is no COLUMN=VALUE", f"{wrong!r} 不是“列=值”"), USAGE)
    own = columns(FACT_TABLES[table])
    cells = {name.strip(): value.strip() for name, _, value in (each.partition("=") for each in given)}
    for name, value in cells.items():
        if value and (allowed := choices(own[name]) if name in own else ()):
            cells[name] = "|".join(controlled(part, allowed) or part for part in value.split("|"))
    return cells


def _known(table: str) -> None:
    among(table, "TABLE", FACT_TABLES)


def _row(root: Path, table: str, key: str) -> "Found":
    """The row of a key; of several parts also as an address has them, joined by dots with blank ones left out."""
    from accord_atlas.loaders.editing.change import Refused
    from accord_atlas.loaders.editing.rows import found
    from accord_atlas.service.core.arguments import nearest

    rows = found(root, table)
    for row in rows:
        if key in (row.name, ".".join(filter(None, row.key))):
            return row
    near = nearest(key.replace(".", "|"), [row.name for row in rows])
    raise Refused(
        f"{table} has no row {key!r}{'; near: ' + ', '.join(near) if near else ''}",
        f"{table} 表没有 {key!r} 一行{'；相近：' + '、'.join(near) if near else ''}",
    )


def _atlas(build: Build) -> Atlas | None:
    """The release, which knows names; without one, ids have to do."""
    try:
        return Atlas.open(build)
    except NoRelease:
        return None


@contextmanager
def _root(build: Build, into: str | None) -> Iterator[Path]:
    """The tables as they are; with a layer, as it makes them."""
    from accord_atlas.loaders import layers, places
    from accord_atlas.loaders.editing.layered import over

    kept = layers.kept(build or settings().build) if into else {}
    if into is None and (checkout := places.checkout()):
        yield checkout / "loaders" / "tables"
        return
    with over(places.tables(), [kept[into]] if into in kept else []) as laid:
        yield laid.folder


def _near(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
