"""The answer of the accession planner as JSON values."""

from datetime import date
from typing import Any

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.accession import words
from accord_atlas.service.accession.background import background
from accord_atlas.service.accession.precedents import Precedent, precedents
from accord_atlas.service.accession.rules import Rule, next_step, rules
from accord_atlas.service.accession.ties import Tie, family, latest, score, ties, weights
from accord_atlas.service.accession.unknowns import unknowns
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.labels import EntityCell
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.participations import Agreement, Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.sources import sources
from accord_atlas.service.domain.validity import Certainty
from accord_atlas.service.questions import catalogue
from accord_atlas.service.questions.request import read_request
from accord_atlas.service.recognition.nearest import may_join
from accord_atlas.service.recognition.words import step
from accord_atlas.service.text.sentences import text

Json = dict[str, Any]


def accession(atlas: Atlas, iri: str, candidate: str, day: date) -> Json:
    """What a body still lacks to enter an agreement on a day; BadParameter where the agreement has no such rules."""
    agreement = agreements(atlas)[iri]
    found = rules(atlas, iri)
    if not found:
        raise _no_rules(atlas, iri)
    present = _present(agreement, candidate, day)
    inside = present is not None and present.status == "authorised"
    members = [s for s in agreement.participations if s.status == "authorised" and s.at(day) in {"certain", "presumed"}]
    others = [s for s in members if s.organization != candidate]
    doubtful = [s for s in agreement.participations if s.organization != candidate and _doubtful(s, day)]
    home = reading(atlas).text(candidate, "aa:jurisdiction") or ""
    eligible = may_join(atlas, agreement, home)
    neighbours = [s for s in agreement.of(home) if s.organization != candidate and s.at(day) and s.status != "former"]
    status = present.status if present else None
    requirements = [_requirement(atlas, rule, status, eligible=eligible, members=len(members)) for rule in found]
    past = _past(agreement, candidate, day)
    answer: Json = {
        "agreement": cell(atlas, iri),
        "candidate": cell(atlas, candidate),
        "status": status,
        "standing": _standing(atlas, present, day) if present else None,
        "eligible": eligible,
        "same_jurisdiction": [_standing(atlas, s, day) for s in neighbours],
        "requirements": requirements,
        "votes": _votes(atlas, found, present, members),
        "nominators": [] if inside else _nominators(atlas, candidate, others, day),
        "doubtful_members": [_body(atlas, s) for s in doubtful],
        "doubtful": [_standing(atlas, s, day) for s in doubtful],
        "precedents": [_precedent(atlas, precedent) for precedent in precedents(agreement, day)],
        "background": background(atlas, agreement, candidate, day),
        "coverage": _coverage(atlas, iri),
        "missing": list(words.missing(atlas, found, present, eligible=eligible)),
        "summary": words.summary(
            atlas, agreement, candidate, present, day, eligible=eligible, others=neighbours, past=past
        ),
    }
    return {**answer, "unknowns": list(unknowns(atlas, answer)), "evidence": sources(atlas, answer)}


def _coverages(atlas: Atlas) -> dict[str, Json]:
    """Agreement → its row of the stored question on coverage; use it as `atlas.once(_coverages)`."""
    question = catalogue.find("coverage")
    names = [column.name for column in question.columns]
    rows = (dict(zip(names, row, strict=True)) for row in read_request(atlas, question, {}).rows())
    return {row["agreement"]["iri"]: row for row in rows if isinstance(row["agreement"], dict)}


def _coverage(atlas: Atlas, agreement: str) -> Json:
    """How many full members are on record, and how many a source states as of when.

    `stated_on` is EDTF; null where the figure has no date.
    """
    read, found = reading(atlas), atlas.once(_coverages).get(agreement, {})
    figures = [figure for figure, of in read.entities("observation", "aa:countsMembersOf") if of == agreement]
    dated = (read.text(f, "aa:date") for f in figures if read.text(f, "aa:value") == str(found.get("stated")))
    return {"known": found.get("known"), "stated": found.get("stated"), "stated_on": next(dated, None)}


def _no_rules(atlas: Atlas, agreement: str) -> BadParameter:
    known = sorted({of for _, of in reading(atlas).entities("rule", "aa:agreement")})
    slugs = [(kind_and_slug(iri) or ("", ""))[1] for iri in known]
    slug = (kind_and_slug(agreement) or ("", ""))[1]
    return BadParameter(
        "agreement",
        slug,
        f"No rules of accession are recorded for {slug}; they are for {', '.join(slugs)}.",
        f"未收录 {slug} 的加入规则；已收录规则的协议：{'、'.join(slugs)}。",
        expected=slugs,
    )


