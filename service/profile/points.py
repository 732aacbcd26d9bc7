"""Lines of profiles of bodies and of agreements: which ways there are, what both are in, what became of aims."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.answers.profile import ProfileIntention, ProfileRoute, ProfileShared
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.notices import stated_in
from accord_atlas.service.domain.provisions import NOT_RECORDED, of_degrees, of_engineers
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listed_years, listing, name, place
from accord_atlas.service.text.standing import sureness

FEW: Final = 4
"""Up to how many intentions are not counted: a reader sees that many at once."""
NAMED: Final = 6
"""So many of the agreements of both sides are named, those that recognise most first."""


def routed(atlas: Atlas, request: ProfileRequest, ways: Sequence[ProfileRoute]) -> Iterator[Words]:
    """Under which agreements engineers, or only degrees, are recognised between both sides; both ways in one line."""
    here, there = place(atlas, request.place, request.counterpart), place(atlas, request.counterpart, request.place)
    for of, said in (("engineers", "engineers"), ("silent", "unsaid"), ("degrees", "degrees")):
        chosen = [each for each in ways if thing(each) == of]
        out, back = ([_way(atlas, each) for each in chosen if each.direction == way] for way in ("outbound", "inbound"))
        both = bool(out) and out == back
        for way, found in (("both" if both else "outbound", out), ("inbound", [] if both else back)):
            if found:
                again = "yes" if way == "inbound" and out else "no"
                held = listing(found)
                yield message(f"dossier-{said}", way=way, again=again, agreements=held, here=here, there=there)


def thing(way: ProfileRoute) -> str:
    """What is recognised on a way: `engineers`, else `silent` where no source names it, else `degrees` or `other`."""
    if of_engineers(way.recognises):
        return "engineers"
    if NOT_RECORDED in way.recognises:
        return "silent"
    return "degrees" if of_degrees(way.recognises) else "other"


def _way(atlas: Atlas, way: ProfileRoute) -> Words:
    sure = sureness(atlas, way.certainty, way.reason)
    part = [message("profile-part", part=name(atlas, way.part.iri))] if way.part else []
    return message(
        "dossier-way", agreement=name(atlas, way.agreement.iri), limits=listing((sure, *part), "clauses-separator")
    )


def shared(atlas: Atlas, request: ProfileRequest, both: Sequence[ProfileShared]) -> Iterator[Words]:
    """In how many agreements both sides are; that none is on record."""
    named = listing(
        message("dossier-way", agreement=name(atlas, each.agreement.iri), limits=_sure(atlas, each))
        for each in both[:NAMED]
    )
    there = place(atlas, request.counterpart, request.place)
    yield message(
        "profile-shared", number=len(both), counterpart=there, agreements=named, more=max(0, len(both) - NAMED)
    )


def _sure(atlas: Atlas, row: ProfileShared) -> Words:
    return sureness(atlas, row.certainty, row.reason)


def outcomes(atlas: Atlas, aims: Sequence[ProfileIntention]) -> Iterator[Words]:
    """How many of the intentions have which outcome; of few nothing, for each stands in a table of its own."""
    if len(aims) > FEW:
        numbers = Counter(each.outcome for each in aims)
        counted = [
            message("targets-count", number=str(numbers[outcome]), outcome=concept_words(atlas, "outcome", outcome))
            for outcome in ordered("outcome")
            if numbers[outcome]
        ]
        counts = listing(counted, "targets-count-separator")
        years = listed_years(stated_in(atlas, (each.intention.iri for each in aims)))
        yield message("dossier-own-intended", number=len(aims), years=years, counts=counts)
