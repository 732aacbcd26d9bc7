"""Specialties in their schemes, and the disciplines that registers list."""

from typing import Annotated

from pydantic import Field

from accord_atlas.loaders.cells import Id, Many, Ref
from accord_atlas.loaders.records.columns import (
    OUR_MAPPING,
    AgreementId,
    IscedF,
    JurisdictionId,
    SchemeName,
    Sources,
    SpecialtyId,
)
from accord_atlas.loaders.tables import Row


class Specialty(Row):
    """An engineering specialty, field, industry or discipline of a register.

    `basis` has the sources that name it; with the words `our mapping` beside them, its place among the codes and
    the APEC disciplines is ours, and with those words alone all of it is.
    """

    id: Id
    en: str = ""
    """Blank where only the Chinese one is known; then composed, as a blank zh is."""
    zh: str | None = None
    scheme: Annotated[Many[SchemeName], Field(min_length=1)]
    broader: SpecialtyId | None = None
    apec_discipline: SpecialtyId | None = None
    """A specialty of the scheme apec-discipline."""
    isced_f: IscedF | None = None
    """Three digits: narrow field."""
    basis: Annotated[Many[Annotated[str, Ref("sources", unless=OUR_MAPPING)]], Field(min_length=1)]
    note: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that name it; none where all of it is ours."""
        return tuple(part for part in self.basis if part != OUR_MAPPING)


class Discipline(Row):
    """A discipline of a register, in general or for one jurisdiction."""

    KEY = ("agreement", "discipline", "jurisdiction")

    agreement: AgreementId
    discipline: SpecialtyId
    jurisdiction: JurisdictionId | None = None
    """Blank for the general list."""
    source: Sources
