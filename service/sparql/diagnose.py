"""Says where a query stops making sense, more exactly than the engine does.

The engine reports the furthest place that it looked at while it tried keywords, which may lie many characters behind
the mistake. So beginnings of the query are given to its parser, token by token in a binary search: the first token
with which no query can begin is the mistake. Runs in the worker processes, after the engine refused a query.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from accord_atlas.service.core.query_text import Token, prologue, stuck, tokens
from accord_atlas.service.sparql.rules import BOUND, UNEVEN, bound_before, uneven_values

LONGEST = 20_000
"""Characters up to which the search is made; longer texts get the engine's position."""
PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
PHRASE = re.compile(r"(?:^|, )([A-Z][A-Za-z*]* [^\[\]\"]*?)(?=, [\"\[]|, [A-Z_]+\b|$)")
NO_PREFIX = "Prefix not found"
UNCLOSED = "A string or an escape is not closed"
BROKEN_IRI = "An IRI is not closed, or holds a character that it may not (a space, a quote, a brace)"
NO_IRI = "IRI parsing failed"
UNBOUND = "The SELECT contains a variable that is unbound"
UNGROUPED = "The query groups rows; a column must be in GROUP BY, or an aggregate such as SAMPLE of the variable"
CHINESE = {
    UNCLOSED: "字符串或转义没有结束",
    BROKEN_IRI: "IRI 没有结束，或含有不允许的字符（空格、引号、花括号等）",
    UNGROUPED: "查询对行进行了分组：列中的变量须列入 GROUP BY，或置于 SAMPLE 等聚合函数之中",
    BOUND: "AS 所赋值的变量在同一组的前面已出现，请换用新的变量",
    UNEVEN: "VALUES 的每一行须为每个变量各给一个值；没有值处写 UNDEF",
}
"""What `why` says in our words; the engine speaks English only."""
OPEN_IRI = re.compile(r"<(?![\s?$=(\"'0-9<])[^<>]*>?$")
GAP = " " * 40
NEW = "new"
NOTHING = "\x01"

Refusal = Callable[[str], str | None]
"""Gives a text to the engine's parser: its complaint, or None where it has none."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where a query stops making sense: line and column (from 1, in characters), what stands there, what could.

    `why` is a rule of SPARQL that is broken, in the engine's words; `prefix` is one that is used but not declared.
    """

    line: int
    column: int
    found: str
    expected: list[str]
    why: str | None = None
    prefix: str | None = None

    def plain(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return asdict(self)


def diagnose(text: str, complaint: str, refusal: Refusal) -> Mistake | None:
    """The mistake in a text that the parser refused with this complaint; None where it named no place."""
    place = PLACE.match(complaint)
    offset = _offset(text, int(place[1]), int(place[2])) if place else 0
    phrase = PHRASE.search(place[3]) if place else None
    why = phrase[1] if phrase else None
    if len(text) > LONGEST:
        return _mistake(text, offset, text[offset : offset + 20], [], why) if place else None
    unclosed, name = stuck(text), _undeclared(text)
    if unclosed is not None:
        return _mistake(text, unclosed, text[unclosed : unclosed + 20], [], UNCLOSED)
    if name is not None and NO_PREFIX in complaint:
        return _unknown_prefix(text, name)
    if place is not None and why and why.startswith(NO_IRI):
        # The engine stands behind the IRI.
        start = max(text.rfind("<", 0, offset), 0)
        return _mistake(text, start, text[start:offset], [], BROKEN_IRI)
    if why and why.startswith(UNBOUND) and (column := _ungrouped(list(tokens(text)))) is not None:
        return _mistake(text, column.start, column.text, [], UNGROUPED)
    if place is None or why:
        return _mistake(text, offset, text[offset : offset + 20], [], why) if place else None
    return _search(text, name, refusal)


def _search(text: str, undeclared: Token | None, refusal: Refusal) -> Mistake:
    """The mistake, found by giving beginnings of the text to the parser."""
    bad = _first_bad(text, refusal)
    if bad is None:
        return _mistake(text, len(text), "", _expected(text, refusal), None)
    if bad == undeclared:
        return _unknown_prefix(text, bad)
    line = text[text.rfind("\n", 0, bad.start) + 1 : bad.end]
    if (found := OPEN_IRI.search(line)) is not None:
        start = bad.end - len(line) + found.start()
        return _mistake(text, start, found[0], [], BROKEN_IRI)
    if bad.text == "}" and (broken := _broken_rule(text, bad, refusal)) is not None:
        return broken
    return _mistake(text, bad.start, bad.text, _expected(text[: bad.start], refusal), None)


def _broken_rule(text: str, end: Token, refusal: Refusal) -> Mistake | None:
    """The rule that a group breaks whose end is refused; None where rather a sign is missing there."""
    before = list(tokens(text[: end.start]))
    for name in bound_before(before):
        renamed = f"{text[: name.start]}{name.text}_{NEW}{text[name.end : end.end]}"
        if _viable(renamed, refusal):
            return _mistake(text, name.start, name.text, [], BOUND)
    if uneven_values(before) and "}" in _expected(text[: end.start], refusal):
        return _mistake(text, end.start, end.text, [], UNEVEN)
    return None


def _ungrouped(pieces: list[Token]) -> Token | None:
    """The first column of the outermost SELECT that is a variable and stands in no GROUP BY."""
    words = [piece.text.upper() for piece in pieces]
    if "SELECT" not in words or "{" not in words:
        return None
    after = pieces[words.index("GROUP") :] if "GROUP" in words else []
    grouped = {piece.text[1:] for piece in after if piece.kind == "variable"}
    depth = 0
    for piece in pieces[words.index("SELECT") : words.index("{")]:
        depth += {"(": 1, ")": -1}.get(piece.text, 0)
        if piece.kind == "variable" and not depth and piece.text[1:] not in grouped:
            return piece
    return None


def _first_bad(text: str, refusal: Refusal) -> Token | None:
    """The first token with which no query can begin; None where the text merely ends too early."""
    pieces = _whole(list(tokens(text)))
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high) // 2
        if _viable(text[: pieces[middle].end], refusal):
            low = middle + 1
        else:
            high = middle
    return pieces[low] if low < len(pieces) else None


