"""Whether an authority recognises or authorises, by the routes and seats of the day; what is only possible is no yes.

A country or a body recognises by a route of recognition that counts (`recognition/routes.py`); an agreement, whom it
has as a full member. What says less than yes is told apart: no record is not "no".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, get_args
from urllib.parse import urlencode

from accord_atlas.service.answers.trust import (
    AuthorizationResponse,
    RecognitionResponse,
    Record,
    TrustEvidence,
    TrustRecord,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.participations import Agreement, Held, agreements
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import reading, sources_of
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.domain.timeline import Certainty, Segment, surest_certainty
from accord_atlas.service.recognition.answer import OpenRoute, open_routes, recognition_answer
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, place
from accord_atlas.service.text.sentences import first as first_letter
from accord_atlas.service.trust.request import TrustRequest

RECORDS: Final[tuple[Record, ...]] = get_args(Record)
PAST_OR_COMING: Final = frozenset({"lapsed", "not-yet"})
"""What keeps an agreement from being a route on the day, and not on others."""
SHOWN: Final = 10
"""Agreements that an answer names; `address` has them all."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one agreement says to a query."""

    record: Record
    evidence: TrustEvidence


def recognition_response(atlas: Atlas, request: TrustRequest, root: str, language: Language) -> RecognitionResponse:
    """Whether the authority recognises the entity on the day; `root` is where this service is reached."""
    told = _through(atlas, request) if request.authority.kind == "agreement" else _between(atlas, request)
    record = _record(atlas, request, list(told), root)
    return RecognitionResponse(**_repeated(atlas, request, record, language), recognized=record.record == "recorded")


def authorization_response(atlas: Atlas, request: TrustRequest, root: str, language: Language) -> AuthorizationResponse:
    """Whether an agreement has the entity among those who recognise, or vote, on the day."""
    record = _record(atlas, request, list(_through(atlas, request)), root)
    return AuthorizationResponse(**_repeated(atlas, request, record, language), authorized=record.record == "recorded")


def _between(atlas: Atlas, request: TrustRequest) -> Iterator[Said]:
    """What the agreements between two countries or bodies say."""
    origin, destination = _home(atlas, request.entity.iri), _home(atlas, request.authority.iri)
    if not origin or not destination:
        return
    asked = RecognitionRequest(origin, destination, None, request.level, request.day)
    found = [
        route
        for route in open_routes(atlas, asked)
        if _behind(request.entity.iri, route.origin) and _behind(request.authority.iri, route.destination)
    ]
    for route in found:
        yield Said(_of_route(request, route), _route_evidence(atlas, route))
    if found:
        return
    for near in recognition_answer(atlas, asked).nearest:
        ends = {step.organization.iri for step in near.steps if step.organization}
        bodies = {one.iri for one in (request.entity, request.authority) if one.kind == "organization"}
        if near.missing in PAST_OR_COMING and bodies <= ends:
            yield Said("not-on-the-day", _past(atlas, near.agreement.iri))


def _home(atlas: Atlas, iri: str) -> str | None:
    return iri if "/id/jurisdiction/" in iri else reading(atlas).text(iri, "aa:jurisdiction")


def _behind(party: str, side: Sequence[Held]) -> bool:
    """Whether a side of a route is that of a party: a whole country, or a body that stands on it."""
    return "/id/jurisdiction/" in party or any(party in held.bodies for held in side)


def _of_route(request: TrustRequest, route: OpenRoute) -> Record:
    ends = ((request.entity, route.way.origin), (request.authority, route.way.destination))
    if not route.provision.recorded:
        return "effect-not-recorded"
    if not route.provision.engineers:
        return "other-thing"
    if not route.counts:
        return "possible"
    return "part" if any(end.kind == "jurisdiction" and side in route.way.parts for end, side in ends) else "recorded"


def _route_evidence(atlas: Atlas, route: OpenRoute) -> TrustEvidence:
    sources = [*route.provision.sources, *(each.source for each in route.participations)]
    return TrustEvidence(
        agreement=atlas.labels[route.agreement.iri].entity,
        recognises=list(route.provision.recognises),
        status=route.origin[0].status,
        certainty=route.sureness.certainty,
        reason=route.sureness.reason,
        sides=[atlas.labels[side].entity for side in route.way.parts],
        sources=[atlas.labels[iri].entity for iri in dict.fromkeys(sources) if iri],
    )


def _past(atlas: Atlas, agreement: str) -> TrustEvidence:
    return TrustEvidence(
        agreement=atlas.labels[agreement].entity,
        recognises=[],
        status=None,
        certainty=None,
        reason=None,
        sides=[],
        sources=[atlas.labels[iri].entity for iri in sources_of(atlas, agreement)],
    )


