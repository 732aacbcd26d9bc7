"""The answer of the accession planner."""

from collections.abc import Mapping, Sequence

from accord_atlas.service.accession import words
from accord_atlas.service.accession.background import background
from accord_atlas.service.accession.coverage import member_coverage
from accord_atlas.service.accession.members import Members, members_of
from accord_atlas.service.accession.places import doubtful, entity_named, participation, seat
from accord_atlas.service.accession.precedents import Precedent, precedents
from accord_atlas.service.accession.request import AccessionRequest
from accord_atlas.service.accession.rules import Rule, next_step, rules
from accord_atlas.service.accession.ties import Tie, family, latest, score, ties, weights
from accord_atlas.service.accession.unknowns import unknowns
from accord_atlas.service.answers import accession as shapes
from accord_atlas.service.answers.accession import AccessionAnswer, Nominator, Requirement
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.eligibility import may_join
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.presence import Presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.sentences import text
from accord_atlas.service.text.standing import presence_line


def accession_answer(atlas: Atlas, request: AccessionRequest) -> AccessionAnswer:
    """What a body still lacks to enter an agreement on a day: rules, votes, nominators, precedents, unknowns."""
    found, members = rules(atlas, request.agreement), members_of(atlas, request)
    agreement = agreements(atlas)[request.agreement]
    eligible = may_join(atlas, agreement, reading(atlas).text(request.candidate, "aa:jurisdiction") or "")
    requirements = [_requirement(atlas, rule, members, eligible=eligible) for rule in found]
    nominators = [] if members.inside else _nominators(atlas, request, members.others)
    doubts = doubtful(members)
    coverage = member_coverage(atlas, request.agreement, request.day, len(members.voting))
    answer = AccessionAnswer(
        **envelope(atlas, request.day, whole=True),
        agreement=atlas.labels[request.agreement].entity,
        candidate=atlas.labels[request.candidate].entity,
        status=members.status,
        standing=participation(atlas, members.present) if members.present else None,
        eligible=eligible,
        same_jurisdiction=[participation(atlas, each) for each in members.compatriots],
        requirements=requirements,
        votes=_votes(atlas, found, members),
        nominators=nominators,
        doubtful_members=[entity_named(atlas, each.bodies, each.participation.jurisdiction) for each in doubts],
        doubtful=[participation(atlas, each) for each in doubts],
        precedents=[_precedent(atlas, precedent) for precedent in precedents(agreement, request.day)],
        background=background(atlas, request),
        coverage=coverage,
        missing=list(words.missing(atlas, found, members.status, eligible=eligible)),
        summary=_summary(atlas, request, members, eligible=eligible),
        unknowns=list(unknowns(atlas, members, coverage=coverage, requirements=requirements, nominators=nominators)),
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


def _nominators(atlas: Atlas, request: AccessionRequest, members: Sequence[Presence]) -> list[Nominator]:
    """Who may nominate, those with the strongest ties first, of equal ones the one with the latest tie."""
    kin = family(atlas, request.candidate)
    found = []
    for member in members:
        still_wanted()
        found.append((member, ties(atlas, kin, member, request.day)))
    found.sort(key=lambda pair: pair[0].bodies or (pair[0].jurisdiction or "",))
    found.sort(key=lambda pair: (score(pair[1]), latest(pair[1])), reverse=True)
    labels = {kind: concept_words(atlas, "accession-tie", kind) for kind in weights()}
    return [_nominator(atlas, member, held, labels) for member, held in found]


def _nominator(atlas: Atlas, member: Presence, held: list[Tie], labels: Mapping[str, Words]) -> Nominator:
    # A seat that several may hold is as old as the oldest place behind it.
    first = min(member.held, key=lambda each: each.participation.start or "9999")
    seated = {
        **dict(participation(atlas, first)),
        "organization": entity_named(atlas, member.bodies, member.jurisdiction),
        "holders": [atlas.labels[body].entity for body in member.bodies],
        "at_once": member.at_once,
        "certainty": member.segment.certainty,
        "reason": member.segment.reason,
        "text": presence_line(atlas, member),
    }
    return Nominator(**seated, score=score(held), ties=[_tie(atlas, tie, labels) for tie in held])


def _tie(atlas: Atlas, tie: Tie, labels: Mapping[str, Words]) -> shapes.NominatorTie:
    return shapes.NominatorTie(
        kind=tie.kind,
        tie=tie.tie,
        label=labels[tie.kind],
        weight=weights()[tie.kind].value,
        entity=atlas.labels[tie.entity].entity,
        since=tie.since,
        through=[atlas.labels[body].entity for body in tie.through],
        certainty=tie.together.certainty if tie.together else None,
        reason=tie.together.reason if tie.together else None,
        source=entity_of(atlas, tie.source),
    )


def _requirement(atlas: Atlas, rule: Rule, members: Members, *, eligible: bool) -> Requirement:
    met, why = words.met(
        rule, members.status, eligible=eligible, voting=len(members.voting), nominating=len(members.others)
    )
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
    step, number = next_step(found, members.status), len(members.voting)
    rule = next((r for r in found if r.kind == "vote-share" and r.step == step), None)
    voting = sorted(members.voting, key=lambda each: each.bodies or (each.jurisdiction or "",))
    return shapes.Votes(
        step=step,
        members=number,
        needed=rule.needed(number) if rule else None,
        share=str(rule.share) if rule and rule.share else None,
        text=words.votes(atlas, step, rule, number),
        source=entity_of(atlas, rule.source) if rule else None,
        holders=[entity_named(atlas, each.bodies, each.jurisdiction) for each in voting],
        seats=[seat(atlas, each) for each in voting],
        possible=[seat(atlas, each) for each in members.possible],
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
