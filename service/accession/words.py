"""The sentences of the accession planner, made of the messages in `accession.ftl`.

Nothing on record is said to be just that.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from accord_atlas.service.accession.precedents import Precedent
from accord_atlas.service.accession.rules import Rule, behind, next_step
from accord_atlas.service.answers.accession import MemberSeat, Nominator, Outcome
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Label, Words
from accord_atlas.service.domain.membership import full_step, is_full
from accord_atlas.service.domain.participations import Agreement, Held, Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.standing import timeline
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, first, listing, name, span, text
from accord_atlas.service.text.standing import STATUS, holders, sureness

OTHER_VOTE = "other-vote"
"""The kind of rule on a vote that decides something else than an admission."""


def called(atlas: Atlas, member: Entity) -> Words:
    """What a member is called: its name, or the country or region whose body the source does not name."""
    named = name(atlas, member.iri)
    return message("member-of-place", place=named) if member.kind == "jurisdiction" else named


def seat_name(atlas: Atlas, seat: MemberSeat | Nominator) -> Words:
    """What a seat is called: its body, those of which one holds it, or the country whose body no source names."""
    place = seat.jurisdiction.iri if seat.jurisdiction else None
    if not seat.holders:
        return message("member-of-place", place=name(atlas, place))
    return holders(atlas, tuple(each.iri for each in seat.holders), place, at_once=seat.at_once)


def met(rule: Rule, status: str | None, *, eligible: bool, voting: int, nominating: int) -> tuple[Outcome, Words]:
    """Whether a rule is met by a body of a status, as far as the release shows, and how that is known.

    `voting` is the number of seats that vote, `nominating` that of those that may nominate the body.
    """
    if status is not None and behind(rule, status) and not (rule.forum and eligible):
        return "not-recorded", message("requirement-behind", full="yes" if is_full(status) else "no")
    match rule.kind:
        case "eligibility" if rule.forum:
            said = message("requirement-eligible" if eligible else "requirement-not-eligible")
            return ("yes" if eligible else "no"), said
        case "nominations" | "vote-share" if not (nominating if rule.kind == "nominations" else voting):
            return "not-recorded", message("requirement-without-members")
        case "nominations":
            own = "yes" if nominating < voting else "no"
            return "not-recorded", message("requirement-nominations", members=voting, nominating=nominating, own=own)
        case "vote-share":
            needed = rule.needed(voting)
            if needed is None:
                return "not-recorded", message("requirement-share-not-recorded")
            return "not-recorded", message("requirement-votes", needed=needed, members=voting)
        case "secretariat":
            return "not-recorded", message("requirement-secretariat")
        case "other-vote":
            return "not-recorded", message("requirement-other-vote")
    return "not-recorded", message("requirement-condition")


def missing(atlas: Atlas, rules: list[Rule], status: str | None, *, eligible: bool) -> Iterator[Words]:
    """What is still missing, step by step; nothing for a body that is in."""
    if next_step(rules, status) is None:
        return
    for rule in rules:
        if not behind(rule, status) and rule.kind != OTHER_VOTE and not (rule.forum and eligible):
            step = concept_words(atlas, "rule-step", rule.step)
            yield message("requirement-ahead", step=step, demand=demand(atlas, rule))
    if not any(rule.step == full_step() for rule in rules):
        yield message("step-not-recorded", step=concept_words(atlas, "rule-step", full_step()))


def demand(atlas: Atlas, rule: Rule) -> Label:
    """What a rule asks for; of a vote whose share is not recorded, just that."""
    if rule.kind == "vote-share" and not rule.share:
        return message("demand-vote")
    return text(atlas, rule.iri, "rdfs:label") or Label(en=None, zh=None)


def votes(atlas: Atlas, step: str | None, rule: Rule | None, members: int) -> Words:
    """How many votes the next step takes, in a sentence."""
    if step is None:
        return message("votes-none-ahead")
    label = concept_words(atlas, "rule-step", step)
    if not members:
        return message("votes-without-members", step=label)
    needed = rule.needed(members) if rule else None
    if needed is None or rule is None:
        return message("votes-share-not-recorded", step=label, members=members)
    return message("votes-needed", step=label, needed=needed, members=members, share=str(rule.share))


def duration(months: int) -> Words:
    """A number of months in years and months."""
    years, rest = divmod(months, 12)
    parts = [("duration-years", years), ("duration-months", rest)]
    said = [message(unit, number=number) for unit, number in parts if number]
    return listing(said, "words-separator") if said else message("duration-none")


def precedent(atlas: Atlas, found: Precedent) -> Words:
    """One precedent in a sentence."""
    least, most = duration(found.least), duration(found.most)
    return message(
        "precedent",
        body=name(atlas, found.authorised.organization),
        provisional=spoken(found.provisional.start or ""),
        full=spoken(found.authorised.start or ""),
        duration=least if found.least == found.most else message("duration-range", least=least, most=most),
    )


def present_summary(atlas: Atlas, agreement: Agreement, candidate: str, present: Held, day: date) -> Words:
    """How a body stands in the agreement, how surely and why, in a sentence."""
    return message(
        "accession-present",
        day=spoken(day),
        body=definite(name(atlas, candidate)),
        agreement=name(atlas, agreement.iri),
        status=present.status,
        label=concept_words(atlas, STATUS, present.status),
        since=span(present.participation),
        sureness=sureness(atlas, present.certainty, present.reason),
        full="yes" if present.full else "no",
    )


def not_eligible_summary(atlas: Atlas, agreement: Agreement, candidate: str) -> Words:
    """That the agreement takes only economies of a forum, among which the candidate's is not on record."""
    forum = name(atlas, reading(atlas).text(agreement.iri, "aa:limitedTo"))
    who, what = definite(name(atlas, candidate)), name(atlas, agreement.iri)
    return message("accession-not-eligible", agreement=what, forum=forum, body=who)


def _founded(atlas: Atlas, candidate: str, day: date) -> Words | str:
    """That a body was founded only after the day; nothing of one that was there, or may have been."""
    begun = timeline(atlas, candidate).first_day
    written = reading(atlas).text(candidate, "aa:founded") if begun and day < begun else None
    return message("accession-not-founded", founded=spoken(written)) if written else ""


def absent_summary(
    atlas: Atlas,
    agreement: Agreement,
    candidate: str,
    day: date,
    *,
    others: Sequence[Held],
    past: Participation | None,
) -> Words:
    """That a body is not in the agreement, and which of its jurisdiction are; `past` is a place that it had once."""
    named = (holders(atlas, each.bodies, each.participation.jurisdiction) for each in others)
    bodies = listing((definite(each) for each in named), "list-separator")
    given = {
        "day": spoken(day),
        "body": definite(name(atlas, candidate)),
        "agreement": name(atlas, agreement.iri),
        "others": message("accession-others", bodies=first(bodies), number=len(others)) if others else "",
        "founded": _founded(atlas, candidate, day),
    }
    if past is None:
        return message("accession-absent", **given)
    return message("accession-former", **given, since=span(past), end="recorded" if past.end else "none")
