"""Sentences in both languages: files in the format Fluent, one for each subject, which the interface can read too.

`message("recognition-none", day=…)` gives the sentence in both languages. A value that is itself bilingual (`Words`,
`Label`) stands in each sentence in that sentence's language. Plurals and variants are chosen in the files, never in
Python.
The format is that of Project Fluent (https://projectfluent.org/fluent/guide/); the library compiles it to Python.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.core.shape import Label, Words

if TYPE_CHECKING:
    from fluent_compiler.bundle import FluentBundle

Value = str | int | float | Label


def message(name: str, /, **values: Value) -> Words:
    """The sentence of that name in both languages; ValueError names a message or a value that is missing."""
    return Words(en=sentence("en", name, **values), zh=sentence("zh", name, **values))


def joined(parts: Iterable[Words | Label], separator: str = "list-separator") -> Words:
    """The parts in one text, with the message of that name between them."""
    held = list(parts)
    en, zh = (sentence(language, separator).join(part.text(language) for part in held) for language in LANGUAGES)
    return Words(en=en, zh=zh)


def sentence(language: Language, name: str, /, **values: Value) -> str:
    """The sentence of that name in one language; ValueError names a message or a value that is missing."""
    return _said(language, name, **{key: _in(language, value) for key, value in values.items()})


@lru_cache(maxsize=20_000, typed=True)
def _said(language: Language, name: str, /, **values: str | float) -> str:
    # The same things are said of a release again and again, and to write a number costs the most.
    file = _files().get(name)
    if file is None:
        raise ValueError(f"there is no message {name!r}")
    text, wrongs = _bundle(language, file).format(name, values)
    if wrongs:
        raise ValueError(f"message {name!r} in {language!r}: {wrongs[0]}")
    return str(text)


@cache
def names(prefix: str) -> tuple[str, ...]:
    """The names of all messages that begin so, in alphabetical order."""
    return tuple(sorted(name for name in _files() if name.startswith(prefix)))


@cache
def _files() -> Mapping[str, str]:
    """Message → the file that has it; a file stands alone, its messages refer to none of another's."""
    folder = files("accord_atlas.service.text.messages").joinpath("en")
    texts = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    return {name: file for file, text in texts.items() for name in re.findall(r"(?m)^([a-z][\w-]*) *=", text)}


@cache
def _bundle(language: Language, file: str) -> "FluentBundle":
    """The messages of a file, compiled at first use: all files take a second, an answer needs a few."""
    # Here, because answers for programs need no sentence.
    from fluent_compiler.bundle import FluentBundle

    text = files("accord_atlas.service.text.messages").joinpath(language, file).read_text("utf-8")
    return FluentBundle.from_string("zh-Hans" if language == "zh" else "en-GB", text, use_isolating=False)


def _in(language: Language, value: Value) -> str | int | float:
    # Texts first: most values are, and to ask whether one is a model costs a multiple.
    if isinstance(value, str | int | float):
        return value
    return value.text(language)
