"""The answer of recognition: routes with their steps, terms and evidence; what comes nearest; ties."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal, TypeAlias

from accord_atlas.service.answers import recognition as shapes
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.recognition import (
    Backing,
    Condition,
    ProvisionCondition,
    Recognition,
    RecognitionAnswer,
    RouteProvision,
    RouteStep,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.domain.bases import keeps_registers
from accord_atlas.service.domain.coverage import agreement_covers, meets, own_list, register_covers
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import Agreement, Participation, agreements
from accord_atlas.service.domain.properties import reading, sources_of
from accord_atlas.service.domain.timeline import weakest
from accord_atlas.service.recognition import words
from accord_atlas.service.recognition.nearest import NearMiss, nearest
from accord_atlas.service.recognition.request import LEVEL, RecognitionRequest
from accord_atlas.service.recognition.routes import Route, Tie, routes, ties
from accord_atlas.service.text.sentences import participation_line, text

OpenRoute: TypeAlias = Route
"""A way of an agreement that is open on the day, as other features meet it."""
RouteDirection = Literal["outbound", "inbound"]
"""From a jurisdiction to others, or from these to it."""
NEAREST = 12
"""How many of the nearest agreements an answer names."""


def recognition_answer(atlas: Atlas, request: RecognitionRequest) -> RecognitionAnswer:
    """What the destination recognises of an engineer of the origin, with the envelope of an answer."""
    found = recognition(atlas, request)
    return RecognitionAnswer(**envelope(atlas, request.day, whole=True), **dict(found))


def open_routes(atlas: Atlas, request: RecognitionRequest, among: Collection[str] | None = None) -> list[OpenRoute]:
    """The routes themselves, best first, without words; of these agreements (IRIs) only, where some are given."""
    return routes(atlas, request, among)


def reach(atlas: Atlas, jurisdiction: str, direction: RouteDirection, day: date) -> list[str]:
    """The jurisdictions (IRIs) between which and this one a route for professional engineers is open that way.

    Only routes on which a source says that engineers are recognised, for a whole country, and more than possible.
    """
    mine = [each for each in agreements(atlas).values() if each.of(jurisdiction)]
    places = {other.jurisdiction for each in mine for other in each.participations} - {None, jurisdiction}
    return [
        place
        for place in sorted(each for each in places if each)
        if _counted(atlas, _towards(jurisdiction, place, direction, day), [each.iri for each in mine])
    ]


def _towards(jurisdiction: str, place: str, direction: str, day: date) -> RecognitionRequest:
    ends = (jurisdiction, place) if direction == "outbound" else (place, jurisdiction)
    return RecognitionRequest(*ends, None, LEVEL, day)


def _counted(atlas: Atlas, request: RecognitionRequest, among: Collection[str]) -> bool:
    return any(route.counts and not route.way.parts for route in open_routes(atlas, request, among))


def recognition(atlas: Atlas, request: RecognitionRequest) -> Recognition:
    """What the destination recognises of an engineer of the origin, with reasons, to stand in other answers too.

    `routes` are ranked; `nearest` says what other agreements lack to be one; `ties` are texts that recognise nobody.
    """
    found = routes(atlas, request)
    close = nearest(atlas, request, NEAREST + 1)
    return Recognition(
        origin=atlas.labels[request.origin].entity,
        to=atlas.labels[request.destination].entity,
        specialty=entity_of(atlas, request.specialty),
        level=request.level,
        routes=[_route(atlas, request, route) for route in found],
        nearest=[_near_route(atlas, request, miss) for miss in close[:NEAREST]],
        nearest_complete=len(close) <= NEAREST,
        ties=[_tie(atlas, tie) for tie in ties(atlas, request)],
        summary=words.summary(atlas, request, found),
    )


def _route(atlas: Atlas, request: RecognitionRequest, route: Route) -> shapes.Route:
    return shapes.Route(
        basis=route.agreement.basis,
        agreement=atlas.labels[route.agreement.iri].entity,
        recognises=words.recognised(atlas, route),
        steps=list(_steps(atlas, request, *_sides(route))),
        conditions=list(_conditions(atlas, request, route)),
        provision=_provision(atlas, request, route),
        remaining=[shapes.Remainder(text=found) for found in words.remaining(atlas, route)],
        certainty=route.sureness.certainty,
        reason=route.sureness.reason,
        evidence=list(_evidence(atlas, route.agreement, route.participations, route.provision.sources)),
    )


def _provision(atlas: Atlas, request: RecognitionRequest, route: Route) -> RouteProvision:
    """What is recognised on the way, what it grants, and under which conditions of this way alone.

    Who asks for a specialty is not told the conditions of another one.
    """
    held, labels = route.provision, atlas.labels
    return RouteProvision(
        provision=labels[held.iri].entity,
        from_side=labels[route.way.origin].entity,
        to_side=labels[route.way.destination].entity,
        recognises=list(held.recognises),
        grants=text(atlas, held.iri, "aa:grants"),
        conditions=[_asked(atlas, iri) for iri in held.conditions if _concerns(atlas, iri, request.specialty)],
        specialties=[labels[iri].entity for iri in held.specialties],
        instruments=[labels[iri].entity for iri in route.instruments],
        sources=[labels[iri].entity for iri in held.sources],
        confidence=held.confidence,
    )


def _concerns(atlas: Atlas, condition: str, specialty: str | None) -> bool:
    """Whether a condition may be asked of an engineer of a specialty (None: any): it names none, or one that meets."""
    named = reading(atlas).text(condition, "aa:specialty")
    return named is None or specialty is None or meets(atlas, named, specialty)


def _asked(atlas: Atlas, iri: str) -> ProvisionCondition:
    read = reading(atlas)
    asks = read.text(iri, "aa:toOrganization")
    part = read.text(asks, "aa:region") if asks else None
    value = read.text(iri, "aa:value")
    return ProvisionCondition(
        kind=read.notation(iri, "aa:kind") or "other",
        value=float(value) if value else None,
        unit=read.text(iri, "aa:unit"),
        text=words.condition(atlas, iri),
        specialty=entity_of(atlas, read.text(iri, "aa:specialty")),
        part=entity_of(atlas, part),
        source=entity_of(atlas, read.text(iri, "aa:source")),
    )


def _steps(
    atlas: Atlas, request: RecognitionRequest, origin: Iterable[Participation], destination: Iterable[Participation]
) -> Iterator[RouteStep]:
    """The way in steps: the origin's bodies in the agreement, and those of the destination."""
    for participation in origin:
        yield _step(atlas, participation, request, "from")
    for participation in destination:
        yield _step(atlas, participation, request, "to")


