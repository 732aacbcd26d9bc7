"""Reads what is asked of recognition and accession, for HTTP, the command line and Python alike."""

from datetime import date
from typing import Any

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.recognition.answer import recognition
from accord_atlas.service.recognition.routes import Asked

LEVEL = "professional-engineer"
Json = dict[str, Any]


def ask_recognition(
    atlas: Atlas,
    origin: str,
    destination: str,
    *,
    specialty: str | None = None,
    level: str = LEVEL,
    as_of: str | date | None = None,
) -> Json:
    """What `destination` recognises of an engineer of `origin`; BadParameter says what is wrong with a parameter."""
    levels = [name for name in concepts(atlas)["level"] if name != "other"]
    asked = Asked(
        resolve(atlas, origin, ("jurisdiction",), parameter="from").iri,
        resolve(atlas, destination, ("jurisdiction",), parameter="to").iri,
        resolve(atlas, specialty, ("specialty",), parameter="specialty").iri if specialty else None,
        among(level, "level", levels),
        data_day(atlas, as_of),
    )
    return {**envelope(atlas, asked.day, whole=True), **recognition(atlas, asked)}
