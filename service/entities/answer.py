"""The answer on one entity: its facts in groups with their evidence, its neighbours counted, its history."""

from datetime import date

from accord_atlas.service.answers.changes import Change
from accord_atlas.service.answers.entity import Count, EntityAnswer, Evidence, Fact
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.standing import standing_shape
from accord_atlas.service.changes.answer import history_of
from accord_atlas.service.core import statements
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Entity, Label
from accord_atlas.service.core.statements import facts
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.standing import timelines
from accord_atlas.service.entities.groups import group, groups, place
from accord_atlas.service.entities.neighbours import counted, neighbours


def entity_answer(atlas: Atlas, named: Named, as_of: date | None) -> EntityAnswer:
    """The entity; with a day, its neighbours are those of that day, and it stands as it did then."""
    stated = [(fact.property, value) for fact in facts(atlas, named.iri) for value in fact.values]
    answer = EntityAnswer(
        **envelope(atlas, as_of, whole=True),
        entity=named.entity,
        groups=list(groups().values()),
        facts=[_fact(prop, value) for prop, value in sorted(stated, key=lambda pair: place(pair[0].slug))],
        neighbours=[
            Count(relation=n.relation, forward=n.forward, count=count, label=n.label)
            for n, count in counted(neighbours(atlas, named, as_of))
        ],
        timeline=timeline(atlas, named),
    )
    stood = timelines(atlas).get(named.iri)
    if stood is None:
        return answer
    return answer.model_copy(update={"standing": standing_shape(stood, data_day(atlas, as_of))})


def timeline(atlas: Atlas, named: Named) -> list[Change]:
    """What happened to an entity, in order, each thing once; former names and what else has no date come first."""
    node = f"{named.kind}/{named.slug}"
    return history_of(atlas, frozenset({node})) if node in atlas.once(network).nodes else []


def _fact(prop: Named, stated: statements.StatedValue) -> Fact:
    return Fact(
        property=prop.entity,
        group=group(prop.slug).name,
        value=stated.value,
        language=stated.language,
        evidence=[_evidence(each) for each in stated.evidence],
    )


def _evidence(evidence: statements.Evidence) -> Evidence:
    return Evidence(
        source=_entity(evidence.source),
        confidence=_notation(evidence.confidence),
        rank=_notation(evidence.rank),
        clause=_entity(evidence.clause),
        observed_on=evidence.observed_on,
        why=Label(en=evidence.why.get("en"), zh=evidence.why.get("zh")) if evidence.why else None,
        claim=evidence.claim.slug,
    )


def _notation(concept: Named | None) -> str | None:
    return concept.slug.rpartition(".")[2] if concept else None


def _entity(named: Named | None) -> Entity | None:
    return named.entity if named else None
