"""The language of the command line: `--lang`, else the locale of the environment; help and messages follow it."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from accord_atlas.service.core.language import LANGUAGES, Language

if TYPE_CHECKING:
    from accord_atlas.queries.question import Text

PARENTS: Final = "--parents"


def chosen_language(arguments: Sequence[str] | None = None) -> Language | None:
    """The language that `--lang` names, wherever it stands; None where it names none."""
    arguments = sys.argv[1:] if arguments is None else arguments
    following = [*arguments[1:], ""]
    for argument, after in zip(arguments, following, strict=False):
        value = after if argument == "--lang" else argument.removeprefix("--lang=")
        for known in LANGUAGES:
            if value == known and argument.startswith("--lang"):
                return known
    return None


def of_environment(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of the locale, as POSIX looks it up: zh where it is Chinese, else en."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def spoken() -> Language:
    """The language of this run."""
    return chosen_language() or of_environment()


def t(en: str, zh: str) -> str:
    """The phrase in the language of this run."""
    return zh if spoken() == "zh" else en


def localised(text: "Text") -> str:
    """The words of a bilingual text in the language of this run."""
    return text[spoken()].strip()


def wanted_parents(arguments: Sequence[str] | None = None) -> bool:
    """Whether this run may make folders for what it writes; read as `--lang` is, wherever it stands."""
    return PARENTS in (sys.argv[1:] if arguments is None else arguments)


def completed_words(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The words of a command line that a shell asks to complete; none in a run of the command itself."""
    if "_ACCORD_COMPLETE" not in environment:
        return []
    return (environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS") or "").split()
