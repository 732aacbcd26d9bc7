"""What profiles read from whole answers of other features: made once for the data date, for every other day anew."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from accord_atlas.service.answers.gaps import AccessionGain
from accord_atlas.service.answers.targets import Target
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.gaps.answer import gaps
from accord_atlas.service.gaps.request import GapsRequest
from accord_atlas.service.recognition.answer import RouteDirection, reach
from accord_atlas.service.targets.answer import targets
from accord_atlas.service.targets.request import TargetsRequest

Key = TypeVar("Key")
Made = TypeVar("Made")


def aims(atlas: Atlas, day: date) -> Sequence[Target]:
    """The intentions of the notice with what became of them by a day."""

    def make() -> Sequence[Target]:
        return [each for each in targets(atlas, TargetsRequest(day)).targets if each.kind == "intention"]

    return _kept(atlas, day, atlas.once(_aims), None, make)


def gains(atlas: Atlas, jurisdiction: str, day: date) -> Sequence[AccessionGain]:
    """The shared registers in which a jurisdiction (IRI) is not, with what joining would give, the most first."""

    def make() -> Sequence[AccessionGain]:
        return gaps(atlas, GapsRequest(day, jurisdiction)).accessions

    return _kept(atlas, day, atlas.once(_gains), jurisdiction, make)


def reached(atlas: Atlas, jurisdiction: str, direction: RouteDirection, day: date) -> Sequence[str]:
    """The jurisdictions (IRIs) that recognise engineers of one (IRI), or whose engineers it recognises."""

    def make() -> Sequence[str]:
        return reach(atlas, jurisdiction, direction, day)

    return _kept(atlas, day, atlas.once(_reached), (jurisdiction, direction), make)


def _kept(atlas: Atlas, day: date, kept: dict[Key, Made], key: Key, make: Callable[[], Made]) -> Made:
    # One day alone, so that what is kept does not grow with what is asked.
    if day != atlas.release.data_date:
        return make()
    if key not in kept:
        kept[key] = make()
    return kept[key]


def _aims(_: Atlas) -> dict[None, Sequence[Target]]:
    return {}


def _gains(_: Atlas) -> dict[str, Sequence[AccessionGain]]:
    return {}


def _reached(_: Atlas) -> dict[tuple[str, RouteDirection], Sequence[str]]:
    return {}