def _sides(route: Route) -> Iterator[list[Participation]]:
    for side in (route.origin, route.destination):
        yield [held.participation for held in side]


def _step(atlas: Atlas, participation: Participation, request: RecognitionRequest, side: shapes.Side) -> RouteStep:
    held = participation.at(request.day)
    return RouteStep(
        side=side,
        agreement=atlas.labels[participation.agreement].entity,
        organization=entity_of(atlas, participation.organization),
        jurisdiction=entity_of(atlas, participation.jurisdiction),
        role=participation.role,
        status=held.status if held else participation.status,
        start=participation.start,
        end=participation.end,
        certainty=held.certainty if held else None,
        reason=held.reason if held else None,
        via=atlas.labels[participation.iri].entity,
        source=atlas.labels[participation.source].entity,
        text=participation_line(atlas, participation),
    )


def _conditions(atlas: Atlas, request: RecognitionRequest, route: Route) -> Iterator[Condition]:
    """What the route depends on: the agreement's state, its terms, its fields, bodies left unnamed."""
    agreement = route.agreement
    source = entity_of(atlas, reading(atlas).text(agreement.iri, "aa:source"))
    yield Condition(kind="state", text=words.state(agreement, request.day), source=source)
    if terms := text(atlas, agreement.iri, "aa:requirement"):
        yield Condition(kind="requirement", text=terms, source=source)
    if fields := own_list(atlas, agreement):
        yield Condition(kind="fields", text=words.listed(atlas, fields), source=source)
    if request.specialty:
        yield from _specialty(atlas, request, route, request.specialty)
    for participation in route.participations:
        named_in = atlas.labels[participation.source].entity
        if participation.organization is None:
            said = words.not_named(atlas, request, participation)
            yield Condition(kind="body-not-named", text=said, source=named_in)
        elif part := words.area(atlas, request, participation):
            yield Condition(kind="area", text=part, source=named_in)
    note = text(atlas, agreement.iri, "aa:note")
    # Remarks on agreements of many members are about their names and history, not about what they recognise.
    if note and not takes_members(atlas, agreement):
        yield Condition(kind="note", text=note, source=source)


