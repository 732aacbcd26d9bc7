"""The command itself: its subcommands, and how errors become a line and an exit code."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from accord_atlas import __version__
from accord_atlas.loaders.extras import MissingExtra
from accord_atlas.service.cli.commands import COMMANDS, examples, summary
from accord_atlas.service.cli.options import Lang
from accord_atlas.service.cli.output import DONE, FAILED, INTERRUPTED, NO_RELEASE, USAGE, close_pipe, fail
from accord_atlas.service.cli.words import PARENTS, completed_words, localised, t
from accord_atlas.service.core.errors import AtlasError, BadParameter, BadRequest, BadSetting, NoRelease, NotFound


def application(arguments: Sequence[str]) -> typer.Typer:
    """The command with those of its subcommands that the arguments name, so that a small one starts at once.

    Where they name none, all stand there with what they are for, and none is loaded.
    """
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
    completed = completed_words()
    # Reading options loads a validator of types, which a shell need not wait for to complete a name.
    plain = completed and not any(word.startswith("-") for word in completed)
    app.callback()(_plain if plain else root)
    modules = dict.fromkeys(command.module for name, command in COMMANDS.items() if name in arguments)
    for module in modules:
        import_module(f"accord_atlas.service.cli.{module}").register(app)
    registered: list[Any] = [*app.registered_commands, *app.registered_groups]
    for each in registered:
        each.epilog = examples(each.name or getattr(each.callback, "__name__", "")) or each.epilog
    if not modules:
        for name in COMMANDS:
            app.command(name, help=summary(name))(_listed)
    return app


def _plain() -> None:
    """Stands for what all commands have in common; without it a command that is alone would be taken for the whole."""


def _listed() -> None:
    """Stands for a command in the list of all; its name would have loaded the command itself."""


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
        words = sys.argv[1:]
        code = application([*words, *completed_words()])(_parsed(words), standalone_mode=False)
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


def _parsed(words: Sequence[str]) -> list[str]:
    """The words of the command line without `--parents`, which belongs to every `--output` and to no command."""
    writes = any(word in ("-o", "--output") or word.startswith("--output=") for word in words)
    return [word for word in words if not (writes and word == PARENTS)]


def _usage(error: Any) -> str:  # noqa: ANN401
    """What is wrong with the command line; nothing where it only lacks a command, for then help was shown."""
    path = error.ctx.command_path if getattr(error, "ctx", None) else "accord"
    message = error.format_message()
    return f"{message}\n{t('See', '参见')} {path} --help" if message else ""


def _said(error: Any) -> str:  # noqa: ANN401
    return f"{error.where}: {localised(error.detail)}" if error.where else localised(error.detail)


def _missing(error: Any) -> str:  # noqa: ANN401
    return t(error.en, error.zh)


MEANINGS: Mapping[type[Exception], tuple[Callable[[Any], str], int]] = {
    typer.TyperException: (_usage, USAGE),
    NoRelease: (_said, NO_RELEASE),
    BadParameter: (_said, USAGE),
    BadRequest: (_said, USAGE),
    NotFound: (_said, USAGE),
    BadSetting: (_said, USAGE),
    AtlasError: (_said, FAILED),
    MissingExtra: (_missing, FAILED),
    OSError: (str, FAILED),
}
"""What each error says on the command line, and the exit code that it ends with; the first that fits counts."""
