"""Which way an agreement runs, and which sides the end of a row means."""

from collections.abc import Iterable, Iterator
from itertools import permutations, product

from accord_atlas.loaders.provisions.model import Agreement, End, Named, Side, Way


def ways(agreement: Agreement) -> dict[Way, Named | None]:
    """Each way in which an agreement runs → the direction that names it, if a direction does.

    Directions are all its ways where there are any. Else it runs between all its sides, if its kind says so; of any
    other kind, only where conditions or equivalences name both ends.
    """
    if agreement.directions:
        return {way: row for row in agreement.directions for way in _between(agreement, row.origin, row.destination)}
    if agreement.runs != "named":
        return dict.fromkeys(Way(*pair) for pair in permutations(agreement.sides, 2) if pair[0].apart(pair[1]))
    named = [(row.origin, row.destination) for row in agreement.equivalences]
    named += [(row.origin, row.destination) for row in agreement.conditions]
    return dict.fromkeys(way for ends in named if all(map(_is_placed, ends)) for way in _between(agreement, *ends))


def _between(agreement: Agreement, origin: End, destination: End) -> Iterator[Way]:
    pairs = product(sides_of(agreement, origin), sides_of(agreement, destination))
    return (Way(*pair) for pair in pairs if pair[0].apart(pair[1]))


def sides_of(agreement: Agreement, end: End) -> list[Side]:
    """The sides of an agreement that the end of a row means: those of the body, else of the place.

    A body that is no party speaks for the sides of its place. An end without a place means every side.
    """
    of_body = {place.side for place in agreement.places if place.full and place.organization == end.organization}
    if end.organization and of_body:
        return sorted(of_body)
    if not _is_placed(end):
        return agreement.sides
    return _there(agreement.sides, end)


def _there(sides: Iterable[Side], end: End) -> list[Side]:
    """The sides in a place: of a region that region, or the whole country where the region itself is no side."""
    found = [side for side in sides if side.jurisdiction == end.jurisdiction]
    own = [side for side in found if side.region == end.region]
    return own if end.region and own else found


def _is_placed(end: End) -> bool:
    return bool(end.jurisdiction)
