"""The cues of a question: what its words hint at, by the lists of `cues.yaml`; and the words that hint at nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz.distance import OSA

from accord_atlas.queries.yaml_text import read_yaml
from accord_atlas.service.ask.units import UNIT
from accord_atlas.service.core.finding.text import fold

IDLE: Final = "idle"
"""The list of words that say nothing of what is asked."""


LEAST_SLIP: Final = 7
SLIPS_TWICE: Final = 9
"""Letters from which a word may be a mistyped one, by one slip and by two."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a text hints at: its cues, and the words (or Chinese characters) that no cue covers and that may matter."""

    cues: frozenset[str]
    rest: frozenset[str]

    @property
    def features(self) -> frozenset[str]:
        """Both together; a word that is no cue has a dot before it."""
        return self.cues | {f".{word}" for word in self.rest}


@dataclass(frozen=True, slots=True)
class Form:
    """One entry of the lists: the cue that it is of, and how it is found."""

    cue: str
    pattern: re.Pattern[str]


def read(text: str, covered: Iterable[tuple[int, int]] = ()) -> Read:
    """The cues of a folded text, of which some stretches are already understood (names, days)."""
    free = list(text)
    for start, end in covered:
        free[start:end] = "\n" * (end - start)
    rest, found = "".join(free), set()
    for form in _forms():
        if form.pattern.search(rest):
            found.add(form.cue)
            rest = form.pattern.sub(lambda match: "\t" * len(match[0]), rest)
    words = {match[0] for match in UNIT.finditer(rest)}
    meant = {word: cue for word in words if (cue := _mistyped(word))}
    return Read(frozenset({*found, *meant.values()} - {IDLE}), frozenset(words - meant.keys()))


@lru_cache(maxsize=4096)
def _mistyped(word: str) -> str | None:
    """The cue of the entry that a longer Latin word differs from by a slip, or two in a long one; None without such."""
    if len(word) < LEAST_SLIP or not word.isascii():
        return None
    for stem, cue in _stems():
        # A beginning (recogni*) is compared with as much of the word.
        slips = 1 if len(stem) < SLIPS_TWICE else 2
        if word[0] == stem[0] and OSA.distance(word[: len(stem)], stem, score_cutoff=slips) <= slips:
            return cue
    return None


@cache
def _stems() -> Sequence[tuple[str, str]]:
    """Longer entries of one Latin word, as beginnings, with their cues, the longest first."""
    entries = ((str(entry).removesuffix("*"), cue) for cue, said in _lists().items() for entry in said["en"])
    held = [(entry, cue) for entry, cue in entries if len(entry) >= LEAST_SLIP - 1 and entry.isalpha()]
    return sorted(held, key=lambda each: (-len(each[0]), each[0]))


@cache
def _lists() -> Mapping[str, Mapping[str, Sequence[object]]]:
    """Cue → language → its entries."""
    text = files("accord_atlas.service.ask").joinpath("cues.yaml").read_text("utf-8")
    found: dict[str, dict[str, list[object]]] = read_yaml(text)
    return found


@cache
def _forms() -> Sequence[Form]:
    """All entries, the longest first, so that one within another counts only where it stands alone."""
    entries = [(fold(str(entry)), cue) for cue, said in _lists().items() for some in said.values() for entry in some]
    return [Form(cue, _pattern(entry)) for entry, cue in sorted(entries, key=lambda each: (-len(each[0]), each[0]))]


def _pattern(entry: str) -> re.Pattern[str]:
    if not entry.isascii():
        return re.compile(re.escape(entry))
    words = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in entry.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)")
