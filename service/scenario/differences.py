"""Which routes open, close or change where something is supposed: the routes of both worlds, set side by side.

Only agreements that are supposed to be other than they are can give other routes; all others are left alone.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal, TypeVar

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.provisions import Provision, provisions
from accord_atlas.service.domain.supposition import Step, holds, supposing
from accord_atlas.service.recognition.answer import OpenRoute, open_routes
from accord_atlas.service.recognition.request import RecognitionRequest

Direction = Literal["outbound", "inbound"]
"""The notations of the scheme `route-direction`."""
K = TypeVar("K")
V = TypeVar("V")
KEPT: Final = 1024
"""How many answers of a kind are kept beside a release."""
DIRECTIONS: Final[tuple[Direction, ...]] = ("outbound", "inbound")


@dataclass(frozen=True, slots=True)
class Difference:
    """A route between the origin and another jurisdiction (IRI) that is not the same in both worlds.

    `first`: no route that recognises as much (engineers, or degrees) led there at that level before.
    """

    jurisdiction: str
    direction: Direction
    level: str
    before: OpenRoute | None
    after: OpenRoute | None
    first: bool = False

    @property
    def route(self) -> OpenRoute:
        """The route as it would be; one that is lost, as it is."""
        found = self.after or self.before
        assert found, "a difference is of some route"
        return found


@dataclass(frozen=True)
class Worlds:
    """The release, and the same with something supposed, seen from a jurisdiction (IRI) on a day."""

    atlas: Atlas
    steps: Sequence[Step]
    origin: str
    day: date

    @cached_property
    def supposed(self) -> Atlas:
        """The release as it would be."""
        return supposing(self.atlas, self.steps, self.day)

    @cached_property
    def differences(self) -> list[Difference]:
        """All routes that differ: by level, direction and place, in a fixed order.

        They are kept beside the release, for steps that were weighed are then looked at one by one.
        """
        kept, key = self.atlas.once(_kept_differences), (tuple(self.steps), self.origin, self.day)
        known = kept.get(key)
        if known is None:
            found = (each for level, texts in self._touched.items() for each in self._at(level, texts))
            made = sorted(found, key=lambda each: (each.direction != "outbound", each.level, each.jurisdiction))
            known = _keep(kept, key, made)
        return known

    @property
    def gained(self) -> list[Difference]:
        """Routes that open."""
        return [each for each in self.differences if each.before is None]

    @property
    def lost(self) -> list[Difference]:
        """Routes that close."""
        return [each for each in self.differences if each.after is None]

    @property
    def changed(self) -> list[Difference]:
        """Routes that stay, and say something else."""
        return [each for each in self.differences if each.before and each.after]

    @cached_property
    def kept(self) -> list[Difference]:
        """Routes of the levels concerned that are open today, wherever they lead, and are none of the differences."""
        other = {_key(each) for each in self.differences}
        mine = [each for each in agreements(self.atlas).values() if each.of(self.origin)]
        places = {each.jurisdiction for text in mine for each in text.participations} - {None, self.origin}
        found = [
            Difference(place, direction, level, held, held)
            for direction in DIRECTIONS
            for level in sorted(self._touched)
            for place in sorted(each for each in places if each)
            for held in open_routes(self.atlas, self._request(place, direction, level))
        ]
        return [each for each in found if _key(each) not in other]

    @cached_property
    def _touched(self) -> Mapping[str, set[str]]:
        """Level → the agreements that may give other routes: those supposed, with the texts of their instruments."""
        known, ways = agreements(self.supposed), provisions(self.supposed)
        new = [each.agreement for each in self.steps if not holds(self.atlas, each, self.day)]
        held = (each for agreement in new for each in ways.by_agreement.get(agreement, ()))
        found: dict[str, set[str]] = {}
        for iri in {*new, *(text for each in held for text in ways.members.get(each.instrument, ()))}:
            found.setdefault(known[iri].level, set()).add(iri)
        return found

    def _at(self, level: str, texts: Collection[str]) -> Iterator[Difference]:
        known = agreements(self.supposed)
        places = {each.jurisdiction for text in texts for each in known[text].participations} - {None, self.origin}
        for place in sorted(each for each in places if each):
            still_wanted()
            for direction in DIRECTIONS:
                yield from self._between(place, direction, level, texts)

    def _between(self, place: str, direction: Direction, level: str, texts: Collection[str]) -> Iterator[Difference]:
        request = self._request(place, direction, level)
        before = _routes(self.atlas, request, [text for text in texts if text in agreements(self.atlas)])
        after = _routes(self.supposed, request, texts)
        for instrument in sorted({*before, *after}):
            old, new = before.get(instrument), after.get(instrument)
            if old is None and new:
                yield Difference(place, direction, level, None, new, first=not self._reached(request, new))
            elif old and (new is None or _said(old) != _said(new)):
                yield Difference(place, direction, level, old, new)

    def _request(self, place: str, direction: Direction, level: str) -> RecognitionRequest:
        ends = (self.origin, place) if direction == "outbound" else (place, self.origin)
        return RecognitionRequest(*ends, None, level, self.day)

    def _reached(self, request: RecognitionRequest, new: OpenRoute) -> bool:
        """Whether a route of the release recognises engineers, or degrees, where the new one does."""
        kept = self.atlas.once(_kept_provisions)
        held = kept.get(request)
        if held is None:
            held = _keep(kept, request, [route.provision for route in open_routes(self.atlas, request)])
        if new.provision.engineers:
            return any(each.engineers for each in held)
        return any(each.engineers or each.degrees for each in held) if new.provision.degrees else bool(held)


def _kept_differences(_: Atlas) -> dict[tuple[tuple[Step, ...], str, date], list[Difference]]:
    return {}


def _kept_provisions(_: Atlas) -> dict[RecognitionRequest, list[Provision]]:
    """What the open routes of the release itself recognise: the same for whatever is supposed."""
    return {}


def _keep(kept: dict[K, V], key: K, value: V) -> V:
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = value
    return value


def _routes(atlas: Atlas, request: RecognitionRequest, texts: Collection[str]) -> dict[str, OpenRoute]:
    """Instrument → its route."""
    return {route.provision.instrument: route for route in open_routes(atlas, request, texts)}


def _key(found: Difference) -> tuple[str, Direction, str, str]:
    return found.jurisdiction, found.direction, found.level, found.route.provision.instrument


def _said(route: OpenRoute) -> tuple[object, ...]:
    """What a reader is told of a route, which two equal ones share."""
    return (
        *(route.agreement.iri, route.way.origin, route.way.destination, route.sureness.certainty),
        *(route.sureness.reason, route.provision.recognises, frozenset(route.provision.conditions)),
    )
