"""`accord releases`: which releases there are, which of them stay, whether they are whole, which is in use."""

import json
from typing import Annotated

import typer

from accord_atlas.loaders.release import discard, switch
from accord_atlas.service.changes.answer import releases_answer
from accord_atlas.service.changes.releases import Listed
from accord_atlas.service.changes.releases import releases as at_hand
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import FINDINGS
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.kept import found, kept, pin, pinned
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import settings

One = Annotated[str, typer.Argument(metavar="RELEASE", help=t("Its id, or how it begins.", "发布版编号或其开头。"))]
Form = Annotated[str, options.form("table", "json")]


def register(app: typer.Typer) -> None:
    """Add the group; without a command it lists."""
    group = typer.Typer(invoke_without_command=True, help=summary("releases"))
    group.callback()(_listed)
    group.command("list", help=t("List them, the latest first.", "列出现有发布版，最新者在前。"))(listed)
    group.command(help=t("Keep a release for good: prune leaves it.", "永久保留一个发布版，清理时不移除。"))(keep)
    group.command(help=t("Prove that all are what their ids say.", "核验全部发布版与其编号相符。"))(verify)
    group.command(
        help=t(
            "Put a kept release into use; a running service goes over.", "启用一个历史发布版；运行中的服务随之切换。"
        )
    )(use)
    group.command(help=t("Remove old releases.", "移除旧发布版。"))(prune)
    app.add_typer(group, name="releases")


def _listed(context: typer.Context, form: Form = "table", build: Build = None, _: Lang = None) -> None:
    if context.invoked_subcommand is None:
        listed(form, build)


def listed(form: Form = "table", build: Build = None, _: Lang = None) -> None:
    """Print the releases at hand, the latest built first."""
    among(form, "format", ("table", "json"))
    atlas = Atlas.open(build)
    answer = releases_answer(atlas)
    if form == "json":
        print(json.dumps(answer.json_value(), ensure_ascii=False, indent=2))
        return
    stay = pinned(atlas.release)
    rows = [
        [
            each.id,
            each.built,
            f"{each.statements:,}",
            each.data_date.isoformat(),
            "*" if each.current else "",
            "*" if each.id in stay else "",
            ", ".join(each.layers),
        ]
        for each in answer.releases
    ]
    headings = [t("Release", "发布版"), t("Built", "构建时间"), t("Statements", "陈述数"), t("Data date", "数据日期")]
    output.table([*headings, t("In use", "使用中"), t("Kept for good", "永久保留"), t("Layers", "层")], rows)


def keep(release: One, build: Build = None, _: Lang = None) -> None:
    """Keep a release for good."""
    current = _current(build)
    chosen = found(current, release)
    pin(chosen)
    output.note(t(f"{chosen.id} is kept for good", f"{chosen.id} 已永久保留"))


def verify(build: Build = None, _: Lang = None) -> None:
    """Say of each release whether it is whole; exit code 1 where one is not."""
    current = _current(build)
    damaged = [(folder, each) for folder, each in kept(current) if isinstance(each, NoRelease)]
    whole = [current.id, *(each.id for _, each in kept(current) if isinstance(each, Release))]
    for name in whole:
        print(t(f"{name}  whole", f"{name}  完整"))
    for folder, error in damaged:
        print(f"{folder.name}  {t(error.detail['en'], error.detail['zh'])}")
    if damaged:
        raise typer.Exit(FINDINGS)


def use(release: One, build: Build = None, _: Lang = None) -> None:
    """Put a kept release into use."""
    folder = build or settings().build
    chosen = found(_current(build), release)
    switch(folder, chosen.id)
    output.note(t(f"{chosen.id} is in use now", f"已启用 {chosen.id}"))


def prune(
    keep: Annotated[
        int, typer.Option(min=1, help=t("How many of the latest stay.", "保留最新的几个。"), show_default=True)
    ] = 5,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=t("Say what would go, and remove nothing.", "只列出，不移除。"))
    ] = False,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Remove releases beyond the latest ones; the one in use, the one it stands on and those kept for good stay."""
    atlas = Atlas.open(build)
    stay = pinned(atlas.release) | {atlas.release.base}
    old: list[Listed] = [each for each in at_hand(atlas)[keep:] if not each.current and each.release.id not in stay]
    for each in old:
        if not dry_run:
            discard(build or settings().build, each.release.id)
        print(each.release.id)
    said = t(f"{len(old)} would be removed", f"将移除 {len(old)} 个") if dry_run else None
    output.note(said or t(f"{len(old)} removed", f"已移除 {len(old)} 个"))


def _current(build: Build) -> Release:
    return Release.open(build or settings().build)
