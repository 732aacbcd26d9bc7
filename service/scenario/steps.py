"""The next steps that a body could take: agreements open to it, and what the notice means it to conclude."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.supposition import Joining, Signing, Step, holds
from accord_atlas.service.scenario.aims import intentions, met_already
from accord_atlas.service.scenario.possibility import obstacle


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible step, or an intention (IRI) that names no body with which to take one."""

    step: Step | None
    intention: str | None = None


@dataclass(frozen=True, slots=True)
class Barred:
    """An agreement (IRI) that the body cannot enter, and what keeps it out."""

    agreement: str
    reason: BadParameter


def candidates(atlas: Atlas, body: str, day: date) -> tuple[list[Candidate], list[Barred]]:
    """The steps that a body (IRI) could take on a day, and the standing agreements that it cannot enter."""
    found: list[Candidate] = []
    barred: list[Barred] = []
    for agreement in agreements(atlas).values():
        step = Joining(agreement.iri, body)
        if not takes_members(atlas, agreement) or agreement.at(day) is None or holds(atlas, step, day):
            continue
        if reason := obstacle(atlas, step, day):
            barred.append(Barred(agreement.iri, reason))
        else:
            found.append(Candidate(step))
    return [*found, *_intended(atlas, body, day)], barred


def _intended(atlas: Atlas, body: str, day: date) -> Iterator[Candidate]:
    """What the notice means the body to conclude with others and is not on record as done."""
    read = reading(atlas)
    for intention in intentions(atlas, body, day):
        kind, other = read.notation(intention, "aa:kind"), read.text(intention, "aa:organization")
        if met_already(atlas, intention, day):
            continue
        if kind == "sign-agreement" and other:
            step = Signing(body, other)
            if not holds(atlas, step, day) and obstacle(atlas, step, day) is None:
                yield Candidate(step, intention)
        elif kind == "recognise-standards":
            yield Candidate(None, intention)
