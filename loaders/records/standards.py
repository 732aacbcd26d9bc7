"""Standards and rules for assessing engineers."""

from typing import Literal, Self

from pydantic import model_validator

from accord_atlas.loaders.cells import Edtf, Id, Many
from accord_atlas.loaders.records.columns import (
    Confidence,
    JurisdictionId,
    OrganizationId,
    RegionId,
    Sources,
    SpecialtyId,
    StandardId,
)
from accord_atlas.loaders.tables import Row


class Standard(Row):
    """A standard or rule for assessing engineers; its issuer is blank where it is not in the table of bodies."""

    id: Id
    number: str | None = None
    title_zh: str | None = None
    title_en: str | None = None
    issuer: OrganizationId | None = None
    """Blank where the issuer is not in the table of bodies."""
    jurisdiction: JurisdictionId | None = None
    region: RegionId | None = None
    """Where the rule is of a state or province."""
    issued: Edtf | None = None
    """Date of issue."""
    effective: Edtf | None = None
    """Date of effect."""
    replaces: StandardId | None = None
    status: Literal["current", "superseded", "in-revision", "trial", "unknown"]
    scope: str | None = None
    specialties: Many[SpecialtyId] = ()
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.title_en or self.title_zh):
            raise ValueError("a title in one language at least; title_zh and title_en are blank")
        return self
