"""The next steps of a body, ranked by what each opens, needs and leaves unknown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import source, sources
from accord_atlas.service.answers.scenario import (
    BestStepsAnswer,
    NextStep,
    Points,
    StepRequires,
    Unknown,
    Weight,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.properties import reading, sources_of
from accord_atlas.service.domain.supposition import Joining, Signing
from accord_atlas.service.scenario.aims import met_by
from accord_atlas.service.scenario.differences import Difference, Worlds
from accord_atlas.service.scenario.members import compatriots
from accord_atlas.service.scenario.ranking import Factor, points, score, weights
from accord_atlas.service.scenario.request import BestRequest
from accord_atlas.service.scenario.requirements import Needed, needed, unknown, unknown_of
from accord_atlas.service.scenario.steps import Barred, Candidate, candidates
from accord_atlas.service.scenario.words import counts
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, first, listing, name, place

CLOSEST = 3
"""How many of the closest full members are named beside a step."""


@dataclass(frozen=True)
class Weighed:
    """A candidate step with all that speaks for or against it."""

    candidate: Candidate
    gained: Sequence[Difference] = ()
    needs: Needed | None = None
    aims: Sequence[str] = ()
    unknown: Sequence[Unknown] = ()
    numbers: Mapping[Factor, int] = field(default_factory=dict)

    @property
    def reached(self) -> dict[str, str]:
        """Place newly reached by engineers or degrees of the body's country → the basis by which."""
        found = (each for each in self.gained if each.first and each.direction == "outbound" and counts(each))
        return {each.jurisdiction: each.route.agreement.basis for each in found}


def best_answer(atlas: Atlas, request: BestRequest) -> BestStepsAnswer:
    """The steps that a body could take next, the best first; the weights that rank them stand beside them."""
    found, barred = candidates(atlas, request.organization, request.day)
    if not found and barred:
        raise barred[0].reason
    weighed = [_weighed(atlas, request, each) for each in found]
    weighed.sort(key=lambda each: (-score(each.numbers), _key(each.candidate)))
    home = reading(atlas).text(request.organization, "aa:jurisdiction")
    answer = BestStepsAnswer(
        **envelope(atlas, request.day, whole=request.page.holds(len(weighed))),
        organization=atlas.labels[request.organization].entity,
        jurisdiction=entity_of(atlas, home),
        summary=_summary(atlas, request, weighed, home),
        **request.page.fields(len(weighed)),
        steps=[_step(atlas, each) for each in request.page.of(weighed)],
        weights=_weights(atlas),
        impossible=[_impossible(atlas, each) for each in barred],
        evidence=[],
    )
    named = [each.source.iri for each in sources(atlas, answer)]
    every = dict.fromkeys([*_behind(atlas, request.page.of(weighed)), *named])
    return answer.model_copy(update={"evidence": [source(atlas, iri) for iri in every]})


def _weighed(atlas: Atlas, request: BestRequest, candidate: Candidate) -> Weighed:
    still_wanted()
    step, day = candidate.step, request.day
    if step is None:
        return _weighed_intention(atlas, candidate)
    home = reading(atlas).text(request.organization, "aa:jurisdiction") or ""
    gained = Worlds(atlas, (step,), home, day).gained
    needs = needed(atlas, step, day) if isinstance(step, Joining) else None
    left = list(unknown(atlas, needs, day)) if needs else []
    left += [unknown_of(atlas, step)] if isinstance(step, Signing) else []
    found = Weighed(candidate, gained, needs, met_by(atlas, step, day), left)
    others = len(compatriots(atlas, step, day)) if isinstance(step, Joining) else 0
    return Weighed(candidate, gained, needs, found.aims, left, _numbers(found, others))


def _weighed_intention(atlas: Atlas, candidate: Candidate) -> Weighed:
    """An intention that names a country and no body: what it would recognise no source says."""
    intention = candidate.intention or ""
    where = place(atlas, reading(atlas).text(intention, "aa:jurisdiction"))
    said = (message("scenario-unknown-body", place=where), message("scenario-unknown-effect"))
    left = [Unknown(agreement=None, text=each) for each in said]
    numbers = {Factor("aim-met"): 1, Factor("unknown"): len(left)}
    return Weighed(candidate, aims=[intention], unknown=left, numbers=numbers)


