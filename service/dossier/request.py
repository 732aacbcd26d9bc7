"""Reads a request for a dossier, for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve

COUNTERPART = "cn"


@dataclass(frozen=True, slots=True)
class DossierRequest:
    """What a dossier is about: a jurisdiction (IRI) seen from a counterpart's side, on a day."""

    jurisdiction: str
    counterpart: str
    day: date

    @property
    def own(self) -> bool:
        """Whether it is the dossier of the counterpart itself, seen from no other side."""
        return self.jurisdiction == self.counterpart


def dossier_request(
    atlas: Atlas, jurisdiction: str, *, counterpart: str | None = None, as_of: str | date | None = None
) -> DossierRequest:
    """The request; BadParameter says what is wrong with a parameter.

    The counterpart is China by default; the dossier of China itself asks for another. Without a day the data date is
    taken.
    """
    place = resolve(atlas, jurisdiction, ("jurisdiction",), parameter="jurisdiction")
    other = resolve(atlas, counterpart or COUNTERPART, ("jurisdiction",), parameter="counterpart")
    if counterpart and other.iri == place.iri:
        raise BadParameter(
            "counterpart",
            counterpart,
            f"`counterpart` is {counterpart!r}, the jurisdiction itself; name another one.",
            f"counterpart 为 {counterpart!r}，与所问国家或地区相同，请另行指定。",
            expected="another jurisdiction",
        )
    return DossierRequest(place.iri, other.iri, data_day(atlas, as_of))
