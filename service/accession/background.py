"""What else is on record that bears on an accession: what was intended, what happened, where its country stands."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from accord_atlas.loaders.dates import span
from accord_atlas.service.accession.request import AccessionRequest
from accord_atlas.service.accession.ties import family
from accord_atlas.service.answers.accession import Background
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.bases import recognises_degrees
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, name
from accord_atlas.service.text.standing import held_line


def background(atlas: Atlas, request: AccessionRequest) -> list[Background]:
    """Intentions of a notice to join, events of the candidate about it, and accords its country is full member of."""
    return [*_intentions(atlas, request), *_events(atlas, request), *_accords(atlas, request)]


def _intentions(atlas: Atlas, request: AccessionRequest) -> Iterator[Background]:
    """Intentions to join the agreement; those that name no actor are of all whom the notice addresses."""
    read, kin = reading(atlas), family(atlas, request.candidate)
    for iri, of in read.entities("intention", "aa:agreement"):
        document = read.text(read.text(iri, "aa:clause") or "", "aa:document") or ""
        issued, issuer = read.text(document, "aa:issued"), read.text(document, "aa:issuer")
        first = span(issued).earliest if issued else None
        meant = {read.text(iri, "aa:actor"), issuer} & {kin.body, *kin.above, *kin.compatriots}
        if of == request.agreement and meant and _begun(first, request.day):
            text = _dated(issued, _intended(name(atlas, issuer), name(atlas, iri)))
            source = entity_of(atlas, read.text(document, "aa:source"))
            yield _happened("intention", atlas.labels[iri].entity, text, source)


def _events(atlas: Atlas, request: AccessionRequest) -> Iterator[Background]:
    """What the candidate took part in that is about the agreement."""
    read = reading(atlas)
    involved = read.all("aa:involves")
    for iri, of in read.entities("event", "aa:agreement"):
        took_part = request.candidate in {value.value for value in involved.get(iri, ())}
        written = read.text(iri, "aa:date")
        if of == request.agreement and took_part and _begun(span(written).earliest if written else None, request.day):
            source = entity_of(atlas, read.text(iri, "aa:source"))
            yield _happened("event", atlas.labels[iri].entity, _dated(written, name(atlas, iri)), source)


def _happened(kind: Literal["intention", "event"], entity: Entity, text: Words, source: Entity | None) -> Background:
    """What was intended or happened, which is no standing."""
    return Background(kind=kind, entity=entity, certainty=None, reason=None, text=text, source=source)


def _accords(atlas: Atlas, request: AccessionRequest) -> Iterator[Background]:
    """The accords on degrees of the same level of which a body of the candidate's country is full member."""
    home = reading(atlas).text(request.candidate, "aa:jurisdiction")
    level = agreements(atlas)[request.agreement].level
    for other in agreements(atlas).values():
        wanted = recognises_degrees(other.basis) and other.level == level and takes_members(atlas, other)
        for each in other.of(home) if wanted and home and other.iri != request.agreement else ():
            if (held := each.at(request.day)) and held.full:
                yield Background(
                    kind="accord",
                    entity=atlas.labels[each.iri].entity,
                    certainty=held.certainty,
                    reason=held.reason,
                    text=held_line(atlas, held),
                    source=entity_of(atlas, each.source),
                )


def _begun(first: date | None, day: date) -> bool:
    """Whether what may have begun on a first day may have begun by a day; what has no date may have."""
    return first is None or first <= day


def _intended(issuer: Words, aim: Words) -> Words:
    """An aim as what it is, so that nobody takes it for something done."""
    # The English label begins with a capital and stands in the middle of the sentence here.
    inside = Words(en=f"{aim.en[:1].lower()}{aim.en[1:]}", zh=aim.zh)
    return message("background-intention", issuer=definite(issuer), aim=inside)


def _dated(written: str | None, what: Words) -> Words:
    return message("background-dated", time=spoken(written), what=what) if written else what
