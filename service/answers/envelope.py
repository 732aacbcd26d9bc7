"""What every answer carries: the release, the day it is about, whether it is all there is."""

from datetime import date
from typing import Any

from accord_atlas.service.core.atlas import Atlas

Json = dict[str, Any]


def written(day: date | None) -> str | None:
    """A day as text."""
    return day.isoformat() if day else None


def envelope(atlas: Atlas, as_of: date | None, *, whole: bool) -> Json:
    """What every answer carries: the release, the day it is about, whether it is all there is."""
    return {
        "release": atlas.release.id,
        "as_of": written(as_of),
        "completeness": "complete" if whole else "truncated",
    }
