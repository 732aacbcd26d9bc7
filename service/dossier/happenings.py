"""The parts of a dossier that say what was meant and what happened: intentions, events, disciplines."""

from collections.abc import Mapping, Sequence
from datetime import date

from accord_atlas.queries.question import questions
from accord_atlas.service.answers.changes import Change
from accord_atlas.service.answers.dossier import DossierDiscipline, DossierEvent, DossierIntention
from accord_atlas.service.changes.answer import history_of
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.notices import stated
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.questions.request import QuestionCell, read_request


def intentions(atlas: Atlas, request: DossierRequest) -> list[DossierIntention]:
    """What the notice intends and what became of it, from the stored question on outcomes, from its day on.

    The dossier of a country has what is meant for it; that of the country whose bodies act has all that is meant for
    its counterpart or for nobody in particular, and without a counterpart everything.
    """
    found = []
    for cells in _outcomes(atlas, request.day):
        target = cells["target"]
        if isinstance(target, Entity) and target.kind == "intention" and _concerns(atlas, request, target.iri):
            clause = atlas.labels[reading(atlas).text(target.iri, "aa:clause") or ""].entity
            fields = {**cells, "intention": target, "kind": cells["metric"], "clause": clause}
            found.append(DossierIntention.model_validate(fields))
    return found


def _outcomes(atlas: Atlas, day: date) -> Sequence[Mapping[str, QuestionCell]]:
    """The rows of the stored question on a day; those of the data date, for which most ask, are read once."""
    return atlas.once(_todays) if day == atlas.release.data_date else _asked(atlas, day)


def _todays(atlas: Atlas) -> Sequence[Mapping[str, QuestionCell]]:
    return _asked(atlas, atlas.release.data_date)


def _asked(atlas: Atlas, day: date) -> Sequence[Mapping[str, QuestionCell]]:
    question = questions()["target-outcomes"]
    names = [column.name for column in question.columns]
    rows = read_request(atlas, question, {"as_of": day.isoformat()}).rows()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _concerns(atlas: Atlas, request: DossierRequest, intention: str) -> bool:
    """Whether an intention (IRI) exists on the day and is one of the jurisdiction, seen from its counterpart's side."""
    read = reading(atlas)
    if not stated(atlas, intention, request.day):
        return False
    place = read.text(intention, "aa:jurisdiction")
    acting = {read.text(body.value, "aa:jurisdiction") for body in read.all("aa:actsCountOf").get(intention, ())}
    if place == request.jurisdiction or request.jurisdiction not in acting:
        return place == request.jurisdiction
    return request.own or place in (request.counterpart, None)


def events(atlas: Atlas, request: DossierRequest) -> list[DossierEvent]:
    """What happened by the day with its bodies, or names it, or concerns what it agreed with another side."""
    named = atlas.labels[request.jurisdiction]
    found = history_of(atlas, frozenset({f"{named.kind}/{named.slug}"}))
    happened = [each for each in found if each.subject.kind == "event" and _by(each, request)]
    # As written, for an uncertain date may mean so many days that it would stand far from its neighbours.
    happened.sort(key=lambda each: (each.date or "9999").rstrip("?~%"))
    return [_event(atlas, each) for each in happened]


def _by(change: Change, request: DossierRequest) -> bool:
    """Whether it may have happened by the day."""
    return change.earliest is None or change.earliest <= request.day


def _event(atlas: Atlas, change: Change) -> DossierEvent:
    return DossierEvent(
        event=atlas.labels[change.subject.iri].entity,
        kind=reading(atlas).notation(change.subject.iri, "aa:kind") or "other",
        date=change.date,
        organizations=[atlas.labels[each.iri].entity for each in change.involved],
        agreement=entity_of(atlas, change.object.iri if change.object else None),
        source=entity_of(atlas, change.source.iri if change.source else None),
    )


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
