"""Options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

from accord_atlas.service.cli.words import t
from accord_atlas.service.core.language import parse

Output = Annotated[Path | None, typer.Option("--output", "-o", help=t("Write to a file.", "写入文件。"))]


def _known(lang: str | None) -> str | None:
    return lang if lang is None else parse(lang)


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        callback=_known,
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
