"""What happened last, each thing once."""

from typing import Final

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.answers.changes import Change
from accord_atlas.service.answers.profile import ProfileChange
from accord_atlas.service.changes.answer import history_of
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.profile.request import ProfileRequest

SHOWN: Final = 8
"""How many of the latest an answer has; the address of all is among its links."""
DOUBT: Final = "[]?~%"
"""Marks of EDTF around a day, which say how sure it is."""


def latest(atlas: Atlas, request: ProfileRequest) -> list[ProfileChange]:
    """The latest that happened by the day, the newest first; what has no date is left out."""
    kind, slug = kind_and_slug(request.iri) or ("", "")
    every = history_of(atlas, frozenset({f"{kind}/{slug}"}))
    found = [each for each in every if not each.told and each.date and each.earliest and each.earliest <= request.day]
    found.sort(key=lambda each: ((each.date or "").strip(DOUBT), each.kind, each.subject.id), reverse=True)
    return [_change(atlas, each) for each in found[:SHOWN]]


def _change(atlas: Atlas, change: Change) -> ProfileChange:
    return ProfileChange(
        date=change.date or "",
        kind=change.kind,
        text=change.sentence,
        source=entity_of(atlas, change.source.iri if change.source else None),
    )
