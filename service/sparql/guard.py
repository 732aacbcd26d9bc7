"""Finds what a query would do beyond reading the release: `SERVICE` calls.

What counts is any reading of the text (see `tokens.readings`). The engine's parser also takes a keyword that is glued
to its neighbours (`trueSERVICE<…>`, `SERVICEx:y{`), so every place in a bare word or a prefix counts where what
follows makes a `SERVICE` clause. Words in comments, strings, IRIs, variables and local names are innocent.

This check makes refusals clear. That a worker reaches no network does not rest on it: see `sandbox`.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from accord_atlas.service.core.query_text import IRI, LOCAL, PREFIX, VARIABLE, Lines, Token, decoded, prologue, readings

WORD, SILENT = "service", "silent"
TARGET = re.compile(rf"{IRI}|{VARIABLE}|(?P<prefix>{PREFIX}){LOCAL}")
SPACE = re.compile(r"[ \t\r\n]*+")
LONGEST_PREFIX = 1000
BEFORE_A_NAME = ("graph", "named", "from", "describe")


class Call(NamedTuple):
    """A `SERVICE` clause: where it stands, and its target as written (`<iri>`, `?variable` or `prefix:name`)."""

    start: int
    target: str


def calls(text: str) -> list[Call]:
    """Every `SERVICE` clause that some reading of the text has, by position; empty for nearly all queries."""
    found = set(_Search(text).calls()) if WORD in text.lower() else set()
    plain = decoded(text)
    if plain != text and WORD in plain.lower():
        found |= set(_Search(plain).calls())
    return sorted(found)


def refused(found: Collection[Call], allowed: Collection[str]) -> list[Call]:
    """The calls that are not allowed: those whose target is not, letter by letter, an IRI of the list in `<…>`."""
    return [call for call in found if not (call.target.startswith("<") and call.target[1:-1] in allowed)]


class _Search:
    """One pass over one text; what is found behind a position is kept, so that many readings cost no more than one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.declared = prologue(text)[1]
        self.lines = Lines(text)
        self.behind: dict[int, int] = {}
        self.targets: dict[int, re.Match[str] | None] = {}

    def calls(self) -> Iterator[Call]:
        """The clauses that begin in a bare word, or in the prefix of a prefixed name, in any reading."""
        for token in readings(self.text):
            if token.kind in {"word", "name"}:
                yield from self._in(token)

    def _in(self, token: Token) -> Iterator[Call]:
        said = token.text.lower()
        if token.kind == "word":
            places = [len(said) - len(end) for end in (WORD, WORD + SILENT) if said.endswith(end)]
        else:
            places = [found.start() for found in re.finditer(WORD, said[: said.find(":")][:LONGEST_PREFIX])]
        for place in places:
            target = self._target(token.start + place + len(WORD))
            if target and not self._is_a_name(token, target):
                yield Call(token.start + place, target[0])

    def _target(self, position: int) -> re.Match[str] | None:
        """What a clause calls whose keyword ends here; None where no clause follows."""
        position = self._blank(position)
        if self.text[position : position + len(SILENT)].lower() == SILENT:
            position = self._blank(position + len(SILENT))
        if position not in self.targets:
            found = TARGET.match(self.text, position)
            follows = found and self.text.startswith("{", self._blank(found.end()))
            self.targets[position] = found if follows else None
        return self.targets[position]

    def _blank(self, position: int) -> int:
        """The first position from here on that is neither white space nor in a comment."""
        passed = []
        while True:
            position = self._space(position)
            if not self.text.startswith("#", position):
                break
            position = self.lines.end(position)
            if position in self.behind:
                position = self.behind[position]
                break
            passed.append(position)
        self.behind.update(dict.fromkeys(passed, position))
        return position

    def _space(self, position: int) -> int:
        found = SPACE.match(self.text, position)
        return found.end() if found else position

    def _is_a_name(self, token: Token, target: re.Match[str]) -> bool:
        """Whether `service:g {` is a name before a group, as in `GRAPH service:g {`, and cannot be a call."""
        if token.kind != "name" or target.start() >= token.end:
            return False
        before = self.text[max(0, token.start - 100) : token.start].rstrip().lower()
        return target["prefix"] not in self.declared or before.endswith(BEFORE_A_NAME)