def _numbers(found: Weighed, others: int) -> dict[Factor, int]:
    """How much of each factor there is of a step."""
    reached = Counter(found.reached.values())
    numbers = {Factor("reached", basis): number for basis, number in reached.items()}
    first_out = {each.jurisdiction for each in found.gained if each.first and each.direction == "outbound"}
    further = [each for each in found.gained if counts(each) and each.jurisdiction not in first_out]
    planned = found.needs.planned if found.needs else None
    return {
        **numbers,
        Factor("further-route"): len(further),
        Factor("aim-met"): len(found.aims),
        Factor("tied-member"): len(found.needs.tied) if found.needs else 0,
        Factor("vote-needed"): (planned.votes.needed or 0) if planned else 0,
        Factor("condition-open"): len(found.needs.open) if found.needs else 0,
        Factor("other-body"): others,
        Factor("unknown"): len(found.unknown),
    }


def _key(candidate: Candidate) -> str:
    return candidate.intention or (candidate.step.agreement if candidate.step else "")


def _step(atlas: Atlas, found: Weighed) -> NextStep:
    step = found.candidate.step
    added = points(found.numbers)
    return NextStep(
        kind="join" if isinstance(step, Joining) else "sign",
        agreement=entity_of(atlas, step.agreement) if isinstance(step, Joining) else None,
        other=entity_of(atlas, step.other) if isinstance(step, Signing) else None,
        aims=[atlas.labels[iri].entity for iri in found.aims],
        text=first(_named(atlas, found.candidate)),
        opens=[atlas.labels[iri].entity for iri in found.reached],
        by_basis=dict(Counter(found.reached.values())),
        routes=sum(map(counts, found.gained)),
        requires=_requires(found),
        score=score(found.numbers),
        points=[
            Points(factor=each.name, basis=each.basis, number=found.numbers[each], points=value)
            for each, value in added.items()
        ],
    )


def _named(atlas: Atlas, candidate: Candidate) -> Words:
    """A step inside a sentence."""
    step = candidate.step
    if isinstance(step, Joining):
        return message("best-join", agreement=name(atlas, step.agreement))
    if isinstance(step, Signing):
        return message("best-sign", other=definite(name(atlas, step.other)))
    where = reading(atlas).text(candidate.intention or "", "aa:jurisdiction")
    return message("best-standards", place=place(atlas, where))


def _requires(found: Weighed) -> StepRequires:
    needs = found.needs
    planned = needs.planned if needs else None
    tied = needs.tied if needs else []
    closest: list[Entity | None] = [each.organization or each.jurisdiction for each in tied[:CLOSEST]]
    return StepRequires(
        nominators=len(tied) if planned else None,
        closest=[each for each in closest if each],
        nominations=needs.nominations if needs else None,
        votes=planned.votes.needed if planned else None,
        members=planned.votes.members if planned else None,
        conditions=len(needs.open) if needs and planned else None,
        unknown=list(found.unknown),
    )


def _summary(atlas: Atlas, request: BestRequest, weighed: Sequence[Weighed], home: str | None) -> Words:
    body = definite(name(atlas, request.organization))
    if not weighed:
        return message("best-summary", steps=0, body=body, first="", opens="")
    best = weighed[0]
    places = listing((place(atlas, iri, home) for iri in best.reached), "list-separator")
    opens = message("best-opens", number=len(best.reached), places=places)
    return message("best-summary", steps=len(weighed), body=body, first=_named(atlas, best.candidate), opens=opens)


def _weights(atlas: Atlas) -> list[Weight]:
    return [
        Weight(
            factor=factor.name,
            basis=factor.basis,
            label=concept_words(atlas, "step-factor", factor.name),
            weight=weight.value,
            most=weight.most,
        )
        for factor, weight in weights().items()
    ]


def _impossible(atlas: Atlas, found: Barred) -> Unknown:
    said = found.reason.detail
    return Unknown(agreement=entity_of(atlas, found.agreement), text=Words(en=said["en"], zh=said["zh"]))


def _behind(atlas: Atlas, weighed: Sequence[Weighed]) -> Iterator[str]:
    """The sources (IRIs) that the steps rest on."""
    for each in weighed:
        for found in each.gained:
            yield from sources_of(atlas, found.route.agreement.iri)
            yield from found.route.provision.sources
        if each.needs and each.needs.planned:
            yield from (entry.source.iri for entry in each.needs.planned.evidence)
