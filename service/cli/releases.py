"""`accord releases`: which releases there are, which of them stay, whether they are whole, which is in use."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accord_atlas.loaders.extras import require
from accord_atlas.loaders.integrity import MANIFEST, SIGNATURE
from accord_atlas.loaders.release import discard, seal, switch
from accord_atlas.service.changes.answer import releases_answer
from accord_atlas.service.changes.releases import Listed
from accord_atlas.service.changes.releases import releases as at_hand
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import releases as kept_releases
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import FINDINGS
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, BadSetting, NoRelease
from accord_atlas.service.core.kept import folders, found, kept, pin, pinned
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import settings
from accord_atlas.service.core.signing import KEY, signer

if TYPE_CHECKING:
    from accord_atlas.loaders.signatures import PublicKey

One = Annotated[
    str,
    typer.Argument(
        metavar="RELEASE",
        help=t("Its id, or how it begins.", "发布版编号或其开头。"),
        autocompletion=kept_releases(),
    ),
]
Some = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[RELEASE]...",
        help=t("Ids, or how they begin.", "发布版编号或其开头，可多个。"),
        autocompletion=kept_releases(),
    ),
]
Form = Annotated[str, options.form("table", "json")]


def register(app: typer.Typer) -> None:
    """Add the group; without a command it lists."""
    group = typer.Typer(invoke_without_command=True, help=summary("releases"))
    group.callback()(_listed)
    group.command("list", help=t("List them, the latest first.", "列出现有发布版，最新者在前。"))(listed)
    group.command(help=t("Keep a release for good: prune leaves it.", "永久保留一个发布版，清理时不移除。"))(keep)
    group.command(help=t("Prove that they are what their ids say.", "核验发布版与其编号相符。"))(verify)
    group.command(help=t("Sign with the key of ACCORD_SIGNING_KEY.", "以 ACCORD_SIGNING_KEY 的密钥签名。"))(sign)
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


def verify(
    releases: Some = None,
    public_key: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=t("Who must have signed them, as minisign.pub.", "须由该公钥对应的密钥签名（minisign.pub）。"),
        ),
    ] = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Say of each release, by default of all, whether it is whole, and signed by a key; exit code 1 where not."""
    key = _public_key(public_key) if public_key else None
    current = _current(build)
    opened: list[tuple[str, Release | NoRelease]] = [
        (current.id, current),
        *((folder.name, each) for folder, each in kept(current)),
    ]
    if releases:
        names = {_named(current, name) for name in releases}
        opened = [(name, each) for name, each in opened if name in names]
    wrong = False
    for name, each in opened:
        said, good = _state(each, key)
        wrong = wrong or not good
        print(f"{name}  {said}")
    if wrong:
        raise typer.Exit(FINDINGS)


def _named(current: Release, wanted: str) -> str:
    """The id of a release that is kept, whole or not."""
    begun = [name for name in folders(current) if name.startswith(wanted)]
    return begun[0] if len(begun) == 1 else found(current, wanted).id


def _state(release: Release | NoRelease, key: "PublicKey | None") -> tuple[str, bool]:
    """What is to be said of a release, and whether it is good."""
    if isinstance(release, NoRelease):
        return t(release.detail["en"], release.detail["zh"]), False
    if key is None:
        return t("whole", "完整"), True
    from accord_atlas.loaders.signatures import BadSignature, verify

    folder = release.path.parent
    try:
        verify((folder / MANIFEST).read_bytes(), (folder / SIGNATURE).read_bytes(), key)
    except FileNotFoundError:
        return t(f"whole; {MANIFEST} is not signed", f"完整；{MANIFEST} 未签名"), False
    except BadSignature as error:
        return t(f"whole; {MANIFEST}: {error.en}", f"完整；{MANIFEST}：{error.zh}"), False
    return t(f"whole, signed by {key.name}", f"完整，由 {key.name} 签名"), True


def _public_key(path: Path) -> "PublicKey":
    require("build")
    # Here and above, because few commands need the library that proves signatures.
    from accord_atlas.loaders.signatures import BadKey, public_key

    try:
        return public_key(path)
    except OSError as error:
        en, zh = f"it cannot be read: {error.strerror}", f"无法读取：{error.strerror}"
    except BadKey as error:
        en, zh = error.en, error.zh
    raise BadParameter("public-key", str(path), f"--public-key is {path}: {en}.", f"--public-key 为 {path}：{zh}。")


def sign(releases: Some = None, build: Build = None, _: Lang = None) -> None:
    """Sign releases, by default the one in use."""
    by = signer(settings())
    if by is None:
        raise BadSetting(f"{KEY} is not set; nothing can be signed.", f"未设置 {KEY}，无法签名。", parameter=KEY)
    current = _current(build)
    for chosen in [found(current, name) for name in releases] if releases else [current]:
        seal(build or settings().build, chosen.id, by)
        output.note(t(f"{chosen.id} is signed", f"{chosen.id} 已签名"))


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
    folder = build or settings().build
    gone = [each.release.id for each in old if dry_run or discard(folder, each.release.id)]
    for name in gone:
        print(name)
    said = t(f"{len(gone)} would be removed", f"将移除 {len(gone)} 个") if dry_run else None
    output.note(said or t(f"{len(gone)} removed", f"已移除 {len(gone)} 个"))


def _current(build: Build) -> Release:
    return Release.open(build or settings().build)
