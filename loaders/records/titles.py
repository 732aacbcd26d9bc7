"""Titles and grades that bodies confer, and which of them count as another under an agreement."""

from typing import Literal, Self

from pydantic import model_validator

from accord_atlas.loaders.cells import Id, Number
from accord_atlas.loaders.records.columns import (
    AgreementId,
    Confidence,
    JurisdictionId,
    OrganizationId,
    Sources,
    TitleId,
)
from accord_atlas.loaders.tables import Row


class Title(Row):
    """A title or grade that a body confers; `valid_years` and `experience_years` count years."""

    id: Id
    name_en: str = ""
    """Blank where only the Chinese one is known; then composed, as a blank name_zh is."""
    name_zh: str | None = None
    abbreviation: str | None = None
    organization: OrganizationId | None = None
    jurisdiction: JurisdictionId | None = None
    level: Literal[
        "professional-engineer", "technologist", "technician", "engineer-in-training", "senior", "specialist"
    ]
    kind: Literal["licence", "registration", "membership-grade", "international-register", "certificate"]
    valid_years: Number | None = None
    """Years after which it must be renewed."""
    degree: str | None = None
    """Degree that it asks for."""
    experience_years: Number | None = None
    """Years of experience that it asks for."""
    examination: str | None = None
    """How it is assessed."""
    source: Sources
    confidence: Confidence
    note: str | None = None


class TitleEquivalence(Row):
    """Two titles of which one counts as, equals or leads to the other under an agreement."""

    KEY = ("agreement", "title_a", "title_b")

    agreement: AgreementId
    title_a: TitleId
    title_b: TitleId
    direction: Literal["both", "a-to-b"]
    """a-to-b: title_a counts in the place of title_b, not the other way round."""
    relation: Literal["equivalent", "counts-as", "leads-to"]
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _another(self) -> Self:
        if self.title_a == self.title_b:
            raise ValueError("two titles; both are the same")
        return self
