"""`accord layers`: what is kept beside the curated data, put into use, exported, taken away."""

from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.loaders.layers import Layer, keep, kept, table_bytes
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import layers as kept_layers
from accord_atlas.service.cli.data import findings
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.output import USAGE, fail, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.settings import settings
from accord_atlas.service.text.messages import sentence

FORMS = ("csv", "xlsx", "json", "trig")
Name = Annotated[str, typer.Argument(metavar="LAYER", help=t("Its name.", "层的名称。"), autocompletion=kept_layers())]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(no_args_is_help=True, help=summary("layers"))
    group.command("list", help=t("List the layers at hand.", "列出现有各层。"))(listed)
    group.command(help=t("Print what a layer holds.", "输出一层的内容。"))(show)
    group.command(
        help=t(
            "Put a release with exactly these layers into use; a running service goes over.",
            "构建并启用恰好包含这些层的发布版；运行中的服务随之切换。",
        )
    )(use)
    group.command(help=t("Write a layer as a file that can be imported again.", "将一层导出为可重新导入的文件。"))(
        export
    )
    group.command(
        help=t(
            "Take back a layer from a file that it was exported as, whatever it holds.",
            "由导出的文件恢复一层，无论其内容为何。",
        )
    )(restore)
    group.command("remove", help=t("Take a layer away, out of use first.", "移除一层（使用中的先行停用）。"))(take_away)
    app.add_typer(group, name="layers")


def listed(build: Build = None, _: Lang = None) -> None:
    """Print the layers with who made them, when, from what, and whether they are in use."""
    from accord_atlas.service.core.errors import NoRelease
    from accord_atlas.service.core.release import Release

    folder = build or settings().build
    try:
        used = Release.open(folder).layers
    except NoRelease:
        used = ()
    rows = [
        [
            name,
            str(sum(len(held) for held in layer.rows.values())),
            str(len(layer.statements.splitlines())),
            str(layer.made.get("who", "")),
            str(layer.made.get("when", "")),
            ", ".join(each["name"] for each in layer.made.get("files", ())),
            "*" if name in used else "",
        ]
        for name, layer in kept(folder).items()
    ]
    headings = [t("Layer", "层"), t("Rows", "行数"), t("Statements", "陈述数"), t("Made by", "导入者")]
    output.table([*headings, t("When", "时间"), t("From", "来自"), t("In use", "使用中")], rows)


def show(name: Name, build: Build = None, _: Lang = None) -> None:
    """Print the rows of a layer, table by table, and its statements."""
    layer = _layer(build, name)
    for table, rows in layer.rows.items():
        print(f"# {table}")
        print(table_bytes(table, rows).decode(), end="")
    print(layer.statements.decode(), end="")


def use(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LAYER...", help=t("Their names, in order.", "各层名称，依次。"), autocompletion=kept_layers()
        ),
    ] = None,
    none: Annotated[bool, typer.Option("--none", help=t("No layer at all.", "不含任何层。"))] = False,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Put the release with exactly these layers into use, built where it is not at hand."""
    from accord_atlas.service.layers import using

    if bool(names) == none:
        fail(t("name the layers, or say --none", "请给出层的名称，或用 --none"), USAGE)
    with findings(), progress() as step:
        release = using.use(build or settings().build, names or [], step)
    print(release)
    output.note(t("in use now", "已启用"))


def export(
    name: Name,
    form: Annotated[str, options.form(*FORMS)] = "csv",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Write a layer as a file."""
    from accord_atlas.service.layers.files import file

    among(form, "format", FORMS)
    content, _kind, called = file(_layer(build, name), form)
    output.write(content, out, binary=not called.endswith((".csv", ".json", ".trig")))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=t("An exported layer.", "导出的层文件。"))],
    name: Annotated[
        str | None, typer.Option("--as", help=t("Its name; the file's without this.", "层的名称，默认取自文件名。"))
    ] = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Keep the rows, documents and statements of an exported layer; one of the same name gives way."""
    from accord_atlas.service.layers.restoring import restored

    layer = restored(name or file.stem, (file.name, file.read_bytes()), getuser())
    keep(build or settings().build, layer)
    output.note(sentence(spoken(), "layer-kept", layer=layer.name))


def take_away(name: Name, build: Build = None, _: Lang = None) -> None:
    """Take a layer away; releases that were built with it stay."""
    from accord_atlas.service.layers import using

    with findings(), progress() as step:
        release = using.take_away(build or settings().build, name, step)
    if release:
        output.note(t(f"{release} is in use now", f"已启用 {release}"))
    output.note(t(f"{name} is gone", f"已移除 {name}"))


def _layer(build: Path | None, name: str) -> Layer:
    from accord_atlas.service.layers.using import unknown

    known = kept(build or settings().build)
    if name not in known:
        raise unknown(name, known)
    return known[name]
