"""What else is on record that bears on an accession: what was intended, what happened, where its country stands."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from accord_atlas.loaders.dates import span
from accord_atlas.service.accession.ties import family
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.recognition.words import step
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.english import with_article
from accord_atlas.service.text.sentences import Words, name

Json = dict[str, Any]


def background(atlas: Atlas, agreement: Agreement, candidate: str, day: date) -> list[Json]:
    """Intentions of a notice to join, events of the candidate about it, and accords its country is full member of."""
    return [
        *_intentions(atlas, agreement, candidate, day),
        *_events(atlas, agreement, candidate, day),
        *_accords(atlas, agreement, candidate, day),
    ]


def _intentions(atlas: Atlas, agreement: Agreement, candidate: str, day: date) -> Iterator[Json]:
    """Intentions to join the agreement; those that name no actor are of all whom the notice addresses."""
    read, kin = reading(atlas), family(atlas, candidate)
    for iri, of in read.entities("intention", "aa:agreement"):
        document = read.text(read.text(iri, "aa:clause") or "", "aa:document") or ""
        issued, issuer = read.text(document, "aa:issued"), read.text(document, "aa:issuer")
        first = span(issued).earliest if issued else None
        meant = {read.text(iri, "aa:actor"), issuer} & {kin.body, *kin.above, *kin.compatriots}
        if of == agreement.iri and meant and (first is None or first <= day):
            text = _dated(spoken(issued or ""), _intended(name(atlas, issuer), name(atlas, iri)))
            yield _said(atlas, "intention", iri, read.text(document, "aa:source"), text)


def _events(atlas: Atlas, agreement: Agreement, candidate: str, day: date) -> Iterator[Json]:
    """What the candidate took part in that is about the agreement."""
    read = reading(atlas)
    involved = read.all("aa:involves")
    for iri, of in read.entities("event", "aa:agreement"):
        first = read.extent(iri).start_earliest
        if (
            of == agreement.iri
            and candidate in {v.value for v in involved.get(iri, ())}
            and (not first or first <= day)
        ):
            when = spoken(read.text(iri, "aa:date") or "")
            yield _said(atlas, "event", iri, read.text(iri, "aa:source"), _dated(when, name(atlas, iri)))


def _accords(atlas: Atlas, agreement: Agreement, candidate: str, day: date) -> Iterator[Json]:
    """The education accords of the same level of which a body of the candidate's country is full member."""
    home = reading(atlas).text(candidate, "aa:jurisdiction")
    for other in agreements(atlas).values():
        if other.basis == "education-accord" and other.level == agreement.level and home:
            for participation in other.of(home):
                if participation.status == "authorised" and participation.at(day):
                    yield _said(atlas, "accord", participation.iri, participation.source, step(atlas, participation))


def _intended(issuer: dict[str, str], aim: dict[str, str]) -> dict[str, str]:
    """An aim as what it is, so that nobody takes it for something done."""
    return {
        "en": f"a notice of {with_article(issuer['en'])} sets the aim: {aim['en'][:1].lower()}{aim['en'][1:]}",
        "zh": f"{issuer['zh']}通知提出的工作目标：{aim['zh']}",
    }


def _dated(when: dict[str, str], said: dict[str, str]) -> Words:
    if not when["en"]:
        return {"en": said["en"], "zh": said["zh"]}
    return {"en": f"{when['en']}: {said['en']}", "zh": f"{when['zh']}：{said['zh']}"}


def _said(atlas: Atlas, kind: str, iri: str, source: str | None, text: Words) -> Json:
    return {"kind": kind, "entity": cell(atlas, iri), "text": text, "source": cell(atlas, source)}
