"""Reads the tables of the notice and checks them row by row, against one another and against the fact tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from accord_atlas.loaders.facts import Facts
from accord_atlas.loaders.naming.voice import voiced
from accord_atlas.loaders.notice.records import (
    NOTICE_TABLES,
    Clause,
    Document,
    Fact,
    Intention,
    NoticeProvision,
    NoticeSpecialty,
    Place,
    Target,
    Task,
)
from accord_atlas.loaders.tables import CellError, Row, Table, TableErrors, check_references, parse_table
from accord_atlas.loaders.tables import table_references as references

ITEMS: Final = ("targets", "intentions", "tasks")
"""Tables of what the notice sets out to reach or to have done."""

REGIONS: Final = ("regions", "places", "region", "within")
"""Columns that name a place of the notice or a region of the fact tables."""


@dataclass(frozen=True)
class Notice:
    """The rows of the notice's tables, those that others refer to by id."""

    documents: dict[str, Document]
    clauses: dict[str, Clause]
    places: list[Place]
    specialties: list[NoticeSpecialty]
    tasks: list[Task]
    targets: list[Target]
    intentions: list[Intention]
    provisions: list[NoticeProvision]
    tables: Mapping[str, Table[Any]]

    def sizes(self) -> dict[str, int]:
        """Name of each table, as `notice/<table>`, → how many rows it has."""
        return {f"notice/{name}": len(getattr(self, name)) for name in NOTICE_TABLES}

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Every row that a clause must prove, with the name of its table."""
        for name, model in NOTICE_TABLES.items():
            if issubclass(model, Fact):
                rows = getattr(self, name)
                yield from ((name, row) for row in (rows.values() if isinstance(rows, dict) else rows))


def read_notice(folder: Path | Traversable, facts: Facts | None = None) -> Notice:
    """Read `<table>.csv` for every table of the notice; TableErrors names all that is wrong.

    With `facts`, every organization, specialty, standard, agreement, jurisdiction and source must be a row there.
    """
    tables: dict[str, Table[Any]] = {
        name: parse_table(folder / f"{name}.csv", model) for name, model in NOTICE_TABLES.items()
    }
    errors = [error for table in tables.values() for error in table.errors]
    errors += [
        *check_references(_all_tables(tables, facts)),
        *_regions_exist(tables, facts),
        *_ids_of_their_document(tables),
    ]
    errors += _outcomes_of_items(tables, facts) if facts else []
    errors += voiced(tables, frozenset(facts.sources if facts else ()))
    if errors:
        raise TableErrors(errors)
    rows: dict[str, Any] = {name: table.rows for name, table in tables.items()}
    for name in ("documents", "clauses"):
        rows[name] = {row.id: row for row in rows[name]}
    return Notice(**rows, tables=tables)


def _all_tables(tables: Mapping[str, Table[Any]], facts: Facts | None) -> dict[str, Table[Any]]:
    """The notice's tables, and the fact tables without their own references, which are followed elsewhere."""
    known: dict[str, Table[Any]] = {
        name: replace(table, rows=[], named=[]) for name, table in (facts.tables if facts else {}).items()
    }
    own = tables["specialties"]
    theirs = known.get("specialties", Table("specialties", Row, whole=False))
    known["specialties"] = replace(theirs, keys={**theirs.keys, **own.keys}, whole=theirs.whole and own.whole)
    known |= {name if name != "specialties" else "notice specialties": table for name, table in tables.items()}
    named = {ref.table for model in NOTICE_TABLES.values() for ref in references(model).values()}
    return {**{name: Table(name, Row, whole=False) for name in named}, **known}


def _regions_exist(tables: Mapping[str, Table[Any]], facts: Facts | None) -> Iterator[CellError]:
    """Every cell that names a region which is neither a place of the notice nor a region of the facts."""
    if facts is None:
        return
    known = {key[0] for key in tables["places"].keys} | {region.slug for region in facts.regions.values()}
    expected = "an id of places.csv, or the code of a row of regions.csv in lower case, such as cn-gd"
    for table in tables.values():
        for column in REGIONS:
            for row in table.rows if column in table.model.model_fields else ():
                cell = getattr(row, column)
                for value in (cell,) if isinstance(cell, str) else cell or ():
                    if value not in known:
                        yield CellError(table.file, row.line, column, value, expected)


def _outcomes_of_items(tables: Mapping[str, Table[Any]], facts: Facts) -> Iterator[CellError]:
    """Every outcome or search that names a target, an intention or a task which the notice does not have."""
    ids = {f"{table[:-1]}/{key[0]}" for table in ITEMS for key in tables[table].keys}
    if not all(tables[table].whole for table in ITEMS):
        return
    slugs = {thing.partition("/")[2] for thing in ids}
    for row in facts.outcomes:
        if row.item not in slugs:
            expected = "the id of a target, an intention or a task of the notice"
            yield CellError(facts.tables["outcomes"].file, row.line, "item", row.item, expected)
    for search in facts.searches:
        for thing in search.about:
            kind = thing.partition("/")[0]
            if f"{kind}s" in ITEMS and thing not in ids:
                yield CellError(facts.tables["searches"].file, search.line, "about", thing, f"a {kind} of the notice")


def _ids_of_their_document(tables: Mapping[str, Table[Any]]) -> Iterator[CellError]:
    """Every task, target, intention or provision whose id does not begin with the document of its clause."""
    documents = {row.id: row.document for row in tables["clauses"].rows}
    for name in ("tasks", "targets", "intentions", "provisions"):
        for row in tables[name].rows:
            document = documents.get(row.clause)
            if document and not row.id.startswith(f"{document}."):
                expected = f"an id that begins with the document of its clause, {document}."
                yield CellError(tables[name].file, row.line, "id", row.id, expected)
