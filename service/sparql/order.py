"""What to write instead of an `ORDER BY` whose values the engine cannot bring into an order."""

from collections.abc import Iterator
from itertools import pairwise

from accord_atlas.service.core.query_text import Token, tokens

USUAL = "ORDER BY STR(?o)"
"""What is proposed where a query's own keys cannot be told or are too long to be shown."""
LONGEST = 200


def by_text(query: str) -> str:
    """The first `ORDER BY` of a query with each of its keys made a text: `DESC(?o)` becomes `DESC(STR(?o))`."""
    pieces = list(tokens(query))
    words = pairwise(piece.text.upper() for piece in pieces)
    start = next((index + 2 for index, pair in enumerate(words) if pair == ("ORDER", "BY")), len(pieces))
    keys = list(_keys(query, pieces, start))
    written = " ".join(["ORDER BY", *keys])
    return written if keys and len(written) <= LONGEST else USUAL


def _keys(query: str, pieces: list[Token], at: int) -> Iterator[str]:
    """The keys that stand from a token on: variables, calls, and expressions in brackets."""
    while at < len(pieces):
        here, call = pieces[at], at + 1 < len(pieces) and pieces[at + 1].text == "("
        if here.kind == "variable":
            yield f"STR({here.text})"
            at += 1
        elif here.text == "(" or (call and here.kind in {"word", "name", "iri"}):
            begin = at if here.text == "(" else at + 1
            closed = _closed(pieces, begin)
            inner = query[pieces[begin].end : pieces[closed].start].strip()
            yield _made_text(here.text, inner)
            at = closed + 1
        else:
            return


def _made_text(called: str, inner: str) -> str:
    if called == "(":
        return f"STR({inner})"
    if called.upper() in {"ASC", "DESC"}:
        return f"{called}({inner if inner.upper().startswith('STR(') else f'STR({inner})'})"
    return f"{called}({inner})" if called.upper() == "STR" else f"STR({called}({inner}))"


def _closed(pieces: list[Token], begin: int) -> int:
    """The index of the bracket that closes the one at `opened`; the last token where none does."""
    depth = 0
    for index in range(begin, len(pieces)):
        depth += {"(": 1, ")": -1}.get(pieces[index].text, 0)
        if depth == 0:
            return index
    return len(pieces) - 1
