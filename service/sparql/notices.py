"""Says of a query where the engine may answer with blanks that no error explains; the page `/help/engine` tells more.

What is looked for is written in the query. The editor looks more closely (`ui/src/lib/sparql/hints.ts`), for it has
the whole syntax; here a query must not cost more than it does anyway.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from accord_atlas.service.core.query_text import Token, tokens

LONGEST: Final = 20_000
"""Characters up to which a query is looked at."""
ABOUT: Final = re.compile(r"\b(?:MIN|MAX|SUM|AVG|GROUP_CONCAT|HAVING)\b", re.IGNORECASE)
FAILING: Final = frozenset({"MIN", "MAX", "SUM", "AVG", "GROUP_CONCAT"})
ENDS_HAVING: Final = frozenset({"ORDER", "LIMIT", "OFFSET", "VALUES"})


def notices(text: str) -> list[str]:
    """The names of what applies to a query, in the order of the page; empty for most."""
    if len(text) > LONGEST or not ABOUT.search(text):
        return []
    pieces = list(tokens(text))
    bare = _bare(pieces)
    joined = {name for call, name in bare if call == "GROUP_CONCAT"}
    found = {
        "aggregate-unbound": bool({name for _, name in bare} & _optional(pieces)),
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


def _optional(pieces: Sequence[Token]) -> set[str]:
    """The variables that stand within an OPTIONAL and nowhere else in a group."""
    inside: set[str] = set()
    outside: set[str] = set()
    depth, opened = 0, []
    for place, piece in enumerate(pieces):
        if piece.text == "{":
            depth += 1
            if place and pieces[place - 1].text.upper() == "OPTIONAL":
                opened.append(depth)
        elif piece.text == "}":
            if opened and opened[-1] == depth:
                opened.pop()
            depth -= 1
        elif piece.kind == "variable" and depth:
            (inside if opened else outside).add(piece.text[1:])
    return inside - outside


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
