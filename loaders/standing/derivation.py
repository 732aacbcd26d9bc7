"""Standing of everything in time: places in agreements, agreements, bodies and seats."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord_atlas.loaders.standing.lives import SureSegments, agreement_courses, body_courses, lives
from accord_atlas.loaders.standing.model import Record
from accord_atlas.loaders.standing.places import HeldSegments, as_told, place_segments
from accord_atlas.loaders.standing.seats import Seat, SeatSegments, seats


@dataclass(frozen=True)
class Standing:
    """The segments of places, agreements and bodies by id, and of seats."""

    places: Mapping[str, HeldSegments]
    agreements: Mapping[str, SureSegments]
    bodies: Mapping[str, SureSegments]
    seats: Mapping[Seat, SeatSegments]


def derive(record: Record) -> Standing:
    """Apply the rules of standing to a record; the same record gives the same segments."""
    agreements, bodies = agreement_courses(record), body_courses(record)
    places = place_segments(record, agreements, bodies)
    told = {key: as_told(found) for key, found in places.items()}
    return Standing(told, *lives(record, agreements, bodies, told), seats(record, places))
