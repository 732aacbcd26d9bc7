"""Who is in the agreement that is to be joined, as far as it bears on a supposition."""

from collections.abc import Iterator
from datetime import date

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.participations import Held, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.supposition import Joining
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, first, listing, name


def has_members(atlas: Atlas, step: Joining, day: date) -> bool:
    """Whether any full member of the agreement is on record on a day."""
    return next(_full(atlas, step, day), None) is not None


def compatriots(atlas: Atlas, step: Joining, day: date) -> list[str]:
    """Other bodies (IRIs) of the candidate's place that are full members on the day."""
    home = reading(atlas).text(step.organization, "aa:jurisdiction")
    held = (each for each in _full(atlas, step, day) if home and each.participation.jurisdiction == home)
    return sorted({body for each in held for body in each.bodies} - {step.organization})


def other_bodies(atlas: Atlas, step: Joining, day: date) -> Words | None:
    """That other bodies of the candidate's place are full members already; None where none are."""
    others = compatriots(atlas, step, day)
    bodies = listing((definite(name(atlas, each)) for each in others), "both-separator")
    agreement = name(atlas, step.agreement)
    return message("scenario-other-body", body=first(bodies), agreement=agreement) if others else None


def _full(atlas: Atlas, step: Joining, day: date) -> Iterator[Held]:
    return (held for held in agreements(atlas)[step.agreement].held(day) if held.full)
