"""What is not known: what the record of places lacks, numbers that nobody counts, what was looked for in vain."""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.service.answers.profile import ProfileFigure, ProfileGap
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.bases import keeps_registers, recognises
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.lacking import lacking
from accord_atlas.service.domain.participations import Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.profile.standing import Places
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import body, listing, name, place, text


def gaps(
    atlas: Atlas, request: ProfileRequest, held: Places, numbers: Sequence[ProfileFigure], told: Iterable[Words] = ()
) -> list[ProfileGap]:
    """All gaps: those of a country's dossier, which are told; else those of its places; then numbers and searches."""
    said = list(told) if request.kind == "jurisdiction" else list(_of_record(atlas, request, held))
    said += _uncounted(atlas, request, held, numbers)
    return [*(ProfileGap(text=each) for each in said), *_searches(atlas, request)]


def _of_record(atlas: Atlas, request: ProfileRequest, held: Places) -> Iterator[Words]:
    if request.kind == "agreement":
        yield from _of_agreement(atlas, request)
    elif reading(atlas).text(request.iri, "aa:founded") is None:
        yield message("profile-gap-founded")
    if not held:
        yield message("profile-gap-no-place", kind=request.kind)
    for lack, found in lacking(atlas, (each for _, each in held)).items():
        # Of an agreement, that no source names a body is said by the name of its country.
        if found:
            by_place = request.kind == "agreement" and lack == "unnamed"
            said = (place(atlas, p.jurisdiction) if by_place else _named(atlas, request, p) for p in found)
            named = listing({each.zh: each for each in said}.values(), "list-separator")
            yield message(f"dossier-gap-{lack}", agreements=named)


def _named(atlas: Atlas, request: ProfileRequest, held: Participation) -> Words:
    return body(atlas, held) if request.kind == "agreement" else name(atlas, held.agreement)


def _of_agreement(atlas: Atlas, request: ProfileRequest) -> Iterator[Words]:
    """What is not known of an agreement itself."""
    agreement, read = agreements(atlas)[request.iri], reading(atlas)
    if agreement.signed is None and agreement.in_force is None:
        yield message("profile-gap-signed")
    if agreement.status == "unknown":
        yield message("profile-gap-status")
    if recognises(agreement.basis) and provisions(atlas).silent(request.iri):
        yield message("profile-gap-recognised")
    ruled = any(of == request.iri for _, of in read.entities("rule", "aa:agreement"))
    if takes_members(atlas, agreement) and not ruled:
        yield message("profile-gap-rules")


def _uncounted(
    atlas: Atlas, request: ProfileRequest, held: Places, numbers: Sequence[ProfileFigure]
) -> Iterator[Words]:
    """That nobody says how many engineers are on the registers of its bodies, or under the agreement."""
    if any(each.unit == "persons" and each.figure for each in numbers):
        return
    registers = [agreement.iri for agreement, each in held if each.full and keeps_registers(agreement.basis)]
    if registers:
        names = listing((name(atlas, iri) for iri in dict.fromkeys(registers)), "list-separator")
        yield message("profile-gap-numbers", agreements=names, kind=request.kind)


def _searches(atlas: Atlas, request: ProfileRequest) -> Iterator[ProfileGap]:
    """What was looked for about it by the day and not found, or found not to be so; the latest first."""
    read = reading(atlas)
    found = {iri for iri, of in read.entities("search", "aa:about") if of == request.iri}
    dated = sorted(((read.text(iri, "aa:searchedOn") or "", iri) for iri in found), key=lambda each: each[1])
    for day, iri in sorted(dated, key=lambda each: each[0], reverse=True):
        finding = text(atlas, iri, "aa:finding")
        if finding and day <= request.day.isoformat():
            said = Words(en=finding.text("en"), zh=finding.text("zh"))
            yield ProfileGap(
                text=message("profile-gap-search", question=name(atlas, iri), finding=said), searched_on=day or None
            )
