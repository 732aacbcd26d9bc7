"""The tokens of a SPARQL text, in every way in which a parser may read it.

The SPARQL grammar has two places where a text can be read in two ways. `<b#>` may be an IRI, or a less-than sign,
a name and a comment; three quotes may open a long string, or be an empty string and the beginning of another.
The standard wants the longest token; the engine's parser takes what fits its grammar at that point. A check that
follows only one reading can be led past what the parser sees, so `readings` follows all of them. Each position is
visited once, whatever leads to it.

Only the standard library is used: the module runs in the worker processes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

BASE = r"A-Za-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿\u200c-\u200d⁰-↏Ⰰ-⿯、-\ud7ff豈-\ufdcfﷰ-\ufffd\U00010000-\U000effff"
NAME = BASE + r"_0-9\u00b7\u0300-\u036f\u203f-\u2040-"
ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
CODEPOINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
BLANK = r"(?:[ \t\r\n]++|\#[^\r\n]*+)"
IRI = rf"<(?:[^\x00-\x20<>\"{{}}|^`\\]|{CODEPOINT})*+>"
PREFIX = rf"(?:[{BASE}](?:[{NAME}]++|\.++(?=[{NAME}])){{0,30}}+)?:"
LOCAL = rf"(?:[{NAME}:]++|{ESCAPED}|(?<=[^.])\.++(?=[{NAME}:%\\]))*+"
VARIABLE = rf"[?$][{BASE}_0-9][{NAME}]*+"

TOKEN = re.compile(
    rf"""
    (?P<blank>{BLANK}++)
  | (?P<long>'''(?:[^'\\]++|\\.|'{{1,2}}+(?!'))*+'''|\"\"\"(?:[^"\\]++|\\.|"{{1,2}}+(?!"))*+\"\"\")
  | (?P<string>'(?:[^'\\\r\n]++|\\.)*+'|"(?:[^"\\\r\n]++|\\.)*+")
  | (?P<iri>{IRI})
  | (?P<variable>{VARIABLE})
  | (?P<node>_:(?:[{NAME}]++|\.++(?=[{NAME}]))++)
  | (?P<name>{PREFIX}{LOCAL})
  | (?P<word>[{BASE}][{NAME}]*+)
  | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[A-Za-z]++)?+)
  | (?P<number>[0-9]++(?:\.[0-9]*+)?+(?:[eE][+-]?+[0-9]++)?+)
  | (?P<sign>[^'"\\])
    """,
    re.VERBOSE | re.DOTALL,
)
DECLARATION = re.compile(
    rf"""
    {BLANK}++
  | (?i:base){BLANK}*+{IRI}
  | (?i:prefix){BLANK}*+(?P<prefix>{PREFIX}){BLANK}*+{IRI}
  | (?i:version){BLANK}*+(?:'[^'\\\r\n]*+'|"[^"\\\r\n]*+")
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of the text: its kind (a group of `TOKEN`), where it begins and ends, and what it says."""

    kind: str
    start: int
    end: int
    text: str


class Lines:
    """Where the lines of a text end: looked up, for where many readings meet a comment none shall walk through it."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer(r"[\r\n]|\Z", text)]

    def end(self, position: int) -> int:
        """The end of the line that a position is in, without its line break."""
        return self._ends[bisect_left(self._ends, position)]


def readings(text: str) -> Iterator[Token]:
    """The tokens of every reading of a text, by position; blank space and comments are among them.

    A reading ends where no token can stand (a lone backslash, a string that is not closed): no parser goes on there.
    """
    reached = bytearray(len(text) + 1)
    reached[0] = 1
    lines = Lines(text)
    position = 0
    while 0 <= position < len(text):
        comment = text[position] == "#"
        token = Token("blank", position, lines.end(position), "") if comment else _token(text, position)
        if token is not None:
            reached[token.end] = 1
            yield token
            if token.kind == "iri":
                reached[position + 1] = 1
            elif token.kind == "long":
                reached[position + 2] = 1
        position = reached.find(1, position + 1)


def prologue(text: str) -> tuple[int, set[str]]:
    """Where the declarations at the beginning of a text end, and the prefixes that they declare, with their colon."""
    end, declared = 0, set()
    while found := DECLARATION.match(text, end):
        end = found.end()
        if found["prefix"]:
            declared.add(found["prefix"])
    return end, declared


def tokens(text: str) -> Iterator[Token]:
    """The tokens of the standard's reading, longest first, without blank space; stops where no token can stand."""
    position = 0
    while position < len(text) and (token := _token(text, position)) is not None:
        if token.kind != "blank":
            yield token
        position = token.end


def stuck(text: str) -> int | None:
    """Where the standard's reading cannot go on: an unclosed string or a stray backslash; None where it can."""
    position = 0
    while position < len(text):
        token = _token(text, position)
        if token is None:
            # Of an unclosed long string two quotes were taken for an empty one.
            long = text[position] in "'\"" and text[max(0, position - 2) : position] == 2 * text[position]
            return position - 2 if long else position
        position = token.end
    return None


def decoded(text: str) -> str:
    r"""The text with its codepoint escapes (`\u0053`) replaced, as SPARQL 1.1 §19.2 wants it before parsing."""

    def character(found: re.Match[str]) -> str:
        code = int(found[0][2:], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]

    return re.sub(CODEPOINT, character, text)


def _token(text: str, position: int) -> Token | None:
    found = TOKEN.match(text, position)
    if found is None:
        return None
    return Token(found.lastgroup or "sign", position, found.end(), found[0])
