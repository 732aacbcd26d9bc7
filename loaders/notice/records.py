"""One typed record per table of the notice; its fields are the table's columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, model_validator

from accord_atlas.loaders.cells import Edtf, Flag, Many, Ref, Slug
from accord_atlas.loaders.records import (
    AgreementId,
    Confidence,
    JurisdictionId,
    OrganizationId,
    SchemeName,
    SourceId,
    SpecialtyId,
    StandardId,
)
from accord_atlas.loaders.tables import Row
from accord_atlas.loaders.vocabularies import of_scheme

NoticeProvisionKind = Literal[
    "addressee",
    "aim",
    "approach",
    "assessed-specialty",
    "assessed-specialty-added",
    "background",
    "condition",
    "criterion",
    "decision",
    "goal",
    "guideline",
    "lead-society",
    "pilot-industry",
    "pilot-region",
    "principle",
    "purpose",
    "recognised-field-added",
    "recognised-field-existing",
]


def _matching(pattern: str, expected: str) -> AfterValidator:
    def check(cell: str) -> str:
        if not re.fullmatch(pattern, cell):
            raise ValueError(expected)
        return cell

    return AfterValidator(check)


def _count(cell: object) -> int:
    if not isinstance(cell, str) or not re.fullmatch("[1-9][0-9]*", cell):
        raise ValueError("a whole number in plain digits, such as 280")
    return int(cell)


ClauseId = Annotated[Slug, Ref("clauses")]
DocumentId = Annotated[Slug, Ref("documents")]
RegionSlug = Slug
"""A place of `places.csv`, or a region of the facts in lower case, such as cn-gd; `reading` looks it up."""

Count = Annotated[int, BeforeValidator(_count)]
Year = Annotated[str, _matching("[0-9]{4}", "a year in four digits")]
Digest = Annotated[str, _matching("[0-9a-f]{64}", "a SHA-256: 64 hexadecimal digits")]


@dataclass(frozen=True, slots=True)
class Proof:
    """Words and figures, as printed, that must occur in a clause's own text."""

    clause: str
    printed: tuple[str, ...]


class Clause(Row):
    """A clause: its number as shown, what it is about in our words, and the digest of its own text."""

    id: Slug
    document: DocumentId
    number: str
    parent: ClauseId | None = None
    heading_en: str
    heading_zh: str
    sha256: Digest

    @model_validator(mode="after")
    def _within_its_document(self) -> Self:
        if not self.id.startswith(f"{self.document}."):
            raise ValueError(f"an id that begins with the document, {self.document}.")
        if self.parent and not self.id.startswith(f"{self.parent}."):
            raise ValueError(f"an id that begins with the parent, {self.parent}.")
        return self


class Fact(Row):
    """Something that a clause says."""

    id: Slug
    label_en: str
    label_zh: str
    clause: ClauseId
    printed: Many[str]
    note: str | None = None

    def proofs(self) -> Iterator[Proof]:
        """What must be found in the text for the fact to stand."""
        yield Proof(self.clause, self.printed)


class ActingFact(Fact):
    """A fact whose bodies may be named in another clause, such as the heading that stands over it."""

    body_clause: ClauseId | None = None
    body_printed: Many[str] = ()

    @model_validator(mode="after")
    def _bodies_in_both(self) -> Self:
        if bool(self.body_clause) != bool(self.body_printed):
            raise ValueError("body_clause and body_printed both filled or both blank")
        return self

    def proofs(self) -> Iterator[Proof]:
        """What must be found in the text for the fact to stand, and the names of those who are to act."""
        yield from super().proofs()
        if self.body_clause:
            yield Proof(self.body_clause, self.body_printed)


class Document(Fact):
    """A notice as a publication."""

    number: str
    issuer: OrganizationId
    issued: Edtf
    source: SourceId
    confidence: Confidence


class Place(Fact):
    """A pilot place or an economic area that the notice names."""

    kind: Literal["pilot-place", "economic-area"]
    jurisdictions: Many[JurisdictionId]
    within: RegionSlug | None = None


class NoticeSpecialty(Fact):
    """A specialty that only the notice has."""

    scheme: SchemeName


class Task(ActingFact):
    """Something to do, by whom, where, in which specialties, by when."""

    track: Literal["regional", "sector", "organisation"]
    assigned_to: Many[OrganizationId] = ()
    regions: Many[RegionSlug] = ()
    places: Many[RegionSlug] = ()
    specialties: Many[SpecialtyId] = ()
    due: Edtf | None = None
    relies_on: StandardId | None = None
    addressee: OrganizationId | None = None


class Target(ActingFact):
    """A number to reach; `organizations` has the body that leads first."""

    metric: Annotated[Slug, of_scheme("metric")]
    comparator: Literal["=", ">="]
    value: Count
    unit: Annotated[Slug, of_scheme("unit")]
    year: Year | None = None
    baseline: Count | None = None
    specialty: SpecialtyId | None = None
    organizations: Many[OrganizationId] = ()
    region: RegionSlug | None = None


class Intention(ActingFact):
    """Something to reach abroad; `open_list` is true where the clause adds 等 (and others)."""

    kind: Literal["sign-agreement", "win-support", "recognise-standards", "apply-to-join"]
    actor: OrganizationId | None = None
    organization: OrganizationId | None = None
    jurisdiction: JurisdictionId | None = None
    agreement: AgreementId | None = None
    open_list: Flag

    @model_validator(mode="after")
    def _with_someone(self) -> Self:
        if not (self.organization or self.jurisdiction or self.agreement):
            raise ValueError("an organization, a jurisdiction or an agreement that it aims at")
        return self


class NoticeProvision(Fact):
    """Anything else that the notice says, in our own words."""

    kind: NoticeProvisionKind
    region: RegionSlug | None = None
    industry: SpecialtyId | None = None
    specialty: SpecialtyId | None = None
    organization: OrganizationId | None = None


NOTICE_TABLES: Final[dict[str, type[Row]]] = {
    "documents": Document,
    "clauses": Clause,
    "places": Place,
    "specialties": NoticeSpecialty,
    "tasks": Task,
    "targets": Target,
    "intentions": Intention,
    "provisions": NoticeProvision,
}
"""Name of each file of `tables/notice/` → what one row of it is."""
