"""The settings: each that is set, each that is wrong, each name that is none."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from accord_atlas.service.cli.doctor.findings import Finding
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.setting import PREFIX, allowed, shown, variable, wrong
from accord_atlas.service.core.settings import Settings

ELSEWHERE: Final = frozenset({"ACCORD_REQUIRE_UI", "ACCORD_BENCH"})
"""What builds and tests of this project read."""
OF_KUBERNETES: Final = ("_SERVICE_HOST", "_SERVICE_PORT", "_PORT", "_TCP", "_ADDR", "_PROTO", "_HTTP")
SECRETS: Final = ("signing_key", "signing_password_file", "store_password_file", "store_token_file")
"""Settings that name a file for its owner's eyes only."""


def usable() -> tuple[Settings, list[Any]]:
    """The settings, with its default in place of each that is wrong; and what is wrong with them."""
    try:
        return Settings(), []
    except ValidationError as error:
        found = error.errors()
        names = {str(each["loc"][0]) for each in found}
        fields = Settings.model_fields
        return Settings(**{name: fields[name].get_default(call_default_factory=True) for name in names}), found


def check(config: Settings) -> Iterator[Finding]:
    """Every variable that begins with ACCORD_, and the files that settings name."""
    refused = {variable(str(each["loc"][0])): each for each in usable()[1]}
    known = {variable(name): name for name in Settings.model_fields}
    given = {name: value for name, value in sorted(os.environ.items()) if name.startswith(PREFIX)}
    upper = {name.upper(): name for name in os.environ if name.upper() in known and name.upper() != name}
    given |= {name: os.environ[found] for name, found in upper.items()}
    for name, value in given.items():
        if name in refused:
            yield _refused(refused[name])
        elif name in known:
            en, zh = allowed(Settings.model_fields[known[name]])
            seen = t(f"{name} is {shown(value)!r} ({en}).", f"{name} 为 {shown(value)!r}（{zh}）。")
            yield Finding("settings", name, "good", seen)
    yield from unknown()
    if not given:
        seen = t("Nothing is set: every setting has its default.", "未作任何设置，均取默认值。")
        yield Finding("settings", "defaults", "good", seen)
    for name in SECRETS:
        if path := getattr(config, name):
            yield from secret("settings", variable(name), path)


def unknown() -> Iterator[Finding]:
    """Variables that begin as settings do, and are none."""
    known = {variable(name): name for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known and name not in ELSEWHERE:
            yield _unknown(name, known)


def _refused(found: Any) -> Finding:  # noqa: ANN401 - pydantic's own
    name, value, en, zh = wrong(found, Settings.model_fields)
    default = Settings.model_fields[name.removeprefix(PREFIX).lower()].get_default(call_default_factory=True)
    plain = t("nothing", "空") if default in (None, "") else str(default)
    return Finding(
        "settings",
        name,
        "fault",
        t(f"{name} is {value!r}: {en}.", f"{name} 为 {value!r}：{zh}。"),
        t("No command that reads the settings starts.", "读取设置的命令均无法启动。"),
        t(
            f"Set it to such a value, or take it away; its default is {plain}.",
            f"请改为允许的值，或取消设置；默认值为 {plain}。",
        ),
    )


def _unknown(name: str, known: Mapping[str, str]) -> Finding:
    if name.startswith("ACCORD_ATLAS_") and name.endswith(OF_KUBERNETES):
        return Finding(
            "settings",
            name,
            "hint",
            t(f"{name} is set by Kubernetes after a service of that name.", f"{name} 由 Kubernetes 按服务名设置。"),
            t("Nothing reads it.", "不会被读取。"),
            t(
                "`enableServiceLinks: false` in the pod keeps it away.",
                "在 Pod 中设 enableServiceLinks: false 即可避免。",
            ),
        )
    close = nearest(name.removeprefix(PREFIX), [each.removeprefix(PREFIX) for each in known], limit=1)
    meant = f"{PREFIX}{close[0]}" if close else ""
    listed = t("`accord info --settings` lists all.", "全部设置见 accord info --settings。")
    return Finding(
        "settings",
        name,
        "warning",
        t(f"{name} is no setting.", f"没有名为 {name} 的设置。"),
        t("Nothing reads it, and what it should set has its default.", "不会被读取，本想设置的项仍取默认值。"),
        t(f"Did you mean {meant}? {listed}", f"您是否想用 {meant}？{listed}") if meant else listed,
    )


def secret(area: str, name: str, path: Path) -> Iterator[Finding]:
    """Whether a file for its owner's eyes only is there, can be read, and by nobody else."""
    try:
        mode = path.stat().st_mode
        with path.open("rb"):
            pass
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Finding(
            area,
            name,
            "fault",
            t(
                f"The file of {name} cannot be read ({path}): {reason}.",
                f"无法读取 {name} 所指文件（{path}）：{reason}。",
            ),
            t("What needs it is refused.", "需要它的操作会被拒绝。"),
            t("Put it there, readable for the user of the service.", "请放置该文件，并使服务所用的用户可读。"),
        )
        return
    if os.name == "posix" and mode & 0o077:
        yield Finding(
            area,
            name,
            "warning",
            t(
                f"Others than its owner may read or write {path} ({name}).",
                f"{path}（{name}）可被所有者以外的用户读写。",
            ),
            t("It holds a secret.", "其中存有机密。"),
            f"chmod 600 {path}",
        )
    else:
        yield Finding(
            area, name, "good", t(f"{path} ({name}) is its owner's alone.", f"{path}（{name}）仅所有者可读写。")
        )
