"""Reads the fact tables and checks them row by row and against one another."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from accord_atlas.loaders.dates import vintage_day
from accord_atlas.loaders.facts.across import across
from accord_atlas.loaders.naming import filled
from accord_atlas.loaders.naming.voice import voiced
from accord_atlas.loaders.records import (
    FACT_TABLES,
    AccessionRule,
    Agreement,
    AgreementRelation,
    CellSource,
    Condition,
    Conflict,
    Coverage,
    Direction,
    Discipline,
    Event,
    FederationMember,
    ForumEconomy,
    Jurisdiction,
    NameOrigin,
    Observation,
    Organization,
    OrganizationName,
    Outcome,
    Party,
    Region,
    Review,
    Search,
    Source,
    Specialty,
    Sponsorship,
    Standard,
    Succession,
    Title,
    TitleEquivalence,
)
from accord_atlas.loaders.statements import Evidence
from accord_atlas.loaders.tables import CellError, Table, TableErrors, check_references, parse_table, shown
from accord_atlas.ontology.names import entity

PACKAGE: Final = "a data package whose date of creation begins with YYYY-MM-DD, the day of the data"


@dataclass(frozen=True)
class Facts:
    """The rows of the fact tables, by id where others refer to them, and the day of the data.

    `tables` has the tables as they were read, for references from elsewhere (`tables.check_references`); every name is
    filled in both languages, and `names_zh` says which of them are composed, English ones as well.
    `conferred` has the Chinese of the titles that agreements confer, by their words.
    """

    data_date: date
    tables: Mapping[str, Table[Any]]
    accession_rules: list[AccessionRule]
    agreement_relations: list[AgreementRelation]
    agreements: dict[str, Agreement]
    cell_sources: list[CellSource]
    conditions: list[Condition]
    conflicts: list[Conflict]
    coverage: list[Coverage]
    directions: list[Direction]
    disciplines: list[Discipline]
    events: list[Event]
    federation_members: list[FederationMember]
    forums: list[ForumEconomy]
    jurisdictions: list[Jurisdiction]
    names_zh: list[NameOrigin]
    observations: list[Observation]
    organization_names: list[OrganizationName]
    organizations: dict[str, Organization]
    outcomes: list[Outcome]
    parties: list[Party]
    regions: dict[str, Region]
    reviews: list[Review]
    searches: list[Search]
    sources: dict[str, Source]
    specialties: dict[str, Specialty]
    sponsorships: list[Sponsorship]
    standards: list[Standard]
    successions: list[Succession]
    title_equivalences: list[TitleEquivalence]
    titles: dict[str, Title]
    conferred: Mapping[str, str]

    @cached_property
    def titles_called(self) -> Mapping[str, Sequence[Title]]:
        """The titles of each English name."""
        return _grouped((row.name_en, row) for row in self.titles.values())

    @cached_property
    def titles_abbreviated(self) -> Mapping[str, Sequence[Title]]:
        """The titles of each abbreviation."""
        return _grouped((row.abbreviation, row) for row in self.titles.values() if row.abbreviation)

    def sizes(self) -> dict[str, int]:
        """Name of each table → how many rows it has."""
        return {name: len(table.rows) for name, table in self.tables.items()}

    def speaks_for(self, source: str) -> tuple[str, date]:
        """The date that a source speaks for, as EDTF, and the first day that this may mean."""
        row = self.sources[source]
        return vintage_day(row.vintage, row.retrieved)

    def first_seen(self, sources: Sequence[str]) -> date:
        """The first day that any of the sources may speak for."""
        return min(self.speaks_for(source)[1] for source in sources)

    def last_seen(self, sources: Sequence[str]) -> date:
        """The last of the first days that each of the sources may speak for."""
        return max(self.speaks_for(source)[1] for source in sources)

    def evidence(self, sources: Sequence[str], confidence: str | None = None) -> tuple[Evidence, ...]:
        """What a row rests on, source by source; a row that states no confidence deserves that of its source."""
        return tuple(
            Evidence(
                entity("source", source), confidence or self.sources[source].reliability, self.speaks_for(source)[0]
            )
            for source in sources
        )


def _grouped(rows: Iterable[tuple[str, Title]]) -> Mapping[str, Sequence[Title]]:
    found: dict[str, list[Title]] = {}
    for called, row in rows:
        found.setdefault(called, []).append(row)
    return found


def read_facts(folder: Path | Traversable) -> Facts:
    """Read `<table>.csv` for every fact table, and the package's date; TableErrors names all that is wrong."""
    tables: dict[str, Table[Any]] = {
        name: parse_table(folder / f"{name}.csv", model) for name, model in FACT_TABLES.items()
    }
    errors = [error for table in tables.values() for error in table.errors]
    errors += [*check_references(tables), *across(tables)]
    errors += voiced(tables, frozenset(key[0] for key in tables["sources"].keys))
    created = _created(folder / "datapackage.json", errors)
    if errors:
        raise TableErrors(errors)
    named = filled(tables)  # of rows that agree with one another, since names are composed across tables
    if named.errors:
        raise TableErrors(named.errors)
    rows: dict[str, Any] = {name.replace("-", "_"): table.rows for name, table in named.tables.items()}
    rows["names_zh"] = [*rows["names_zh"], *named.ours]
    for name in ("agreements", "organizations", "regions", "sources", "specialties", "titles"):
        rows[name] = {row.id: row for row in rows[name]}
    return Facts(created, named.tables, **rows, conferred=named.conferred)


def _created(package: Path | Traversable, errors: list[CellError]) -> date:
    """The day on which the package was made, the day of the data; notes an error where it does not say."""
    try:
        return date.fromisoformat(json.loads(package.read_text("utf-8"))["created"][:10])
    except (OSError, ValueError, KeyError, TypeError):
        errors.append(CellError(shown(package), None, "created", None, PACKAGE))
        return date.min
