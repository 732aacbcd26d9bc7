"""What a shell completes: questions and their parameters, and the values of both, of arguments and of options.

Values are read off files: names off the file of the release, notations off the ontology. No release is opened for a
key that somebody presses, and nothing is loaded here before it is needed.
"""

import mmap
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import typer

from accord_atlas.service.cli.words import spoken

if TYPE_CHECKING:
    from accord_atlas.queries.question import Parameter

MOST: Final = 200
"""Values that are offered: a shell shows no more than a screen of them."""
LABEL: Final = b"> <http://www.w3.org/2000/01/rdf-schema#label> "
LABELLED: Final = re.compile(rb'<[^>]*/id/([a-z-]+)/([^>]+)> <[^>]+> "((?:[^"\\]|\\.)*)"@(en|zh) ')

NAMED: Final = ("agreement", "organization", "jurisdiction")
"""The kinds of what most questions are about."""

Offered = tuple[str, str]
"""A value and what it is."""
Completion = Callable[[str], list[Offered]]
"""What a shell offers for an unfinished value."""


class Other(str):
    """A value that stands for what was typed, though it does not begin so; only bash puts one in the other's place."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Whether it is offered: the library asks this of each value."""
        return True


def offers(known: Callable[[], Iterable[str | Offered]]) -> Completion:
    """Completes a value, or the last of several between commas, from those that are known when a key is pressed."""

    def complete(incomplete: str) -> list[Offered]:
        before, comma, begun = incomplete.rpartition(",")
        given = before.split(",")
        pairs = ((each, "") if isinstance(each, str) else each for each in known())
        return [
            (f"{before}{comma}{value}", said) for value, said in pairs if value.startswith(begun) and value not in given
        ][:MOST]

    return complete


def one_of(*values: str) -> Completion:
    """Completes a value that is one of these."""
    return offers(lambda: values)


def of_scheme(name: str) -> Completion:
    """Completes a value that is a notation of a scheme."""
    return offers(lambda: _notations(name))


def of_kind(*kinds: str) -> Completion:
    """Completes the slug of a thing of these kinds (of any, without one), in bash from its name in either language."""

    def complete(incomplete: str) -> list[Offered]:
        before, comma, begun = incomplete.rpartition(",")
        given = before.split(",")
        found = {slug: names for slug, names in _labelled(kinds).items() if slug not in given}
        return [(Other(f"{before}{comma}{value}"), said) for value, said in _matching(found, begun)][:MOST]

    return complete


def of_pairs(first: str, second: str) -> Completion:
    """Completes `FIRST:SECOND`, things of two kinds; bash takes the colon for a word and completes what follows it."""

    def complete(incomplete: str) -> list[Offered]:
        words, last = _words_before()
        if last == ":" or words[-1:] == [":"]:
            return of_kind(second)("" if last == ":" else incomplete)
        name, mark, begun = incomplete.rpartition(":")
        if not mark:
            return of_kind(first)(incomplete)
        return [(Other(f"{name}:{value}"), said) for value, said in of_kind(second)(begun)]

    return complete


def schemes() -> Completion:
    """Completes the name of a scheme of controlled values."""

    def known() -> Iterable[str]:
        from accord_atlas.service.core.schemes import schemes as held

        return held()

    return offers(known)


def releases() -> Completion:
    """Completes the id of a release that is kept, with the day that its data speak for."""
    return offers(_releases)


def layers() -> Completion:
    """Completes the name of a layer that is kept."""
    return offers(_layers)


