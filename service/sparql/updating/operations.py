"""What an update would do, told from its text before anything runs: its operations, and the graphs they write to.

Read is the standard's reading, and of it only the form in which words stand apart. The engine also takes words glued
together (`INSERTDATA{`); what is not understood here does not run. What an update did is compared with what is told
here, so that a text which the engine reads otherwise does nothing, too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from accord_atlas.service.core.query_text import CODEPOINT, Token, decoded, stuck, tokens
from accord_atlas.service.sparql.updating.stopped import Stopped

MANAGING = {"clear", "drop", "create"}
COPYING = {"add", "move", "copy"}
TERMS = {"iri", "variable", "node", "name", "string", "long", "number", "language"}
ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its text, the declarations before it, the graphs that it writes to.

    `unites` says that it reads the default graph, which is the union of all; `alone` that it reads nothing but the
    graphs that it writes to.
    """

    declared: str
    text: str
    targets: tuple[str, ...]
    unites: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Using:
    """The dataset that the request names for the `WHERE` clauses (SPARQL 1.1 Protocol §2.2.3)."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)

    def clause(self) -> str:
        """As `USING` clauses."""
        return "".join(f" USING <{iri}>" for iri in self.default) + "".join(f" USING NAMED <{i}>" for i in self.named)


def operations(text: str, base: str, using: Using | None = None) -> list[Operation]:
    """The operations of an update, in order; Stopped where one may not run or is not understood."""
    if (place := stuck(text)) is not None:
        raise _misread(text, place)
    return list(_Reading(text, base, using or Using()).operations())


class _Reading:
    """One pass over one text."""

    def __init__(self, text: str, base: str, using: Using) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self.at = 0
        self.base = base
        self.using = using
        self.prefixes: dict[str, str] = {}

    def operations(self) -> Iterator[Operation]:
        while True:
            declared = self._declarations()
            if self._next() is None:
                return
            yield self._operation(declared)
            if self._next() is not None and not self._takes(";"):
                raise self._lost()

    # Declarations

    def _declarations(self) -> str:
        start = self._position()
        while self._is_word("prefix", "base"):
            if self._word() == "prefix":
                name = self._take("name").text
                prefix, _, local = name.partition(":")
                if local:
                    raise self._lost(-1)
                self.prefixes[prefix] = self._iri()
            else:
                self.base = self._iri()
        return self.text[start : self._position()]

    # Operations

    def _operation(self, declared: str) -> Operation:
        start = self._position()
        word = self._word()
        unites = False
        if word == "load":
            raise Stopped("load")
        if word in MANAGING:
            targets = self._managing(word)
        elif word in COPYING:
            targets, unites = self._copying(word)
        elif word in {"insert", "delete"} and self._is_word("data"):
            self._word()
            targets = self._template(None)
        elif word == "delete" and self._is_word("where"):
            return self._delete_where(declared, start)
        elif word in {"with", "insert", "delete"}:
            return self._modify(declared, start, word)
        else:
            raise self._lost(-1)
        return Operation(declared, self.text[start : self._end()], targets, unites, alone=word not in COPYING)

    def _managing(self, word: str) -> tuple[str, ...]:
        if self._is_word("silent"):
            self._word()
        if self._is_word("graph"):
            self._word()
            return (self._iri(),)
        if word != "create" and self._is_word("default"):
            raise Stopped("default-graph")
        if word != "create" and self._is_word("named", "all"):
            raise Stopped("not-a-layer", graph=self._word().upper())
        raise self._lost()

    def _copying(self, word: str) -> tuple[tuple[str, ...], bool]:
        if self._is_word("silent"):
            self._word()
        source = self._graph_or_default()
        if not self._is_word("to"):
            raise self._lost()
        self._word()
        target = self._graph_or_default()
        if target is None or (source is None and word == "move"):
            raise Stopped("default-graph")
        return (target, source) if word == "move" and source else (target,), source is None

    def _graph_or_default(self) -> str | None:
        if self._is_word("default"):
            self._word()
            return None
        if self._is_word("graph"):
            self._word()
        return self._iri()

    def _delete_where(self, declared: str, start: int) -> Operation:
        self._word()
        opening = self._position()
        targets = self._template(None)
        pattern = self.text[opening : self._end()]
        if not self.using:
            return Operation(declared, self.text[start : self._end()], targets, alone=True)
        return Operation(declared, f"DELETE {pattern}{self.using.clause()} WHERE {pattern}", targets)

    def _modify(self, declared: str, start: int, word: str) -> Operation:
        home: str | None = None
        if word == "with":
            home = self._iri()
            word = self._word()
        targets: list[str] = []
        if word == "delete":
            targets += self._template(home)
            word = self._word() if self._is_word("insert") else ""
        elif word != "insert":
            raise self._lost(-1)
        if word == "insert":
            targets += self._template(home)
        own = home is not None
        before = self._end()
        alone = own and not self._is_word("using")
        while self._is_word("using"):
            own = True
            self._word()
            if self._is_word("named"):
                self._word()
            self._iri()
        if own and self.using:
            raise Stopped("using-twice")
        if not self._is_word("where"):
            raise self._lost()
        self._word()
        alone = not self._group() and alone
        clause = self.using.clause() if self.using else ""
        text = self.text[start:before] + clause + " " + self.text[before : self._end()]
        return Operation(declared, text, tuple(targets), not own and not self.using, alone)

    # Templates and groups

    def _template(self, home: str | None) -> tuple[str, ...]:
        """The graphs that a template or data writes to; `home` is where triples outside of `GRAPH` go."""
        if not self._takes("{"):
            raise self._lost()
        found: list[str] = []
        while not self._takes("}"):
            if self._is_word("graph"):
                self._word()
                token = self._next()
                if token is not None and token.kind == "variable":
                    raise Stopped("variable-graph", graph=token.text)
                found.append(self._iri())
                if not self._takes("{"):
                    raise self._lost()
                while not self._takes("}"):
                    self._part()
            elif self._takes("."):
                continue
            else:
                self._part()
                if home is None:
                    raise Stopped("default-graph")
                found.append(home)
        return tuple(dict.fromkeys(found))

    def _part(self) -> None:
        """One token of a triple."""
        token = self._next()
        allowed = token is not None and (
            token.kind in TERMS
            or (token.kind == "word" and token.text.lower() in {"a", "true", "false"})
            or (token.kind == "sign" and token.text in ".;,[]()+-^")
        )
        if not allowed:
            raise self._lost()
        self.at += 1

    def _group(self) -> bool:
        """Pass over a group with all that is in it; whether it may ask other graphs than the one it is about."""
        if not self._takes("{"):
            raise self._lost()
        depth, elsewhere = 1, False
        while depth:
            token = self._next()
            if token is None:
                raise self._lost()
            self.at += 1
            if token.kind == "sign":
                depth += {"{": 1, "}": -1}.get(token.text, 0)
            elif token.kind in {"word", "name"}:
                # Also where a word is glued to its neighbour, as the engine may read it.
                elsewhere = elsewhere or "graph" in token.text.lower()
        return elsewhere

    # Tokens

    def _next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _position(self) -> int:
        token = self._next()
        return token.start if token else len(self.text)

    def _end(self) -> int:
        return self.tokens[self.at - 1].end if self.at else 0

    def _is_word(self, *words: str) -> bool:
        token = self._next()
        return token is not None and token.kind == "word" and token.text.lower() in words

    def _word(self) -> str:
        return self._take("word").text.lower()

    def _takes(self, sign: str) -> bool:
        token = self._next()
        found = token is not None and token.kind == "sign" and token.text == sign
        self.at += found
        return found

    def _take(self, kind: str) -> Token:
        token = self._next()
        if token is None or token.kind != kind:
            raise self._lost()
        self.at += 1
        return token

    def _iri(self) -> str:
        """The IRI that is written next, in full."""
        token = self._next()
        if token is None or token.kind not in {"iri", "name"}:
            raise self._lost()
        self.at += 1
        if token.kind == "iri":
            written = decoded(token.text[1:-1]) if re.search(CODEPOINT, token.text) else token.text[1:-1]
            return written if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", written) else urljoin(self.base, written)
        prefix, _, local = token.text.partition(":")
        if prefix not in self.prefixes:
            raise self._lost(-1)
        return self.prefixes[prefix] + ESCAPE.sub(r"\1", local)

    def _lost(self, by: int = 0) -> Stopped:
        """Where the reading does not go on."""
        at = self.at + by
        return _misread(self.text, self.tokens[at].start if 0 <= at < len(self.tokens) else len(self.text))


def _misread(text: str, place: int) -> Stopped:
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    found = re.match(r"\S{0,40}", text[place : place + 40])
    return Stopped("syntax", line=line, column=column, found=found[0] if found else "")
