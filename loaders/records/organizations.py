"""Bodies: what they are, what they were called, whom they came from, which federations they belong to."""

from typing import Literal, Self

from pydantic import Field, model_validator

from accord_atlas.loaders.cells import Address, Edtf, Id, Many
from accord_atlas.loaders.records.columns import Confidence, JurisdictionId, OrganizationId, RegionId, Sources
from accord_atlas.loaders.tables import Row


class Organization(Row):
    """A body that stands behind agreements, runs registers, or is named beside them."""

    id: Id
    name_en: str = ""
    """Blank where only the Chinese one is known; then composed, as a blank name_zh is."""
    name_zh: str | None = None
    name_local: str | None = None
    acronym: str | None = None
    aliases: Many[str] = ()
    """Former and variant names."""
    kind: Literal[
        "umbrella-body",
        "national-society",
        "regional-society",
        "regulator",
        "accreditation-body",
        "federation",
        "government-body",
        "secretariat",
        "service-unit",
        "university",
        "enterprise",
        "learned-academy",
        "monitoring-committee",
    ]
    jurisdiction: JurisdictionId | None = None
    """Blank for international bodies."""
    region: RegionId | None = None
    """Of provincial and state bodies."""
    parent: OrganizationId | None = None
    founded: Edtf | None = None
    """Founding date."""
    dissolved: Edtf | None = None
    """First day on which it is no more."""
    website: Address | None = None
    source: Sources
    confidence: Confidence
    note: str | None = None


class OrganizationName(Row):
    """What a body was called from one day until another; in the record `from` is `from_`, a word of the language."""

    KEY = ("organization", "from", "until")

    organization: OrganizationId
    name_en: str | None = None
    name_zh: str | None = None
    name_local: str | None = None
    acronym: str | None = None
    from_: Edtf | None = Field(None, alias="from")
    """First day of the name."""
    until: Edtf | None = None
    """First day on which it is no longer the name."""
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.name_en or self.name_zh or self.name_local):
            raise ValueError("a name in one language at least; name_en, name_zh and name_local are blank")
        return self


class Succession(Row):
    """A body that another came from: the only place where that is said."""

    KEY = ("organization", "predecessor")

    organization: OrganizationId
    predecessor: OrganizationId
    kind: Literal["renamed", "merged", "split", "took-place-of"]
    date: Edtf | None = None
    """Day on which the one came from the other."""
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _another(self) -> Self:
        if self.organization == self.predecessor:
            raise ValueError("another body as predecessor than the body itself")
        return self


class FederationMember(Row):
    """A body in a federation of bodies."""

    KEY = ("federation", "member")

    federation: OrganizationId
    member: OrganizationId
    kind: Literal["full", "associate", "affiliate", "observer", "founding"]
    start: Edtf | None = None
    """First day of membership."""
    end: Edtf | None = None
    """First day on which it is no longer a member."""
    source: Sources
    confidence: Confidence
    note: str | None = None
