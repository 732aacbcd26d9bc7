"""Reads a request for the evidence on one thing, for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named


@dataclass(frozen=True, slots=True)
class EvidenceRequest:
    """What the evidence is wanted of, and the day for which it is said how surely it stands."""

    of: Named
    day: date


def evidence_request(atlas: Atlas, of: Named, *, as_of: str | date | None = None) -> EvidenceRequest:
    """The request; BadParameter says what is wrong with the day, without one the data date is taken."""
    return EvidenceRequest(of, data_day(atlas, as_of))
