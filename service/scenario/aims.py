"""Which intentions of the notice a step would fulfil: those towards which the rule `bears-on` counts such an act.

A number that the notice sets is reached by a figure, which no supposition gives.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from accord_atlas.service.answers.scenario import AimMet
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.supposition import Joining, Step
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import name


def intentions(atlas: Atlas, body: str, day: date) -> list[str]:
    """The intentions (IRIs) of documents issued by a day towards which the acts of a body count, if it is to act."""
    read = reading(atlas)
    return [
        intention
        for intention, own in read.entities("intention", "aa:actsCountOf")
        if own == body and read.text(intention, "aa:actor") in {None, body} and _issued(atlas, intention, day)
    ]


def met_by(atlas: Atlas, step: Step, day: date) -> list[str]:
    """The intentions (IRIs) that a step would fulfil."""
    return [iri for iri in _addressed(atlas, step, day) if _fulfils(atlas, step, iri)]


def met_already(atlas: Atlas, intention: str, day: date) -> bool:
    """Whether something on record that began or happened by a day fulfils an intention (IRI)."""
    read = reading(atlas)
    dates = (
        read.text(found, curie)
        for found in atlas.once(_bearing).get(intention, ())
        for curie in ("aa:startLatest", "aa:dateLatest")
    )
    return any(written and written <= day.isoformat() for written in dates)


def aim(atlas: Atlas, intention: str, day: date) -> AimMet:
    """An intention as the answer shows it."""
    read = reading(atlas)
    met = met_already(atlas, intention, day)
    document = read.text(read.text(intention, "aa:clause") or "", "aa:document")
    said = name(atlas, intention)
    return AimMet(
        aim=atlas.labels[intention].entity,
        kind=read.notation(intention, "aa:kind") or "",
        agreement=entity_of(atlas, read.text(intention, "aa:agreement")),
        organization=entity_of(atlas, read.text(intention, "aa:organization")),
        jurisdiction=entity_of(atlas, read.text(intention, "aa:jurisdiction")),
        met=met,
        text=message("scenario-aim-met", aim=said) if met else said,
        source=entity_of(atlas, read.text(document or "", "aa:source")),
    )


def _addressed(atlas: Atlas, step: Step, day: date) -> Iterator[str]:
    """The intentions towards which the acts of a body of the step count."""
    read = reading(atlas)
    bodies = {step.organization} if isinstance(step, Joining) else {step.one, step.other}
    held = (iri for iri, own in read.entities("intention", "aa:actsCountOf") if own in bodies)
    yield from (iri for iri in dict.fromkeys(held) if _issued(atlas, iri, day))


def _fulfils(atlas: Atlas, step: Step, intention: str) -> bool:
    read = reading(atlas)
    kind, of = read.notation(intention, "aa:kind"), read.text(intention, "aa:agreement")
    if isinstance(step, Joining):
        return kind == "apply-to-join" and of == step.agreement
    bodies = {step.one, step.other}
    if kind == "sign-agreement":
        return read.text(intention, "aa:organization") in bodies
    places = {read.text(body, "aa:jurisdiction") for body in bodies}
    return kind == "recognise-standards" and read.text(intention, "aa:jurisdiction") in places


def _issued(atlas: Atlas, intention: str, day: date) -> bool:
    """Whether the document that states it may have been issued by a day."""
    first = reading(atlas).when(intention).earliest
    return first is None or first <= day


def _bearing(atlas: Atlas) -> Mapping[str, list[str]]:
    """Intention → what is on record that fulfils it."""
    found: dict[str, list[str]] = {}
    for iri, aims in reading(atlas).all("aa:bearsOn").items():
        for each in aims:
            found.setdefault(each.value, []).append(iri)
    return found
