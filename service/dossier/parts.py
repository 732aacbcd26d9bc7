"""The parts of a dossier: bodies, participations, agreements, intentions, disciplines."""

from accord_atlas.queries.question import questions
from accord_atlas.service.answers.dossier import (
    DossierAgreement,
    DossierBody,
    DossierDiscipline,
    DossierIntention,
    DossierParticipation,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain import participations as record
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.timeline import Segment, weakest
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.questions.request import read_request


def bodies(atlas: Atlas, request: DossierRequest) -> list[DossierBody]:
    """The organizations of the jurisdiction on record."""
    read, labels = reading(atlas), atlas.labels
    return [
        DossierBody(
            organization=labels[iri].entity,
            kind=read.notation(iri, "aa:kind") or "other",
            acronym=read.text(iri, "aa:acronym"),
            parent=entity_of(atlas, read.text(iri, "aa:parent")),
            founded=read.text(iri, "aa:founded"),
            website=read.text(iri, "aa:website"),
            source=labels[read.text(iri, "aa:source") or ""].entity,
        )
        for iri, place in read.entities("organization", "aa:jurisdiction")
        if place == request.jurisdiction
    ]


def participations(atlas: Atlas, request: DossierRequest) -> list[DossierParticipation]:
    """Every recorded participation, past ones too, by their start, each as it stands on the day."""
    found = [p for agreement in record.agreements(atlas).values() for p in agreement.of(request.jurisdiction)]
    found.sort(key=lambda p: (p.start or "9999", p.agreement, p.iri))
    return [
        DossierParticipation(
            agreement=atlas.labels[each.agreement].entity,
            organization=entity_of(atlas, each.organization),
            role=each.role,
            status=each.status_by(request.day),
            start=each.start,
            end=each.end,
            certainty=held.certainty if held else None,
            reason=held.reason if held else None,
            source=atlas.labels[each.source].entity,
            confidence=each.confidence,
        )
        for each in found
        for held in (each.at(request.day),)
    ]


def agreements(atlas: Atlas, request: DossierRequest) -> list[DossierAgreement]:
    """The agreements of its bodies, those with the counterpart first, with who is on the other side on the day."""
    joined = [agreement for agreement in record.agreements(atlas).values() if agreement.of(request.jurisdiction)]
    joined.sort(key=lambda a: (together(atlas, a, request) is None, a.signed or "9999", a.iri))
    return [_agreement(atlas, each, request) for each in joined]


def _agreement(atlas: Atlas, agreement: record.Agreement, request: DossierRequest) -> DossierAgreement:
    read = reading(atlas)
    here, both = _membership(atlas, agreement, request.jurisdiction, request), together(atlas, agreement, request)
    return DossierAgreement(
        agreement=atlas.labels[agreement.iri].entity,
        kind=read.notation(agreement.iri, "aa:kind") or "other",
        basis=agreement.basis,
        status=agreement.status,
        signed=agreement.signed or agreement.in_force,
        certainty=here.certainty if here else None,
        reason=here.reason if here else None,
        with_counterpart=both is not None,
        together=both.certainty if both else None,
        together_reason=both.reason if both else None,
        others=_others(atlas, agreement, request),
        source=atlas.labels[read.text(agreement.iri, "aa:source") or ""].entity,
        confidence=read.notation(agreement.iri, "aa:confidence") or "low",
    )


def together(atlas: Atlas, agreement: record.Agreement, request: DossierRequest) -> Segment | None:
    """How surely both sides are in an agreement on the day: as the weaker of them; None where they are not."""
    return weakest(
        _membership(atlas, agreement, place, request) for place in (request.jurisdiction, request.counterpart)
    )


def _membership(atlas: Atlas, agreement: record.Agreement, place: str, request: DossierRequest) -> Segment | None:
    """How a jurisdiction is a member of an agreement on the day; None where it surely is none."""
    found = presence(atlas, agreement, place, request.day)
    return found.segment if found and found.member else None


def _others(atlas: Atlas, agreement: record.Agreement, request: DossierRequest) -> list[Entity]:
    """The bodies of the other sides on the day, or their jurisdictions where no body is named."""
    places = ((each, each.participation.jurisdiction) for each in agreement.held(request.day) if each.member)
    iris = {iri for each, place in places if place != request.jurisdiction for iri in each.bodies or (place,) if iri}
    return [atlas.labels[iri].entity for iri in sorted(iris)]


def intentions(atlas: Atlas, request: DossierRequest) -> list[DossierIntention]:
    """What the notice intends with the jurisdiction and what became of it, from the stored question on outcomes."""
    read = reading(atlas)
    question = questions()["target-outcomes"]
    names = [column.name for column in question.columns]
    found = []
    for row in read_request(atlas, question, {"as_of": request.day.isoformat()}).rows():
        cells = dict(zip(names, row, strict=True))
        target, place = cells["target"], cells["jurisdiction"]
        if isinstance(target, Entity) and isinstance(place, Entity) and place.iri == request.jurisdiction:
            clause = atlas.labels[read.text(target.iri, "aa:clause") or ""].entity
            fields = {**cells, "intention": target, "kind": cells["metric"], "clause": clause}
            found.append(DossierIntention.model_validate(fields))
    return found


def disciplines(atlas: Atlas, request: DossierRequest) -> list[DossierDiscipline]:
    """The disciplines of its registers, as far as they are recorded."""
    read = reading(atlas)
    return [
        DossierDiscipline(
            agreement=atlas.labels[read.text(iri, "aa:agreement") or ""].entity,
            discipline=atlas.labels[read.text(iri, "aa:specialty") or ""].entity,
            source=atlas.labels[read.text(iri, "aa:source") or ""].entity,
        )
        for iri, place in read.entities("discipline", "aa:jurisdiction")
        if place == request.jurisdiction
    ]
