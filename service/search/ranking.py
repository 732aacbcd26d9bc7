"""How well a name answers a query: 1 for the same name, less for each word that is missing, extra or only similar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from accord_atlas.service.search.index import Name
from accord_atlas.service.search.matching import contracts, slips_allowed
from accord_atlas.service.search.text import HAN, Pieces, bigrams, fold, pieces, spelled, syllables

TYPES = {"label": 1.0, "acronym": 1.0, "alias": 0.98, "former": 0.97, "local": 0.97, "code": 0.96, "id": 0.9}
PINYIN = 0.95
"""What a match by sound counts of one by sign."""
COVERED = 0.25
"""The share of the score that a name gets for having nothing beyond what the query asks for."""
SHUFFLED = 0.97

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a name fits, from 0 to 1, and whether it was matched by its sound."""

    value: float
    by_pinyin: bool = False


def score(query: Pieces, folded_query: str, name: Name, weigh: Weigh) -> Score:
    """How well a name answers a query; `weigh` gives the weight of a word, more for a rare one."""
    folded = fold(name.text)
    factor = TYPES.get(name.type, 1.0)
    if "".join(folded.split()) == "".join(folded_query.split()):
        return Score(factor)
    written = _written(query, pieces(folded), weigh)
    spoken = _spoken(query, folded) if not query.runs else 0.0
    return Score(factor * written) if written >= spoken * PINYIN else Score(factor * spoken * PINYIN, by_pinyin=True)


def _written(query: Pieces, held: Pieces, weigh: Weigh) -> float:
    """Match by words and signs."""
    best = [_best(word, held.words) for word in query.words]
    weights = [weigh(word) for word in query.words] + [float(len(run)) for run in query.runs]
    shares = [quality for quality, _ in best] + [_share(run, held.runs) for run in query.runs]
    if not weights or not any(shares):
        return 0.0
    found = sum(w * s for w, s in zip(weights, shares, strict=True)) / sum(weights)
    places = [-place for quality, place in best if quality]
    signs = sum(len(run) * share for run, share in zip(query.runs, shares[len(best) :], strict=True))
    covered = (len(set(places)) + signs / 2) / (len(held.words) + sum(map(len, held.runs)) / 2)
    order = 1.0 if places == sorted(places) else SHUFFLED
    return found * (1 - COVERED + COVERED * min(covered, 1.0)) * order


def _best(word: str, held: Sequence[str]) -> tuple[float, int]:
    """How well the best of these words answers a word, and where it stands."""
    return max(((likeness(word, other), -place) for place, other in enumerate(held)), default=(0.0, 0))


def likeness(word: str, other: str) -> float:
    """How surely one word stands for the other, from 0 to 1."""
    if word == other:
        return 1.0
    if len(word) > 1 and other.startswith(word):
        return 0.75 + 0.2 * len(word) / len(other)
    slips = slips_allowed(word) if len(word) >= 4 else 0
    distance = OSA.distance(word, other, score_cutoff=slips) if slips else 1
    if distance <= slips:
        return 0.9 - 0.1 * distance
    return 0.7 if contracts(word, other) else 0.0


def _share(run: str, held: Sequence[str]) -> float:
    """How much of a run stands in the best of these runs; all of it in one piece counts 1."""
    return max((_part(run, other) for other in held), default=0.0)


def _part(run: str, other: str) -> float:
    if run in other:
        return 1.0
    pairs = bigrams(run)
    return 0.9 * sum(pair in other for pair in pairs) / len(pairs) if len(run) > 1 else 0.0


def _spoken(query: Pieces, folded: str) -> float:
    """Match by pinyin: the query's syllables, in order, in the name's; or its initials."""
    runs = HAN.findall(folded)
    if not runs:
        return 0.0
    held = [syllable for run in runs for syllable in syllables(run)]
    joined = "".join(query.words)
    if "".join(s[0] for s in held if s) == joined and len(joined) > 2:
        return 0.9
    words = [spelled(word) for word in query.words]
    if not all(words):
        return 0.0
    found = sum(len(word) for word in words if _contains(held, word))
    total = sum(map(len, words))
    return found / total * (1 - COVERED + COVERED * min(found / len(held), 1.0))


def _contains(held: Sequence[str], word: Sequence[str]) -> bool:
    return any(tuple(held[i : i + len(word)]) == tuple(word) for i in range(len(held) - len(word) + 1))
