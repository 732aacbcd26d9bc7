"""Python and the packages: whether they are there, and new enough."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Final

from accord_atlas import __version__
from accord_atlas.loaders.extras import PURPOSES
from accord_atlas.service.cli.doctor.findings import Finding
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.settings import Settings

NAME: Final = "accord-atlas"
NOT_HERE: Final = re.compile(r"sys_platform\s*(==|!=)\s*[\"'](\w+)[\"']")
ONE: Final = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*([^;]*)(?:;(.*))?$")
EXTRA: Final = re.compile(r"extra\s*==\s*[\"'](\w+)[\"']")
SKIPPED: Final = frozenset({"dev"})


def check(_: Settings) -> Iterator[Finding]:
    """The packages of the default install, then the extras."""
    python = platform.python_version()
    yield Finding("packages", "python", "good", f"Python {python}, accord-atlas {__version__}.")
    asked: dict[str, list[tuple[str, str]]] = {}
    for line in requires(NAME) or ():
        if found := ONE.match(line):
            name, wanted, marker = found[1], found[2].strip(" ()"), found[3] or ""
            only = EXTRA.search(marker)
            if _here(marker) and name != NAME:
                asked.setdefault(only[1] if only else "", []).append((name, wanted))
    wrong = [said for name, wanted in asked.pop("", []) if (said := _wrong(name, wanted))]
    if wrong:
        yield Finding(
            "packages",
            "default",
            "fault",
            t(f"Packages are missing or too old: {', '.join(wrong)}.", f"软件包缺失或版本不符：{'、'.join(wrong)}。"),
            t("Parts of the service do not work.", "服务的部分功能无法使用。"),
            "pip install --upgrade accord-atlas",
        )
    else:
        yield Finding("packages", "default", "good", t("All packages are there.", "所需软件包齐全。"))
    for extra, listed in asked.items():
        if extra not in SKIPPED:
            yield _extra(extra, [said for name, wanted in listed if (said := _wrong(name, wanted))])


def _extra(extra: str, wrong: list[str]) -> Finding:
    if not wrong:
        return Finding("packages", extra, "good", t(f"The extra {extra} is installed.", f"附加组件 {extra} 已安装。"))
    purpose = t(*PURPOSES.get(extra, (extra, extra)))
    return Finding(
        "packages",
        extra,
        "hint",
        t(f"The extra {extra} is not installed: {', '.join(wrong)}.", f"附加组件 {extra} 未安装：{'、'.join(wrong)}。"),
        t(f"Only this needs it: {purpose}.", f"仅下列用途需要：{purpose}。"),
        f"pip install 'accord-atlas[{extra}]'",
    )


def _here(marker: str) -> bool:
    """Whether a requirement is one on this system."""
    import sys

    return all((sys.platform == name) is (sign == "==") for sign, name in NOT_HERE.findall(marker))


def _wrong(name: str, wanted: str) -> str:
    """What is wrong with a package; nothing where it is as wanted."""
    try:
        has = version(name)
    except PackageNotFoundError:
        return name
    for bound in filter(None, wanted.split(",")):
        sign, number = re.split(r"(?<=[=<>])(?=\d)", bound.strip(), maxsplit=1)
        low, high = _numbers(number), _numbers(has)
        if not {">=": high >= low, "<": high < low, "==": high == low}.get(sign, True):
            return f"{name} {has} ({wanted})"
    return ""


def _numbers(text: str) -> tuple[int, ...]:
    """The first three numbers of a version."""
    found = [int(part) for part in re.findall(r"\d+", text.partition("+")[0])]
    return tuple([*found, 0, 0, 0][:3])
