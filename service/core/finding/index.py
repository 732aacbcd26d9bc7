"""The index of names: SQLite's full-text index in memory, fed with our own tokens.

Words stand as they are, Chinese as pairs of characters, pinyin as pairs of syllables. A row holds all names of an
entity, so that a query may take its words from several of them (an acronym from the English name, the rest from the
Chinese one). Rows are numbered from the most connected entity to the least, so that the first hits of any query,
however common its words, are the ones that matter; no query reads more than it needs. `tests/benchmarks` measures it
on a million names.
"""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from math import log
from threading import Lock
from typing import Literal

from accord_atlas.service.core.errors import Unavailable
from accord_atlas.service.core.finding.numbers import beginnings
from accord_atlas.service.core.finding.places import Places
from accord_atlas.service.core.finding.text import HAN, Pieces, bigrams, compact, fold, pieces, syllables

Type = Literal["label", "alias", "acronym", "former", "local", "code", "id", "pinyin"]
PINYIN, INITIALS, WHOLE, KIND, HOME, PLACE = "0p", "0i", "0x", "0k", "0j", "0m"
"""What our own tokens begin with, so that they are not taken for words."""
PREPARED = 20_000
"""Entities that are kept ready for scoring."""

SCHEMA = """
CREATE TABLE entity (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, relations INTEGER, home TEXT, places TEXT);
CREATE TABLE name (entity INTEGER, text TEXT, language TEXT, type TEXT, since TEXT, until TEXT);
CREATE VIRTUAL TABLE token USING fts5(t, content='', detail=none, columnsize=0, prefix='2 3',
                                      tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
"""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity; `language` is en, zh, or None where it is not known.

    `since` and `until` are EDTF, as written, of a name that it had for a time.
    """

    text: str
    language: str | None
    type: Type
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity with its names.

    `relations` ranks it among equals, `jurisdiction` is where it is at home, `places` are others that it belongs to,
    `general` is whether an open search finds it.
    """

    iri: str
    kind: str
    names: tuple[Name, ...]
    relations: int = 0
    jurisdiction: str | None = None
    places: frozenset[str] = frozenset()
    general: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """A name ready for scoring: its pieces, itself without blanks and punctuation, its places, and what it weighs."""

    name: Name
    folded: str
    compact: str
    pieces: Pieces
    places: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant, with all its names, the places that it belongs to, and those that it names, too."""

    iri: str
    kind: str
    relations: int
    home: frozenset[str]
    places: frozenset[str]
    names: tuple[Held, ...]


class Index:
    """All names of a release; made once, then only read, from any thread."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._lock = Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        try:
            self._db.executescript(SCHEMA)
        except sqlite3.OperationalError as error:
            raise Unavailable(
                f"Search needs SQLite with FTS5, which this Python lacks ({error}).",
                f"检索需要带 FTS5 的 SQLite，当前 Python 不具备（{error}）。",
            ) from error
        ranked = sorted(entries, key=lambda e: (-e.relations, e.iri))
        self.places = Places(
            (entry.jurisdiction or "", name.text)
            for entry in ranked
            if entry.kind == "jurisdiction"
            for name in entry.names
            if name.type not in ("id", "code")
        )
        self._codes = {
            fold(name.text): entry.jurisdiction or ""
            for entry in ranked
            if entry.kind == "jurisdiction"
            for name in entry.names
            if name.type == "code"
        }
        self._spoken: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._general: Counter[str] = Counter()
        self._fill(ranked)
        self._terms = sorted(self._counts)
        self.size = sum(entry.general for entry in ranked)
        self.candidate = lru_cache(PREPARED)(self._candidate)
        self.weight = lru_cache(PREPARED)(self._weight)

    def _fill(self, entries: Sequence[Entry]) -> None:
        db = self._db
        for number, entry in enumerate(entries):
            home = entry.places.union([entry.jurisdiction] if entry.jurisdiction else [])
            named = (self.places.named(name.text) for name in entry.names if name.type != "id")
            places = sorted(home.union(*named))
            row = (number, entry.iri, entry.kind, entry.relations, " ".join(home), " ".join(places))
            db.execute("INSERT INTO entity VALUES (?,?,?,?,?,?)", row)
            found = list(dict.fromkeys(token for name in entry.names for token in tokens(name)))
            self._counts.update(found)
            said = (name.text for name in entry.names if name.type not in ("code", "id"))
            self._spoken.update(word for text in said for word in pieces(fold(text)).words if word in self._codes)
            if entry.general:
                self._general.update({*found, *(sign for name in entry.names for sign in _signs(name))})
            marks = [mark(KIND, entry.kind), *([KIND] if entry.general else ()), *(mark(PLACE, p) for p in places)]
            marks += [mark(HOME, entry.jurisdiction)] if entry.jurisdiction else []
            marks += dict.fromkeys(whole(fold(name.text)) for name in entry.names)
            db.execute("INSERT INTO token(rowid, t) VALUES (?,?)", (number, " ".join([*found, *marks])))
            db.executemany(
                "INSERT INTO name VALUES (?,?,?,?,?,?)",
                ((number, n.text, n.language, n.type, n.since, n.until) for n in entry.names),
            )
        db.execute("INSERT INTO token(token) VALUES ('optimize')")
        db.execute("CREATE INDEX names_of ON name (entity)")
        db.commit()

    def hits(self, match: str, limit: int) -> list[int]:
        """The first entities whose tokens match an FTS5 expression, most connected first, by number."""
        with self._lock:
            rows = self._db.execute(
                "SELECT rowid FROM token WHERE token MATCH ? ORDER BY rowid LIMIT ?", (match, limit)
            ).fetchall()
        return [row[0] for row in rows]

    def _candidate(self, number: int) -> Candidate:
        """The entity of a number; asked for as `candidate`, which keeps some."""
        with self._lock:
            (row,) = self._db.execute("SELECT iri, kind, relations, home, places FROM entity WHERE id = ?", (number,))
            names = self._db.execute(
                "SELECT text, language, type, since, until FROM name WHERE entity = ? ORDER BY rowid", (number,)
            ).fetchall()
        iri, kind, relations, home, places = row
        held = tuple(self._held(Name(*name)) for name in names)
        return Candidate(iri, kind, relations, frozenset(home.split()), frozenset(places.split()), held)

    def _held(self, name: Name) -> Held:
        folded = fold(name.text)
        parts = pieces(folded)
        weight = sum(map(self.weight, parts.words)) + sum(self.weight(sign) for run in parts.runs for sign in run)
        if name.type == "code":
            parts = Pieces((*parts.words, *beginnings(folded)), parts.runs)
        return Held(name, folded, compact(folded), parts, self.places.named(name.text), weight)

    def _weight(self, term: str) -> float:
        """What a word or a sign weighs, by how few names hold it; asked for as `weight`, which keeps some."""
        return (1 + log((1 + self.size) / (1 + self._general[term]))) ** 2

    def coded(self, word: str) -> str | None:
        """The place whose code a word is, where no name holds it as a word."""
        return None if word in self._spoken else self._codes.get(word)

    def count(self, term: str) -> int:
        """Of how many entities the names hold a term."""
        return self._counts[term]

    def beginning(self, prefix: str) -> bool:
        """Whether a term begins so."""
        place = bisect_left(self._terms, prefix)
        return place < len(self._terms) and self._terms[place].startswith(prefix)

    def words(self) -> Iterator[str]:
        """All words of alphabetic scripts."""
        return (term for term in self._terms if not term.startswith((PINYIN, INITIALS)) and not HAN.match(term))


def tokens(name: Name) -> Iterator[str]:
    """What a name is found by, besides itself as a whole."""
    folded = fold(name.text)
    parts = pieces(folded)
    yield from parts.words
    if name.type == "code":
        yield from beginnings(folded)
    for run in parts.runs:
        yield from bigrams(run)
        yield run[-1]
        if HAN.fullmatch(run):
            yield from _pinyin(run)


def _signs(name: Name) -> Iterator[str]:
    return (sign for run in pieces(fold(name.text)).runs for sign in run)


def _pinyin(run: str) -> Iterator[str]:
    spoken = syllables(run)
    yield from (PINYIN + a + b for a, b in pairwise(spoken))
    yield PINYIN + spoken[-1]
    yield INITIALS + "".join(s[0] for s in spoken if s)


def mark(prefix: str, slug: str) -> str:
    """The token for a kind or a place: in one piece, for a hyphen would make two tokens of it."""
    return prefix + slug.replace("-", "")


def whole(folded: str) -> str:
    """The token of a name as a whole."""
    return WHOLE + blake2b(compact(folded).encode(), digest_size=5).hexdigest()
