"""Who takes part in an agreement, how that was reviewed, who stood behind it, and whom lists name."""

from typing import Literal, Self

from pydantic import model_validator

from accord_atlas.loaders.cells import Edtf, Many, Vintage
from accord_atlas.loaders.records.columns import (
    AgreementId,
    Confidence,
    Count,
    JurisdictionId,
    OrganizationId,
    ParticipationStatus,
    RegionId,
    Sources,
)
from accord_atlas.loaders.tables import Row


class Party(Row):
    """One body, or a jurisdiction whose body no source names, in one agreement with one status.

    `was` is the status that a former participant had; blank where no source says it.
    """

    KEY = ("agreement", "organization", "jurisdiction", "status")

    agreement: AgreementId
    organization: OrganizationId | None = None
    """Blank only if the source names no body."""
    jurisdiction: JurisdictionId | None = None
    """Blank for international bodies."""
    region: RegionId | None = None
    """Where the side is a state or province."""
    role: Literal["member", "signatory", "party", "founder", "witness"]
    """founder includes signatory or member."""
    status: ParticipationStatus
    was: ParticipationStatus | None = None
    """The status that a former participant had."""
    start: Edtf | None = None
    """Start of this status."""
    end: Edtf | None = None
    """First day on which the status no longer holds."""
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _someone(self) -> Self:
        if self.organization is None and self.jurisdiction is None:
            raise ValueError("an organization, a jurisdiction or both; the cells are blank")
        if self.was is not None and self.status not in ("former", "withdrawn"):
            raise ValueError(f"was beside the status former or withdrawn only, not {self.status}")
        return self


class Review(Row):
    """A review of a participant by the others."""

    KEY = ("agreement", "organization", "kind", "date")

    agreement: AgreementId
    organization: OrganizationId
    kind: Literal["initial", "periodic", "interim", "deferred", "conditional", "suspension", "renewal"]
    date: Edtf | None = None
    """Day of the decision."""
    outcome_en: str
    outcome_zh: str
    next_due: Edtf | None = None
    """When the next review is due."""
    source: Sources
    confidence: Confidence
    note: str | None = None


class Sponsorship(Row):
    """A body that stood behind another on its way into an agreement."""

    KEY = ("agreement", "candidate", "sponsor", "role", "date")

    agreement: AgreementId
    candidate: OrganizationId
    sponsor: OrganizationId
    role: Literal["nominator", "mentor", "reviewer", "supporter"]
    date: Edtf | None = None
    source: Sources
    confidence: Confidence
    note: str | None = None


class Coverage(Row):
    """What a list of participants states on a day; `complete` no: the copy breaks off or gives a count only."""

    KEY = ("agreement", "as_of", "status", "source")

    agreement: AgreementId
    as_of: Vintage
    """The day that the list speaks for."""
    official_count: Count | None = None
    """The number that the list states of itself."""
    status: Literal["full", "provisional", "founders", "unknown"]
    complete: Literal["yes", "no"]
    """No: the copy breaks off, or gives a count only."""
    listed_bodies: Many[str] = ()
    """Bodies as the list names them."""
    jurisdictions: Many[JurisdictionId] = ()
    source: Sources
    note: str | None = None
