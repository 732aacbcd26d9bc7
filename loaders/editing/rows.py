"""Which row of a table a thing is recorded in, and what refers to what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from accord_atlas.loaders.editing.change import RowChange
from accord_atlas.loaders.editing.curated import opened
from accord_atlas.loaders.facts.addresses import dated_name, participation
from accord_atlas.loaders.facts.properties import KINDS
from accord_atlas.loaders.records import FACT_TABLES, OrganizationName, Party
from accord_atlas.loaders.tables import table_references
from accord_atlas.ontology.names import entity

Cells = Mapping[str, str]
OF_CELLS = ("cell-sources", "names-zh")
"""Tables whose rows are about a cell of another, by its table and its key."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a table: where its file has it, and what it says."""

    table: str
    line: int
    cells: Cells

    @property
    def key(self) -> tuple[str, ...]:
        """What identifies it."""
        return tuple(self.cells.get(name, "") for name in FACT_TABLES[self.table].KEY)

    @property
    def name(self) -> str:
        """Its key in one word, as other tables and people write it."""
        return "|".join(self.key)


def found(root: Traversable, table: str) -> list[Found]:
    """The rows of a table, in the order of its file."""
    of = opened(root, table)
    return [Found(table, line, of.row(record)) for line, record in of.lines()]


def row_of(root: Traversable, iri: str, kind: str) -> Found | None:
    """The row in which a thing of a kind is recorded; None where no single row says it."""
    table = next((table for table, of in KINDS.items() if of == kind), None)
    if table is None:
        return None
    return next((row for row in found(root, table) if address(row) == iri), None)


def address(row: Found) -> str | None:
    """The address (IRI) of what a row records; None of tables whose rows are nothing by themselves."""
    filled = {name: cell for name, cell in row.cells.items() if cell}
    match row.table:
        case "parties":
            return participation(Party.model_construct(None, **_all(Party, filled))).value
        case "organization-names":
            names = {("from_" if name == "from" else name): cell for name, cell in filled.items()}
            return dated_name(OrganizationName.model_construct(None, **_all(OrganizationName, names))).value
        case table if table in KINDS:
            return entity(KINDS[table], row.cells["id"]).value
    return None


def _all(model: type[Party] | type[OrganizationName], cells: Cells) -> dict[str, str | None]:
    return {name: cells.get(name) for name in model.model_fields}


def referring(root: Traversable, row: Found) -> Iterator[tuple[Found, str]]:
    """The rows that name a row, each with the column in which they do, or that they are about."""
    yield from _about_cells(root, row)
    if row.table == "parties":
        yield from _disputed(root, row)
    if FACT_TABLES[row.table].KEY != ("id",):
        return
    for table, model in FACT_TABLES.items():
        columns = [column for column, ref in table_references(model).items() if ref.table == row.table]
        for each in found(root, table) if columns else ():
            yield from ((each, column) for column in columns if row.cells["id"] in each.cells[column].split("|"))


def _about_cells(root: Traversable, row: Found) -> Iterator[tuple[Found, str]]:
    for table in OF_CELLS:
        for each in found(root, table):
            if each.cells["table"] == row.table and each.cells["id"] == row.name:
                yield each, each.cells["column"]


def _disputed(root: Traversable, row: Found) -> Iterator[tuple[Found, str]]:
    """What sources disagree on names a participation by its agreement and its body."""
    pair = (row.cells["agreement"], row.cells["organization"])
    for each in found(root, "conflicts"):
        if all(pair) and (each.cells["agreement"], each.cells["organization"]) == pair:
            yield each, each.cells["property"]


def referred(row: Found) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Column, table and ids of what a row names."""
    for column, ref in table_references(FACT_TABLES[row.table]).items():
        ids = [each for each in row.cells.get(column, "").split("|") if each and each != ref.unless]
        if ids:
            yield column, ref.table, ids


def renamed(root: Traversable, row: Found, cells: Cells) -> Iterator[RowChange]:
    """What must follow where cells give a row another key: the rows about single cells of it."""
    after = "|".join(cells.get(name, part) for name, part in zip(FACT_TABLES[row.table].KEY, row.key, strict=True))
    if after == row.name:
        return
    for each, _ in _about_cells(root, row):
        yield RowChange(each.table, {"id": after}, each.key)
