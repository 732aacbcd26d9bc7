"""What a dossier comes to, in a line each: routes, shared agreements, who may nominate, what the notice intended."""

from collections.abc import Iterator, Sequence

from accord_atlas.service.answers.dossier import DossierAgreement, DossierIntention, DossierRoutes
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing, name, place
from accord_atlas.service.text.standing import sureness


def points(
    atlas: Atlas,
    request: DossierRequest,
    routes: DossierRoutes,
    joined: Sequence[DossierAgreement],
    intentions: Sequence[DossierIntention],
) -> Iterator[Words]:
    """The points of a dossier with these parts, in the order of their weight."""
    if request.jurisdiction != request.counterpart:
        yield routes.outbound.summary
        yield routes.inbound.summary
        yield from _shared(atlas, request, joined)
    yield from _nomination(atlas, request, routes)
    for row in intentions:
        outcome = concept_words(atlas, "outcome", row.outcome)
        yield message("dossier-intended", intention=row.intention.label, outcome=outcome)


def _shared(atlas: Atlas, request: DossierRequest, joined: Sequence[DossierAgreement]) -> Iterator[Words]:
    shared = [
        message(
            "dossier-shared-agreement",
            agreement=row.agreement.label,
            kind=concept_words(atlas, "agreement-kind", row.kind),
            sureness=sureness(atlas, row.together, row.together_reason),
        )
        for row in joined
        if row.together and row.together_reason
    ]
    if shared:
        other = place(atlas, request.counterpart, request.jurisdiction)
        yield message("dossier-shared", counterpart=other, agreements=listing(shared))


def _nomination(atlas: Atlas, request: DossierRequest, routes: DossierRoutes) -> Iterator[Words]:
    """That a seat that votes may nominate, too, where the counterpart is not on record in an agreement with rules."""
    with_rules = {of for _, of in reading(atlas).entities("rule", "aa:agreement")}
    open_ = [
        name(atlas, near.agreement.iri)
        for near in routes.outbound.nearest
        if near.missing == "other-side"
        and near.agreement.iri in with_rules
        and _votes(atlas, request, near.agreement.iri)
    ]
    if open_:
        yield message(
            "dossier-nomination",
            here=place(atlas, request.jurisdiction, request.counterpart),
            there=place(atlas, request.counterpart, request.jurisdiction),
            agreements=listing(open_),
        )


def _votes(atlas: Atlas, request: DossierRequest, agreement: str) -> bool:
    """Whether the jurisdiction has a vote in an agreement on the day, certainly or presumably."""
    found = presence(atlas, agreements(atlas)[agreement], request.jurisdiction, request.day)
    return found is not None and found.segment.votes