def _specialty(atlas: Atlas, request: RecognitionRequest, route: Route, specialty: str) -> Iterator[Condition]:
    """What is known of the specialty in the agreement and in the registers of both sides."""
    covered = agreement_covers(atlas, route.agreement.iri, specialty)
    yield Condition(kind="specialty", match=covered, text=words.in_agreement(covered))
    if keeps_registers(route.agreement.basis):
        for place in (request.origin, request.destination):
            match = register_covers(atlas, route.agreement.iri, place, specialty)
            said = words.in_register(atlas, place, match)
            yield Condition(kind="discipline", match=match, text=said, jurisdiction=entity_of(atlas, place))


def _evidence(
    atlas: Atlas, agreement: Agreement, participations: Iterable[Participation], effect: Iterable[str] = ()
) -> Iterator[Backing]:
    """What the answer rests on: the sources of the agreement, of what it recognises, and of each participation."""
    own = sources_of(atlas, agreement.iri)
    for source in own:
        yield _backing(atlas, agreement.iri, source, reading(atlas).notation(agreement.iri, "aa:confidence"))
    for source in effect:
        if source not in own:
            yield _backing(atlas, agreement.iri, source, reading(atlas).notation(source, "aa:reliability"))
    for each in participations:
        for source in sources_of(atlas, each.iri):
            yield _backing(atlas, each.iri, source, each.confidence)


def _backing(atlas: Atlas, about: str, source: str, confidence: str | None) -> Backing:
    read = reading(atlas)
    return Backing(
        about=atlas.labels[about].entity,
        source=atlas.labels[source].entity,
        confidence=confidence,
        observed_on=read.text(source, "aa:observedOn"),
        url=read.text(source, "aa:url"),
    )


def _near_route(atlas: Atlas, request: RecognitionRequest, miss: NearMiss) -> shapes.NearRoute:
    origin, destination = ([side] if side else [] for side in (miss.origin, miss.destination))
    held = [participation.at(request.day) for participation in miss.participations]
    sureness = weakest(each.segment if each else None for each in held)
    return shapes.NearRoute(
        basis=miss.agreement.basis,
        agreement=atlas.labels[miss.agreement.iri].entity,
        missing=miss.missing,
        text=words.missing(atlas, request, miss),
        steps=list(_steps(atlas, request, origin, destination)),
        certainty=sureness.certainty if sureness else None,
        reason=sureness.reason if sureness else None,
        evidence=list(_evidence(atlas, miss.agreement, miss.participations)),
    )


def _tie(atlas: Atlas, tie: Tie) -> shapes.MereTie:
    kind = reading(atlas).notation(tie.agreement.iri, "aa:kind") or "other"
    return shapes.MereTie(
        agreement=atlas.labels[tie.agreement.iri].entity,
        kind=kind,
        kind_label=concept_words(atlas, "agreement-kind", kind),
        signed=tie.agreement.signed,
        organizations=[entity_of(atlas, participation.organization) for participation in tie.participations],
        evidence=list(_evidence(atlas, tie.agreement, tie.participations)),
    )
