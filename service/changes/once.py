"""A history that tells each thing once: an event that tells of an agreement stands for the dates of that agreement."""

from collections.abc import Sequence
from typing import Final

from accord_atlas.service.answers.changes import Change
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import agreements

DOUBT: Final = "[]?~%"
"""Marks of EDTF around a day, which say how sure it is."""

TOLD_BY_AN_EVENT: Final = ("signed", "in-force", "joined", "status-changed")


def day_of(change: Change) -> str:
    """Its date without the marks of doubt; blank where it has none."""
    return (change.date or "").strip(DOUBT)


def marked(atlas: Atlas, changes: Sequence[Change]) -> list[Change]:
    """The changes in their order, those marked that another one of the same day tells already."""
    tells = {key for each in changes for key in _tells(each)}
    together = [each for each in changes if each.kind == "happened" and each.involved]
    return [
        each.model_copy(update={"told": True}) if _keys(each) & tells or _at(atlas, each, together) else each
        for each in changes
    ]


def _tells(change: Change) -> set[tuple[str, str, str]]:
    """What needs not be told again: what an event is about, and that the parties of what was signed are in it."""
    if not change.date:
        return set()
    if change.kind == "happened" and change.object:
        return {
            (day_of(change), change.object.iri, kind) for kind in ("signed", "in-force", "joined", "status-changed")
        }
    return {(day_of(change), change.subject.iri, "joined")} if change.kind == "signed" else set()


def _keys(change: Change) -> set[tuple[str, str, str]]:
    about = change.subject if change.kind in {"signed", "in-force"} else change.object
    return {(day_of(change), about.iri, change.kind)} if about and change.kind != "happened" else set()


def _at(atlas: Atlas, change: Change, events: Sequence[Change]) -> bool:
    """Whether a body entered an agreement of two sides on the day of an event in which both took part."""
    agreement = agreements(atlas).get(change.object.iri) if change.object and change.kind == "joined" else None
    if agreement is None or not agreement.two_sided or not change.date:
        return False
    sides = {each.organization for each in agreement.participations}
    return any(day_of(each) == day_of(change) and sides <= {body.iri for body in each.involved} for each in events)
