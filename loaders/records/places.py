"""Jurisdictions and their regions with all their names, and the economies of forums to which agreements are limited."""

from typing import Literal, Self

from pydantic import model_validator

from accord_atlas.loaders.cells import Many
from accord_atlas.loaders.records.columns import (
    Capitals,
    Confidence,
    Iso3,
    JurisdictionId,
    Numeric,
    RegionCode,
    Sources,
    TwoLetters,
)
from accord_atlas.loaders.tables import Row


class Jurisdiction(Row):
    """A country, region or economy: every code of ISO 3166-1, and unions that agreements have as parties."""

    id: TwoLetters
    iso2: Capitals
    iso3: Iso3 | None = None
    """Blank for a union, for which ISO 3166-1 only reserves two letters."""
    numeric: Numeric | None = None
    name_en: str
    """As the agreements name it, else its plain English name."""
    name_zh: str
    """As official usage of the mainland has it."""
    aliases: Many[str] = ()
    """Other names, formal, everyday, former and local: it is found by them, and never shown under them."""
    source: Sources

    @model_validator(mode="after")
    def _same_code(self) -> Self:
        if self.iso2 != self.id.upper():
            raise ValueError(f"iso2 to be the id in capitals, {self.id.upper()}, not {self.iso2}")
        return self


class Region(Row):
    """A subdivision of ISO 3166-2 that facts or the notice name."""

    id: RegionCode
    """Its ISO 3166-2 code."""
    jurisdiction: JurisdictionId
    name_en: str
    """As it is called in English: Guangdong, British Columbia."""
    name_zh: str
    """As the mainland calls it, with its kind: 广东省."""
    aliases: Many[str] = ()
    """Other names: it is found by them, and never shown under them."""
    source: Sources

    @property
    def slug(self) -> str:
        """The last part of its address: `CN-GD` → `cn-gd`."""
        return self.id.lower()

    @model_validator(mode="after")
    def _of_its_jurisdiction(self) -> Self:
        if not self.slug.startswith(f"{self.jurisdiction}-"):
            raise ValueError(f"a code of the jurisdiction, {self.jurisdiction.upper()}-…, not {self.id}")
        return self


class ForumEconomy(Row):
    """An economy of a forum to which an agreement is limited."""

    KEY = ("forum", "jurisdiction")

    forum: Literal["apec"]
    jurisdiction: JurisdictionId
    source: Sources
    confidence: Confidence
    note: str | None = None
