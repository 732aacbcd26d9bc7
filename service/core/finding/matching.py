"""How a word that someone typed may stand for a word of the index: whole, begun, contracted, or mistyped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from accord_atlas.service.core.finding.asking import Atom
from accord_atlas.service.core.finding.index import INITIALS, PINYIN, PLACE, Index, mark
from accord_atlas.service.core.finding.text import HAN, LATIN, bigrams, spelled, syllables

LONGEST_CONTRACTION = 6
ALTERNATIVES = 8
"""The most words that a contracted or mistyped one is taken for."""


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of the query with the expression that finds it and how common it is; a place `binds`.

    `loose` finds what holds only some of the piece.
    """

    expression: str
    commonness: int
    binds: bool = False
    loose: "Term | None" = None


class Matcher:
    """Finds what typed words may stand for in an index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _words(self) -> list[str]:
        return [word for word in self._index.words() if len(word) >= 3]

    @cached_property
    def _lines(self) -> dict[str, str]:
        """First letter → the words that begin with it, one a line."""
        lines: dict[str, list[str]] = {}
        for word in self._words:
            lines.setdefault(word[0], []).append(word)
        return {letter: "\n".join(words) for letter, words in lines.items()}

    def terms(self, atom: Atom, *, begun: bool = False) -> list[Term]:
        """The terms of an atom of a query: none where nothing holds it."""
        if atom.place:
            token = mark(PLACE, atom.place)
            return [Term(_quoted(token), 1, binds=True)]
        found = self.run("".join(atom.parts)) if atom.form == "signs" else self.word(atom.parts[0], begun=begun)
        return [found] if found else []

    def run(self, text: str) -> Term | None:
        """A run of Chinese (or kana, or Hangul): all of its pairs, or what begins with its single character."""
        if len(text) == 1:
            return Term(f'"{text}"*', 1) if self._index.beginning(text) else None
        pairs = sorted((pair for pair in bigrams(text) if self._index.count(pair)), key=self._index.count)
        alike = [] if len(pairs) == len(bigrams(text)) or not HAN.fullmatch(text) else self._pairs(syllables(text))
        if not pairs:
            return Term(" AND ".join(map(_quoted, alike)), 1) if alike else None
        # What lacks some pairs must hold one of the rarer ones: the others stand almost everywhere.
        rarer = pairs[: (len(pairs) + 1) // 2]
        loose = Term(" OR ".join(map(_quoted, rarer)), self._index.count(rarer[-1])) if len(pairs) > 1 else None
        ways = [" AND ".join(map(_quoted, way)) for way in (pairs, alike) if way]
        return Term(" OR ".join(f"({way})" for way in ways), self._index.count(pairs[0]), loose=loose)

    def _pairs(self, spoken: Sequence[str]) -> list[str]:
        """The tokens of syllables in pairs; none where the index lacks one."""
        pairs = [PINYIN + a + b for a, b in pairwise(spoken)]
        return pairs if all(map(self._index.count, pairs)) else []

    def word(self, text: str, *, begun: bool = False) -> Term | None:
        """A word: itself or its pinyin; where there is none, what begins with it, is abbreviated or mistyped by it.

        With `begun`, what begins with the word counts even where the word itself exists.
        """
        exact = self._index.count(text)
        ways = [_quoted(text), *self._spoken(text)] if exact else self._spoken(text)
        if (begun or not exact) and len(text) > 1 and self._index.beginning(text):
            ways.append(f"{_quoted(text)}*")
        if not exact:
            ways += map(_quoted, dict.fromkeys((*self.contracted(text), *self.mistyped(text))))
        return Term(" OR ".join(f"({way})" for way in ways), exact or 1) if ways else None

    def _spoken(self, text: str) -> list[str]:
        """The expressions for a word as pinyin or as the initials of pinyin."""
        spoken, ways = spelled(text), []
        if len(spoken) == 1 and self._index.beginning(PINYIN + spoken[0]):
            ways.append(f'"{PINYIN}{spoken[0]}"*')
        elif len(spoken) > 1:
            ways += [" AND ".join(map(_quoted, pairs))] if (pairs := self._pairs(spoken)) else []
        if len(text) > 2 and LATIN.fullmatch(text) and self._index.beginning(INITIALS + text):
            ways.append(f'"{INITIALS}{text}"*')
        return ways

    def contracted(self, text: str) -> list[str]:
        """The words that it may abbreviate: the same first and last letter, and its letters in order."""
        if not 3 <= len(text) <= LONGEST_CONTRACTION or not LATIN.fullmatch(text):
            return []
        inner = "[^\n]*".join(text)
        found = re.findall(f"^{inner}$", self._lines.get(text[0], ""), re.MULTILINE)
        return sorted(found, key=lambda word: (len(word), word))[:ALTERNATIVES]

    def mistyped(self, text: str) -> list[str]:
        """The words that differ by one slip, or two in a long word: a letter more, less, other, or two exchanged."""
        if len(text) < 4:
            return []
        slips = slips_allowed(text)
        found = process.extract(text, self._words, scorer=OSA.distance, score_cutoff=slips, limit=ALTERNATIVES)
        return [word for word, *_ in found]


def slips_allowed(text: str) -> int:
    """How many slips a word of that length may have."""
    return 1 if len(text) < 8 else 2


def contracts(brief: str, word: str) -> bool:
    """Whether `brief` may be a contraction of `word`: same first and last letter, its letters in order."""
    if len(brief) < 3 or brief[0] != word[0] or brief[-1] != word[-1]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in brief)


def _quoted(token: str) -> str:
    return f'"{token}"'


def intersect(terms: Sequence[Term]) -> str:
    """The expression for names that hold all of these terms."""
    return " AND ".join(f"({term.expression})" for term in terms)
