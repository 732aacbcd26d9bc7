"""The shared registers in which a country is not, as the answer on gaps has them; for a body, those it may join."""

from accord_atlas.service.answers.gaps import AccessionGain
from accord_atlas.service.answers.profile import ProfileLack
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.eligibility import bar
from accord_atlas.service.profile.kept import gains
from accord_atlas.service.profile.request import ProfileRequest


def lacks(atlas: Atlas, request: ProfileRequest, place: str | None) -> list[ProfileLack]:
    """What a country (IRI) lacks; nothing of no country."""
    found = gains(atlas, place, request.day) if place else ()
    return [_lack(each) for each in found if _open(atlas, request, each)]


def _open(atlas: Atlas, request: ProfileRequest, gain: AccessionGain) -> bool:
    if request.kind == "agreement":
        return gain.agreement.iri == request.iri
    if request.kind == "organization":
        return bar(atlas, gain.agreement.iri, request.iri, request.day) is None
    return True


def _lack(gain: AccessionGain) -> ProfileLack:
    return ProfileLack(
        agreement=gain.agreement,
        gains=gain.gains,
        certainty=gain.certainty,
        reason=gain.reason,
        text=gain.text,
    )
