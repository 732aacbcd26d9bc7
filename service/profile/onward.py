"""Where to go next from a profile: addresses of this service, each with the page of the interface that shows it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.answers.profile import ProfileAnswer, ProfileLink, ProfileTopic
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.bases import place as order
from accord_atlas.service.domain.eligibility import bar, may_join, takes_members
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import name, place

Given = dict[str, str]
PAST: Final = timedelta(days=3653)
"""How far back the history goes to which a profile leads: ten years."""


def onward(atlas: Atlas, request: ProfileRequest, found: ProfileAnswer) -> list[ProfileLink]:
    """The links of a profile: its own answers first, then those beside another thing, then what changed."""
    kind, slug = request.kind, _slug(request.iri)
    of_kind = {"jurisdiction": _of_country, "organization": _of_body, "agreement": _of_agreement}[kind]
    node = f"{kind}/{slug}"
    day = request.day.isoformat()
    network = _link("network", "/api/network", {"focus": node, "as_of": day}, f"/network?focus={node}")
    since = request.day - PAST if request.day > date.min + PAST else date.min
    asked = {"from": since.isoformat(), "to": day, "concerning": node}
    changes = _link("changes", "/api/diff", asked, f"/id/{node}#history")
    return [*of_kind(atlas, request, found), network, changes]


def _of_country(atlas: Atlas, request: ProfileRequest, found: ProfileAnswer) -> Iterator[ProfileLink]:
    slug, here = _slug(request.iri), place(atlas, request.iri, request.counterpart)
    day = request.day.isoformat()
    seen = {} if request.own else {"counterpart": _slug(request.counterpart)}
    yield _link("dossier", f"/api/dossier/{slug}", {**seen, "as_of": day}, f"/dossier/{slug}", place=here)
    if request.own:
        for row in found.counterpart.partners[:1]:
            yield from _beside(atlas, request, row.jurisdiction.iri)
        yield _link("targets", "/api/targets", {"as_of": day}, "/targets")
    else:
        for ends in ((request.iri, request.counterpart), (request.counterpart, request.iri)):
            yield _routes(atlas, request, *ends)
        yield from _beside(atlas, request, request.counterpart)
    for agreement in dict.fromkeys(row.agreement.iri for row in found.standing):
        for body in _candidates(atlas, request, agreement)[:1]:
            yield _accession(atlas, request, agreement, body)
    given = {"projection": "jurisdictions", "focus": _node(request.iri), "as_of": day}
    yield _link("map", "/api/network", given, f"/map?of={slug}", place=here)
    yield _link("gaps", "/api/gaps", {"jurisdiction": slug, "as_of": day}, "/matrix?tab=gaps", place=here)


def _of_body(atlas: Atlas, request: ProfileRequest, found: ProfileAnswer) -> Iterator[ProfileLink]:
    reachable = _open_to(atlas, request)
    for agreement in reachable:
        yield _accession(atlas, request, agreement, request.iri)
    for agreement in reachable[:1]:
        yield _supposing(atlas, request, agreement, request.iri)
    if request.place:
        yield _profile(atlas, request, request.place)
        others = (row.jurisdiction.iri for row in found.counterpart.partners)
        if other := next(others, None) if request.own else request.counterpart:
            yield _routes(atlas, request, request.place, other)
    if beside := _other_body(found, request.iri):
        yield from _beside(atlas, request, beside)


def _other_body(found: ProfileAnswer, own: str) -> str | None:
    """The first body of the counterpart that is in an agreement with it."""
    every = (body.iri for row in found.counterpart.agreements for body in row.organizations)
    return next((iri for iri in every if iri != own), None)


def _open_to(atlas: Atlas, request: ProfileRequest) -> Sequence[str]:
    """The agreements (IRIs) with rules of accession that it may join or be full in, those that are meant first."""
    known, read = agreements(atlas), reading(atlas)
    meant = {of for _, of in read.entities("intention", "aa:agreement")}
    every = {of for _, of in read.entities("rule", "aa:agreement")}
    ruled = sorted(every, key=lambda iri: (iri not in meant, order(known[iri].basis), atlas.labels[iri].text("en")))
    return [iri for iri in ruled if request.place and takes_members(atlas, known[iri]) and _may(atlas, request, iri)]


def _may(atlas: Atlas, request: ProfileRequest, iri: str) -> bool:
    agreement, home = agreements(atlas)[iri], request.place or ""
    if bar(atlas, iri, request.iri, request.day) or not may_join(atlas, agreement, home):
        return False
    taken = presence(atlas, agreement, home, request.day)
    # Where another body of the country holds the place there is none left to take.
    return agreement.at(request.day) is not None and (
        taken is None or (not taken.full and (not taken.bodies or request.iri in taken.bodies))
    )


def _of_agreement(atlas: Atlas, request: ProfileRequest, found: ProfileAnswer) -> Iterator[ProfileLink]:
    slug, day = _slug(request.iri), request.day.isoformat()
    asked = {"agreement": slug, "as_of": day}
    page = f"/id/agreement/{slug}"
    yield _link("members", "/api/queries/members", asked, f"{page}#members")
    yield _link("provisions", "/api/queries/provisions", {"agreement": slug}, f"{page}#provisions")
    candidates = _candidates(atlas, request, request.iri)
    for body in candidates:
        yield _accession(atlas, request, request.iri, body)
    for body in candidates[:1]:
        yield _supposing(atlas, request, request.iri, body)
    places = (row.jurisdiction.iri for row in found.standing if row.jurisdiction)
    if other := next((iri for iri in places if iri != request.counterpart), None):
        yield _routes(atlas, request, request.counterpart, other)
    if beside := _alike(atlas, request):
        yield from _beside(atlas, request, beside)
    homes = dict.fromkeys(row.organization.iri for row in found.standing if row.organization)
    if agreements(atlas)[request.iri].two_sided:
        for iri in homes:
            yield _profile(atlas, request, iri)


def _candidates(atlas: Atlas, request: ProfileRequest, agreement: str) -> list[str]:
    """The bodies (IRIs) of the counterpart that the notice means to take into the agreement, the youngest first.

    The one that was founded for such ends comes before the one that founded it.
    """
    read = reading(atlas)
    if not any(of == agreement for _, of in read.entities("rule", "aa:agreement")):
        return []
    aims = [iri for iri, of in read.entities("intention", "aa:agreement") if of == agreement]
    bodies = {body.value for aim in aims for body in read.all("aa:actsCountOf").get(aim, ())}
    mine = [body for body in sorted(bodies) if read.text(body, "aa:jurisdiction") == request.counterpart]
    mine.sort(key=lambda body: read.text(body, "aa:founded") or "", reverse=True)
    return [body for body in mine if bar(atlas, agreement, body, request.day) is None]


def _alike(atlas: Atlas, request: ProfileRequest) -> str | None:
    """The largest other agreement of many members on the same basis for the same level, if there is one."""
    known = agreements(atlas)
    own = known[request.iri]
    if not takes_members(atlas, own):
        return None
    alike = [
        each
        for each in known.values()
        if each.iri != own.iri and (each.basis, each.level) == (own.basis, own.level) and takes_members(atlas, each)
    ]
    return max(alike, key=lambda each: (len(each.participations), each.iri)).iri if alike else None


def _beside(atlas: Atlas, request: ProfileRequest, other: str) -> Iterator[ProfileLink]:
    of = f"{_node(request.iri)},{_node(other)}"
    # Beside each other, the Mainland and Hong Kong; of anything but countries their names.
    said = {"one": place(atlas, request.iri, other), "other": place(atlas, other, request.iri)}
    page = f"/compare?of={of}"
    yield _link("compare", "/api/compare", {"of": of, "as_of": request.day.isoformat()}, page, **said)


def _profile(atlas: Atlas, request: ProfileRequest, iri: str) -> ProfileLink:
    path, given = f"/api/profile/{_node(iri)}", {"as_of": request.day.isoformat()}
    return _link("profile", path, given, f"/id/{_node(iri)}", name=name(atlas, iri))


def _routes(atlas: Atlas, request: ProfileRequest, origin: str, to: str) -> ProfileLink:
    ends = {"from": _slug(origin), "to": _slug(to)}
    said = {"origin": place(atlas, origin, to), "to": place(atlas, to, origin)}
    given = {**ends, "as_of": request.day.isoformat()}
    return _link("recognition", "/api/recognition", given, f"/routes?{urlencode(ends)}", **said)


def _accession(atlas: Atlas, request: ProfileRequest, agreement: str, body: str) -> ProfileLink:
    path, given = f"/api/accession/{_slug(agreement)}/{_slug(body)}", {"as_of": request.day.isoformat()}
    page = f"/routes?tab=accession&agreement={_slug(agreement)}&candidate={_slug(body)}"
    return _link("accession", path, given, page, body=name(atlas, body), agreement=name(atlas, agreement))


def _supposing(atlas: Atlas, request: ProfileRequest, agreement: str, body: str) -> ProfileLink:
    join = f"{_slug(agreement)}:{_slug(body)}"
    given, page = {"join": join, "as_of": request.day.isoformat()}, f"/scenario?join={join}"
    return _link("scenario", "/api/scenario", given, page, body=name(atlas, body), agreement=name(atlas, agreement))


def _link(topic: ProfileTopic, path: str, given: Given, page: str, /, **said: Words) -> ProfileLink:
    address = f"{path}?{urlencode(given, safe='/,')}" if given else path
    return ProfileLink(topic=topic, title=message(f"profile-next-{topic}", **said), address=address, page=page)


def _node(iri: str) -> str:
    return "/".join(kind_and_slug(iri) or ())


def _slug(iri: str) -> str:
    return (kind_and_slug(iri) or ("", ""))[1]
