"""What is new since a day or a release, whenever it happened: by the release that says it for the first time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from accord_atlas.service.changes.addresses import identity
from accord_atlas.service.changes.change import Change
from accord_atlas.service.changes.comparison import Comparisons, comparisons
from accord_atlas.service.changes.places import Places
from accord_atlas.service.changes.releases import Listed, releases
from accord_atlas.service.changes.timeline import between, happenings, history
from accord_atlas.service.core.atlas import Atlas


@dataclass(frozen=True, slots=True)
class New:
    """A change, and the release that brought it."""

    change: Change
    told: Listed


def base(atlas: Atlas, day: date) -> Listed | None:
    """The last release at hand that was built on a day or before it; None where none that old is kept."""
    return next((each for each in releases(atlas) if date.fromisoformat(each.built[:10]) <= day), None)


def since_release(atlas: Atlas, start: Listed) -> Iterator[New]:
    """What each release after this one, up to the one in use, says otherwise than the one before it."""
    listed = releases(atlas)
    current = next(each for each in listed if each.current)
    between_them = [each for each in reversed(listed) if start.built < each.built < current.built]
    compared = atlas.once(comparisons)
    for before, after in pairwise([start, *between_them, current]):
        for change in _brought(compared, before, after):
            yield New(change, after)


def since_day(atlas: Atlas, day: date) -> Iterator[New]:
    """What releases built after a day brought, and what the one in use says to have happened after it."""
    start = base(atlas, day)
    brought = list(since_release(atlas, start)) if start else []
    yield from brought
    known = {identity(new.change, "") for new in brought}
    current = next(each for each in releases(atlas) if each.current)
    for change in between(atlas.once(history), day, atlas.release.data_date).changes:
        if identity(change, "") not in known:
            yield New(change, current)


def _brought(compared: Comparisons, before: Listed, after: Listed) -> Iterator[Change]:
    """What a release says otherwise; an event that is new in it by what happened, not as a new entry."""
    model = compared.model(after.release)
    places = Places(model)
    for change in compared.between(before.release, after.release).changes:
        if change.kind == "added" and change.subject.kind == "event":
            yield from happenings(model, change.subject, places)
        else:
            yield change
