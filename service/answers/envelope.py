"""What every answer carries: the release, the day it is about, whether it is all there is."""

from datetime import date
from typing import Literal, TypedDict

from pydantic import Field

from accord_atlas.service.answers.tabled import Tables
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Shape

Completeness = Literal["complete", "truncated", "timed-out"]


class Envelope(Tables, Shape):
    """What every answer carries."""

    release: str = Field(description="The release that the answer is from.")
    as_of: str | None = Field(description="The day that the answer is about; null where it is about all times.")
    completeness: Completeness
    layers: list[str] = Field(description="The local layers that the release holds beside the curated data.")


class EnvelopeFields(TypedDict):
    """The fields of an envelope, to be given to an answer as `**envelope(…)`."""

    release: str
    as_of: str | None
    completeness: Completeness
    layers: list[str]


def written(day: date | None) -> str | None:
    """A day as text."""
    return day.isoformat() if day else None


def envelope(atlas: Atlas, as_of: date | None, *, whole: bool) -> EnvelopeFields:
    """What every answer carries; `whole` is False where a limit left something out."""
    return {
        "release": atlas.release.id,
        "as_of": written(as_of),
        "completeness": "complete" if whole else "truncated",
        "layers": list(atlas.release.layers),
    }
