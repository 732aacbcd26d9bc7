"""Folds the network over its agreements: two sides are joined by each agreement that they share at the same time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from typing import Final

from accord_atlas.service.answers.network import Edge as EdgeShape
from accord_atlas.service.answers.standing import segment_shapes
from accord_atlas.service.core.schemes import words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.model import PARTICIPATION, Edge, Model
from accord_atlas.service.domain.network.recognising import Recognising
from accord_atlas.service.domain.timeline import Segment, Timeline, any_of, surest, weakest
from accord_atlas.service.network.directions import Passage, best, direction, passage_shapes, passages

FOLDED: Final = "shares-agreements"
"""The relation of two sides of a folded network."""
MAX_PAIRS = 200_000
"""Pairs of participants beyond which the largest agreements are no longer folded."""

Sides = Mapping[str, Mapping[str, list[Edge]]]
"""Agreement → side (an organization or a jurisdiction) → its participations."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One agreement that two sides share: when together, how they do on the day, among how many sides.

    `passages` are the ways on which it recognises engineers between the two.
    """

    agreement: str
    timeline: Timeline
    held: Segment | None
    sides: int
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded network: each side with the number of its agreements, the edges in order, and what was not folded.

    `unfolded` are the agreements so large that their pairs would exceed `MAX_PAIRS`.
    """

    sides: Mapping[str, int]
    edges: Sequence[EdgeShape]
    unfolded: tuple[str, ...]


def fold(model: Model, edges: Iterable[Edge], onto: str) -> Folded:
    """The network of `organizations` or `jurisdictions` joined by the agreements that they share."""
    sides = _sides(model, edges, onto)
    pairs, unfolded = _pairs(sides, model.recognising)
    return Folded(_count(sides), [_edge(a, b, shared) for (a, b), shared in sorted(pairs.items())], unfolded)


def _sides(model: Model, edges: Iterable[Edge], onto: str) -> Sides:
    found: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        if edge.joins and (side := side_of(model, edge, onto)):
            found[edge.target][side].append(edge)
    return found


def side_of(model: Model, edge: Edge, onto: str) -> str | None:
    """The organization or the jurisdiction that a participation makes a side of its agreement; None for other edges."""
    side = edge.source if onto == "organizations" else _place(model, edge)
    return side if edge.relation == PARTICIPATION and side and f"{side.partition('/')[0]}s" == onto else None


def _place(model: Model, edge: Edge) -> str | None:
    """The jurisdiction for which a participant takes part."""
    if edge.source.startswith("jurisdiction/"):
        return edge.source
    return edge.jurisdiction or model.nodes[edge.source].jurisdiction


def _count(sides: Sides) -> dict[str, int]:
    """Side → number of agreements in which it takes part."""
    counts: dict[str, int] = defaultdict(int)
    for members in sides.values():
        for side in members:
            counts[side] += 1
    return counts


def _pairs(sides: Sides, known: Recognising) -> tuple[dict[tuple[str, str], list[Shared]], tuple[str, ...]]:
    """Pair of sides → what they share, small agreements first; and the agreements for which no room was left."""
    pairs: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    room, unfolded = MAX_PAIRS, []
    for agreement in sorted(sides, key=lambda a: (len(sides[a]), a)):
        members = sides[agreement]
        room -= len(members) * (len(members) - 1) // 2
        if room < 0:
            unfolded.append(agreement)
            continue
        for a, b in combinations(sorted(members), 2):
            shared = list(_together(known, members[a], members[b], len(members)))
            if shared:
                pairs[a, b].extend(shared)
    return pairs, tuple(unfolded)


def _together(known: Recognising, a: list[Edge], b: list[Edge], sides: int) -> Iterator[Shared]:
    for one, other in product(a, b):
        timeline = one.timeline.together(other.timeline)
        if not timeline.empty:
            held = weakest((one.held, other.held))
            yield Shared(one.target, timeline, held, sides, tuple(passages(known, one, other)))


def _edge(a: str, b: str, shared: list[Shared]) -> EdgeShape:
    """A folded edge.

    `weight` counts the agreements; `strength` counts each as 1/(sides − 1), so that a treaty of two weighs as much
    as the largest accord together with all its other members. It holds while any agreement is shared, as surely as the
    surest is; `spells` are these times without how surely, as far as sources date them.
    """
    agreements = {s.agreement: s.sides for s in shared}
    timeline = any_of([s.timeline for s in shared])
    held = surest(s.held for s in shared)
    ways = best(way for s in shared for way in s.passages)
    return EdgeShape(
        source=a,
        target=b,
        label=_label(),
        id=f"{a}|{FOLDED}|{b}",
        relation=FOLDED,
        start=None,
        end=None,
        status=None,
        weight=len(agreements),
        strength=round(sum(1 / max(sides - 1, 1) for sides in agreements.values()), 6),
        certainty=held.certainty if held else None,
        reason=held.reason if held else None,
        agreements=sorted(agreements),
        direction=direction(ways),
        forward=[way.agreement for way in ways if way.forward],
        backward=[way.agreement for way in ways if not way.forward],
        passages=passage_shapes(ways),
        start_earliest=timeline.first_day,
        end_latest=timeline.until,
        spells=_spells(timeline),
        segments=segment_shapes(timeline.segments),
    )


@cache
def _label() -> Words:
    """What the relation of two sides is called."""
    return Words(**words("relation", FOLDED))


def _spells(timeline: Timeline) -> list[tuple[date | None, date | None]]:
    """The first and the last day of each time on which it holds, however surely, as far as it is dated."""
    spells: list[tuple[date | None, date | None]] = []
    for each in timeline.dated:
        last = spells[-1][1] if spells else None
        if last and each.start == last + timedelta(days=1):
            spells[-1] = (spells[-1][0], each.last_day)
        else:
            spells.append((each.start, each.last_day))
    return spells
