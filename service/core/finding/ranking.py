"""How well an entity answers a query: 1 for the same name, less for each word that is missing, extra or only similar.

Words weigh by how rare they are, so that generic tails (学会, Institution of Engineers) decide nothing; places bind.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from accord_atlas.service.core.finding.asking import Atom, Query
from accord_atlas.service.core.finding.index import Candidate, Held, Name
from accord_atlas.service.core.finding.matching import contracts, slips_allowed
from accord_atlas.service.core.finding.text import HAN, bigrams, syllables

TYPES = {"label": 1.0, "acronym": 1.0, "alias": 0.98, "former": 0.97, "local": 0.97, "code": 0.96, "id": 0.9}
PINYIN = 0.95
"""What a match by sound counts of one by sign."""
INITIALS = 0.9
"""What a match by the initials of all syllables counts of one by syllables."""
COVERED = 0.25
"""The share of the score that a name gets for having nothing beyond what the query asks for."""
SHUFFLED = 0.97
AT_HOME = 0.95
"""What it counts that a name has another word for the place, or that the entity belongs to it."""
ONE_OF_SEVERAL = 0.85
"""What it counts that an entity belongs to that place and to others."""
TOGETHER = 0.95
"""What several names that answer together count of one that answers alone."""
APART = 0.9
"""What signs that stand apart in a name count of a stretch."""
SOUND = 0.85
"""What a stretch counts that only sounds like one of the name's: a slip of who types by pinyin."""
ANSWERED = 0.8
"""The likeness from which a word that is asked for counts as found whole: one slip, most of its letters."""
TOLD = 0.95
"""What the sentences that label an event or a task count of the name of a thing."""
TELLING = frozenset({"event", "intention", "observation", "outcome", "question", "search", "target", "task"})
"""Kinds whose labels tell of other things."""

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an entity fits, from 0 to 1, by which name; `answered` is the share of the query that it holds."""

    value: float
    name: Name
    answered: float
    by_pinyin: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    """How well each atom is answered by a name, how much of the name that is, and the score."""

    held: Held
    qualities: Sequence[float]
    covered: float
    value: float
    spoken: bool = False


def score(query: Query, candidate: Candidate, weigh: Weigh) -> Fit | None:
    """How well an entity answers a query; None where it does not, or belongs to another place than the one asked for.

    `weigh` gives the weight of a word or sign, more for a rare one.
    """
    told = TOLD if candidate.kind in TELLING else 1.0
    same = max((TYPES[held.name.type] for held in candidate.names if held.compact == query.compact), default=0.0)
    if same:
        held = next(h for h in candidate.names if h.compact == query.compact and TYPES[h.name.type] == same)
        return Fit(same * told, held.name, 1.0)
    if query.places and candidate.places and not query.places & candidate.places:
        return None
    matches = [match for held in candidate.names if (match := _match(query, candidate, held, weigh))]
    if not matches:
        return None
    best = max(matches, key=lambda match: match.value)
    if best.spoken:
        return Fit(best.value * told, best.held.name, best.value, by_pinyin=True)
    answered = _answered(query, best.qualities)
    if answered < 1 and len(matches) > 1:
        value, share = _together(query, matches)
        if value > best.value:
            return Fit(value * told, best.held.name, share)
    return Fit(best.value * told, best.held.name, answered)


def _match(query: Query, candidate: Candidate, held: Held, weigh: Weigh) -> _Match | None:
    """How a name answers by its words and signs, or by its sound where that is better."""
    factor = TYPES[held.name.type]
    qualities, places, covered = [], [], 0.0
    for atom in query.atoms:
        quality, where, weight = _word(atom, held, weigh) if atom.form == "word" else _stretch(atom, held, weigh)
        if quality:
            places.append(where)
            covered += weight
        if atom.place:
            quality = max(quality, _at_home(atom.place, candidate, held))
        qualities.append(quality)
    spoken = _spoken(query, held.folded) * PINYIN if query.spelled or query.initials else 0.0
    if not spoken and not any(qualities):
        return None
    share = min(covered / held.weight, 1.0) if held.weight else 0.0
    written = _value(query, qualities, share) * (1.0 if places == sorted(places) else SHUFFLED)
    return _Match(held, qualities, share, factor * max(written, spoken), spoken > written)


def _at_home(place: str, candidate: Candidate, held: Held) -> float:
    """What it counts that an entity belongs to a place, or that a name has another word for it."""
    if place in held.places or candidate.home == {place}:
        return AT_HOME
    return ONE_OF_SEVERAL if place in candidate.home else 0.0


def _together(query: Query, matches: Sequence[_Match]) -> tuple[float, float]:
    """Score and answered share of all names together."""
    qualities = [max(values) for values in zip(*(match.qualities for match in matches), strict=True)]
    covered = max(match.covered for match in matches)
    return _value(query, qualities, covered) * TOGETHER, _answered(query, qualities)


def _value(query: Query, qualities: Sequence[float], covered: float) -> float:
    found = sum(atom.weight * quality for atom, quality in zip(query.atoms, qualities, strict=True))
    return found / query.weight * (1 - COVERED + COVERED * covered) if query.weight else 0.0


def _answered(query: Query, qualities: Sequence[float]) -> float:
    """The share of the query that is answered; of what it asks for besides places at least as much."""
    if min(qualities) >= APART:
        return 1.0
    pairs = list(zip(query.atoms, qualities, strict=True))
    besides = [pair for pair in pairs if not pair[0].place]
    return min(_share(pairs), _share(besides)) if besides else _share(pairs)


def _share(pairs: Sequence[tuple[Atom, float]]) -> float:
    """A stretch of signs is answered in part, a word or a place whole or not at all."""
    total = sum(atom.weight for atom, _ in pairs)
    found = sum(
        a.weight * (min(q / APART, 1.0) if a.form == "signs" and q < SOUND else q >= ANSWERED) for a, q in pairs
    )
    return found / total if total else 0.0


def _word(atom: Atom, held: Held, weigh: Weigh) -> tuple[float, int, float]:
    """How well a name's words answer a word (or the words of a place), where, and the weight of what answers."""
    worst, first, weight = 1.0, 0, 0.0
    words = held.pieces.words
    for word in atom.parts:
        likenesses = [likeness(word, other) for other in words]
        quality = max(likenesses, default=0.0)
        if not quality:
            return 0.0, 0, 0.0
        first = likenesses.index(quality)
        worst = min(worst, quality)
        weight += quality * weigh(words[first])
    return worst, first, weight


