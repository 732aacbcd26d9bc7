"""The index of names: SQLite's full-text index in memory, fed with our own tokens.

Words stand as they are, Chinese as pairs of characters, pinyin as pairs of syllables. Rows are numbered from the
most connected entity to the least, so that the first hits of any query, however common its words, are the ones that
matter; no query reads more than it needs. `tests/benchmarks` measures it on a million names.
"""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from threading import Lock
from typing import Literal

from accord_atlas.service.core.errors import Unavailable
from accord_atlas.service.search.text import HAN, bigrams, fold, pieces, syllables

Type = Literal["label", "alias", "acronym", "former", "local", "code", "id", "pinyin"]
PINYIN, INITIALS, WHOLE, KIND, PLACE = "0p", "0i", "0x", "0k", "0j"
"""What our own tokens begin with, so that they are not taken for words."""


SCHEMA = """
CREATE TABLE entity (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, relations INTEGER);
CREATE TABLE name (id INTEGER PRIMARY KEY, entity INTEGER, text TEXT, language TEXT, type TEXT);
CREATE VIRTUAL TABLE token USING fts5(t, content='', detail=none, columnsize=0, prefix='2 3',
                                      tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
"""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity; `language` is en, zh, or None where it is not known."""

    text: str
    language: str | None
    type: Type


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity with its names; `relations` ranks it among equals, `general` is whether an open search finds it."""

    iri: str
    kind: str
    names: tuple[Name, ...]
    relations: int = 0
    jurisdiction: str | None = None
    general: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that may be meant, with its entity."""

    name: Name
    iri: str
    kind: str
    relations: int


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
        self._counts: Counter[str] = Counter()
        self._fill(ranked)
        self._terms = sorted(self._counts)
        self.size = len(ranked)

    def _fill(self, entries: Sequence[Entry]) -> None:
        db = self._db
        row = 0
        for number, entry in enumerate(entries):
            db.execute("INSERT INTO entity VALUES (?,?,?,?)", (number, entry.iri, entry.kind, entry.relations))
            for name in entry.names:
                row += 1
                db.execute("INSERT INTO name VALUES (?,?,?,?,?)", (row, number, name.text, name.language, name.type))
                found = list(tokens(name, entry))
                self._counts.update(set(found[:-1]))
                db.execute("INSERT INTO token(rowid, t) VALUES (?,?)", (row, " ".join(found)))
        db.execute("INSERT INTO token(token) VALUES ('optimize')")
        db.commit()

    def hits(self, match: str, limit: int) -> list[Hit]:
        """The first names whose tokens match an FTS5 expression, most connected first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT n.text, n.language, n.type, e.iri, e.kind, e.relations"
                " FROM (SELECT rowid FROM token WHERE token MATCH ? ORDER BY rowid LIMIT ?) t"
                " JOIN name n ON n.id = t.rowid JOIN entity e ON e.id = n.entity ORDER BY n.id",
                (match, limit),
            ).fetchall()
        return [Hit(Name(*row[:3]), *row[3:]) for row in rows]

    def count(self, term: str) -> int:
        """In how many names a term stands."""
        return self._counts[term]

    def beginning(self, prefix: str) -> bool:
        """Whether a term begins so."""
        place = bisect_left(self._terms, prefix)
        return place < len(self._terms) and self._terms[place].startswith(prefix)

    def words(self) -> Iterator[str]:
        """All words of alphabetic scripts."""
        ours = (PINYIN, INITIALS, KIND, PLACE)
        return (term for term in self._terms if not term.startswith(ours) and not HAN.match(term))


def tokens(name: Name, entry: Entry) -> Iterator[str]:
    """What a name is found by; the last token stands for the name as a whole."""
    folded = fold(name.text)
    parts = pieces(folded)
    yield from dict.fromkeys(parts.words)
    for run in parts.runs:
        yield from bigrams(run)
        yield run[-1]
        if HAN.fullmatch(run):
            yield from _pinyin(run)
    yield mark(KIND, entry.kind)
    if entry.general:
        yield KIND
    if entry.jurisdiction:
        yield mark(PLACE, entry.jurisdiction)
    yield whole(folded)


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
    return WHOLE + blake2b("".join(folded.split()).encode(), digest_size=5).hexdigest()
