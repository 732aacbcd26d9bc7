"""Who stands where in the agreement that is to be entered: the candidate, its compatriots, those who vote."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.service.accession.request import AccessionRequest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.membership import fullness
from accord_atlas.service.domain.participations import Agreement, Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.validity import Certainty

VOTING: Final[frozenset[Certainty]] = frozenset({"certain", "presumed"})
"""How surely a full membership must hold to be counted among those who vote."""


@dataclass(frozen=True, slots=True)
class Members:
    """The participations of an agreement on a day, by what they are to a candidate."""

    present: Participation | None
    """The candidate's own on the day, the fullest where there are several."""
    past: Participation | None
    """The place that the candidate is on record to have had as a former member, begun by the day."""
    full: list[Participation]
    """All full members that surely or presumably vote, the candidate among them."""
    others: list[Participation]
    """The full members but the candidate."""
    doubtful: list[Participation]
    """Bodies of which it is not clear whether they vote."""
    compatriots: list[Participation]
    """Other bodies of the candidate's jurisdiction that are in it."""

    @property
    def status(self) -> str | None:
        """The candidate's status; None where it is not in the agreement."""
        return self.present.status if self.present else None

    @property
    def inside(self) -> bool:
        """Whether the candidate is a full member already."""
        return self.present is not None and self.present.full


def members_of(atlas: Atlas, request: AccessionRequest) -> Members:
    """Sorts the participations of the agreement."""
    agreement, candidate, day = agreements(atlas)[request.agreement], request.candidate, request.day
    home = reading(atlas).text(candidate, "aa:jurisdiction") or ""
    full = [each for each in agreement.participations if each.full and each.at(day) in VOTING]
    theirs = [each for each in agreement.participations if each.organization != candidate]
    return Members(
        present=_present(agreement, candidate, day),
        past=_past(agreement, candidate, day),
        full=full,
        others=[each for each in full if each.organization != candidate],
        doubtful=[each for each in theirs if _doubtful(each, day)],
        compatriots=[each for each in theirs if each.jurisdiction == home and each.at(day) and not each.over],
    )


def _present(agreement: Agreement, candidate: str, day: date) -> Participation | None:
    held = [p for p in agreement.participations if p.organization == candidate and p.at(day) and not p.over]
    return min(held, key=lambda p: (fullness(p.status), p.iri), default=None)


def _past(agreement: Agreement, candidate: str, day: date) -> Participation | None:
    over = (p for p in agreement.participations if p.organization == candidate and p.over)
    return next((p for p in over if p.extent.start_earliest is None or p.extent.start_earliest <= day), None)


def _doubtful(participation: Participation, day: date) -> bool:
    """Whether a body may vote or not: full member only possibly on the day, or of unclear standing."""
    certainty = participation.at(day)
    unclear = participation.status == "unknown" and certainty is not None
    return unclear or (participation.full and certainty is not None and certainty not in VOTING)