@lru_cache(maxsize=65536)
def likeness(word: str, other: str) -> float:
    """How surely one word stands for the other, from 0 to 1."""
    if word == other:
        return 1.0
    if len(word) > 1 and other.startswith(word):
        return 0.6 + 0.35 * len(word) / len(other)
    slips = slips_allowed(word) if len(word) >= 4 else 0
    distance = OSA.distance(word, other, score_cutoff=slips) if slips else 1
    if distance <= slips:
        return 0.9 - 0.1 * distance
    return 0.7 if contracts(word, other) else 0.0


def _stretch(atom: Atom, held: Held, weigh: Weigh) -> tuple[float, int, float]:
    """How much of a stretch of signs stands in the best of a name's runs; all of it in one piece counts 1."""
    best = (0.0, 0, 0.0)
    stretch = "".join(atom.parts)
    for run in held.pieces.runs:
        if stretch in run:
            return 1.0, run.index(stretch), sum(map(weigh, stretch))
        if len(stretch) > 1 and not atom.place:
            signs = _shared(stretch, run)
            weight = sum(weigh(stretch[place]) for place in signs)
            total = sum(map(weigh, stretch))
            best = max(best, (APART * weight / total if total else 0.0, 0, weight))
            if best[0] < SOUND and len(stretch) > 1 and _contains(syllables(run), syllables(stretch)):
                best = (SOUND, 0, total)
    return best


def _shared(stretch: str, run: str) -> set[int]:
    """The places in a stretch of the pairs of signs that stand in a run, too."""
    return {place + offset for place, pair in enumerate(bigrams(stretch)) if pair in run for offset in (0, 1)}


def _spoken(query: Query, folded: str) -> float:
    """Match by pinyin: the query's syllables, in order, in the name's; or its initials."""
    runs = HAN.findall(folded)
    if not runs:
        return 0.0
    held = [syllable for run in runs for syllable in syllables(run)]
    if query.initials and "".join(s[0] for s in held if s) == query.initials:
        return INITIALS
    if not query.spelled:
        return 0.0
    found = sum(len(word) for word in query.spelled if _contains(held, word))
    return found / sum(map(len, query.spelled)) * (1 - COVERED + COVERED * min(found / len(held), 1.0))


def _contains(held: Sequence[str], word: Sequence[str]) -> bool:
    return any(tuple(held[i : i + len(word)]) == tuple(word) for i in range(len(held) - len(word) + 1))
