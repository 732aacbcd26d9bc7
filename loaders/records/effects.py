"""The ways in which an agreement runs, and what a holder from one side must meet on the other."""

from typing import Literal, Self

from pydantic import model_validator

from accord_atlas.loaders.cells import Many, Number
from accord_atlas.loaders.records.agreements import RecognisedThing
from accord_atlas.loaders.records.columns import (
    AgreementId,
    Confidence,
    JurisdictionId,
    OrganizationId,
    RegionId,
    Sources,
    SpecialtyId,
)
from accord_atlas.loaders.tables import Row


class Condition(Row):
    """What a holder from one side must meet on the other; a blank side is either side."""

    KEY = (
        "agreement",
        "from_organization",
        "from_jurisdiction",
        "to_organization",
        "to_jurisdiction",
        "specialty",
        "kind",
        "text_en",
    )

    agreement: AgreementId
    from_organization: OrganizationId | None = None
    from_jurisdiction: JurisdictionId | None = None
    to_organization: OrganizationId | None = None
    to_jurisdiction: JurisdictionId | None = None
    specialty: SpecialtyId | None = None
    kind: Literal[
        "registration",
        "degree",
        "experience-years",
        "responsible-years",
        "examination",
        "interview",
        "cpd",
        "language",
        "local-knowledge",
        "good-standing",
        "sponsorship",
        "residence",
        "fee",
        "direct-route-only",
        "other",
    ]
    value: Number | None = None
    """The number that must be reached, where there is one."""
    unit: str | None = None
    """What value counts."""
    text_en: str
    """The condition in own words."""
    text_zh: str
    """The same in Chinese."""
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _counted(self) -> Self:
        if (self.value is None) != (self.unit is None):
            raise ValueError("value and unit both filled or both blank")
        return self


class Direction(Row):
    """One way in which an agreement runs; where an agreement has rows here, they are all its ways.

    `recognises` and `grants_…` say what holds on this way, where that is not what the agreement's own row says;
    not-recorded: no page says what holds on it.
    """

    KEY = (
        "agreement",
        "from_organization",
        "from_jurisdiction",
        "from_region",
        "to_organization",
        "to_jurisdiction",
        "to_region",
    )

    agreement: AgreementId
    from_organization: OrganizationId | None = None
    from_jurisdiction: JurisdictionId | None = None
    from_region: RegionId | None = None
    to_organization: OrganizationId | None = None
    to_jurisdiction: JurisdictionId | None = None
    to_region: RegionId | None = None
    recognises: Many[RecognisedThing | Literal["not-recorded"]] = ()
    """What is recognised on this way; blank where the agreement's own effect holds."""
    grants_en: str | None = None
    """What the holder gets on this way, in own words."""
    grants_zh: str | None = None
    """The same in Chinese."""
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _two_sides(self) -> Self:
        if not (self.from_organization or self.from_jurisdiction) or not (self.to_organization or self.to_jurisdiction):
            raise ValueError("two sides, each an organization, a jurisdiction or both")
        if bool(self.grants_en) != bool(self.grants_zh) or (self.grants_en and not self.recognises):
            raise ValueError("grants_en and grants_zh both filled or both blank, and only beside recognises")
        if "not-recorded" in self.recognises and (len(self.recognises) > 1 or self.grants_en):
            raise ValueError("not-recorded alone, without grants")
        return self
