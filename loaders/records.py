"""One typed record per fact table: its fields are the table's columns, in their order.

`tables/facts/datapackage.json` describes the same tables for users of Frictionless; a test holds the two together.
"""

import re
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from accord_atlas.loaders.cells import Address, Country, Edtf, Id, Many, Number, Ref, Region, Vintage, countries
from accord_atlas.loaders.tables import Row

Confidence = Literal["high", "medium", "low"]
SchemeName = Literal["notice-2022", "gba-fields", "tcas-326-2021", "apec-discipline", "other"]
OUR_MAPPING: Final = "our mapping"

AgreementId = Annotated[Id, Ref("agreements")]
JurisdictionId = Annotated[Id, Ref("jurisdictions")]
OrganizationId = Annotated[Id, Ref("organizations")]
SourceId = Annotated[Id, Ref("sources")]
SpecialtyId = Annotated[Id, Ref("specialties")]
StandardId = Annotated[Id, Ref("standards")]


def _economy(cell: str) -> str:
    # ISO 3166-1 reserves EU by exception: it is no country, yet agreements have it as a party.
    if cell not in countries() and cell != "eu":
        raise ValueError("an ISO 3166-1 alpha-2 code in lower case, such as pk, or eu")
    return cell


def _capitals(cell: str) -> str:
    if not re.fullmatch("[A-Z]{2}", cell):
        raise ValueError("two capital letters, such as PK")
    return cell


def _isced(cell: str) -> str:
    if not re.fullmatch("[0-9]{3,4}", cell):
        raise ValueError("an ISCED-F 2013 code of three or four digits, such as 0713")
    return cell


def _amount(cell: str) -> str:
    if not re.fullmatch("[0-9]+(/[0-9]+)?", cell):
        raise ValueError("a number or a share, such as 2 or 2/3")
    return cell


class Source(Row):
    """A page or document that facts rest on."""

    id: Id
    url: Address | None = None
    publisher: str
    vintage: Vintage
    kind: Literal["official", "member-body", "press", "mirror", "encyclopedia", "book", "other"]
    reliability: Confidence
    note: str | None = None


class Jurisdiction(Row):
    """A country, region or economy, named as the agreements name it."""

    id: Annotated[str, AfterValidator(_economy)]
    iso2: Annotated[str, AfterValidator(_capitals)]
    name_iea: str
    name_zh: str
    note: str | None = None

    @model_validator(mode="after")
    def _same_code(self) -> Self:
        if self.iso2 != self.id.upper():
            raise ValueError(f"iso2 to be the id in capitals, {self.id.upper()}, not {self.iso2}")
        return self


class Organization(Row):
    """A body that stands behind agreements, runs registers, or is named beside them."""

    id: Id
    name_en: str
    name_zh: str | None = None
    name_local: str | None = None
    acronym: str | None = None
    aliases: Many[str] = ()
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
    region: Region | None = None
    parent: OrganizationId | None = None
    predecessor: OrganizationId | None = None
    founded: Edtf | None = None
    dissolved: Edtf | None = None
    website: Address | None = None
    source: SourceId
    confidence: Confidence
    note: str | None = None


class Agreement(Row):
    """An accord, agreement, memorandum, statement or title scheme."""

    id: Id
    title_en: str
    title_zh: Many[str] = ()
    former_titles: Many[str] = ()
    kind: Literal[
        "education-accord",
        "competence-agreement",
        "mutual-recognition-agreement",
        "admissions-pathway",
        "framework",
        "memorandum",
        "letter-of-intent",
        "cooperation-agreement",
        "declaration",
        "joint-statement",
        "standards-recognition",
    ]
    scope: Literal["multilateral", "regional", "bilateral"]
    level: Literal["professional-engineer", "technologist", "technician", "other"]
    signed: Edtf | None = None
    in_force: Edtf | None = None
    ended: Edtf | None = None
    status: Literal["in-force", "signed", "lapsed", "superseded", "unknown"]
    title_conferred: Many[str] = ()
    requirements: str | None = None
    specialties: Many[SpecialtyId] = ()
    administered_by: OrganizationId | None = None
    source: SourceId
    confidence: Confidence
    note: str | None = None


