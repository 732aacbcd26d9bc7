"""What a name is made of: folded text, words, runs of Chinese, pinyin.

Folding makes equal what people write with the same intent: width, case, accents, traditional and simplified characters.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc
from rapidfuzz.distance import OSA

CJK = "\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
PIECE = re.compile(f"[{CJK}]+|[^\\W_{CJK}]+")
IS_CJK = re.compile(f"[{CJK}]")
DOTTED = re.compile(r"\b(?:[^\W\d_]\. ?){2,}")
"""An acronym written with dots: P.E.C."""
LATIN = re.compile("[a-z]+")
JOINING = "a an and at by da das de der des di do dos du e et for in la le les of on the to und y"
STOP = frozenset(JOINING.split())
"""Words that join others; they are matched by none."""
PARTICLE = "的"
"""The sign that joins others, likewise."""
LONGEST_SYLLABLE = 6
LONGEST_SPELLED = 120
"""Letters of a word that may be pinyin."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in pieces: its words and its runs of characters that are written without spaces, in order."""

    words: tuple[str, ...]
    runs: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.runs)


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _undotted(found: re.Match[str]) -> str:
    return "".join(c for c in found[0] if c.isalpha()) + " " * found[0].endswith(" ")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text without differences of width, case, accent, dots of acronyms, traditional or simplified characters."""
    wide = DOTTED.sub(_undotted, unicodedata.normalize("NFKC", text))
    if HAN.search(wide):
        wide = _simplifier().convert(wide)
    if wide.isascii():
        return wide.casefold()
    apart = unicodedata.normalize("NFKD", wide.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c) or "\u3099" <= c <= "\u309a")
    return unicodedata.normalize("NFC", bare).replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i")


def compact(folded: str) -> str:
    """A folded text without blanks and punctuation; only a text of nothing else keeps them."""
    return "".join(PIECE.findall(folded)) or folded


@lru_cache(maxsize=32768)
def pieces(folded: str) -> Pieces:
    """The words and runs of a folded text; joining words are left out unless there is nothing else."""
    found = PIECE.findall(folded.replace("'", "").replace("’", ""))
    runs = tuple(piece for piece in found if IS_CJK.match(piece))
    words = tuple(piece for piece in found if not IS_CJK.match(piece))
    telling = tuple(word for word in words if word not in STOP)
    return Pieces(telling or ((), words)[not runs], runs)


@lru_cache(maxsize=4096)
def slip_of_joining(word: str) -> bool:
    """Whether a short word may be a joining word with one slip: `fo`, `nad`."""
    return len(word) <= 3 and any(OSA.distance(word, joining) <= 1 for joining in STOP if len(joining) > 1)


def syllables_apart(folded: str) -> bool:
    """Whether a text is pinyin with a blank between all syllables: `bi lu`."""
    words = PIECE.findall(folded.replace("'", " ").replace("’", " "))
    return len(words) > 1 and inventory().issuperset(words)


def bigrams(run: str) -> list[str]:
    """The overlapping pairs of a run; a single character stands alone."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@lru_cache(maxsize=8192)
def syllables(run: str) -> tuple[str, ...]:
    """The pinyin of a run of Chinese, one syllable per character, without tones, ü written u."""
    # Here and below: its dictionaries take longer to load than an answer that needs no search takes to make.
    from pypinyin import lazy_pinyin

    return tuple(syllable.lower().replace("ü", "u").replace("v", "u") for syllable in lazy_pinyin(run))


@cache
def inventory() -> frozenset[str]:
    """All syllables of pinyin without tones, as `syllables` writes them."""
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    readings = {reading for entry in PINYIN_DICT.values() for reading in entry.split(",")}
    plain = {to_normal(reading).replace("ü", "u").replace("v", "u") for reading in readings}
    return frozenset(s for s in plain if LATIN.fullmatch(s) and (len(s) > 1 or s in "aoe"))


@lru_cache(maxsize=1024)
def spelled(word: str) -> tuple[str, ...]:
    """A Latin word as pinyin syllables, the fewest that spell it; empty where it is no pinyin."""
    if not LATIN.fullmatch(word) or len(word) > LONGEST_SPELLED:
        return ()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            before, syllable = best[start], word[start:end].replace("v", "u")
            if before is not None and syllable in inventory():
                found, held = (*before, syllable), best[end]
                if held is None or len(found) < len(held):
                    best[end] = found
    return best[-1] or ()
