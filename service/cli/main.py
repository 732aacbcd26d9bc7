"""The command itself: its subcommands, and how errors become a line and an exit code."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from accord_atlas import __version__
from accord_atlas.service.cli.options import Lang
from accord_atlas.service.cli.output import DONE, FAILED, INTERRUPTED, NO_RELEASE, USAGE, close_pipe, fail
from accord_atlas.service.cli.words import t, told
from accord_atlas.service.core.errors import AtlasError, BadParameter, BadRequest, NoRelease, NotFound

PARTS: Mapping[str, tuple[str, ...]] = {
    "data": ("build", "validate"),
    "notice": ("notice",),
    "questions": ("query",),
    "relations": ("search", "entity", "paths"),
    "networks": ("network",),
    "changes": ("diff", "releases"),
    "answers": ("recognition", "accession", "dossier", "targets", "gaps"),
    "sparql": ("sparql",),
    "vocabulary": ("vocabulary",),
    "info": ("info",),
    "serving": ("serve",),
}
"""Module of this package → the commands that it registers, in the order of the help page.

A command loads its own module and no other, so that a small one starts at once.
"""


def application(arguments: Sequence[str]) -> typer.Typer:
    """The command with those of its subcommands that the arguments name; with all where they name none."""
    app = typer.Typer(
        name="accord",
        help=t(
            "Accord Atlas: who recognises whose engineers, under which agreement, since when, on what evidence.",
            "工程师互认图谱：谁依据哪项协议、自何时起、凭何证据互认工程师。",
        ),
        epilog=t(
            "Exit codes: 0 done, 1 the data break a rule, 2 wrong use, 3 no release or a damaged one, 4 anything else.",
            "退出码：0 完成，1 数据不符合规则，2 用法有误，3 没有发布版或发布版已损坏，4 其他。",
        ),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(root)
    named = [part for part, commands in PARTS.items() if set(commands) & set(arguments)]
    for part in named or PARTS:
        import_module(f"accord_atlas.service.cli.{part}").register(app)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"accord-atlas {__version__}")
        raise typer.Exit


def root(
    _lang: Lang = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help=t("Show the version.", "显示版本。")),
    ] = False,
) -> None:
    """What all commands have in common."""


def main() -> None:
    """Run `accord`; the exit code says how it went."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal or a pipe may be of an encoding that has no Chinese, or not all letters of a name.
        sys.stdout.reconfigure(errors="replace")
    try:
        code = application(sys.argv[1:])(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        close_pipe()
        code = DONE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except tuple(MEANINGS) as error:
        text, code = next(meaning for kind, meaning in MEANINGS.items() if isinstance(error, kind))
        fail(text(error), code)
    raise SystemExit(code if isinstance(code, int) else DONE)


def _usage(error: Any) -> str:  # noqa: ANN401
    """What is wrong with the command line; nothing where it only lacks a command, for then help was shown."""
    path = error.ctx.command_path if getattr(error, "ctx", None) else "accord"
    message = error.format_message()
    return f"{message}\n{t('See', '参见')} {path} --help" if message else ""


def _said(error: Any) -> str:  # noqa: ANN401
    return f"{error.where}: {told(error.detail)}" if error.where else told(error.detail)


def _settings(error: Any) -> str:  # noqa: ANN401
    """What is wrong with the settings in the environment, by the names that they have there."""
    return "; ".join(f"ACCORD_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors())


MEANINGS: Mapping[type[Exception], tuple[Callable[[Any], str], int]] = {
    typer.TyperException: (_usage, USAGE),
    NoRelease: (_said, NO_RELEASE),
    BadParameter: (_said, USAGE),
    BadRequest: (_said, USAGE),
    NotFound: (_said, USAGE),
    AtlasError: (_said, FAILED),
    ValidationError: (_settings, USAGE),
    OSError: (str, FAILED),
}
"""What each error says on the command line, and the exit code that it ends with; the first that fits counts."""
