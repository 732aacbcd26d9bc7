"""The agreements of the release with their participations: who takes part in what, as what, when, how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.membership import agreement_is_over, is_full, is_over
from accord_atlas.service.domain.properties import Reading, reading
from accord_atlas.service.domain.validity import Certainty, Extent


@dataclass(frozen=True, slots=True)
class Participation:
    """One body's place in one agreement; IRIs, EDTF dates as written, notations.

    `organization` is None where the source names only the jurisdiction.
    """

    iri: str
    agreement: str
    organization: str | None
    jurisdiction: str | None
    role: str
    status: str
    start: str | None
    end: str | None
    extent: Extent
    source: str
    confidence: str
    observed_on: str | None

    def at(self, day: date) -> Certainty | None:
        """How surely it stands on a day; None where it surely does not."""
        return self.extent.at(day)

    @property
    def full(self) -> bool:
        """Whether its body has all the rights of a member or party."""
        return is_full(self.status)

    @property
    def over(self) -> bool:
        """Whether its status says that it has ended."""
        return is_over(self.status)


@dataclass(frozen=True)
class Agreement:
    """An agreement as recognition sees it: what it is a basis for, for whom, in which state."""

    iri: str
    basis: str
    level: str
    status: str
    signed: str | None
    in_force: str | None
    ended: str | None
    extent: Extent
    participations: tuple[Participation, ...]

    def at(self, day: date) -> Certainty | None:
        """How surely the agreement itself stands on a day: signed or in operation, and not over.

        None where it surely does not; presumed of one that is only known to have existed. A beginning that is not
        recorded takes nothing away: the participations in it say since when they hold.
        """
        extent = self.extent
        if self.begins_after(day) or self.is_over(day):
            return None
        open_start = extent.start_latest and day < extent.start_latest
        open_end = extent.end_earliest and day >= extent.end_earliest
        if open_start or open_end:
            return "possible"
        return "presumed" if self.status == "unknown" else "certain"

    def begins_after(self, day: date) -> bool:
        """Whether it was signed only after a day."""
        return bool(self.extent.start_earliest and day < self.extent.start_earliest)

    def is_over(self, day: date) -> bool:
        """Whether it has ended by a day; one that ended on no recorded day is over on any."""
        over = self.extent.end_latest
        return day >= over if over else agreement_is_over(self.status)

    def of(self, jurisdiction: str) -> Sequence[Participation]:
        """The participations of a jurisdiction's bodies in it."""
        return self._by_jurisdiction.get(jurisdiction, ())

    @cached_property
    def _by_jurisdiction(self) -> Mapping[str | None, Sequence[Participation]]:
        # One question on recognition asks for both sides of every agreement.
        found: dict[str | None, list[Participation]] = {}
        for participation in self.participations:
            found.setdefault(participation.jurisdiction, []).append(participation)
        return found


def agreements(atlas: Atlas) -> Mapping[str, Agreement]:
    """Every agreement with its participations, by IRI."""
    return atlas.once(_agreements)


def _agreements(atlas: Atlas) -> dict[str, Agreement]:
    read = reading(atlas)
    found: dict[str, list[Participation]] = {}
    for iri, agreement in read.entities("participation", "aa:agreement"):
        found.setdefault(agreement, []).append(_participation(read, iri, agreement))
    agreements = [iri for iri in read.all("aa:scope") if (kind_and_slug(iri) or ("",))[0] == "agreement"]
    return {iri: _agreement(read, iri, found.get(iri, [])) for iri in sorted(agreements)}


def _agreement(read: Reading, iri: str, participations: list[Participation]) -> Agreement:
    return Agreement(
        iri,
        read.notation(iri, "aa:recognitionBasis") or "tie",
        read.notation(iri, "aa:level") or "other",
        read.notation(iri, "aa:status") or "unknown",
        read.text(iri, "aa:signed"),
        read.text(iri, "aa:inForce"),
        read.text(iri, "aa:ended"),
        read.extent(iri),
        tuple(participations),
    )


def _participation(read: Reading, iri: str, agreement: str) -> Participation:
    source = read.text(iri, "aa:source") or ""
    return Participation(
        iri,
        agreement,
        read.text(iri, "aa:participant"),
        read.text(iri, "aa:jurisdiction"),
        read.notation(iri, "aa:role") or "party",
        read.notation(iri, "aa:status") or "unknown",
        read.text(iri, "aa:start"),
        read.text(iri, "aa:end"),
        read.extent(iri),
        source,
        read.notation(iri, "aa:confidence") or "low",
        read.text(source, "aa:observedOn"),
    )
