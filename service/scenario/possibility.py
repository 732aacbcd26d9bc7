"""What cannot be supposed: a body that may never apply, an agreement that is over or closed, one side alone."""

from datetime import date

from accord_atlas.service.accession.request import AccessionRequest, check_candidate
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.eligibility import may_join, takes_members
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.standing import timeline
from accord_atlas.service.domain.supposition import Joining, Signing, Step, holds
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, first, name, place


def check(atlas: Atlas, step: Step, day: date) -> None:
    """BadParameter with the reason where a step is impossible on a day; what holds already is not."""
    if isinstance(step, Signing):
        _signing(atlas, step, day)
    elif not holds(atlas, step, day):
        _joining(atlas, step, day)


def ruled(atlas: Atlas, agreement: str) -> bool:
    """Whether rules of accession are recorded for an agreement (IRI)."""
    return any(of == agreement for _, of in reading(atlas).entities("rule", "aa:agreement"))


def obstacle(atlas: Atlas, step: Step, day: date) -> BadParameter | None:
    """What makes a step impossible on a day; None where nothing on record does."""
    try:
        check(atlas, step, day)
    except BadParameter as error:
        return error
    return None


def _joining(atlas: Atlas, step: Joining, day: date) -> None:
    agreement = agreements(atlas)[step.agreement]
    _exists(atlas, "join", step.organization, day)
    home = reading(atlas).text(step.organization, "aa:jurisdiction")
    if not takes_members(atlas, agreement):
        raise _refused("join", atlas, step.agreement, message("scenario-closed", agreement=name(atlas, step.agreement)))
    if agreement.at(day) is None:
        raise _refused("join", atlas, step.agreement, _not_standing(atlas, agreement, day))
    try:
        check_candidate(atlas, AccessionRequest(step.agreement, step.organization, day))
    except BadParameter as error:
        error.extras["parameter"] = "join"
        raise
    if not home or not may_join(atlas, agreement, home):
        raise _refused("join", atlas, step.organization, _outside(atlas, step))


def _signing(atlas: Atlas, step: Signing, day: date) -> None:
    homes = [reading(atlas).text(body, "aa:jurisdiction") for body in (step.one, step.other)]
    for body, home in zip((step.one, step.other), homes, strict=True):
        if home is None:
            raise _refused("sign", atlas, body, message("scenario-no-place", body=_named(atlas, body)))
        _exists(atlas, "sign", body, day)
    if homes[0] == homes[1]:
        said = message("scenario-one-side", place=place(atlas, homes[0]))
        raise _refused("sign", atlas, step.other, said)


def _exists(atlas: Atlas, parameter: str, body: str, day: date) -> None:
    life = timeline(atlas, body)
    if not life.empty and life.at(day) is None:
        said = message("scenario-no-body", body=_named(atlas, body), day=spoken(day))
        raise _refused(parameter, atlas, body, said)


def _outside(atlas: Atlas, step: Joining) -> Words:
    forum = reading(atlas).text(step.agreement, "aa:limitedTo")
    if forum is None:
        return message("scenario-no-place", body=_named(atlas, step.organization))
    return message(
        "scenario-not-eligible",
        agreement=name(atlas, step.agreement),
        forum=name(atlas, forum),
        body=definite(name(atlas, step.organization)),
    )


def _not_standing(atlas: Atlas, agreement: Agreement, day: date) -> Words:
    return message(
        "scenario-not-standing",
        agreement=name(atlas, agreement.iri),
        day=spoken(day),
        over="yes" if agreement.is_over(day) else "no",
    )


def _named(atlas: Atlas, body: str) -> Words:
    return first(definite(name(atlas, body)))


def _refused(parameter: str, atlas: Atlas, iri: str, said: Words) -> BadParameter:
    return BadParameter(parameter, atlas.labels[iri].slug, said.en, said.zh)