def parameters(ctx: typer.Context, incomplete: str) -> list[Offered]:
    """What may stand in the place of an unfinished `name=value` of a question, each with what it is.

    bash takes `=` for the end of a word and completes what follows it; other shells complete the whole.
    """
    from accord_atlas.queries.question import questions

    question = questions().get(ctx.info_name or "")
    if question is None:
        return []
    known = {parameter.name: parameter for parameter in question.parameters}
    words, last = _words_before()
    if last == "=":
        words, incomplete = [*words, last], ""
    if words[-1:] == ["="] and words[-2:-1] and words[-2] in known:
        return _values(known[words[-2]], incomplete)
    name, mark, value = incomplete.partition("=")
    if mark and name in known:
        return [(Other(f"{name}={each}"), said) for each, said in _values(known[name], value)]
    given = {word.partition("=")[0] for word in words}
    language = spoken()
    return [
        (f"{p.name}=", p.title[language]) for p in known.values() if p.name.startswith(name) and p.name not in given
    ]


def _values(parameter: "Parameter", begun: str) -> list[Offered]:
    if parameter.type in ("concept", "concepts"):
        return of_scheme(parameter.scheme or "")(begun)
    return of_kind(*parameter.kind)(begun) if parameter.type == "entity" else []


def _words_before() -> tuple[list[str], str]:
    """The words before the one that bash completes, and that one; other shells pass whole words, and none of these."""
    words, place = os.environ.get("COMP_WORDS", "").split("\n"), int(os.environ.get("COMP_CWORD") or 0)
    return words[:place], words[place] if place < len(words) else ""


def _matching(found: Mapping[str, Mapping[str, str]], begun: str) -> list[Offered]:
    """The slugs that begin so; where none does, the one whose name does, or the names of several, to choose from."""
    language = spoken()
    other = "en" if language == "zh" else "zh"
    slugs = [(slug, names.get(language) or names.get(other, "")) for slug, names in found.items()]
    if by_slug := [(slug, said) for slug, said in sorted(slugs) if slug.startswith(begun)]:
        return by_slug
    if os.environ.get("_ACCORD_COMPLETE") != "complete_bash":
        return []  # These offer only what begins with what was typed.
    named = [
        (slug, name)
        for slug, names in sorted(found.items())
        for name in dict.fromkeys(names.values())
        if name.casefold().startswith(begun.casefold())
    ]
    if len({slug for slug, _ in named}) == 1:
        return named[:1]
    return [(re.sub(r"([^\w.,-])", r"\\\1", name), slug) for slug, name in named]


def _notations(scheme: str) -> Iterator[Offered]:
    from accord_atlas.service.core.schemes import schemes

    language = spoken()
    for notation, words in schemes().get(scheme, {}).items():
        yield notation, words[language]


def _labelled(kinds: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Slug → its names by language, of all labelled things of these kinds; empty without a release."""
    from accord_atlas.service.core.errors import AtlasError
    from accord_atlas.service.core.release import Release
    from accord_atlas.service.core.settings import settings

    found: dict[str, dict[str, str]] = {}
    wanted = {kind.encode() for kind in kinds}
    try:
        with Release.open(settings().build).path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return {}
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
                for kind, slug, name, language in _labels(text):
                    if kind in wanted or not wanted:
                        found.setdefault(slug.decode(), {})[language.decode()] = _unescaped(name.decode())
    except (AtlasError, OSError):
        return {}
    return found


def _labels(text: mmap.mmap) -> Iterator[Any]:
    """(kind, slug, name, language) of each line that gives a thing of ours a label."""
    at = text.find(LABEL)
    while at >= 0:
        if line := LABELLED.match(text, text.rfind(b"\n", 0, at) + 1):
            yield line.groups()
        at = text.find(LABEL, at + 1)


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name) if "\\" in name else name


def _releases() -> Iterator[Offered]:
    """The ids of the releases in the build folder, with their days."""
    import json

    from accord_atlas.service.core.settings import settings

    for manifest in sorted(settings().build.glob("releases/*/manifest.json")):
        try:
            said = json.loads(manifest.read_bytes())
            yield str(said["release"]), str(said["data_date"])
        except (OSError, ValueError, KeyError):
            continue


def _layers() -> Iterator[Offered]:
    from accord_atlas.loaders.layers import kept
    from accord_atlas.service.core.settings import settings

    try:
        for name in kept(settings().build):
            yield name, ""
    except OSError:
        return
