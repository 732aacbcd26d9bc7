"""The parts of a dossier that say who is in what: bodies, participations, agreements."""

from collections import Counter

from accord_atlas.service.answers.dossier import DossierAgreement, DossierBody, DossierParticipation
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain import participations as record
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.timeline import Segment, weakest
from accord_atlas.service.dossier.request import DossierRequest


def bodies(atlas: Atlas, request: DossierRequest) -> list[DossierBody]:
    """The organizations of the jurisdiction on record, those in most agreements first."""
    read, labels = reading(atlas), atlas.labels
    taking_part = _agreements_of_bodies(atlas, request)
    found = [
        DossierBody(
            organization=labels[iri].entity,
            kind=read.notation(iri, "aa:kind") or "other",
            acronym=read.text(iri, "aa:acronym"),
            parent=entity_of(atlas, read.text(iri, "aa:parent")),
            founded=read.text(iri, "aa:founded"),
            website=read.text(iri, "aa:website"),
            agreements=taking_part[iri],
            source=labels[read.text(iri, "aa:source") or ""].entity,
        )
        for iri, place in read.entities("organization", "aa:jurisdiction")
        if place == request.jurisdiction
    ]
    return sorted(found, key=lambda body: -body.agreements)


def _agreements_of_bodies(atlas: Atlas, request: DossierRequest) -> Counter[str]:
    """Body (IRI) → in how many agreements it is a member on the day, certainly or presumably."""
    held = (held for agreement in record.agreements(atlas).values() for held in agreement.held(request.day))
    pairs = {
        (body, each.participation.agreement)
        for each in held
        if each.member and each.certainty != "possible"
        for body in each.bodies
    }
    return Counter(body for body, _ in pairs)


def participations(atlas: Atlas, request: DossierRequest) -> list[DossierParticipation]:
    """Every recorded participation, past ones too, by their start, each as it stands on the day."""
    known = record.agreements(atlas)
    found = [p for agreement in known.values() for p in agreement.of(request.jurisdiction)]
    # What only an end dates was before that end; what nothing dates comes last.
    found.sort(key=lambda p: (known[p.agreement].began(p) or p.end or "9999", p.start or "", p.agreement, p.iri))
    return [
        DossierParticipation(
            agreement=atlas.labels[each.agreement].entity,
            organization=entity_of(atlas, each.organization),
            role=each.role,
            status=each.status_by(request.day),
            start=known[each.agreement].began(each),
            end=each.end,
            certainty=held.certainty if held else None,
            reason=held.reason if held else None,
            source=atlas.labels[each.source].entity,
            confidence=each.confidence,
            begun=each.begun(request.day),
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
    here, both = membership(atlas, agreement, request.jurisdiction, request), together(atlas, agreement, request)
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
        other_places=_other_places(atlas, agreement, request),
        source=atlas.labels[read.text(agreement.iri, "aa:source") or ""].entity,
        confidence=read.notation(agreement.iri, "aa:confidence") or "low",
        begun=any(each.begun(request.day) for each in agreement.of(request.jurisdiction)),
    )


def together(atlas: Atlas, agreement: record.Agreement, request: DossierRequest) -> Segment | None:
    """How surely both sides are in an agreement on the day: as the weaker of them; None where they are not.

    A dossier of the counterpart itself has no other side.
    """
    if request.own:
        return None
    return weakest(
        membership(atlas, agreement, place, request) for place in (request.jurisdiction, request.counterpart)
    )


def membership(atlas: Atlas, agreement: record.Agreement, place: str, request: DossierRequest) -> Segment | None:
    """How a jurisdiction is a member of an agreement on the day; None where it surely is none."""
    found = presence(atlas, agreement, place, request.day)
    return found.segment if found and found.member else None


def _others(atlas: Atlas, agreement: record.Agreement, request: DossierRequest) -> list[Entity]:
    """The bodies of the other sides on the day, or their jurisdictions where no body is named."""
    places = ((each, each.participation.jurisdiction) for each in agreement.held(request.day) if each.member)
    iris = {iri for each, place in places if place != request.jurisdiction for iri in each.bodies or (place,) if iri}
    return [atlas.labels[iri].entity for iri in sorted(iris)]


def _other_places(atlas: Atlas, agreement: record.Agreement, request: DossierRequest) -> list[Entity]:
    held = (each.participation.jurisdiction for each in agreement.held(request.day) if each.member)
    return [atlas.labels[iri].entity for iri in sorted({iri for iri in held if iri and iri != request.jurisdiction})]
