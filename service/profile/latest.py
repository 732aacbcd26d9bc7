"""What happened last, each thing once: an event that tells of an agreement stands for the dates of that agreement."""

from collections.abc import Sequence
from typing import Final

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.answers.changes import Change
from accord_atlas.service.answers.profile import ProfileChange
from accord_atlas.service.changes.answer import history_of
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.profile.request import ProfileRequest

SHOWN: Final = 8
"""How many of the latest an answer has; the address of all is among its links."""
DOUBT: Final = "[]?~%"
"""Marks of EDTF around a day, which say how sure it is."""


def latest(atlas: Atlas, request: ProfileRequest) -> list[ProfileChange]:
    """The latest that happened by the day, the newest first; what has no date is left out."""
    kind, slug = kind_and_slug(request.iri) or ("", "")
    every = history_of(atlas, frozenset({f"{kind}/{slug}"}))
    found = [each for each in every if each.date and each.earliest and each.earliest <= request.day]
    told = {key for each in found for key in _tells(each)}
    together = [each for each in found if each.kind == "happened" and each.involved]
    mine = [each for each in found if not _told(each) & told and not _at(atlas, each, together)]
    mine.sort(key=lambda each: (_day(each), each.kind, each.subject.id), reverse=True)
    return [_change(atlas, each) for each in mine[:SHOWN]]


def _day(change: Change) -> str:
    return (change.date or "").strip(DOUBT)


def _tells(change: Change) -> set[tuple[str, str, str]]:
    """What needs not be told again: what an event is about, and that the parties of what was signed are in it."""
    if change.kind == "happened" and change.object:
        return {(_day(change), change.object.iri, kind) for kind in ("signed", "in-force", "joined", "status-changed")}
    return {(_day(change), change.subject.iri, "joined")} if change.kind == "signed" else set()


def _told(change: Change) -> set[tuple[str, str, str]]:
    about = change.subject if change.kind in {"signed", "in-force"} else change.object
    return {(_day(change), about.iri, change.kind)} if about and change.kind != "happened" else set()


def _at(atlas: Atlas, change: Change, events: Sequence[Change]) -> bool:
    """Whether a body entered an agreement of two sides on the day of an event in which both took part."""
    agreement = agreements(atlas).get(change.object.iri) if change.object and change.kind == "joined" else None
    if agreement is None or not agreement.two_sided:
        return False
    sides = {each.organization for each in agreement.participations}
    return any(_day(each) == _day(change) and sides <= {body.iri for body in each.involved} for each in events)


def _change(atlas: Atlas, change: Change) -> ProfileChange:
    return ProfileChange(
        date=change.date or "",
        kind=change.kind,
        text=change.sentence,
        source=entity_of(atlas, change.source.iri if change.source else None),
    )
