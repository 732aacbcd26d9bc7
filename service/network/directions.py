"""Which way engineers are recognised between two sides of a folded network, under which of their agreements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.answers.network import Passage as PassageShape
from accord_atlas.service.answers.values import RecognitionDirection
from accord_atlas.service.domain.network.model import Edge
from accord_atlas.service.domain.network.recognising import Recognising, Terms
from accord_atlas.service.domain.timeline import Segment, weakest

DIRECTIONS: Final[dict[tuple[bool, bool], RecognitionDirection]] = {
    (True, True): "both-ways",
    (True, False): "source-to-target",
    (False, True): "target-to-source",
    (False, False): "none",
}
"""Whether engineers of the first side are recognised, whether those of the second are → the direction."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Engineers of one side are recognised by the other under an agreement; `forward`: those of the first side.

    `held` is how it stands on the day (None without a day), `parts` the sides that are only a part of a jurisdiction.
    """

    agreement: str
    forward: bool
    level: str
    held: Segment | None
    parts: tuple[str, ...]


def passages(known: Recognising, one: Edge, other: Edge) -> Iterator[Passage]:
    """The passages between two participations in the same agreement; at any time, where they stand on no day."""
    terms = known.terms.get(one.target)
    if terms is None or not _together(terms, one, other):
        return
    ends = known.sides.get(one.via or ""), known.sides.get(other.via or "")
    for forward, (origin, destination) in ((True, ends), (False, ends[::-1])):
        if terms.runs(origin, destination):
            parts = tuple(part for edge in (one, other) if (part := known.part(edge.via)))
            yield Passage(one.target, forward, terms.level, weakest((one.held, other.held)), parts)


def _together(terms: Terms, one: Edge, other: Edge) -> bool:
    """Whether both have a status that is needed: on the day, or without one at some time both at once."""
    if one.held or other.held:
        return terms.meets(one.held) and terms.meets(other.held)
    return not terms.standing(one.timeline).together(terms.standing(other.timeline)).empty


def best(found: Iterable[Passage]) -> list[Passage]:
    """One passage for each agreement and direction: that between whole jurisdictions, else the surest."""
    chosen: dict[tuple[str, bool], Passage] = {}
    for each in sorted(found, key=_order):
        chosen.setdefault((each.agreement, not each.forward), each)
    return [chosen[key] for key in sorted(chosen)]


def _order(passage: Passage) -> tuple[int, tuple[int, int]]:
    return len(passage.parts), passage.held.doubt if passage.held else (0, 0)


def direction(found: Sequence[Passage]) -> RecognitionDirection:
    """The direction of several passages together."""
    return DIRECTIONS[any(each.forward for each in found), any(not each.forward for each in found)]


def passage_shapes(found: Iterable[Passage]) -> list[PassageShape]:
    """Passages as answers show them."""
    return [
        PassageShape(
            agreement=each.agreement,
            forward=each.forward,
            level=each.level,
            certainty=each.held.certainty if each.held else None,
            reason=each.held.reason if each.held else None,
            parts=list(each.parts),
        )
        for each in found
    ]
