"""Who would have to agree to an accession, what is not on record as met, what is unknown: from the planner's answer.

It is asked of the release as it is, not as it is supposed to be: nobody nominates a member.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.request import AccessionRequest
from accord_atlas.service.answers.accession import AccessionAnswer, Nominator, Requirement
from accord_atlas.service.answers.scenario import OpenCondition, ScenarioNominator, ScenarioVotes, Unknown
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.membership import has_behind
from accord_atlas.service.domain.supposition import Joining, Signing
from accord_atlas.service.scenario.members import has_members, other_bodies
from accord_atlas.service.scenario.possibility import ruled
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, first, name

CONDITIONS: Final = frozenset({"condition", "eligibility", "secretariat"})
"""The kinds of rule that are no votes and no nominations, which are told apart."""
KEPT: Final = 128
"""How many answers of the planner are kept."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What the planner says of one accession; None where no rules are recorded of the agreement."""

    step: Joining
    planned: AccessionAnswer | None

    @property
    def tied(self) -> list[Nominator]:
        """The full members with ties to the candidate, the closest first."""
        return [each for each in self.planned.nominators if each.ties] if self.planned else []

    @property
    def open(self) -> list[Requirement]:
        """The conditions ahead that are not on record as met."""
        if self.planned is None:
            return []
        ahead = (each for each in self.planned.requirements if not has_behind(self.planned.status, each.step))
        return [each for each in ahead if each.kind in CONDITIONS and each.met != "yes"]

    @property
    def nominations(self) -> int | None:
        """How many must nominate; None where it is not recorded."""
        held = self.planned.requirements if self.planned else []
        amounts = (each.amount for each in held if each.kind == "nominations" and each.amount)
        return next((int(amount) for amount in amounts), None)


def needed(atlas: Atlas, step: Joining, day: date) -> Needed:
    """What an accession needs on a day; answers are kept, for the same few steps are weighed again and again."""
    if not ruled(atlas, step.agreement):
        return Needed(step, None)
    kept, key = atlas.once(_kept), (step, day)
    planned = kept.get(key)
    if planned is None:
        planned = accession_answer(atlas, AccessionRequest(step.agreement, step.organization, day))
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = planned
    return Needed(step, planned)


def _kept(_: Atlas) -> dict[tuple[Joining, date], AccessionAnswer]:
    return {}


def nominators(atlas: Atlas, found: Needed) -> Iterator[ScenarioNominator]:
    """The full members with ties, as the answer shows them."""
    for each in found.tied:
        yield ScenarioNominator(
            agreement=atlas.labels[found.step.agreement].entity,
            candidate=atlas.labels[found.step.organization].entity,
            member=each.organization,
            jurisdiction=each.jurisdiction,
            score=each.score,
            ties=list(dict.fromkeys(tie.label for tie in each.ties)),
            certainty=each.certainty,
            reason=each.reason,
        )


def votes(atlas: Atlas, found: Needed) -> Iterator[ScenarioVotes]:
    """The votes of the next step."""
    if found.planned:
        held = found.planned.votes
        yield ScenarioVotes(
            agreement=atlas.labels[found.step.agreement].entity,
            candidate=atlas.labels[found.step.organization].entity,
            step=held.step,
            needed=held.needed,
            members=held.members,
            share=held.share,
            text=held.text,
            source=held.source,
        )


def conditions(atlas: Atlas, found: Needed) -> Iterator[OpenCondition]:
    """The conditions that are not on record as met."""
    for each in found.open:
        yield OpenCondition(
            agreement=atlas.labels[found.step.agreement].entity,
            candidate=atlas.labels[found.step.organization].entity,
            step=each.step,
            kind=each.kind,
            text=each.demand,
            met=each.met,
            source=each.source,
        )


def unknown(atlas: Atlas, found: Needed, day: date) -> Iterator[Unknown]:
    """What the record leaves open of an accession."""
    agreement = atlas.labels[found.step.agreement].entity
    lines = list(found.planned.unknowns) if found.planned else [_rules(atlas, found.step.agreement)]
    if found.planned and found.planned.votes.members and found.planned.votes.needed is None:
        lines.insert(0, found.planned.votes.text)
    if not has_members(atlas, found.step, day):
        lines.insert(0, message("scenario-no-members", agreement=name(atlas, found.step.agreement)))
    if said := other_bodies(atlas, found.step, day):
        lines.insert(0, said)
    yield from (Unknown(agreement=agreement, text=line) for line in lines)


def unknown_of(atlas: Atlas, step: Signing) -> Unknown:
    """What is not recorded of an agreement that two bodies are supposed to conclude."""
    other = first(definite(name(atlas, step.other)))
    return Unknown(agreement=None, text=message("scenario-unknown-other", body=other))


def _rules(atlas: Atlas, agreement: str) -> Words:
    return message("scenario-unknown-rules", agreement=name(atlas, agreement))