def _whole(pieces: list[Token]) -> list[Token]:
    """Signs that touch each other taken together (`&&`, `<=`, `^^`): half of such a sign may seem a mistake."""
    joined: list[Token] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        signs = last and last.kind == piece.kind == "sign" and last.end == piece.start
        if last and signs and last.text + piece.text in {"&&", "||", "<=", ">=", "!=", "^^", "<<", ">>", "{|", "|}"}:
            joined[-1] = Token("sign", last.start, piece.end, last.text + piece.text)
        else:
            joined.append(piece)
    return joined


def _viable(beginning: str, refusal: Refusal) -> bool:
    """Whether a query can begin so: then the parser gets past the gap, to what no query contains."""
    complaint = refusal(beginning + GAP + NOTHING)
    place = PLACE.match(complaint or "")
    if place is None:
        return complaint is None
    whole = beginning + GAP + NOTHING
    return _offset(whole, int(place[1]), int(place[2])) >= len(beginning) + len(GAP)


def _expected(beginning: str, refusal: Refusal) -> list[str]:
    """What the parser could go on with, as far as it names signs; a keyword may always be meant as well."""
    place = PLACE.match(refusal(beginning.rstrip() + " ") or "")
    return [sign.replace('\\"', '"') for sign in re.findall(r'"((?:[^"\\]|\\.)+)"', place[3])] if place else []


def _undeclared(text: str) -> Token | None:
    """The first prefixed name whose prefix is not declared."""
    end, declared = prologue(text)
    names = (t for t in tokens(text) if t.kind == "name" and t.start >= end)
    return next((t for t in names if t.text.partition(":")[0] + ":" not in declared), None)


def _unknown_prefix(text: str, name: Token) -> Mistake:
    return _mistake(text, name.start, name.text, [], None, name.text.partition(":")[0])


def _offset(text: str, line: int, column: int) -> int:
    """The position of a line and column as the engine counts them."""
    before = sum(len(each) + 1 for each in text.split("\n")[: line - 1])
    return min(before + column - 1, len(text))


def _mistake(
    text: str, offset: int, found: str, expected: list[str], why: str | None, prefix: str | None = None
) -> Mistake:
    before = text[:offset]
    column = offset - (before.rfind("\n") + 1) + 1
    return Mistake(before.count("\n") + 1, column, found[:80], expected, why, prefix)
