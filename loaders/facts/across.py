"""What one fact table alone cannot show, beyond plain references: rows of several tables that must agree."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from accord_atlas.loaders.facts.addresses import Bodies, by_body, disputed_participation, participation
from accord_atlas.loaders.facts.properties import KINDS, PROPERTIES
from accord_atlas.loaders.records import CellSource, Conflict, NameOrigin, Party, Search, Specialty
from accord_atlas.loaders.tables import CellError, Row, Table, columns

Tables = Mapping[str, Table[Any]]

KIND_TABLES: Final = {
    "agreement": "agreements",
    "event": "events",
    "jurisdiction": "jurisdictions",
    "observation": "observations",
    "organization": "organizations",
    "source": "sources",
    "specialty": "specialties",
    "standard": "standards",
    "title": "titles",
}
"""Kind of entity → the table whose ids are its slugs; things of the notice are looked up with the notice."""


def across(tables: Tables) -> Iterator[CellError]:
    """All that does not agree; what rests on rows that could not be read is left alone."""
    yield from _apec_disciplines(tables["specialties"])
    yield from _one_address_each(tables["parties"])
    if not tables["parties"].errors:
        yield from _disputed_exist(tables["conflicts"], by_body(tables["parties"].rows))
    yield from _searched_exist(tables["searches"], tables)
    yield from _filled_cells_exist(tables["names-zh"], tables)
    yield from _filled_cells_exist(tables["cell-sources"], tables)


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


def _disputed_exist(table: Table[Conflict], parties: Bodies) -> Iterator[CellError]:
    for row in table.rows:
        of_two = row.agreement and row.organization and row.property != "name"
        if of_two and disputed_participation(row, parties) is None:
            both = f"{row.agreement} + {row.organization}"
            yield CellError(table.file, row.line, "agreement + organization", both, "a row of parties with both")


def _searched_exist(table: Table[Search], tables: Tables) -> Iterator[CellError]:
    """What a search was about must be a row, where it is of a kind that these tables have."""
    for row in table.rows:
        for thing in row.about:
            kind, _, slug = thing.partition("/")
            other = tables.get(KIND_TABLES.get(kind, ""))
            if other and other.whole and (slug,) not in other.keys:
                yield CellError(table.file, row.line, "about", thing, f"a row of {KIND_TABLES[kind]}")


def _filled_cells_exist(table: Table[NameOrigin] | Table[CellSource], tables: Tables) -> Iterator[CellError]:
    """Where a name or a value is said to come from, there must be one."""
    keyed: dict[str, dict[str, Row]] = {}
    for row in table.rows:
        other = tables[row.table]
        if not other.whole or other.errors:
            continue
        if row.table not in keyed:
            keyed[row.table] = _by_key(other)
        if row.column not in columns(other.model):
            yield CellError(table.file, row.line, "column", row.column, f"a column of {row.table}")
            continue
        if row.table in KINDS and (row.table, row.column) not in PROPERTIES:
            told = ", ".join(column for table, column in PROPERTIES if table == row.table)
            yield CellError(table.file, row.line, "column", row.column, f"a column of which this can be said: {told}")
            continue
        named = keyed[row.table].get(row.id)
        if named is None:
            yield CellError(table.file, row.line, "id", row.id, f"a row of {row.table}")
        elif not getattr(named, row.column):
            yield CellError(table.file, row.line, "id", row.id, f"a row of {row.table} whose {row.column} is filled")


def _by_key(table: Table[Any]) -> dict[str, Row]:
    """The rows of a table by their keys in one cell, as tables write them: the parts joined by |; the first counts."""
    fields = {info.alias or name: name for name, info in table.model.model_fields.items()}
    found: dict[str, Row] = {}
    for row in table.rows:
        found.setdefault("|".join(getattr(row, fields[part]) or "" for part in row.KEY), row)
    return found
