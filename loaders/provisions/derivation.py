"""Derives the provisions of an agreement: what holds on each way, and which ways have the same terms."""

from collections import defaultdict
from collections.abc import Mapping

from accord_atlas.loaders.provisions.model import Agreement, Effect, Named, Provision, Side, Terms, Way
from accord_atlas.loaders.provisions.ways import sides_of, ways

NOT_RECORDED = "not-recorded"
TWO = 2
Rectangle = tuple[tuple[Side, ...], tuple[Side, ...]]


def provisions(agreement: Agreement) -> list[Provision]:
    """What an agreement recognises, from which sides to which, in a fixed order.

    Between two sides each way is a provision. Among more, ways of equal terms are one: a register of twenty members
    is one provision between them, and one more where a member asks for more.
    """
    by_terms: dict[Terms, list[Way]] = defaultdict(list)
    for way, named in ways(agreement).items():
        by_terms[terms(agreement, way, named)].append(way)
    return sorted(
        (
            Provision(agreement, origins, destinations, held)
            for held, found in by_terms.items()
            for origins, destinations in (_rectangles(found) if len(agreement.sides) > TWO else _each(found))
        ),
        key=lambda each: (each.origins, each.destinations),
    )


def terms(agreement: Agreement, way: Way, named: Named | None) -> Terms:
    """What holds on a way: the effect that a direction names there, else the agreement's own, and its conditions."""
    effect = (named.effect if named else None) or agreement.effect
    return Terms(
        effect if effect.recognises else Effect((NOT_RECORDED,), None, effect.sources, effect.confidence),
        tuple(
            condition.id
            for condition in agreement.conditions
            if way.origin in sides_of(agreement, condition.origin)
            and way.destination in sides_of(agreement, condition.destination)
        ),
    )


def _each(found: list[Way]) -> list[Rectangle]:
    return [((way.origin,), (way.destination,)) for way in found]


def _rectangles(found: list[Way]) -> list[Rectangle]:
    """The ways as origins × destinations, in as few as two ways of putting them together give.

    A side recognises nothing of its own, so a rectangle may hold it on both ends: 24 members with one another are one.
    """
    reached: dict[Side, set[Side]] = defaultdict(set)
    for way in found:
        reached[way.origin].add(way.destination)
    apart = _grouped({origin: frozenset(others) for origin, others in reached.items()}, reached)
    among = _grouped({origin: frozenset({origin, *others}) for origin, others in reached.items()}, reached)
    return min(apart, among, key=len)


def _grouped(rows: Mapping[Side, frozenset[Side]], reached: Mapping[Side, set[Side]]) -> list[Rectangle]:
    """Origins with the same row together, and again those that reach the same once nobody reaches himself."""
    groups: dict[frozenset[Side], list[Side]] = defaultdict(list)
    for origin, row in rows.items():
        groups[row].append(origin)
    merged: dict[tuple[Side, ...], list[Side]] = defaultdict(list)
    for row, origins in groups.items():
        destinations = sorted(side for side in row if any(side in reached[origin] for origin in origins))
        merged[tuple(destinations)] += origins
    return [(tuple(sorted(origins)), destinations) for destinations, origins in merged.items()]
