"""The answer of the accession planner."""

from collections.abc import Mapping, Sequence
from datetime import date

from accord_atlas.service.accession import words
from accord_atlas.service.accession.background import background
from accord_atlas.service.accession.coverage import member_coverage
from accord_atlas.service.accession.members import Members, members_of
from accord_atlas.service.accession.precedents import Precedent, precedents
from accord_atlas.service.accession.request import AccessionRequest
from accord_atlas.service.accession.rules import Rule, next_step, rules
from accord_atlas.service.accession.ties import Tie, family, latest, score, ties, weights
from accord_atlas.service.accession.unknowns import unknowns
from accord_atlas.service.answers import accession as shapes
from accord_atlas.service.answers.accession import AccessionAnswer, MemberParticipation, Nominator, Requirement
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.eligibility import may_join
from accord_atlas.service.domain.participations import Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.sentences import participation_line, text


def accession_answer(atlas: Atlas, request: AccessionRequest) -> AccessionAnswer:
    """What a body still lacks to enter an agreement on a day: rules, votes, nominators, precedents, unknowns."""
    found, members = rules(atlas, request.agreement), members_of(atlas, request)
    agreement = agreements(atlas)[request.agreement]
    eligible = may_join(atlas, agreement, reading(atlas).text(request.candidate, "aa:jurisdiction") or "")
    requirements = [_requirement(atlas, rule, members, eligible=eligible) for rule in found]
    nominators = [] if members.inside else _nominators(atlas, request, members.others)
    doubtful = [_participation(atlas, each, request.day) for each in members.doubtful]
    coverage = member_coverage(atlas, request.agreement)
    answer = AccessionAnswer(
        **envelope(atlas, request.day, whole=True),
        agreement=atlas.labels[request.agreement].entity,
        candidate=atlas.labels[request.candidate].entity,
        status=members.status,
        standing=_participation(atlas, members.present, request.day) if members.present else None,
        eligible=eligible,
        same_jurisdiction=[_participation(atlas, each, request.day) for each in members.compatriots],
        requirements=requirements,
        votes=_votes(atlas, found, members),
        nominators=nominators,
        doubtful_members=[_body(atlas, each) for each in members.doubtful],
        doubtful=doubtful,
        precedents=[_precedent(atlas, precedent) for precedent in precedents(agreement, request.day)],
        background=background(atlas, request),
        coverage=coverage,
        missing=list(words.missing(atlas, found, members.status, eligible=eligible)),
        summary=_summary(atlas, request, members, eligible=eligible),
        unknowns=list(
            unknowns(
                atlas,
                members.status,
                coverage=coverage,
                doubtful=doubtful,
                requirements=requirements,
                nominators=nominators,
            )
        ),
        evidence=[],
    )
    # The sources are those that the rest of the answer names.
    return answer.model_copy(update={"evidence": sources(atlas, answer)})


def _summary(atlas: Atlas, request: AccessionRequest, members: Members, *, eligible: bool) -> Words:
    """The state of the accession in a sentence or two."""
    agreement, candidate, day = agreements(atlas)[request.agreement], request.candidate, request.day
    if members.present:
        return words.present_summary(atlas, agreement, candidate, members.present, day)
    if not eligible:
        return words.not_eligible_summary(atlas, agreement, candidate)
    return words.absent_summary(atlas, agreement, candidate, day, others=members.compatriots, past=members.past)


def _body(atlas: Atlas, participation: Participation) -> Entity | None:
    """The body of a participation; its country or region where the source names no body."""
    return entity_of(atlas, participation.organization or participation.jurisdiction)


def _participation(atlas: Atlas, participation: Participation, day: date) -> MemberParticipation:
    return MemberParticipation(
        organization=entity_of(atlas, participation.organization),
        jurisdiction=entity_of(atlas, participation.jurisdiction),
        status=participation.status,
        start=participation.start,
        certainty=participation.at(day),
        text=participation_line(atlas, participation),
        source=atlas.labels[participation.source].entity,
        confidence=participation.confidence,
        observed_on=participation.observed_on,
    )


def _nominators(atlas: Atlas, request: AccessionRequest, members: Sequence[Participation]) -> list[Nominator]:
    """Who may nominate, those with the strongest ties first, of equal ones the one with the latest tie."""
    kin = family(atlas, request.candidate)
    found = [(member, ties(atlas, kin, member, request.day)) for member in members]
    found.sort(key=lambda pair: pair[0].organization or pair[0].iri)
    found.sort(key=lambda pair: (score(pair[1]), latest(pair[1])), reverse=True)
    labels = {kind: concept_words(atlas, "accession-tie", kind) for kind in weights()}
    return [
        Nominator(
            **{**dict(_participation(atlas, member, request.day)), "organization": _body(atlas, member)},
            score=score(held),
            ties=[_tie(atlas, tie, labels) for tie in held],
        )
        for member, held in found
    ]


def _tie(atlas: Atlas, tie: Tie, labels: Mapping[str, Words]) -> shapes.NominatorTie:
    return shapes.NominatorTie(
        kind=tie.kind,
        label=labels[tie.kind],
        weight=weights()[tie.kind].value,
        entity=atlas.labels[tie.entity].entity,
        since=tie.since,
        source=entity_of(atlas, tie.source),
    )


def _requirement(atlas: Atlas, rule: Rule, members: Members, *, eligible: bool) -> Requirement:
    met, why = words.met(rule, members.status, eligible=eligible, members=len(members.full))
    return Requirement(
        step=rule.step,
        kind=rule.kind,
        text=text(atlas, rule.iri, "rdfs:label"),
        demand=words.demand(atlas, rule),
        amount=rule.amount,
        met=met,
        why=why,
        source=entity_of(atlas, rule.source),
        confidence=rule.confidence,
        note=text(atlas, rule.iri, "aa:note"),
    )


def _votes(atlas: Atlas, found: list[Rule], members: Members) -> shapes.Votes:
    """Who votes on the next step and how many are needed; `needed` is null where no share is recorded."""
    step, voting = next_step(found, members.status), members.full
    rule = next((r for r in found if r.kind == "vote-share" and r.step == step), None)
    return shapes.Votes(
        step=step,
        members=len(voting),
        needed=rule.needed(len(voting)) if rule else None,
        share=str(rule.share) if rule and rule.share else None,
        text=words.votes(atlas, step, rule, len(voting)),
        source=entity_of(atlas, rule.source) if rule else None,
        holders=[_body(atlas, p) for p in sorted(voting, key=lambda p: p.organization or p.jurisdiction or p.iri)],
    )


def _precedent(atlas: Atlas, precedent: Precedent) -> shapes.Precedent:
    return shapes.Precedent(
        organization=entity_of(atlas, precedent.authorised.organization),
        provisional=precedent.provisional.start,
        authorised=precedent.authorised.start,
        months=shapes.Months(least=precedent.least, most=precedent.most),
        text=words.precedent(atlas, precedent),
        sources=[atlas.labels[p.source].entity for p in (precedent.provisional, precedent.authorised)],
    )
