"""What the routes between two sides come to: which agreements recognise engineers, or degrees, and which way."""

from collections.abc import Callable, Iterator, Sequence

from accord_atlas.service.answers.dossier import DossierRoutes
from accord_atlas.service.answers.recognition import Route
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.provisions import NOT_RECORDED, of_degrees, of_engineers
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing, name, place
from accord_atlas.service.text.standing import sureness

Chosen = Callable[[Route], bool]


def engineers(route: Route) -> bool:
    """Whether qualified engineers are recognised on a route."""
    return of_engineers(route.provision.recognises)


def degrees(route: Route) -> bool:
    """Whether degrees, but no engineers, are recognised on a route."""
    return of_degrees(route.provision.recognises) and not engineers(route)


def silent(route: Route) -> bool:
    """Whether no source names what is recognised on a route."""
    return NOT_RECORDED in route.provision.recognises


def found_ways(atlas: Atlas, request: DossierRequest, routes: DossierRoutes) -> Iterator[Words]:
    """What is recognised between the two sides, a sentence each; both ways in one where they are the same."""
    for kind, chosen in (("engineers", engineers), ("unsaid", silent), ("degrees", degrees)):
        yield from _ways(atlas, request, routes, kind, chosen)


def missing_ways(atlas: Atlas, request: DossierRequest, routes: DossierRoutes, *, shared: bool) -> Iterator[Words]:
    """Which way no recognition of engineers is on record; or that no agreement of both is, of any kind."""
    lacking = [not any(map(engineers, way.routes)) for way in (routes.outbound, routes.inbound)]
    if any(lacking):
        way = "outbound" if lacking[0] else "inbound"
        if all(lacking):
            way = "both" if shared else "nothing"
        yield message("dossier-no-way", way=way, **_ends(atlas, request))


def _ways(atlas: Atlas, request: DossierRequest, routes: DossierRoutes, kind: str, chosen: Chosen) -> Iterator[Words]:
    out, back = (
        [_said(atlas, each) for each in way.routes if chosen(each)] for way in (routes.outbound, routes.inbound)
    )
    ends = _ends(atlas, request)
    if out and out == back:
        yield message(f"dossier-{kind}", way="both", again="no", agreements=listing(out), **ends)
        return
    for way, found in (("outbound", out), ("inbound", back)):
        if found:
            again = "yes" if way == "inbound" and out else "no"
            yield message(f"dossier-{kind}", way=way, again=again, agreements=listing(found), **ends)


def _ends(atlas: Atlas, request: DossierRequest) -> dict[str, Words]:
    here, there = request.jurisdiction, request.counterpart
    return {"here": place(atlas, here, there), "there": place(atlas, there, here)}


def _said(atlas: Atlas, route: Route) -> Words:
    """An agreement, how surely it is a route, and what a reader must not overlook."""
    limits = listing((sureness(atlas, route.certainty, route.reason), *_limits(atlas, route)), "clauses-separator")
    return message("dossier-way", agreement=name(atlas, route.agreement.iri), limits=limits)


def _limits(atlas: Atlas, route: Route) -> Iterator[Words]:
    held = route.provision
    for end, side in (("origin", held.from_side), ("destination", held.to_side)):
        if side.kind == "region":
            yield message("dossier-way-part", end=end, part=name(atlas, side.iri))
    if any(condition.kind == "fields" for condition in route.conditions):
        yield message("dossier-way-fields")
    if agreements(atlas)[route.agreement.iri].status == "unknown":
        yield message("dossier-way-unclear")


def routed(routes: DossierRoutes) -> Sequence[str]:
    """The agreements (IRIs) that are a route either way, or one instrument with one that is."""
    every = (*routes.outbound.routes, *routes.inbound.routes)
    return [each.iri for route in every for each in (route.agreement, *route.provision.instruments)]
