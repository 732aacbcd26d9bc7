"""The intentions of the 2022 notice that a profile is about, and what became of them; before its day there are none."""

from collections.abc import Collection, Iterator

from accord_atlas.service.answers.profile import ProfileIntention
from accord_atlas.service.answers.targets import Target
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.profile.kept import aims
from accord_atlas.service.profile.request import ProfileRequest


def intentions(atlas: Atlas, request: ProfileRequest) -> list[ProfileIntention]:
    """Those that name a body or an agreement, or that its acts count towards; of a country its dossier says which."""
    read = reading(atlas)
    stated = ((aim, read.when(aim.target.iri).earliest) for aim in aims(atlas, request.day))
    found = (aim for aim, day in stated if day and day <= request.day and _concerns(atlas, request, aim))
    return [_shape(aim) for aim in found]


def _concerns(atlas: Atlas, request: ProfileRequest, aim: Target) -> bool:
    if any(each and each.iri == request.iri for each in (aim.organization, aim.agreement)):
        return True
    if request.kind == "agreement":
        return any(each.bears and each.entity.iri == request.iri for each in aim.happenings)
    return request.iri in _acting(atlas, aim.target.iri)


def _acting(atlas: Atlas, intention: str) -> Iterator[str]:
    """The bodies (IRIs) whose acts count towards it."""
    yield from (body.value for body in reading(atlas).all("aa:actsCountOf").get(intention, ()))


def chosen(atlas: Atlas, request: ProfileRequest, iris: Collection[str]) -> list[ProfileIntention]:
    """Those of these IRIs."""
    return [_shape(aim) for aim in aims(atlas, request.day) if aim.target.iri in iris]


def _shape(aim: Target) -> ProfileIntention:
    """An intention as a profile shows it."""
    return ProfileIntention(
        intention=aim.target,
        kind=aim.metric,
        outcome=aim.outcome,
        verdict=aim.verdict,
        observed=aim.observed,
        observed_on=aim.observed_on,
        reason=Words(en=aim.reason.en, zh=aim.reason.zh),
        source=aim.source,
    )
