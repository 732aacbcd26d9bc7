"""Reads what is asked of a dossier, for HTTP, the command line and Python alike."""

from datetime import date

from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.dossier.parts import Subject

COUNTERPART = "cn"


def subject(
    atlas: Atlas, jurisdiction: str, *, counterpart: str | None = None, as_of: str | date | None = None
) -> Subject:
    """What the dossier is about; BadParameter says what is wrong with a parameter.

    The counterpart is China by default; the dossier of China itself asks for another.
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
    return Subject(place.iri, other.iri, data_day(atlas, as_of))
