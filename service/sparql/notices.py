"""Says of a query where the engine may answer with blanks that no error explains; the page `/help/engine` tells more.

What is looked for is written in the query. The editor looks more closely (`ui/src/lib/sparql/hints.ts`), for it has
the whole syntax; here a query must not cost more than it does anyway.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from accord_atlas.service.core.query_text import Token, tokens

LONGEST: Final = 20_000
"""Characters up to which a query is looked at."""
ABOUT: Final = re.compile(r"\b(?:MIN|MAX|SUM|AVG|GROUP_CONCAT|HAVING)\b", re.IGNORECASE)
FAILING: Final = frozenset({"MIN", "MAX", "SUM", "AVG", "GROUP_CONCAT"})
UNSEEN: Final = frozenset({"EXISTS", "MINUS"})
"""What stands before a group that binds nothing outside it."""
ENDS_HAVING: Final = frozenset({"ORDER", "LIMIT", "OFFSET", "VALUES"})


def notices(text: str) -> list[str]:
    """The names of what applies to a query, in the order of the page; empty for most."""
    if len(text) > LONGEST or not ABOUT.search(text):
        return []
    pieces = list(tokens(text))
    bare = _bare(pieces)
    joined = {name for call, name in bare if call == "GROUP_CONCAT"}
    found = {
        "aggregate-unbound": bool({name for _, name in bare} & _perhaps_unbound(pieces)),
        "concat-not-text": bool(joined),
        "having-alias": bool(_named(pieces) & _in_having(pieces)),
    }
    return [name for name, applies in found.items() if applies]


def _bare(pieces: Sequence[Token]) -> set[tuple[str, str]]:
    """Each aggregate that fails on what is unbound, over a variable alone: (function, variable)."""
    found = set()
    for place, piece in enumerate(pieces):
        call = piece.text.upper()
        if piece.kind == "word" and call in FAILING:
            inside = [each for each in pieces[place + 1 : place + 5] if each.text.upper() not in {"(", "DISTINCT"}]
            if len(inside) > 1 and inside[0].kind == "variable" and inside[1].text in {")", ";"}:
                found.add((call, inside[0].text[1:]))
    return found


@dataclass(slots=True)
class _Group:
    """A group of a query: which variables it surely binds and which it may, and the groups at its end not yet added."""

    before: str = ""
    sure: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)
    last: "_Group | None" = None

    def settle(self) -> None:
        """Add the group at the end, or those that UNION joins there."""
        if self.last:
            self.sure |= self.last.sure
            self.possible |= self.last.possible
            self.last = None

    def take(self, inner: "_Group") -> None:
        """Take in a group that ends."""
        inner.settle()
        if inner.before in UNSEEN:
            return
        if inner.before == "OPTIONAL":
            self.possible |= inner.sure | inner.possible
        elif inner.before == "UNION" and self.last:
            either = self.last.sure | self.last.possible | inner.sure | inner.possible
            self.last = _Group(sure=self.last.sure & inner.sure, possible=either)
        else:
            self.settle()
            self.last = inner


def _perhaps_unbound(pieces: Sequence[Token]) -> set[str]:
    """The variables that an OPTIONAL, one side of a UNION or an UNDEF may leave without a value."""
    stack, undefined = [_Group()], _undefined(pieces)
    for place, piece in enumerate(pieces):
        if piece.text == "{":
            stack.append(_Group(pieces[place - 1].text.upper() if place else ""))
        elif piece.text == "}" and len(stack) > 1:
            ended = stack.pop()
            stack[-1].take(ended)
        elif piece.kind == "variable" and place in undefined:
            stack[-1].possible.add(piece.text[1:])
        elif piece.kind == "variable" and len(stack) > 1:
            stack[-1].sure.add(piece.text[1:])
    stack[0].settle()
    return stack[0].possible - stack[0].sure


def _undefined(pieces: Sequence[Token]) -> set[int]:
    """The places of the variables before every VALUES in which something is UNDEF."""
    found: set[int] = set()
    names: set[int] | None = None
    for place, piece in enumerate(pieces):
        word = piece.text.upper()
        if word == "VALUES":
            names = set()
        elif names is not None:
            if piece.kind == "variable":
                names.add(place)
            elif word == "UNDEF":
                found |= names
            elif word == "}":
                names = None
    return found


def _named(pieces: Sequence[Token]) -> set[str]:
    """The variables that an aggregate is given to by AS."""
    return {
        after.text[1:] for before, after in pairwise(pieces) if before.text.upper() == "AS" and after.kind == "variable"
    }


def _in_having(pieces: Sequence[Token]) -> set[str]:
    """The variables that a HAVING reads."""
    found: set[str] = set()
    reading = False
    for piece in pieces:
        word = piece.text.upper()
        reading = word == "HAVING" or (reading and word not in ENDS_HAVING and word != "}")
        if reading and piece.kind == "variable":
            found.add(piece.text[1:])
    return found
