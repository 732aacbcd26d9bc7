"""The build folder: whether it may be written, has space, and whether what was made in it is whole."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from accord_atlas.loaders.journal import DECIDED
from accord_atlas.loaders.layers import LAYERS, kept
from accord_atlas.loaders.places import KEPT
from accord_atlas.loaders.release import LEFTOVERS
from accord_atlas.service.cli.doctor.findings import Finding, size
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.published_folder import whole
from accord_atlas.service.core.settings import Settings

LITTLE: Final = 2_000_000_000
"""Bytes free beneath which builds and copies may soon fail; the alert has the same."""
NOTHING: Final = 200_000_000
LONG: Final = 3600.0
"""Seconds after which nobody can still be at what is half made."""
MADE: Final = ("store", "downloads")
"""Folders of what is made from a release: copies for queries, files for download."""


def check(config: Settings) -> Iterator[Finding]:
    """The folder, then its parts."""
    folder = config.build
    if not folder.is_dir():
        seen = t(f"There is no folder {folder}.", f"没有目录 {folder}。")
        yield Finding("folder", "there", "hint", seen, t("A build makes it.", "构建时会创建。"))
        return
    yield _written(folder)
    yield _space(folder)
    yield from _parts(folder, config.sparql_folder or folder)
    yield from _layers(folder)
    yield from _journal(folder)


def _written(folder: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Finding(
            "folder",
            "written",
            "warning",
            t(f"{folder} cannot be written: {reason}.", f"{folder} 无法写入：{reason}。"),
            t(
                "The service answers, with copies among temporary files; nothing can be built, imported or updated.",
                "服务可以应答，副本置于临时目录；但无法构建、导入或更新。",
            ),
            t("Give it to the user of the service, or mean it so.", "请将其交由服务所用的用户，或确认有意如此。"),
        )
    return Finding("folder", "written", "good", t(f"{folder} can be written.", f"{folder} 可写入。"))


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    seen = t(f"{size(free)} are free.", f"可用空间 {size(free)}。")
    if free >= LITTLE:
        return Finding("folder", "space", "good", seen)
    return Finding(
        "folder",
        "space",
        "fault" if free < NOTHING else "warning",
        seen,
        t(
            "Builds, updates, copies and downloads are refused where it ends.",
            "空间耗尽时，构建、更新、副本与下载均会被拒绝。",
        ),
        t(
            "`accord releases prune` removes what is neither in use nor kept.",
            "accord releases prune 可移除既未使用也未保留的发布版。",
        ),
    )


def _parts(build: Path, made: Path) -> Iterator[Finding]:
    """What each part takes; of what was made from a release, whether it is whole."""
    for name in (KEPT, LAYERS):
        if (build / name).is_dir():
            took = size(_bytes(build / name))
            yield Finding("folder", name, "good", t(f"{name}/ takes {took}.", f"{name}/ 占用 {took}。"))
    for name in MADE:
        there = [each for each in (made / name).glob("[0-9a-f]*") if each.is_dir()]
        damaged = [each for each in there if not whole(each)]
        if damaged:
            listed = ", ".join(str(each) for each in damaged)
            yield Finding(
                "folder",
                name,
                "warning",
                t(f"What was made there is damaged: {listed}.", f"已生成的内容有损坏：{listed}。"),
                t("The service makes it anew when it needs it.", "服务需要时会重新生成。"),
                t("A disk that damages files should be looked at.", "请检查磁盘是否有故障。"),
            )
        elif there:
            took = size(_bytes(made / name))
            seen = t(f"{name}/ is whole ({len(there)}, {took}).", f"{name}/ 完整（{len(there)} 份，{took}）。")
            yield Finding("folder", name, "good", seen)
        else:
            seen = t(
                f"{name}/ is not made yet; the service does it at its start.", f"{name}/ 尚未生成，服务启动时生成。"
            )
            yield Finding("folder", name, "good", seen)


def _layers(build: Path) -> Iterator[Finding]:
    try:
        names = sorted(kept(build))
    except (OSError, ValueError, LookupError) as error:
        yield Finding(
            "folder",
            "layers",
            "fault",
            t(f"A layer cannot be read: {error}.", f"有一层无法读取：{error}。"),
            t("No release with layers can be built.", "无法构建含层的发布版。"),
            t(
                "Take it out of the folder `layers`, or bring it back from a copy.",
                "请将其移出 layers 目录，或从备份恢复。",
            ),
        )
        return
    if names:
        listed = ", ".join(names)
        yield Finding("folder", "layers", "good", t(f"Layers: {listed}.", f"层：{listed}。"))


def _journal(build: Path) -> Iterator[Finding]:
    """What an update or a build that was ended has left."""
    if (build / DECIDED).exists():
        yield Finding(
            "folder",
            "journal",
            "warning",
            t("An update was decided and is not finished.", "有一项更新已决定而未完成。"),
            t(
                "Nothing is lost: the next start, or the next update, finishes it.",
                "不会丢失：下次启动或下次更新时自动完成。",
            ),
            t("Start the service; if it runs, look into its log.", "请启动服务；若已在运行，请查看日志。"),
        )
    left = [each for pattern in LEFTOVERS for each in build.glob(pattern) if time.time() - each.stat().st_mtime > LONG]
    if left:
        listed = ", ".join(each.name for each in left)
        seen = t(f"A build or an update that was ended has left {listed}.", f"中断的构建或更新留有 {listed}。")
        yield Finding("folder", "leftovers", "hint", seen, t("The next build removes it.", "下次构建时清除。"))


def _bytes(folder: Path) -> int:
    """The bytes of all files below a folder; a file of several names once."""
    files: dict[tuple[int, int], int] = {}
    for place, _, names in chain(os.walk(folder)):
        for name in names:
            try:
                found = (Path(place) / name).lstat()
            except OSError:
                continue
            files[found.st_dev, found.st_ino] = found.st_size
    return sum(files.values())
