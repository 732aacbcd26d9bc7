"""Who stands where in the agreement that is to be entered: the candidate, its compatriots, the seats that vote."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.service.accession.request import AccessionRequest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import Agreement, Held, Participation, agreements
from accord_atlas.service.domain.presence import Presence, seated
from accord_atlas.service.domain.properties import reading

UNCLEAR = "unknown"
"""The status of a body that is named, but of which no source says what it is."""


@dataclass(frozen=True, slots=True)
class Members:
    """The places of an agreement on a day, by what they are to a candidate."""

    present: Held | None
    """The candidate's own on the day, the fullest where there are several."""
    past: Participation | None
    """The place that the candidate is on record to have had, ended by the day."""
    voting: list[Presence]
    """The seats that vote: certain and presumed ones."""
    others: list[Presence]
    """Those of other countries, which may nominate and support the candidate."""
    possible: list[Presence]
    """The seats of which it is not sure that they vote; they are not counted."""
    unclear: list[Held]
    """Bodies that are named without anybody saying what they are."""
    compatriots: list[Held]
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
    """Sorts the places and seats of the agreement."""
    agreement, candidate, day = agreements(atlas)[request.agreement], request.candidate, request.day
    home = reading(atlas).text(candidate, "aa:jurisdiction")
    places, seats = agreement.held(day), seated(atlas, agreement, day)
    theirs = [each for each in places if candidate not in each.bodies]
    voting = [each for each in seats if each.segment.votes]
    return Members(
        present=next((each for each in places if candidate in each.bodies), None),
        past=_past(agreement, candidate, day),
        voting=voting,
        others=[each for each in voting if not _own(each, candidate, home)],
        possible=[e for e in seats if e.perhaps_full and not e.segment.votes and e.bodies != (candidate,)],
        unclear=[each for each in theirs if each.status == UNCLEAR],
        compatriots=[each for each in theirs if home and each.participation.jurisdiction == home],
    )


def _own(seat: Presence, candidate: str, home: str | None) -> bool:
    """Whether a seat is the candidate's or its country's: nobody is nominated by its own side."""
    return candidate in seat.bodies or (home is not None and seat.jurisdiction == home)


def _past(agreement: Agreement, candidate: str, day: date) -> Participation | None:
    """A place that a body held and surely holds no longer."""
    own = (each for each in agreement.participations if each.organization == candidate)
    return next((each for each in own if each.begun(day) and each.at(day) is None), None)
