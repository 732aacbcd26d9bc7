"""Which question was asked: the phrasing that shares most with it, each of whose slots finds what fits.

A cue weighs the more the fewer questions have it. What is named and finds no slot, and words that no phrasing has,
count against. What is neither sure nor far before others is not understood: a wrong answer is worse than none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from math import log, sqrt
from typing import Final

from accord_atlas.service.ask.cues import Read
from accord_atlas.service.ask.mentions import Mention
from accord_atlas.service.ask.phrasings import Intent, Phrasing, intents
from accord_atlas.service.ask.roles import origin_first

SURE: Final = 0.45
"""The score from which a question is understood, whatever else it may have meant."""
ENOUGH: Final = 0.34
"""The score from which it is, where no other question comes near."""
NEAR: Final = 0.08
"""A difference of scores by which another comes near."""
PLAINLY: Final = "."
"""What a word that is no cue begins with among features."""
PLAIN: Final = 0.5
"""What a word weighs that is no cue."""
UNUSED: Final = 0.5
"""What is left of a score for each thing named that nothing takes."""
LOOSE: Final = 0.8
"""The same of what people name by the way (`BY_THE_WAY`), and of a question that takes nothing at all."""
BY_THE_WAY: Final = frozenset({"title", "specialty", "region"})
OPTIONAL: Final = 0.93
"""The same where a parameter takes it that the phrasing does not name."""
TURNED: Final = 0.97
"""The same where the things named stand in another order than the slots."""
ELSEWHERE: Final = "elsewhere"
"""The cue of what this atlas knows nothing of."""
BEHIND: Final = 0.8
"""The same where a slot is filled by what only stands behind what is named: the country of a body."""
MOST_NAMED: Final = 5
"""Things named beyond which a question is too much for one answer."""


@dataclass(frozen=True, slots=True)
class Match:
    """A question that may have been asked: what its slots are filled with, what the phrasing fixes, and how well."""

    intent: Intent
    score: float
    filled: Mapping[str, tuple[Mention, ...]]
    fixed: Mapping[str, str]


def matches(said: Read, named: Sequence[Mention], text: str) -> list[Match]:
    """Every question that may have been asked, the best first; each once."""
    best: dict[str, Match] = {}
    for intent in intents():
        for phrasing in intent.phrasings:
            found = _match(intent, phrasing, said, named, text)
            if found and (intent.name not in best or found.score > best[intent.name].score):
                best[intent.name] = found
    return sorted(best.values(), key=lambda match: (-match.score, match.intent.name))


def _match(intent: Intent, phrasing: Phrasing, said: Read, named: Sequence[Mention], text: str) -> Match | None:
    alike = _alike(phrasing.features, said.features)
    if alike == 0 or len(named) > MOST_NAMED:
        return None
    filled = _filled(intent, phrasing, named, text)
    if filled is None:
        return None
    slots, turned = filled
    score = alike * (TURNED if turned else 1) * (UNUSED if ELSEWHERE in said.cues else 1)
    for slot, held in slots.items():
        score *= 1 if all(each.direct(intent.slots[slot]) for each in held) else BEHIND
    for left in (each for each in named if not any(each in held for held in slots.values())):
        free = next((name for name, kinds in intent.slots.items() if name not in slots and left.direct(kinds)), None)
        if free:
            slots[free] = (left,)
        if not any(left.home and left.home == other.home for other in named if other is not left):
            score *= OPTIONAL if free else LOOSE if _loose(intent, left) else UNUSED
    return Match(intent, score, slots, phrasing.fixed)


def _loose(intent: Intent, left: Mention) -> bool:
    return not intent.slots or left.named[0].kind in BY_THE_WAY


def _alike(phrasing: frozenset[str], said: frozenset[str]) -> float:
    """The shared weight of two sets of features, of the weight of both.

    Of words that a phrasing lacks, each further one counts less: long questions tell more than they ask.
    """
    both = sum(map(_weight, phrasing & said))
    if not both:
        return 0.0
    idle = [_weight(feature) for feature in said - phrasing if feature.startswith(PLAINLY)]
    rest = sum(_weight(feature) for feature in phrasing ^ said if not (feature in said and feature.startswith(PLAINLY)))
    return both / (both + rest + (sum(idle) / sqrt(len(idle)) if idle else 0))


def _filled(
    intent: Intent, phrasing: Phrasing, named: Sequence[Mention], text: str
) -> tuple[dict[str, tuple[Mention, ...]], bool] | None:
    """What fills the slots of a phrasing, and whether in another order; None where one stays empty."""
    if intent.several:
        return _several(intent, named)
    slots = phrasing.slots
    ways = [
        way
        for way in permutations(named, len(slots))
        if all(mention.of(intent.slots[slot]) for slot, mention in zip(slots, way, strict=True))
    ]
    if not ways:
        return None
    order = list(named)
    kinds = [intent.slots[slot] for slot in slots]
    best = min(ways, key=lambda way: (_indirect(way, kinds), [order.index(each) for each in way]))
    if {"from", "to"} <= set(slots):
        ends = [best[slots.index(slot)] for slot in ("from", "to")]
        earlier, later = sorted(ends, key=order.index)
        first, second = origin_first(earlier, later, text)
        given: dict[str, tuple[Mention, ...]] = {slot: (each,) for slot, each in zip(slots, best, strict=True)}
        return given | {"from": (first,), "to": (second,)}, False
    turned = [order.index(each) for each in best] != sorted(order.index(each) for each in best)
    return {slot: (each,) for slot, each in zip(slots, best, strict=True)}, turned


def _indirect(way: Sequence[Mention], kinds: Sequence[Sequence[str]]) -> int:
    """How many slots are filled by what only stands behind what is named."""
    return sum(not mention.direct(wanted) for mention, wanted in zip(way, kinds, strict=True))


def _several(intent: Intent, named: Sequence[Mention]) -> tuple[dict[str, tuple[Mention, ...]], bool] | None:
    """All that is named, where it is two or more of one kind."""
    slot = intent.several or ""
    for kind in intent.slots[slot]:
        held = tuple(each for each in named if each.direct([kind]))
        if len(held) >= 2:
            return {slot: held}, False
    return None


@cache
def _commonness() -> Mapping[str, int]:
    """Feature → the number of questions that have it."""
    held = Counter[str]()
    for intent in intents():
        held.update({feature for phrasing in intent.phrasings for feature in phrasing.features})
    return held


@cache
def _weight(feature: str) -> float:
    known = _commonness().get(feature, 0)
    if feature.startswith(PLAINLY):
        return PLAIN if feature.isascii() else PLAIN / 2
    return log(1 + len(intents()) / max(known, 1))


def understood(found: Sequence[Match]) -> Match | None:
    """The best match, where it is good enough: surely, or far enough before the next."""
    if not found or found[0].score < ENOUGH:
        return None
    second = found[1].score if len(found) > 1 else 0.0
    return found[0] if found[0].score >= SURE or found[0].score - second >= NEAR else None


def others(found: Sequence[Match], taken: Match | None, limit: int) -> Iterator[Match]:
    """The next best, to be offered."""
    yield from [each for each in found if each is not taken][:limit]