def _through(atlas: Atlas, request: TrustRequest) -> Iterator[Said]:
    """What an agreement says of the place that a body or a country has in it."""
    agreement = agreements(atlas)[request.authority.iri]
    own = [each for each in agreement.participations if request.entity.iri in (each.organization, each.jurisdiction)]
    held = [place for place in agreement.held(request.day) if _is_place_of(request.entity.iri, place)]
    if not held:
        if own:
            yield Said("not-on-the-day", _past(atlas, agreement.iri))
        return
    best = min(held, key=lambda place: (not place.full, place.segment.doubt))
    seat = presence(atlas, agreement, best.participation.jurisdiction or "", request.day)
    segment = (
        seat.segment if seat and best.participation.iri in {h.participation.iri for h in seat.held} else best.segment
    )
    known = provisions(atlas).by_agreement.get(agreement.iri, ())
    yield Said(
        _of_place(atlas, request, agreement, best, segment),
        TrustEvidence(
            agreement=atlas.labels[agreement.iri].entity,
            recognises=list(dict.fromkeys(thing for provision in known for thing in provision.recognises)),
            status=best.status,
            certainty=segment.certainty,
            reason=segment.reason,
            sides=[],
            sources=[atlas.labels[place.participation.source].entity for place in held if place.participation.source],
        ),
    )


def _is_place_of(party: str, place: Held) -> bool:
    return party in place.bodies or party == place.participation.jurisdiction


def _of_place(atlas: Atlas, request: TrustRequest, agreement: Agreement, held: Held, segment: Segment) -> Record:
    known = provisions(atlas)
    if agreement.level != request.level:
        return "other-thing"
    if request.action == "recognise" and not known.recognise_engineers(agreement.iri):
        return "effect-not-recorded" if known.silent(agreement.iri) else "other-thing"
    if not held.full or (request.action == "vote" and not segment.votes):
        return "not-full"
    return "possible" if segment.certainty == "possible" else "recorded"


def _record(atlas: Atlas, request: TrustRequest, told: list[Said], root: str) -> TrustRecord:
    """What is said most of all, and the agreements that say so first."""
    told.sort(key=lambda said: RECORDS.index(said.record))
    best: Record = told[0].record if told else "none"
    says: list[Certainty | None] = [said.evidence.certainty for said in told if said.record == best]
    return TrustRecord(
        record=best,
        certainty=surest_certainty(says),
        agreements=[said.evidence for said in told[:SHOWN]],
        as_of=request.day.isoformat(),
        release=atlas.release.id,
        completeness="complete" if len(told) <= SHOWN else "truncated",
        address=root + _address(atlas, request),
    )


def _address(atlas: Atlas, request: TrustRequest) -> str:
    """Where the whole is, below the root: the routes between two countries, or the members of the agreement."""
    day = request.day.isoformat()
    if request.authority.kind == "agreement":
        return "/api/queries/members?" + urlencode({"agreement": request.authority.slug, "as_of": day})
    ends = [_home(atlas, party.iri) for party in (request.entity, request.authority)]
    slugs = [atlas.labels[iri].slug if iri else "" for iri in ends]
    return "/api/recognition?" + urlencode({"from": slugs[0], "to": slugs[1], "level": request.level, "as_of": day})


def _repeated(atlas: Atlas, request: TrustRequest, record: TrustRecord, language: Language) -> dict[str, Any]:
    """What every answer repeats of its query, and says besides."""
    asked, first = request.asked, next((said.agreement for said in record.agreements), None)
    through = "agreement" if request.authority.kind == "agreement" else "between"
    said = message(
        f"trust-{through}-{record.record}",
        entity=_called(atlas, request.entity),
        authority=_called(atlas, request.authority),
        agreement=definite(Words(en=first.label.text("en"), zh=first.label.text("zh"))) if first else "",
        day=spoken(request.day),
        action=request.action,
        certainty=concept_words(atlas, "certainty", record.certainty) if record.certainty else "",
    )
    told: dict[str, Any] = {
        "entity_id": asked.entity_id,
        "authority_id": asked.authority_id,
        "action": asked.action,
        "resource": asked.resource,
        "time_evaluated": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "message": first_letter(said).text(language),
        "evidence": record,
    }
    if asked.context is not None:
        told |= {"context": asked.context} | ({"time_requested": asked.context.time} if asked.context.time else {})
    return told


def _called(atlas: Atlas, party: Named) -> Words:
    return place(atlas, party.iri) if party.kind == "jurisdiction" else definite(party.words)
