"""Reads a request for a profile, for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from accord_atlas.service.answers.profile import ProfileKind
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.dossier.request import COUNTERPART

KINDS: Final = ("jurisdiction", "organization", "agreement")
"""What has a profile; a bare slug means the first kind that has it."""


@dataclass(frozen=True, slots=True)
class ProfileRequest:
    """What a profile is about (IRI), of which kind, seen from which counterpart's side (IRI), on a day.

    `place` is the jurisdiction that it is or that it belongs to; None for an agreement and an international body.
    """

    kind: ProfileKind
    iri: str
    place: str | None
    counterpart: str
    day: date

    @property
    def own(self) -> bool:
        """Whether it is the counterpart itself, or a body of it."""
        return self.place == self.counterpart


def profile_request(
    atlas: Atlas, of: str, *, counterpart: str | None = None, as_of: str | date | None = None
) -> ProfileRequest:
    """The request; BadParameter says what is wrong with a parameter.

    The counterpart is China by default; a profile of China, or of a body of China, asks for another. Without a day the
    data date is taken.
    """
    found = resolve(atlas, of, KINDS, parameter="of")
    other = resolve(atlas, counterpart or COUNTERPART, ("jurisdiction",), parameter="counterpart")
    kind = cast("ProfileKind", found.kind)
    place = found.iri if kind == "jurisdiction" else None
    if kind == "organization":
        place = reading(atlas).text(found.iri, "aa:jurisdiction")
    if counterpart and other.iri == found.iri:
        raise BadParameter(
            "counterpart",
            counterpart,
            f"`counterpart` is {counterpart!r}, what the profile is about; name another jurisdiction.",
            f"counterpart 为 {counterpart!r}，与所问国家或地区相同，请另行指定。",
            expected="another jurisdiction",
        )
    return ProfileRequest(kind, found.iri, place, other.iri, data_day(atlas, as_of))
