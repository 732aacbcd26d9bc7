"""What a query asks for, in atoms: words, stretches of signs, and the places that it names."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from accord_atlas.service.core.finding.index import INITIALS, Index
from accord_atlas.service.core.finding.places import LONGEST, Mention, between
from accord_atlas.service.core.finding.text import (
    LATIN,
    PARTICLE,
    Pieces,
    compact,
    inventory,
    pieces,
    slip_of_joining,
    spelled,
)

MEANT = 3
"""Words of the name of a place that may have a slip."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing that is asked for; `parts` are its words or its signs, `place` the place that it names."""

    form: Literal["word", "signs"]
    parts: tuple[str, ...]
    weight: float
    place: str | None = None


@dataclass(frozen=True)
class Query:
    """A query, taken apart; `spelled` holds the syllables of each word where all words are pinyin."""

    folded: str
    compact: str
    atoms: tuple[Atom, ...]
    spelled: tuple[tuple[str, ...], ...]
    initials: str | None

    @cached_property
    def weight(self) -> float:
        """What all of it weighs."""
        return sum(atom.weight for atom in self.atoms)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that it names."""
        return frozenset(atom.place for atom in self.atoms if atom.place)


def query(folded: str, index: Index) -> Query:
    """A folded text taken apart for an index."""
    parts = pieces(folded)
    parts = Pieces(parts.words, tuple(part for run in parts.runs for part in run.split(PARTICLE) if part) or parts.runs)
    atoms = (*_words(parts.words, index), *(atom for run in parts.runs for atom in _signs(run, index)))
    by_sound = tuple(spelled(word) for word in parts.words) if not parts.runs else ()
    joined = "".join(parts.words)
    short = not parts.runs and len(joined) > 2 and LATIN.fullmatch(joined) and index.beginning(INITIALS + joined)
    return Query(folded, compact(folded), atoms, by_sound if all(by_sound) else (), joined if short else None)


def _words(words: Sequence[str], index: Index) -> Iterator[Atom]:
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + LONGEST), start, -1):
            place = index.places.of(words[start:end]) or _meant(words[start:end], index)
            if place:
                yield _place("word", words[start:end], place, index)
                start = end
                break
        else:
            if len(words) == 1 or not _joins(words[start], index):
                yield Atom("word", (words[start],), index.weight(words[start]))
            start += 1


def _meant(words: Sequence[str], index: Index) -> str | None:
    """The place that words name with a slip, in pinyin, or by its code."""
    if len(words) == 1 and (coded := index.coded(words[0])):
        return None if slip_of_joining(words[0]) or words[0] in inventory() else coded
    # Words that names hold are meant as they stand.
    if len(words) > MEANT or all(index.count(word) and not index.coded(word) for word in words):
        return None
    return index.places.meant("".join(words))


def _joins(word: str, index: Index) -> bool:
    """Whether a word that no name holds, but for the code of a place, may be a joining word with a slip."""
    return slip_of_joining(word) and (not index.count(word) or index.coded(word) is not None)


def _signs(run: str, index: Index) -> Iterator[Atom]:
    mentions: list[Mention] = list(index.places.in_run(run))
    for mention in mentions:
        yield _place("signs", run[mention.start : mention.end], mention.place, index)
    for start, end in between(len(run), mentions):
        part = run[start:end]
        yield Atom("signs", tuple(part), _sum(index.weight, part))


def _place(form: Literal["word", "signs"], parts: Sequence[str], place: str, index: Index) -> Atom:
    return Atom(form, tuple(parts), _sum(index.weight, parts), place)


def _sum(weigh: Callable[[str], float], parts: Sequence[str]) -> float:
    return sum(map(weigh, parts))
