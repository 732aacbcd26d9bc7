"""The profile of a body: what it is, with whom it has agreements, what there is with the counterpart."""

from collections.abc import Iterator, Mapping, Sequence

from accord_atlas.service.answers.partners import partner_row
from accord_atlas.service.answers.profile import ProfileCounterpart, ProfileIntention, ProfileRoute, ProfileShared
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import Agreement
from accord_atlas.service.domain.partners import Partner, partners
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.standing import timeline
from accord_atlas.service.domain.timeline import Segment, weakest
from accord_atlas.service.profile.counted import sure_memberships
from accord_atlas.service.profile.intentions import intentions
from accord_atlas.service.profile.lacks import lacks
from accord_atlas.service.profile.points import outcomes, routed, shared
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.profile.routes import between
from accord_atlas.service.profile.standing import Places
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, first, listing, name, one, place

Memberships = Mapping[str, tuple[Agreement, Segment]]


def partners_of(atlas: Atlas, request: ProfileRequest, held: Places) -> list[Partner]:
    """The countries and regions with whose bodies it has agreements of two sides, however surely."""
    mine = {iri: segment for iri, (_, segment) in _memberships(held).items()}
    return partners(atlas, mine, request.place, request.day)


def summary(atlas: Atlas, request: ProfileRequest, held: Places, found: Sequence[Partner]) -> Words:
    """What the body is, since when, and in how many agreements it is on the day."""
    read, stood = reading(atlas), timeline(atlas, request.iri)
    founded, dissolved = (read.text(request.iri, prop) for prop in ("aa:founded", "aa:dissolved"))
    kind = concept_words(atlas, "organization-kind", read.notation(request.iri, "aa:kind") or "federation")
    sure = sure_memberships(held)
    full = {agreement.iri for agreement, each in held if each.full and each.certainty != "possible"}
    said = name(atlas, request.iri)
    over = bool(stood.until and stood.until <= request.day)
    return message(
        "profile-body",
        body=first(definite(said)),
        acronym=_acronym(said, read.text(request.iri, "aa:acronym")),
        placed="yes" if request.place else "no",
        place=place(atlas, request.place) if request.place else "",
        kind=one(kind if request.place else message("profile-international", kind=kind)),
        founded=spoken(founded) if founded else "none",
        state="over" if over else "stands",
        ended=spoken(dissolved) if dissolved else "none",
        day=spoken(request.day),
        agreements=len(sure),
        full=sum(takes_members(atlas, each) for each in sure if each.iri in full),
        partners=len([each for each in found if each.surest.certainty != "possible"]),
        possible=len(_memberships(held)) - len(sure),
    )


def _acronym(named: Words, acronym: str | None) -> Words:
    """The acronym in the languages whose name does not hold it already; else `none`."""
    en, zh = (acronym if acronym and acronym not in text else "none" for text in (named.en, named.zh))
    return Words(en=en, zh=zh)


def counterpart(atlas: Atlas, request: ProfileRequest, held: Places, found: Sequence[Partner]) -> ProfileCounterpart:
    """What there is with the counterpart; of a body of the counterpart its partners and what it may join."""
    both, aims = list(_shared(atlas, request, held)), intentions(atlas, request)
    ways = list(_routes(atlas, request, held, found))
    return ProfileCounterpart(
        jurisdiction=atlas.labels[request.counterpart].entity,
        own=request.own,
        points=list(_points(atlas, request, both, ways, found, aims)),
        routes=ways,
        agreements=both,
        partners=[partner_row(atlas, each) for each in found] if request.own else [],
        intentions=aims,
        lacking=lacks(atlas, request, request.place),
    )


def _memberships(held: Places) -> Memberships:
    """The agreements in which it is a member, however surely, with how it stands in them."""
    found: dict[str, tuple[Agreement, Segment]] = {}
    for agreement, each in held:
        if each.member:
            known = found.get(agreement.iri)
            if known is None or each.segment.doubt < known[1].doubt:
                found[agreement.iri] = (agreement, each.segment)
    return found


def _shared(atlas: Atlas, request: ProfileRequest, held: Places) -> Iterator[ProfileShared]:
    """The agreements in which bodies of the counterpart are, too; none where it is itself one of them."""
    for agreement, mine in () if request.own else _memberships(held).values():
        there = presence(atlas, agreement, request.counterpart, request.day)
        if there and there.member and (both := weakest((mine, there.segment))):
            yield ProfileShared(
                agreement=atlas.labels[agreement.iri].entity,
                kind=reading(atlas).notation(agreement.iri, "aa:kind") or "other",
                basis=agreement.basis,
                organizations=[atlas.labels[iri].entity for iri in there.bodies],
                certainty=both.certainty,
                reason=both.reason,
            )


def _routes(atlas: Atlas, request: ProfileRequest, held: Places, found: Sequence[Partner]) -> Iterator[ProfileRoute]:
    """The routes under its own agreements: to the counterpart, or of a body of the counterpart to its partners."""
    mine = set(_memberships(held))
    if request.place is None or not mine:
        return
    there = [each.jurisdiction for each in found if each.recognising] if request.own else [request.counterpart]
    for other in there:
        yield from between(atlas, request, request.place, other, mine)


def _points(
    atlas: Atlas,
    request: ProfileRequest,
    both: Sequence[ProfileShared],
    ways: Sequence[ProfileRoute],
    found: Sequence[Partner],
    aims: Sequence[ProfileIntention],
) -> Iterator[Words]:
    if request.own:
        for kind in ("recognising", "silent"):
            said = [place(atlas, each.jurisdiction) for each in found if getattr(each, kind)]
            if said:
                yield message(f"dossier-own-{kind}", number=len(said), partners=listing(said, "list-separator"))
        others = [each for each in found if not each.recognising and not each.silent]
        for kind, rows in (
            ("partners", [each for each in others if each.surest.certainty != "possible"]),
            ("possible", [each for each in others if each.surest.certainty == "possible"]),
        ):
            if rows:
                named = listing((place(atlas, each.jurisdiction) for each in rows), "list-separator")
                yield message(f"dossier-own-{kind}", number=len(rows), partners=named)
    else:
        yield from routed(atlas, request, ways)
        yield from shared(atlas, request, both)
    yield from outcomes(atlas, aims)
