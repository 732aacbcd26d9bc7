"""The place words of a text: which countries and economies it names, by any of their names.

A place that a query names binds: what belongs to another place is no answer. Who asks for British engineers names a
place, too; the adjectives stand in `adjectives.csv`.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from accord_atlas.service.core.finding.text import HAN, fold, pieces, syllables

LONGEST = 6
"""Words of the longest name of a place."""
SHORTEST_SLIP = 5
"""Letters from which a place's name may be mistyped."""
SLIPS_TWICE = 7
"""Letters from which it may have two slips: these names are few, and far apart."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text: its slug and where its name begins and ends, counted in words or signs."""

    place: str
    start: int
    end: int


class Places:
    """The names of places, made once for an index."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """(slug, name) pairs; a name of several places is the name of the first."""
        self._words: dict[str, str] = {}
        self._signs: dict[str, str] = {}
        self._sounds: dict[str, str] = {}
        for slug, name in (*names, *_adjectives()):
            folded = fold(name)
            parts = pieces(folded)
            if parts.words and not parts.runs and len("".join(parts.words)) > 1:
                self._words.setdefault("".join(parts.words), slug)
            elif len(parts.runs) == 1 and not parts.words and len(parts.runs[0]) > 1:
                self._signs.setdefault(parts.runs[0], slug)
                if HAN.fullmatch(parts.runs[0]):
                    self._sounds.setdefault("".join(syllables(parts.runs[0])), slug)
        self._lengths: dict[str, list[int]] = defaultdict(list)
        for name in sorted(self._signs, key=len, reverse=True):
            if len(name) not in self._lengths[name[0]]:
                self._lengths[name[0]].append(len(name))

    def of(self, words: Sequence[str]) -> str | None:
        """The place whose name words are."""
        return self._words.get("".join(words))

    def in_words(self, words: Sequence[str]) -> Iterator[Mention]:
        """The places that words name, the longest name first where one holds another."""
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + LONGEST), start, -1):
                place = self._words.get("".join(words[start:end]))
                if place:
                    yield Mention(place, start, end)
                    start = end - 1
                    break
            start += 1

    def in_run(self, run: str) -> Iterator[Mention]:
        """The places that a run of signs names, the longest name first where one holds another."""
        start = 0
        while start < len(run):
            for length in self._lengths.get(run[start], ()):
                place = self._signs.get(run[start : start + length])
                if place:
                    yield Mention(place, start, start + length)
                    start += length - 1
                    break
            start += 1

    def meant(self, word: str) -> str | None:
        """The place that a word which no name holds may mean: its name in pinyin, or mistyped."""
        if word in self._sounds:
            return self._sounds[word]
        if len(word) < SHORTEST_SLIP:
            return None
        slips = 1 if len(word) < SLIPS_TWICE else 2
        found = process.extract(word, self._words.keys(), scorer=OSA.distance, score_cutoff=slips, limit=2)
        nearest = [name for name, distance, _ in found if distance == found[0][1] and name[0] == word[0]]
        return self._words[nearest[0]] if len({self._words[name] for name in nearest}) == 1 else None

    def named(self, text: str) -> frozenset[str]:
        """The places that a text names."""
        parts = pieces(fold(text))
        mentions = [*self.in_words(parts.words), *(m for run in parts.runs for m in self.in_run(run))]
        return frozenset(mention.place for mention in mentions)


def _adjectives() -> Iterator[tuple[str, str]]:
    """(slug of a jurisdiction, English adjective) pairs."""
    text = files("accord_atlas.service.core.finding").joinpath("adjectives.csv").read_text("utf-8")
    yield from ((row["jurisdiction"], row["adjective"]) for row in csv.DictReader(text.splitlines()))


def between(length: int, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The stretches of a text of some length that name no place."""
    edges = [0, *(edge for mention in mentions for edge in (mention.start, mention.end)), length]
    yield from ((a, b) for index, (a, b) in enumerate(pairwise(edges)) if index % 2 == 0 and a < b)
