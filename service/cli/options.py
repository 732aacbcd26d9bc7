"""Options that many commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from accord_atlas.service.cli.completion import Completion, of_kind, one_of
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.language import LANGUAGES, parse

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help=t("Day YYYY-MM-DD (default: the data date).", "日期 YYYY-MM-DD（缺省为数据日期）。")),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=t("Write to a file (--parents makes its folder).", "写入文件（加 --parents 可创建目录）。"),
    ),
]


def chosen(words: str, known: Completion) -> Any:  # noqa: ANN401
    """The option for a controlled value, which shells complete."""
    return typer.Option(help=words, autocompletion=known)


def named(words: str, *kinds: str) -> Any:  # noqa: ANN401
    """The option for a thing of these kinds, or several, which shells complete."""
    return typer.Option(help=words, autocompletion=of_kind(*kinds))


def thing(words: str, *kinds: str, metavar: str | None = None) -> Any:  # noqa: ANN401
    """The argument for a thing of these kinds, which shells complete."""
    return typer.Argument(metavar=metavar, help=words, autocompletion=of_kind(*kinds))


def form(*names: str) -> Any:  # noqa: ANN401
    """The option for a format, one of these."""
    return typer.Option("--format", "-f", help=", ".join(names), autocompletion=one_of(*names))


def _known(lang: str | None) -> str | None:
    return lang if lang is None else parse(lang)


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        callback=_known,
        autocompletion=one_of(*LANGUAGES),
        help=t(
            "Language of words: en or zh. Without it csv and tsv have names and slugs.",
            "文字的语言：en 或 zh。不指定时 csv 与 tsv 使用列名和标识。",
        ),
    ),
]
"""Read by `words` before anything is parsed, because help texts follow it; declared so that help names it."""

Build = Annotated[
    Path | None, typer.Option(help=t("Folder of the release (ACCORD_BUILD).", "发布版所在目录（ACCORD_BUILD）。"))
]