class Party(Row):
    """One body, or a jurisdiction whose body no source names, in one agreement with one status."""

    KEY = ("agreement", "organization", "jurisdiction", "status")

    agreement: AgreementId
    organization: OrganizationId | None = None
    jurisdiction: JurisdictionId | None = None
    role: Literal["member", "signatory", "party", "founder", "witness"]
    status: Literal["authorised", "provisional", "former", "party", "unknown"]
    start: Edtf | None = None
    end: Edtf | None = None
    source: SourceId
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _someone(self) -> Self:
        if self.organization is None and self.jurisdiction is None:
            raise ValueError("an organization, a jurisdiction or both; the cells are blank")
        return self


class Conflict(Row):
    """One of several values that sources give for the same thing."""

    KEY = ("agreement", "organization", "standard", "property", "value")

    agreement: AgreementId | None = None
    organization: OrganizationId | None = None
    property: Literal["start", "end", "status", "name", "signed"]
    value: str
    source: SourceId
    rank: Literal["preferred", "normal", "deprecated"]
    why: str
    standard: StandardId | None = None

    @model_validator(mode="after")
    def _about_something(self) -> Self:
        if (self.standard is None) == (self.agreement is None and self.organization is None):
            raise ValueError("either a standard, or an agreement, an organization or both")
        return self


class Specialty(Row):
    """An engineering specialty, field, industry or discipline of a register."""

    id: Id
    en: str
    zh: str | None = None
    scheme: Annotated[Many[SchemeName], Field(min_length=1)]
    broader: SpecialtyId | None = None
    apec_discipline: SpecialtyId | None = None
    isced_f: Annotated[str, AfterValidator(_isced)] | None = None
    basis: Annotated[str, Ref("sources", unless=OUR_MAPPING)]


class Discipline(Row):
    """A discipline of a register, in general or for one jurisdiction."""

    KEY = ("agreement", "discipline", "jurisdiction")

    agreement: AgreementId
    discipline: SpecialtyId
    jurisdiction: JurisdictionId | None = None
    source: SourceId


class AccessionRule(Row):
    """One rule that a body must meet to enter an agreement."""

    KEY = ("agreement", "step", "kind", "rule_en")

    agreement: AgreementId
    step: Literal["application", "provisional", "authorised"]
    kind: Literal["nominations", "vote-share", "eligibility", "condition", "secretariat"]
    value: Annotated[str, AfterValidator(_amount)] | None = None
    of: str | None = None
    rule_en: str
    rule_zh: str
    source: SourceId
    confidence: Confidence
    note: str | None = None


class ForumEconomy(Row):
    """An economy of a forum to which an agreement is limited; it need not be a row of jurisdictions."""

    KEY = ("forum", "jurisdiction")

    forum: Literal["apec"]
    jurisdiction: Country
    source: SourceId
    confidence: Confidence
    note: str | None = None


class Standard(Row):
    """A standard or rule for assessing engineers."""

    id: Id
    number: str | None = None
    title_zh: str | None = None
    title_en: str | None = None
    issuer: OrganizationId
    issued: Edtf | None = None
    effective: Edtf | None = None
    replaces: StandardId | None = None
    status: Literal["current", "superseded", "in-revision", "trial", "unknown"]
    scope: str | None = None
    specialties: Many[SpecialtyId] = ()
    source: SourceId
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.title_en or self.title_zh):
            raise ValueError("a title in one language at least; title_zh and title_en are blank")
        return self


class Event(Row):
    """A dated happening."""

    id: Id
    date: Edtf | None = None
    kind: Literal["signing", "accession", "meeting", "launch", "publication", "count", "other"]
    what: str
    organizations: Many[OrganizationId] = ()
    agreement: AgreementId | None = None
    source: SourceId
    confidence: Confidence


class Observation(Row):
    """One reported number."""

    id: Id
    metric: Id
    value: Number
    unit: str
    period: Edtf | None = None
    organization: OrganizationId | None = None
    specialty: SpecialtyId | None = None
    region: Region | None = None
    comparable_with: str | None = None
    source: SourceId
    confidence: Confidence
    note: str | None = None


FACT_TABLES: Final[dict[str, type[Row]]] = {
    "accession-rules": AccessionRule,
    "agreements": Agreement,
    "conflicts": Conflict,
    "disciplines": Discipline,
    "events": Event,
    "forums": ForumEconomy,
    "jurisdictions": Jurisdiction,
    "observations": Observation,
    "organizations": Organization,
    "parties": Party,
    "sources": Source,
    "specialties": Specialty,
    "standards": Standard,
}
"""The name that other tables refer to, and `<name>.csv` → the record."""