def _present(agreement: Agreement, candidate: str, day: date) -> Participation | None:
    """The candidate's standing on the day, the fullest where there are several."""
    order = {"authorised": 0, "provisional": 1}
    held = [s for s in agreement.participations if s.organization == candidate and s.at(day) and s.status != "former"]
    return min(held, key=lambda s: (order.get(s.status, 2), s.iri), default=None)


def _past(agreement: Agreement, candidate: str, day: date) -> Participation | None:
    """The place that the candidate is on record to have had as a former member, begun by the day."""
    begun = (s for s in agreement.participations if s.organization == candidate and s.status == "former")
    return next((s for s in begun if s.extent.start_earliest is None or s.extent.start_earliest <= day), None)


def _doubtful(participation: Participation, day: date) -> bool:
    """Whether a body may vote or not: full member only possibly on the day, or of unclear standing."""
    certainty = participation.at(day)
    return (participation.status == "authorised" and certainty == "possible") or (
        participation.status == "unknown" and certainty is not None
    )


def _body(atlas: Atlas, participation: Participation) -> EntityCell | None:
    """The body of a standing; its country or region where the source names no body."""
    return cell(atlas, participation.organization or participation.jurisdiction)


def _standing(atlas: Atlas, participation: Participation, day: date) -> Json:
    certainty: Certainty | None = participation.at(day)
    return {
        "organization": cell(atlas, participation.organization),
        "jurisdiction": cell(atlas, participation.jurisdiction),
        "status": participation.status,
        "start": participation.start,
        "certainty": certainty,
        "text": step(atlas, participation),
        "source": cell(atlas, participation.source),
        "confidence": participation.confidence,
        "observed_on": participation.observed_on,
    }


def _nominators(atlas: Atlas, candidate: str, members: list[Participation], day: date) -> list[Json]:
    """Who may nominate, those with the strongest ties first, of equal ones the one with the latest tie."""
    kin = family(atlas, candidate)
    found = [(member, ties(atlas, kin, member, day)) for member in members]
    found.sort(key=lambda pair: pair[0].organization or pair[0].iri)
    found.sort(key=lambda pair: (score(pair[1]), latest(pair[1])), reverse=True)
    return [
        {
            **_standing(atlas, member, day),
            "organization": _body(atlas, member),
            "score": score(held),
            "ties": [_tie(atlas, tie) for tie in held],
        }
        for member, held in found
    ]


def _tie(atlas: Atlas, tie: Tie) -> Json:
    weight = weights()[tie.sort]
    return {
        "kind": tie.sort,
        "label": dict(weight.label),
        "weight": weight.value,
        "entity": cell(atlas, tie.entity),
        "since": tie.since,
        "source": cell(atlas, tie.source),
    }


def _requirement(atlas: Atlas, rule: Rule, status: str | None, *, eligible: bool, members: int) -> Json:
    met, why = words.met(rule, status, eligible=eligible, members=members)
    return {
        "step": rule.step,
        "kind": rule.kind,
        "text": text(atlas, rule.iri, "rdfs:label"),
        "demand": words.demand(atlas, rule),
        "amount": rule.amount,
        "met": met,
        "why": why,
        "source": cell(atlas, rule.source),
        "confidence": rule.confidence,
        "note": text(atlas, rule.iri, "aa:note"),
    }


def _votes(atlas: Atlas, found: list[Rule], present: Participation | None, members: list[Participation]) -> Json:
    """Who votes on the next step and how many are needed; `needed` is null where no share is recorded."""
    step_ahead = next_step(found, present.status if present else None)
    rule = next((r for r in found if r.kind == "vote-share" and r.step == step_ahead), None)
    return {
        "step": step_ahead,
        "members": len(members),
        "needed": rule.needed(len(members)) if rule else None,
        "share": str(rule.share) if rule and rule.share else None,
        "text": words.votes(atlas, step_ahead, rule, len(members)),
        "source": cell(atlas, rule.source) if rule else None,
        "holders": [_body(atlas, s) for s in sorted(members, key=lambda s: s.organization or s.jurisdiction or s.iri)],
    }


def _precedent(atlas: Atlas, precedent: Precedent) -> Json:
    return {
        "organization": cell(atlas, precedent.authorised.organization),
        "provisional": precedent.provisional.start,
        "authorised": precedent.authorised.start,
        "months": {"least": precedent.least, "most": precedent.most},
        "text": words.precedent(atlas, precedent),
        "sources": [cell(atlas, s.source) for s in (precedent.provisional, precedent.authorised)],
    }
