"""Folds the network over its agreements: two sides are joined by each agreement that they share at the same time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from typing import Final

from accord_atlas.service.answers.network import Edge as EdgeShape
from accord_atlas.service.core.schemes import words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.model import Edge, Model
from accord_atlas.service.domain.validity import Certainty, Extent, surest, weakest

FOLDED: Final = "shares-agreements"
"""The relation of two sides of a folded network."""
MAX_PAIRS = 200_000
"""Pairs of participants beyond which the largest agreements are no longer folded."""

Sides = Mapping[str, Mapping[str, list[Edge]]]
"""Agreement → side (an organization or a jurisdiction) → its participations."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One agreement that two sides share: when together, how surely, among how many sides."""

    agreement: str
    extent: Extent
    certainty: Certainty | None
    sides: int


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
    pairs, unfolded = _pairs(sides)
    return Folded(_count(sides), [_edge(a, b, shared) for (a, b), shared in sorted(pairs.items())], unfolded)


def _sides(model: Model, edges: Iterable[Edge], onto: str) -> Sides:
    found: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        side = edge.source if onto == "organizations" else place(model, edge)
        if edge.relation == "participation" and side and f"{side.partition('/')[0]}s" == onto:
            found[edge.target][side].append(edge)
    return found


def place(model: Model, edge: Edge) -> str | None:
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


def _pairs(sides: Sides) -> tuple[dict[tuple[str, str], list[Shared]], tuple[str, ...]]:
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
            shared = list(_together(agreement, members[a], members[b], len(members)))
            if shared:
                pairs[a, b].extend(shared)
    return pairs, tuple(unfolded)


def _together(agreement: str, a: list[Edge], b: list[Edge], sides: int) -> Iterator[Shared]:
    for one, other in product(a, b):
        extent = one.extent.within(other.extent)
        if not extent.empty:
            yield Shared(agreement, extent, weakest((one.certainty, other.certainty)), sides)


def _edge(a: str, b: str, shared: list[Shared]) -> EdgeShape:
    """A folded edge.

    `weight` counts the agreements; `strength` counts each as 1/(sides − 1), so that a treaty of two weighs as much
    as the largest accord together with all its other members. `spells` are the times of sharing, for a time line.
    """
    agreements = {s.agreement: s.sides for s in shared}
    starts = [s.extent.start_earliest for s in shared]
    ends = [s.extent.end_latest for s in shared]
    return EdgeShape(
        source=a,
        target=b,
        label=Words(**words("relation", FOLDED)),
        id=f"{a}|{FOLDED}|{b}",
        relation=FOLDED,
        start=None,
        end=None,
        status=None,
        weight=len(agreements),
        strength=round(sum(1 / max(sides - 1, 1) for sides in agreements.values()), 6),
        certainty=surest(s.certainty for s in shared),
        agreements=sorted(agreements),
        start_earliest=None if None in starts else min(filter(None, starts)),
        end_latest=None if None in ends else max(filter(None, ends)),
        spells=_merge([(s.extent.start_earliest, s.extent.last_day) for s in shared]),
    )


def _merge(spells: list[tuple[date | None, date | None]]) -> list[tuple[date | None, date | None]]:
    """Spells in order, those that touch joined into one."""
    merged: list[tuple[date | None, date | None]] = []
    for start, end in sorted(spells, key=lambda s: (s[0] or date.min, s[1] or date.max)):
        last = merged[-1] if merged else None
        if last and (last[1] is None or (start or date.min) <= last[1] + timedelta(days=1)):
            merged[-1] = (last[0], None if end is None or last[1] is None else max(end, last[1]))
        else:
            merged.append((start, end))
    return merged
