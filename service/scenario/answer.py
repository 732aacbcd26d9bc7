"""The answer on a scenario: what would open, who would have to agree, which aims of the notice it would meet."""

from collections.abc import Iterator, Mapping

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import source, sources
from accord_atlas.service.answers.scenario import Requires, ScenarioAnswer, SupposedStep, Unknown
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.properties import sources_of
from accord_atlas.service.domain.supposition import Joining, Signing, Step, holds
from accord_atlas.service.scenario import words
from accord_atlas.service.scenario.aims import aim, met_by
from accord_atlas.service.scenario.differences import Worlds
from accord_atlas.service.scenario.request import ScenarioRequest
from accord_atlas.service.scenario.requirements import (
    Needed,
    conditions,
    needed,
    nominators,
    unknown,
    unknown_of,
    votes,
)
from accord_atlas.service.scenario.routes import basis_counts, changed, route
from accord_atlas.service.text.messages import joined


def scenario_answer(atlas: Atlas, request: ScenarioRequest) -> ScenarioAnswer:
    """What would follow if the steps were taken on the day; nothing of it is written anywhere."""
    worlds = Worlds(atlas, request.steps, request.origin, request.day)
    so = {step: holds(atlas, step, request.day) for step in request.steps}
    needs = {step: needed(atlas, step, request.day) for step in request.joins if not so[step]}
    aims = dict.fromkeys(iri for step in request.steps if not so[step] for iri in met_by(atlas, step, request.day))
    answer = ScenarioAnswer(
        **envelope(atlas, request.day, whole=True),
        suppose=[_step(atlas, worlds, step, so=held) for step, held in so.items()],
        origin=atlas.labels[request.origin].entity,
        eligible=_eligible(needs, so),
        why=_why(atlas, needs, so),
        summary=words.summary(atlas, worlds),
        gained=[route(atlas, each) for each in worlds.gained],
        lost=[route(atlas, each) for each in worlds.lost],
        changed=[changed(atlas, each) for each in worlds.changed],
        kept=[route(atlas, each) for each in worlds.kept],
        counts=basis_counts(worlds.gained),
        requires=Requires(
            nominators=[each for found in needs.values() for each in nominators(atlas, found)],
            votes=[each for found in needs.values() for each in votes(atlas, found)],
            conditions=[each for found in needs.values() for each in conditions(atlas, found)],
            unknown=list(_unknown(atlas, request, needs, so)),
        ),
        aims=[aim(atlas, iri, request.day) for iri in aims],
        assumptions=[words.assumption(atlas, worlds, step) for step, held in so.items() if not held],
        evidence=[],
    )
    named = [each.source.iri for each in sources(atlas, answer)]
    every = dict.fromkeys([*_behind(worlds), *named])
    return answer.model_copy(update={"evidence": [source(atlas, iri) for iri in every]})


def _step(atlas: Atlas, worlds: Worlds, step: Step, *, so: bool) -> SupposedStep:
    signs = isinstance(step, Signing)
    return SupposedStep(
        kind="sign" if signs else "join",
        agreement=None if signs else entity_of(atlas, step.agreement),
        organization=atlas.labels[step.one if isinstance(step, Signing) else step.organization].entity,
        other=entity_of(atlas, step.other) if isinstance(step, Signing) else None,
        holds=so,
        text=words.supposed(atlas, worlds, step, so=so),
    )


def _eligible(needs: Mapping[Joining, Needed], so: Mapping[Step, bool]) -> bool | None:
    """True where all steps hold already or the rules on record let the bodies in; None where something is unknown.

    What the rules leave out on the record was refused before.
    """
    known = all(held or (isinstance(step, Joining) and needs[step].planned) for step, held in so.items())
    return True if known else None


def _why(atlas: Atlas, needs: Mapping[Joining, Needed], so: Mapping[Step, bool]) -> Words:
    said = (
        words.why(atlas, step, needs.get(step) if isinstance(step, Joining) else None, so=held)
        for step, held in so.items()
    )
    return joined(said, "words-separator")


def _unknown(
    atlas: Atlas, request: ScenarioRequest, needs: Mapping[Joining, Needed], so: Mapping[Step, bool]
) -> Iterator[Unknown]:
    for found in needs.values():
        yield from unknown(atlas, found, request.day)
    yield from (unknown_of(atlas, step) for step in request.signs if not so[step])


def _behind(worlds: Worlds) -> Iterator[str]:
    """The sources (IRIs) that the routes rest on: of the agreements, what they recognise, and the other sides."""
    for each in worlds.differences:
        held = each.route
        yield from sources_of(worlds.atlas, held.agreement.iri)
        yield from held.provision.sources
        for participation in held.participations:
            yield from sources_of(worlds.atlas, participation.iri)
