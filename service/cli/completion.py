"""What a shell completes: commands, options, and for stored questions the names of parameters and their values."""

import mmap
import os
import re
from collections.abc import Iterable

import typer

from accord_atlas.queries.question import Parameter, questions
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.core.settings import settings

MOST = 200
"""Values that are offered: a shell shows no more than a screen of them."""


def parameters(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What may stand in the place of an unfinished `name=value` of a question, each with what it is.

    bash takes `=` for the end of a word and completes what follows it; other shells complete the whole.
    """
    question = questions().get(ctx.info_name or "")
    if question is None:
        return []
    known = {parameter.name: parameter for parameter in question.parameters}
    words, last = _words_before()
    if last == "=":
        words, incomplete = [*words, last], ""
    if words[-1:] == ["="] and words[-2:-1] and words[-2] in known:
        return [(value, "") for value in _values(known[words[-2]], incomplete)]
    name, mark, value = incomplete.partition("=")
    if mark and name in known:
        return [(f"{name}={each}", "") for each in _values(known[name], value)]
    given = {word.partition("=")[0] for word in words}
    return [(f"{p.name}=", p.title["en"]) for p in known.values() if p.name.startswith(name) and p.name not in given]


def _words_before() -> tuple[list[str], str]:
    """The words before the one that bash completes, and that one; other shells pass whole words, and none of these."""
    words, place = os.environ.get("COMP_WORDS", "").split("\n"), int(os.environ.get("COMP_CWORD") or 0)
    return words[:place], words[place] if place < len(words) else ""


def _values(parameter: Parameter, begun: str) -> list[str]:
    found = notations(parameter.scheme) if parameter.type in ("concept", "concepts") else ()
    if parameter.type == "entity":
        found = tuple(_slugs(parameter.kind))
    return [value for value in found if value.startswith(begun)][:MOST]


def _slugs(kinds: Iterable[str]) -> list[str]:
    """The slugs of all labelled entities of these kinds, read off the file itself: no release is opened for a key."""
    named = "|".join(map(re.escape, kinds)) or r"[a-z-]+"
    label = rf"^<[^>]*/id/(?:{named})/([^>]+)> <http://www\.w3\.org/2000/01/rdf-schema#label>"
    try:
        with Release.open(settings().build).path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return []
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
                return sorted({found[1].decode() for found in re.finditer(label.encode(), text, re.MULTILINE)})
    except (AtlasError, OSError):
        return []
