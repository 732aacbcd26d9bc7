"""Reads a request for gaps, for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import resolve


@dataclass(frozen=True, slots=True)
class GapsRequest:
    """A request for gaps: of one jurisdiction (IRI), or of all, on a day."""

    day: date
    jurisdiction: str | None = None


def gaps_request(atlas: Atlas, *, jurisdiction: str | None = None, as_of: str | date | None = None) -> GapsRequest:
    """The request; BadParameter says what is wrong with a parameter. Without a day the data date is taken."""
    day = data_day(atlas, as_of)
    one = resolve(atlas, jurisdiction, ("jurisdiction",), parameter="jurisdiction") if jurisdiction else None
    return GapsRequest(day, one.iri if one else None)
