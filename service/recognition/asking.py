"""Reads what is asked of recognition and accession, for HTTP, the command line and Python alike."""

from datetime import date
from typing import Any

from accord_atlas.service.accession.answer import accession
from accord_atlas.service.atlas import Atlas
from accord_atlas.service.concepts import concepts
from accord_atlas.service.identifiers import resolve
from accord_atlas.service.network.answers import envelope
from accord_atlas.service.network.asking import among
from accord_atlas.service.recognition.answer import recognition
from accord_atlas.service.recognition.routes import Asked
from accord_atlas.service.values import day

LEVEL = "professional-engineer"
Json = dict[str, Any]


def data_day(atlas: Atlas, value: str | date | None, parameter: str = "as_of") -> date:
    """The day asked for; the release's data date where none is given, never the clock."""
    if isinstance(value, date):
        return value
    return day(value, parameter=parameter) if value else atlas.release.data_date


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


def ask_accession(atlas: Atlas, agreement: str, organization: str, *, as_of: str | date | None = None) -> Json:
    """What `organization` still lacks to enter `agreement`; BadParameter says what is wrong with a parameter."""
    compact = resolve(atlas, agreement, ("agreement",), parameter="agreement")
    candidate = resolve(atlas, organization, ("organization",), parameter="organization")
    moment = data_day(atlas, as_of)
    return {**envelope(atlas, moment, whole=True), **accession(atlas, compact.iri, candidate.iri, moment)}
