"""Cuts a name into known phrases, the longest first, and refuses what it does not know.

A name that has one unknown word is no name that we could put into the other language: `Unknown` says which word.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.loaders.naming.words import Meaning

OF: Final = frozenset(["of", "for", "in", "on", "de", "del", "des", "dos", "da", "do", "du", "d"])
"""Words after which comes what the words before them are of."""
AND: Final = frozenset(["and", "&", "y", "e", "et", ","])
EMPTY: Final = frozenset(["the", "a", "an", "'s", "s"])
JOINTS: Final = {"与": "and", "和": "and", "及": "and", "、": ","}
"""The joints of Chinese names, in English."""
LONGEST: Final = 6
"""Words of the longest phrase that is looked up."""
WORD: Final = re.compile(r"[\w\-+.]+|['’]s\b|[&,]|[^\s\w]")


class Unknown(ValueError):
    """A word that is in no table; `word` is that word."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True, slots=True)
class Piece:
    """A known phrase of a name: a meaning, or one of the joints `of` and `and`."""

    meaning: Meaning | None
    joint: str = ""


def pieces(name: str, known: Mapping[str, Meaning]) -> list[Piece]:
    """The phrases of an English name in their order; Unknown for the first word that is none."""
    tokens = [token.replace("’", "'") for token in WORD.findall(name)]
    found: list[Piece] = []
    place = 0
    while place < len(tokens):
        length, piece = _longest(tokens, place, known)
        if piece is not None:
            found.append(piece)
        place += length
    return found


def _longest(tokens: list[str], place: int, known: Mapping[str, Meaning]) -> tuple[int, Piece | None]:
    """How many words the phrase at a place takes, and what it is; nothing for a word without a meaning of its own."""
    for length in range(min(LONGEST, len(tokens) - place), 0, -1):
        phrase = " ".join(tokens[place : place + length]).lower()
        if meaning := known.get(phrase) or known.get(phrase.rstrip("'.")):
            return length, Piece(meaning)
    word = tokens[place].lower()
    if word in OF:
        return 1, Piece(None, "of")
    if word in AND:
        return 1, Piece(None, "and")
    if word in EMPTY or word == "'":
        return 1, None
    raise Unknown(tokens[place])


def segments(found: list[Piece]) -> list[list[Piece]]:
    """The phrases between the joints `of`."""
    parts: list[list[Piece]] = [[]]
    for piece in found:
        if piece.joint == "of":
            parts.append([])
        else:
            parts[-1].append(piece)
    return [part for part in parts if part]


def listed(words: list[str | None]) -> str:
    """Chinese words one behind the other; where None stands for `and`, 与 before the last and 、 before others."""
    joints = [place for place, word in enumerate(words) if word is None]
    last = joints[-1] if joints else -1
    told = ["与" if place == last else "、" if word is None else word for place, word in enumerate(words)]
    return "".join(_single(told)).strip("与、")


def _single(told: list[str]) -> Iterator[str]:
    """The words without a mark before another one: `A, and B` has two for the one joint."""
    for place, word in enumerate(told):
        following = told[place + 1] if place + 1 < len(told) else ""
        if not (word in ("与", "、") and following in ("与", "、", "")):
            yield word


def joined_en(words: list[str]) -> str:
    """English words one behind the other, without a blank before a comma."""
    return " ".join(words).replace(" ,", ",")


def cut(name: str, known: Mapping[str, str]) -> list[str]:
    """The English of a Chinese name, word by word; Unknown with what is left where no word fits."""
    found: list[str] = []
    while name:
        word = next((name[:length] for length in range(len(name), 0, -1) if name[:length] in known), None)
        if word is None:
            raise Unknown(name)
        found.append(known[word])
        name = name[len(word) :]
    return found
