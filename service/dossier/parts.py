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
from accord_atlas.service.domain.properties import reading
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
    """Every recorded participation, past ones too, by their start."""
    found = [p for agreement in record.agreements(atlas).values() for p in agreement.of(request.jurisdiction)]
    found.sort(key=lambda p: (p.start or "9999", p.agreement, p.iri))
    return [
        DossierParticipation(
            agreement=atlas.labels[each.agreement].entity,
            organization=entity_of(atlas, each.organization),
            role=each.role,
            status=each.status,
            start=each.start,
            end=each.end,
            certainty=each.at(request.day),
            source=atlas.labels[each.source].entity,
            confidence=each.confidence,
        )
        for each in found
    ]


def agreements(atlas: Atlas, request: DossierRequest) -> list[DossierAgreement]:
    """The agreements of its bodies, those with the counterpart first, with who is on the other side on the day."""
    read = reading(atlas)
    joined = [agreement for agreement in record.agreements(atlas).values() if agreement.of(request.jurisdiction)]
    joined.sort(key=lambda a: (not a.of(request.counterpart), a.signed or "9999", a.iri))
    return [
        DossierAgreement(
            agreement=atlas.labels[each.iri].entity,
            kind=read.notation(each.iri, "aa:kind") or "other",
            basis=each.basis,
            status=each.status,
            signed=each.signed or each.in_force,
            with_counterpart=bool(each.of(request.counterpart)),
            others=_others(atlas, each, request),
            source=atlas.labels[read.text(each.iri, "aa:source") or ""].entity,
            confidence=read.notation(each.iri, "aa:confidence") or "low",
        )
        for each in joined
    ]


def together(atlas: Atlas, iri: str, request: DossierRequest) -> bool:
    """Whether both sides are, or may be, in an agreement on the day."""
    agreement = record.agreements(atlas)[iri]
    return all(
        any(not p.over and p.at(request.day) for p in agreement.of(place))
        for place in (request.jurisdiction, request.counterpart)
    )


def _others(atlas: Atlas, agreement: record.Agreement, request: DossierRequest) -> list[Entity]:
    """The bodies of the other sides on the day, or their jurisdictions where no body is named."""
    present = [p for p in agreement.participations if not p.over and p.at(request.day)]
    iris = {p.organization or p.jurisdiction for p in present if p.jurisdiction != request.jurisdiction}
    return [atlas.labels[iri].entity for iri in sorted(iri for iri in iris if iri)]


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
