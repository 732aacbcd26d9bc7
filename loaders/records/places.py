"""Jurisdictions, and the economies of forums to which agreements are limited."""

from typing import Literal, Self

from pydantic import model_validator

from accord_atlas.loaders.cells import Country
from accord_atlas.loaders.records.columns import Capitals, Confidence, Economy, Sources
from accord_atlas.loaders.tables import Row


class Jurisdiction(Row):
    """A country, region or economy, named as the agreements name it."""

    id: Economy
    iso2: Capitals
    name_iea: str
    """Name in the style of the IEA; plain English name where the note says so."""
    name_zh: str
    """Chinese name in official usage."""
    note: str | None = None

    @model_validator(mode="after")
    def _same_code(self) -> Self:
        if self.iso2 != self.id.upper():
            raise ValueError(f"iso2 to be the id in capitals, {self.id.upper()}, not {self.iso2}")
        return self


class ForumEconomy(Row):
    """An economy of a forum to which an agreement is limited; it need not be a row of jurisdictions."""

    KEY = ("forum", "jurisdiction")

    forum: Literal["apec"]
    jurisdiction: Country
    """An economy; it need not be a row in jurisdictions."""
    source: Sources
    confidence: Confidence
    note: str | None = None
