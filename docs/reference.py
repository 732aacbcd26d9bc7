"""What is made from what it describes, in the language spoken: questions, commands, settings, errors."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main
from docs import graph_reference, promises
from docs.graph_reference import cell
from typer.core import TyperArgument, TyperGroup, TyperOption

from accord_atlas.queries.question import Question, Text
from accord_atlas.queries.question import questions as stored
from accord_atlas.service.cli.commands import COMMANDS
from accord_atlas.service.cli.main import application
from accord_atlas.service.cli.words import localised, t
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.settings import Settings


def pages(language: str) -> dict[str, str]:
    """Each page that goes on with what is made → what follows its first words, as Markdown."""
    made = {
        "questions": questions(),
        "commands": commands(),
        "settings": settings(),
        "errors": errors(),
        "api": graph_reference.addresses(),
        "glossary": graph_reference.vocabulary(),
        "terms": graph_reference.terms(),
        "rules": graph_reference.rules(),
    }
    return {
        **{f"reference/{name}.md": "\n".join(lines) + "\n" for name, lines in made.items()},
        "about/promises.md": promises.table(language),
        "about/changes.md": changes(),
    }


def changes() -> str:
    """The changelog below its own heading; its links lead to files of the checkout, which a page has not."""
    text = (Path(__file__).parents[1] / "CHANGELOG.md").read_text("utf-8")
    return text[text.index("\n## ") :]


def questions() -> Iterator[str]:
    """Each stored question: what it asks, with what, and what comes back."""
    for question in stored().values():
        yield f"\n## {localised(question.title)} {{#{question.name}}}\n"
        yield f"`{question.name}` — {localised(question.description)}\n"
        yield from _parameters(question)
        yield t("**Columns:** ", "**列：**") + t(", ", "、").join(
            f"`{column.name}` {localised(column.title)}" for column in question.columns
        )
        example = " ".join(f"{p.name}={p.example}" for p in question.parameters if p.required)
        yield f"\n```sh\naccord query {question.name}{' ' if example else ''}{example}\n```"


def _parameters(question: Question) -> Iterator[str]:
    if question.parameters:
        yield t("| Parameter | What | Example |", "| 参数 | 含义 | 示例 |")
        yield "| --- | --- | --- |"
        for each in question.parameters:
            must = t(" (required)", "（必填）") if each.required else ""
            yield f"| `{each.name}`{must} | {localised(each.title)} | `{each.example}` |"
        yield ""


def commands() -> Iterator[str]:
    """Each command with its options."""
    for name in COMMANDS:
        if name == "query":
            continue  # the page of questions
        found = typer.main.get_command(application([name]))
        assert isinstance(found, TyperGroup)
        yield from _command(found.commands[name], f"accord {name}", 2)


def _command(command: Any, called: str, level: int) -> Iterator[str]:  # noqa: ANN401 - typer gives it no name
    """A command, or a group and its commands."""
    yield f"\n{'#' * level} {called} {{#{called.removeprefix('accord ').replace(' ', '-')}}}\n"
    yield f"{(command.help or '').strip()}\n"
    if isinstance(command, TyperGroup):
        for name, each in command.commands.items():
            yield from _command(each, f"{called} {name}", level + 1)
        return
    shown = [each for each in command.params if isinstance(each, TyperArgument | TyperOption) and not each.hidden]
    if shown:
        yield t("| Argument or option | What |", "| 参数或选项 | 含义 |")
        yield "| --- | --- |"
        for one in shown:
            called_by = one.opts if isinstance(one, TyperOption) else [one.metavar or (one.name or "").upper()]
            names = ", ".join(f"`{name}`" for name in called_by)
            yield f"| {cell(names)} | {cell(one.help or '')} |"


def settings() -> Iterator[str]:
    """Each setting with its default and meaning."""
    yield t("| Setting | Default | What it says |", "| 设置 | 默认值 | 含义 |")
    yield "| --- | --- | --- |"
    for name, field in Settings.model_fields.items():
        extra: Any = field.json_schema_extra or {}
        words: Text = {"en": field.description or "", "zh": str(extra.get("zh", ""))}
        default = (
            t("found", "自动查找")
            if field.default_factory
            else f"`{_shown(field.default)}`"
            if field.default not in ("", None)
            else "–"
        )
        yield f"| `ACCORD_{name.upper()}` | {default} | {cell(localised(words))} |"


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def errors() -> Iterator[str]:
    """Each kind of error with its status and type."""
    yield t("| Status | Type | Title |", "| 状态码 | 类型 | 标题 |")
    yield "| --- | --- | --- |"
    known = {each.slug: each for each in _tree(AtlasError)}
    for each in sorted(known.values(), key=lambda one: (one.status, one.slug)):
        yield f"| {each.status} | `…/problem/{each.slug}` | {localised(each.title)} |"


def _tree(kind: type[AtlasError]) -> Iterator[type[AtlasError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _tree(each)
