"""Reads the fact tables and checks them row by row and against one another."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from accord_atlas.loaders.dates import vintage_day
from accord_atlas.loaders.facts.addresses import disputed_participation, participation
from accord_atlas.loaders.records import (
    FACT_TABLES,
    AccessionRule,
    Agreement,
    Conflict,
    Discipline,
    Event,
    ForumEconomy,
    Jurisdiction,
    Observation,
    Organization,
    Party,
    Source,
    Specialty,
    Standard,
)
from accord_atlas.loaders.statements import Evidence
from accord_atlas.loaders.tables import CellError, Table, TableErrors, check_references, parse_table, shown
from accord_atlas.ontology.names import entity

PACKAGE: Final = "a data package whose date of creation begins with YYYY-MM-DD, the day on which the sources were seen"


@dataclass(frozen=True)
class Facts:
    """The rows of the fact tables, by id where others refer to them, and the day their pages were retrieved.

    `tables` has the tables as they were read, for references from elsewhere (`tables.check_references`).
    """

    data_date: date
    tables: Mapping[str, Table[Any]]
    accession_rules: list[AccessionRule]
    agreements: dict[str, Agreement]
    conflicts: list[Conflict]
    disciplines: list[Discipline]
    events: list[Event]
    forums: list[ForumEconomy]
    jurisdictions: list[Jurisdiction]
    observations: list[Observation]
    organizations: dict[str, Organization]
    parties: list[Party]
    sources: dict[str, Source]
    specialties: dict[str, Specialty]
    standards: list[Standard]

    def sizes(self) -> dict[str, int]:
        """Name of each table → how many rows it has."""
        return {name: len(table.rows) for name, table in self.tables.items()}

    def speaks_for(self, source: str) -> tuple[str, date]:
        """The date that a source speaks for, as EDTF, and the first day that this may mean."""
        return vintage_day(self.sources[source].vintage, self.data_date)

    def evidence(self, source: str, confidence: str | None = None) -> Evidence:
        """What a row rests on; a row that states no confidence deserves that of its source."""
        rated = confidence or self.sources[source].reliability
        return Evidence(entity("source", source), rated, self.speaks_for(source)[0])


def read_facts(folder: Path | Traversable) -> Facts:
    """Read `<table>.csv` for every fact table, and the package's date; TableErrors names all that is wrong."""
    tables: dict[str, Table[Any]] = {
        name: parse_table(folder / f"{name}.csv", model) for name, model in FACT_TABLES.items()
    }
    errors = [error for table in tables.values() for error in table.errors]
    errors += [*check_references(tables), *_across(tables)]
    created = _created(folder / "datapackage.json", errors)
    if errors:
        raise TableErrors(errors)
    rows: dict[str, Any] = {name.replace("-", "_"): table.rows for name, table in tables.items()}
    for name in ("agreements", "organizations", "sources", "specialties"):
        rows[name] = {row.id: row for row in rows[name]}
    return Facts(created, tables, **rows)


def _created(package: Path | Traversable, errors: list[CellError]) -> date:
    """The day on which the package was made, hence its pages seen; notes an error where it does not say."""
    try:
        return date.fromisoformat(json.loads(package.read_text("utf-8"))["created"][:10])
    except (OSError, ValueError, KeyError, TypeError):
        errors.append(CellError(shown(package), None, "created", None, PACKAGE))
        return date.min


def _across(tables: Mapping[str, Table[Any]]) -> Iterator[CellError]:
    """What one table alone cannot show, beyond plain references."""
    yield from _apec_disciplines(tables["specialties"])
    yield from _one_address_each(tables["parties"])
    if not tables["parties"].errors:
        yield from _disputed_exist(tables["conflicts"], tables["parties"].rows)


def _apec_disciplines(table: Table[Specialty]) -> Iterator[CellError]:
    others = {row.id for row in table.rows if "apec-discipline" not in row.scheme}
    for row in table.rows:
        if row.apec_discipline in others:
            expected = "a specialty of the scheme apec-discipline"
            yield CellError(table.file, row.line, "apec_discipline", row.apec_discipline, expected)


def _one_address_each(table: Table[Party]) -> Iterator[CellError]:
    """Blank parts are left out of an address, so a body named like a jurisdiction could take its place."""
    seen: dict[str, Party] = {}
    for row in table.rows:
        address = participation(row).value
        other = seen.setdefault(address, row)
        if (other.organization, other.jurisdiction) != (row.organization, row.jurisdiction):
            expected = f"an address of its own; line {other.line} has the same"
            yield CellError(table.file, row.line, None, address, expected)


def _disputed_exist(table: Table[Conflict], parties: list[Party]) -> Iterator[CellError]:
    for row in table.rows:
        of_two = row.agreement and row.organization and row.property != "name"
        if of_two and disputed_participation(row, parties) is None:
            both = f"{row.agreement} + {row.organization}"
            yield CellError(table.file, row.line, "agreement + organization", both, "a row of parties with both")
