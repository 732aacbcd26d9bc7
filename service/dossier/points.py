"""What a dossier comes to, in a line each: what there is first, what is not on record last."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.answers.dossier import (
    DossierAgreement,
    DossierEvent,
    DossierIntention,
    DossierPartner,
    DossierRoutes,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.bases import recognises
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.notices import stated_in
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.dossier.ways import found_ways, missing_ways, routed
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listed_years, listing, name, place
from accord_atlas.service.text.standing import sureness

NAMED = 3
"""Up to how many agreements without recognition a point names; of more it says the number, the table has them."""


def points(
    atlas: Atlas,
    request: DossierRequest,
    routes: DossierRoutes,
    joined: Sequence[DossierAgreement],
    intentions: Sequence[DossierIntention],
    events: Sequence[DossierEvent],
) -> Iterator[Words]:
    """The points of a dossier with these parts, seen from its counterpart's side."""
    yield from found_ways(atlas, request, routes)
    yield from _ties(atlas, request, joined, routed(routes))
    yield from _nomination(atlas, request, routes)
    yield from (_intended(atlas, row) for row in intentions)
    yield from _latest(atlas, request, events)
    yield from missing_ways(atlas, request, routes, shared=any(row.with_counterpart for row in joined))


def own_points(
    atlas: Atlas,
    request: DossierRequest,
    joined: Sequence[DossierAgreement],
    partners: Sequence[DossierPartner],
    intentions: Sequence[DossierIntention],
    events: Sequence[DossierEvent],
) -> Iterator[Words]:
    """The points of the dossier of a country seen from no other side: its partners, and what became of its aims."""
    sure = {row.agreement.iri: row for row in joined}
    for kind in ("recognising", "silent"):
        said = [_partner(atlas, row, held, sure) for row in partners if (held := getattr(row, kind))]
        if said:
            yield message(f"dossier-own-{kind}", number=len(said), partners=listing(said, "list-separator"))
    others = [row for row in partners if not row.recognising and not row.silent]
    for kind, rows in (
        ("partners", [row for row in others if row.certainty != "possible"]),
        ("possible", [row for row in others if row.certainty == "possible"]),
    ):
        if rows:
            named = listing((place(atlas, row.jurisdiction.iri) for row in rows), "list-separator")
            yield message(f"dossier-own-{kind}", number=len(rows), partners=named)
    yield from _memberships(atlas, request, joined)
    if intentions:
        yield _outcomes(atlas, intentions)
    abroad = [event for event in events if event.date and _homes(atlas, event) - {request.jurisdiction, None}]
    if abroad:
        yield _happened("dossier-own-latest", abroad[-1])


def _partner(atlas: Atlas, row: DossierPartner, held: Sequence[Entity], sure: Mapping[str, DossierAgreement]) -> Words:
    """A partner, how many agreements of a kind there are with it, and how surely the surest of them stands."""
    best = sure[held[0].iri]
    return message(
        "dossier-own-partner",
        place=place(atlas, row.jurisdiction.iri),
        number=len(held),
        sureness=sureness(atlas, best.certainty or row.certainty, best.reason or row.reason),
    )


def _homes(atlas: Atlas, event: DossierEvent) -> set[str | None]:
    """The jurisdictions of the bodies of an event; None for an international body."""
    read = reading(atlas)
    return {read.text(body.iri, "aa:jurisdiction") for body in event.organizations}


def _memberships(atlas: Atlas, request: DossierRequest, joined: Sequence[DossierAgreement]) -> Iterator[Words]:
    """The agreements of many members in which it is, each as what and how surely."""
    said = []
    for row in joined:
        agreement = agreements(atlas)[row.agreement.iri]
        found = presence(atlas, agreement, request.jurisdiction, request.day)
        if found and found.member and takes_members(atlas, agreement):
            status = concept_words(atlas, "participation-status", found.segment.statuses[0])
            sure = sureness(atlas, found.segment.certainty, found.segment.reason)
            said.append(message("dossier-own-member", agreement=row.agreement.label, status=status, sureness=sure))
    if said:
        yield message("dossier-own-memberships", agreements=listing(said))


def _outcomes(atlas: Atlas, intentions: Sequence[DossierIntention]) -> Words:
    """How many of the intentions have which outcome."""
    numbers = Counter(row.outcome for row in intentions)
    counted = [
        message("targets-count", number=str(numbers[outcome]), outcome=concept_words(atlas, "outcome", outcome))
        for outcome in ordered("outcome")
        if numbers[outcome]
    ]
    years = stated_in(atlas, (row.intention.iri for row in intentions))
    counts = listing(counted, "targets-count-separator")
    return message("dossier-own-intended", number=len(intentions), years=listed_years(years), counts=counts)


def _ties(
    atlas: Atlas, request: DossierRequest, joined: Sequence[DossierAgreement], told: Sequence[str]
) -> Iterator[Words]:
    """The agreements that both sides are in, besides those that were told as routes; of many mere ties the number."""
    rows = [row for row in joined if row.together and row.agreement.iri not in told]
    mere = [row for row in rows if not recognises(row.basis)]
    named = rows if len(mere) <= NAMED else [row for row in rows if recognises(row.basis)]
    other = place(atlas, request.counterpart, request.jurisdiction)
    if named:
        said = listing(_shared(atlas, row) for row in named)
        yield message("dossier-shared", counterpart=other, more="yes" if told else "no", agreements=said)
    if len(mere) > NAMED:
        yield message("dossier-shared-ties", counterpart=other, number=len(mere))


def _shared(atlas: Atlas, row: DossierAgreement) -> Words:
    kind = concept_words(atlas, "agreement-kind", row.kind)
    sure = sureness(atlas, row.together, row.together_reason) if row.together and row.together_reason else kind
    return message("dossier-shared-agreement", agreement=row.agreement.label, kind=kind, sureness=sure)


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


def _intended(atlas: Atlas, row: DossierIntention) -> Words:
    """An intention with its outcome; where nothing decides it, with what all the evidence comes to, if it says more."""
    outcome = concept_words(atlas, "outcome", row.outcome)
    judged = concept_words(atlas, "verdict", row.verdict) if row.verdict and row.observed is None else outcome
    years = listed_years(stated_in(atlas, [row.intention.iri]))
    if judged == outcome:
        return message("dossier-intended", years=years, intention=row.intention.label, outcome=outcome)
    return message(
        "dossier-intended-judged", years=years, intention=row.intention.label, outcome=outcome, verdict=judged
    )


def _latest(atlas: Atlas, request: DossierRequest, events: Sequence[DossierEvent]) -> Iterator[Words]:
    """The latest that bodies of both sides did together."""
    both = {request.jurisdiction, request.counterpart}
    found = [event for event in events if event.date and _homes(atlas, event) >= both and not _of_members(atlas, event)]
    if found:
        yield _happened("dossier-latest", found[-1])


def _of_members(atlas: Atlas, event: DossierEvent) -> bool:
    """Whether it is about an agreement of many members, whose meetings are none between two of them."""
    return event.agreement is not None and takes_members(atlas, agreements(atlas)[event.agreement.iri])


def _happened(sentence: str, event: DossierEvent) -> Words:
    label = event.event.label
    what = Words(en=label.text("en").rstrip("."), zh=label.text("zh").rstrip("。"))
    return message(sentence, day=spoken(event.date or ""), event=what)
