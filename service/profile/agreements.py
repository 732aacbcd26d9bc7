"""The profile of an agreement: what it is and recognises, who is in it, what it gives the counterpart."""

from collections.abc import Iterator, Sequence

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.answers.profile import ProfileCounterpart, ProfileLack, ProfileRoute
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.bases import recognises
from accord_atlas.service.domain.eligibility import may_join, takes_members
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.presence import Presence, presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import NOT_RECORDED, provisions
from accord_atlas.service.profile.counted import members
from accord_atlas.service.profile.intentions import intentions
from accord_atlas.service.profile.lacks import lacks
from accord_atlas.service.profile.points import thing
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.profile.routes import between
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, listing, name, one, place, span
from accord_atlas.service.text.standing import holders, statuses, sureness

NAMED = 3
"""Up to how many sides are named in the sentence; of more their number is told."""
NOTHING = "nothing"


def summary(atlas: Atlas, request: ProfileRequest) -> Words:
    """What the agreement is, since when, what it recognises, and who is in it on the day."""
    agreement, read = agreements(atlas)[request.iri], reading(atlas)
    named, found = name(atlas, request.iri), members(atlas, request)
    sure = [each for each in found if each.certainty != "possible"]
    held = agreement.at(request.day)
    before = agreement.begins_after(request.day)
    begun = agreement.signed or agreement.in_force
    return message(
        "profile-agreement",
        agreement=Words(en=f"The {named.en.removeprefix('The ')}", zh=_titled(atlas, request.iri)),
        kind=one(concept_words(atlas, "agreement-kind", read.notation(request.iri, "aa:kind") or "memorandum")),
        sides="many" if not (sides := _sides(atlas, agreement)) else "one" if len(sides) == 1 else "some",
        parties=listing(sides, "both-separator") if len(sides) == 2 else listing(sides, "list-separator"),
        begun=spoken(begun) if begun else "none",
        signed="yes" if agreement.signed else "no",
        recognises=_recognised(atlas, request.iri),
        day=spoken(request.day),
        state="stands" if held else "before" if before else "over",
        sureness=sureness(atlas, held.certainty, held.reason) if held else "",
        ended=spoken(agreement.ended) if agreement.ended else "none",
        joined="yes" if takes_members(atlas, agreement) else "no",
        full=sum(each.full for each in sure),
        others=sum(not each.full for each in sure),
        members=len(sure),
        possible=len(found) - len(sure),
    )


def counterpart(atlas: Atlas, request: ProfileRequest) -> ProfileCounterpart:
    """How the counterpart stands in it, what it gives it, what the notice intends, and what joining would give."""
    found = presence(atlas, agreements(atlas)[request.iri], request.counterpart, request.day)
    ways = list(_routes(atlas, request, found))
    missing = lacks(atlas, request, request.counterpart)
    aims = intentions(atlas, request)
    return ProfileCounterpart(
        jurisdiction=atlas.labels[request.counterpart].entity,
        own=False,
        points=list(_points(atlas, request, found, ways, missing)),
        routes=ways,
        agreements=[],
        partners=[],
        intentions=aims,
        lacking=missing,
    )


def _titled(atlas: Atlas, iri: str) -> str:
    """The Chinese name in title marks; one that has them inside, or is none, stands as it is."""
    named = atlas.labels[iri]
    return f"《{named.zh}》" if named.zh and "《" not in named.zh else named.text("zh")


def _sides(atlas: Atlas, agreement: Agreement) -> list[Words]:
    """Who made it, where they are few: each body, else its country; of more nobody."""
    found = dict.fromkeys((each.organization, each.jurisdiction) for each in agreement.participations)
    if len(found) > NAMED or takes_members(atlas, agreement):
        return []
    return [definite(name(atlas, body)) if body else place(atlas, home) for body, home in found]


def _recognised(atlas: Atlas, iri: str) -> Words:
    """What its provisions recognise, in words; that no source names it, or that it recognises nothing."""
    held = provisions(atlas).by_agreement.get(iri, ())
    things = {thing for each in held for thing in each.recognises}
    named = [each for each in ordered("recognised-thing") if each in things - {NOT_RECORDED, NOTHING}]
    if named:
        words = listing(concept_words(atlas, "recognised-thing", each) for each in named)
        return message("profile-recognises-things", things=words)
    if NOTHING in things:
        return message("profile-recognises-nothing")
    unsaid = NOT_RECORDED in things or recognises(agreements(atlas)[iri].basis)
    return message("profile-recognises-unsaid" if unsaid else "profile-recognises-none")


def _routes(atlas: Atlas, request: ProfileRequest, found: Presence | None) -> Iterator[ProfileRoute]:
    """The ways between the counterpart and the other countries in it; none where the counterpart is not in it."""
    if found is None:
        return
    agreement = agreements(atlas)[request.iri]
    places = {each.jurisdiction for each in agreement.participations if each.jurisdiction}
    for other in sorted(places - {request.counterpart}):
        yield from between(atlas, request, other, request.counterpart, {request.iri})


def _points(
    atlas: Atlas,
    request: ProfileRequest,
    found: Presence | None,
    ways: Sequence[ProfileRoute],
    missing: Sequence[ProfileLack],
) -> Iterator[Words]:
    agreement, there = agreements(atlas)[request.iri], place(atlas, request.counterpart)
    if found:
        yield message("profile-in-it", place=there, line=_line(atlas, found))
    elif not missing:
        was = any(each.begun(request.day) for each in agreement.of(request.counterpart))
        kind = "was" if was else "open" if _open(atlas, request, agreement) else "closed"
        yield message("profile-not-in-it", place=there, kind=kind)
    yield from _ways(atlas, request, ways)
    yield from (each.text for each in missing)


def _line(atlas: Atlas, found: Presence) -> Words:
    """Who holds the place of the counterpart, as what, since when, how surely and why."""
    return message(
        "profile-place",
        body=holders(atlas, found.bodies, found.jurisdiction, at_once=found.at_once),
        status=statuses(atlas, found.segment),
        time=span(found.held[0].participation),
        sureness=sureness(atlas, found.segment.certainty, found.segment.reason),
    )


def _open(atlas: Atlas, request: ProfileRequest, agreement: Agreement) -> bool:
    """Whether a body of the counterpart could join it at all."""
    stands = agreement.at(request.day) is not None
    return stands and takes_members(atlas, agreement) and may_join(atlas, agreement, request.counterpart)


def _ways(atlas: Atlas, request: ProfileRequest, ways: Sequence[ProfileRoute]) -> Iterator[Words]:
    """With which countries and regions something is recognised under it, both ways in one line where they are all."""
    for of in ("engineers", "degrees", "silent"):
        chosen = [each for each in ways if thing(each) == of]
        out = list(dict.fromkeys(each.origin.iri for each in chosen if each.direction == "outbound"))
        back = list(dict.fromkeys(each.to.iri for each in chosen if each.direction == "inbound"))
        both = bool(out) and out == back
        for way, found in (("both" if both else "from", out), ("to", [] if both else back)):
            if found:
                yield message(
                    f"profile-ways-{of}",
                    way=way,
                    counterpart=place(atlas, request.counterpart, found[0] if len(found) == 1 else None),
                    number=len(found),
                    places=listing((place(atlas, iri, request.counterpart) for iri in found), "list-separator"),
                )
