"""What is supposed: that bodies take part in agreements from a day on, or that two of them conclude one.

A supposition changes no release: it is laid over what the domain reads of it (`Atlas.supposing`), with certainty, since
it is not in question there whether it is so. What follows from it, the rules of the build derive.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import required_statuses
from accord_atlas.service.domain.derivation import with_bodies
from accord_atlas.service.domain.membership import fullness
from accord_atlas.service.domain.participations import Agreement, Held, Participation, agreements, supposed
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import Provision, Provisions, provisions
from accord_atlas.service.domain.provisions import supposed as supposed_provisions
from accord_atlas.service.domain.timeline import WRITTEN, Segment, Timeline

DIRECT: Final = "direct-agreement"
"""The basis that the rule `basis` gives an agreement of two sides that recognises engineers."""
LEVEL: Final = "professional-engineer"
RECOGNISED: Final = ("registration",)
"""What an agreement of two bodies is supposed to recognise, at which level: those who are registered as engineers."""


@dataclass(frozen=True, slots=True)
class Joining:
    """That a body is a full member of an agreement (IRIs)."""

    agreement: str
    organization: str


@dataclass(frozen=True, slots=True)
class Signing:
    """That two bodies (IRIs) have a mutual recognition agreement between them."""

    one: str
    other: str

    @property
    def agreement(self) -> str:
        """What stands for the agreement that there is none of yet; no IRI of a release begins so."""
        return f"supposed:{self.one} {self.other}"


Step = Joining | Signing


def holds(atlas: Atlas, step: Step, day: date) -> bool:
    """Whether it is so on a day as it is, by the record: certain or presumed, not merely possible."""
    known = agreements(atlas)
    if isinstance(step, Joining):
        return _stands(known[step.agreement], step.organization, day) is not None
    return any(_between(atlas, each, step, day) for each in known.values() if each.basis == DIRECT)


def supposing(atlas: Atlas, steps: Sequence[Step], day: date) -> Atlas:
    """A view of the release in which the steps are so from the day on, but for those that hold already."""
    joins: dict[str, list[str]] = defaultdict(list)
    others: dict[str, Agreement] = {}
    ways: dict[str, Sequence[Provision]] = {}
    for step in (each for each in steps if not holds(atlas, each, day)):
        if isinstance(step, Joining):
            joins[step.agreement].append(step.organization)
        else:
            others[step.agreement], ways[step.agreement] = _signed(atlas, step, day)
    for iri, bodies in joins.items():
        known = agreements(atlas)[iri]
        new = tuple(_participation(atlas, known, body, day) for body in bodies)
        others[iri] = replace(known, participations=(*known.participations, *new))
        ways[iri] = with_bodies(atlas, known, bodies)
    return atlas.supposing({**supposed(atlas, others), **supposed_provisions(atlas, ways)})


def _stands(agreement: Agreement, body: str, day: date) -> Held | None:
    """The full place that a body itself holds in an agreement on a day, more than possibly."""
    own = (each.at(day) for each in agreement.participations if each.organization == body)
    return next((each for each in own if each and each.full and each.certainty != "possible"), None)


def _between(atlas: Atlas, agreement: Agreement, step: Signing, day: date) -> bool:
    """Whether the two have an agreement that recognises engineers both ways."""
    sides = [_stands(agreement, body, day) for body in (step.one, step.other)]
    places = [held.participation.jurisdiction for held in sides if held]
    if None in sides or None in places or agreement.level != LEVEL or not agreement.at(day):
        return False
    known: Provisions = provisions(atlas)
    one, other = (place or "" for place in places)
    return all(any(w.provision.engineers for w in known.ways(agreement.iri, *e)) for e in ((one, other), (other, one)))


def _participation(atlas: Atlas, agreement: Agreement, body: str, day: date) -> Participation:
    """A full place from the day on, of the status that the agreement's basis asks for."""
    status = min(required_statuses(agreement.basis), key=fullness)
    read = reading(atlas)
    home = read.text(body, "aa:jurisdiction")
    return Participation(
        iri=f"supposed:{agreement.iri} {body}",
        agreement=agreement.iri,
        organization=body,
        jurisdiction=home,
        role="party" if status == "party" else "member",
        status=status,
        start=day.isoformat(),
        end=None,
        timeline=Timeline((Segment(day, None, "certain", WRITTEN, (status,), (body,)),)),
        source="",
        confidence="high",
        observed_on=None,
        side=read.text(body, "aa:region") or home,
    )


def _signed(atlas: Atlas, step: Signing, day: date) -> tuple[Agreement, Sequence[Provision]]:
    """The agreement of the two from the day on, and what it recognises either way, without conditions."""
    since, life = day.isoformat(), Timeline((Segment(day, None, "certain", WRITTEN),))
    bare = Agreement(step.agreement, DIRECT, LEVEL, "in-force", since, since, None, life, ())
    sides = tuple(_participation(atlas, bare, body, day) for body in (step.one, step.other))
    first, second = (frozenset({each.side or ""}) for each in sides)
    ways = [
        Provision("", bare.iri, bare.iri, *ends, RECOGNISED, (), (), (), None)
        for ends in ((first, second), (second, first))
    ]
    return replace(bare, participations=sides), ways
