"""The profile as one answer: what it is, figures, standing, what is with the counterpart, what changed, what lacks."""

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.profile import ProfileAnswer, ProfileCounterpart, ProfileFigure
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.profile import agreements, bodies, counted, countries
from accord_atlas.service.profile.gaps import gaps
from accord_atlas.service.profile.latest import latest
from accord_atlas.service.profile.onward import onward
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.profile.standing import Places, places, standing
from accord_atlas.service.profile.stated import stated

Parts = tuple[Words, list[ProfileFigure], ProfileCounterpart, list[Words]]
"""Summary, counted figures, what is with the counterpart, gaps that are told already."""


def profile(atlas: Atlas, request: ProfileRequest) -> ProfileAnswer:
    """The profile of a country, a body or an agreement on a day."""
    held = places(atlas, request)
    summary, counts, other, told = _parts(atlas, request, held)
    numbers = [*(each for each in counts if each.value), *stated(atlas, request)]
    rows, happened = standing(atlas, held), latest(atlas, request)
    found = ProfileAnswer(
        **envelope(atlas, request.day, whole=True),
        entity=atlas.labels[request.iri].entity,
        kind=request.kind,
        summary=summary,
        figures=numbers,
        standing=rows,
        counterpart=other,
        latest=happened,
        gaps=gaps(atlas, request, held, numbers, told),
        next=[],
        evidence=sources(atlas, rows, other.intentions, numbers, happened),
    )
    return found.model_copy(update={"next": onward(atlas, request, found)})


def _parts(atlas: Atlas, request: ProfileRequest, held: Places) -> Parts:
    if request.kind == "jurisdiction":
        found = countries.country(atlas, request)
        other = countries.counterpart(atlas, request, found)
        return found.summary, list(counted.of_country(atlas, request, found)), other, found.gaps
    if request.kind == "organization":
        with_whom = bodies.partners_of(atlas, request, held)
        sure = [atlas.labels[each.jurisdiction].entity for each in with_whom if each.surest.certainty != "possible"]
        summary = bodies.summary(atlas, request, held, with_whom)
        other = bodies.counterpart(atlas, request, held, with_whom)
        return summary, list(counted.of_body(atlas, request, held, sure)), other, []
    summary, other = agreements.summary(atlas, request), agreements.counterpart(atlas, request)
    return summary, list(counted.of_agreement(atlas, request)), other, []
