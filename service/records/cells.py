"""A row as a record: its cells with titles in words, what may stand in each, and what it is called."""

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from accord_atlas.loaders.editing.laws import where
from accord_atlas.loaders.editing.rows import Found
from accord_atlas.loaders.facts.properties import CELLS
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import CellError, TableErrors, choices, columns, shown, table_references
from accord_atlas.loaders.validation import Finding, Findings
from accord_atlas.service.answers.records import AllowedValue, TableCell, TableFault
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.reasons import reason, suggestion
from accord_atlas.service.records.words import (
    KIND,
    cell_words,
    column_title,
    form_of,
    several,
    thing,
    value_label,
)


def cells(atlas: Atlas | None, table: str, row: Mapping[str, str]) -> list[TableCell]:
    """The cells of a row, of a new one where it says nothing, in the order of the table."""
    return [cell(atlas, table, column, row.get(column, "")) for column in columns(FACT_TABLES[table])]


def cell(atlas: Atlas | None, table: str, column: str, value: str) -> TableCell:
    """One cell, with what may stand in it."""
    model = FACT_TABLES[table]
    info, ref = columns(model)[column], table_references(model).get(column)
    made = CELLS.get((table, column), ())
    return TableCell(
        column=column,
        title=column_title(column),
        value=value,
        shown=cell_words(atlas, table, column, value) if value else Words(en="", zh=""),
        properties=[prop.partition(":")[2] for prop, _ in made],
        language=next((language for _, language in made if language), None),
        identifies=column in model.KEY,
        required=info.is_required(),
        several=several(info),
        kinds=[KIND[ref.table]] if ref and ref.table in KIND else [],
        allowed=[AllowedValue(value=each, label=value_label(table, column, each)) for each in choices(info)],
        form=form_of(info),
    )


def name(atlas: Atlas | None, row: Found) -> Words:
    """What to call a row: the thing that it is, else what its key names."""
    if "id" in row.cells:
        return thing(atlas, row.table, row.cells["id"])
    model = FACT_TABLES[row.table]
    parts = [cell_words(atlas, row.table, column, row.cells[column]) for column in model.KEY if row.cells.get(column)]
    return Words(en=" · ".join(each.en for each in parts), zh=" · ".join(each.zh for each in parts))


def faults(error: TableErrors | Findings, root: Traversable) -> list[TableFault]:
    """What is wrong, by file, line and column, in words."""
    if isinstance(error, TableErrors):
        return [_of_cell(each) for each in error.errors]
    return [fault for each in error.found for fault in _of_law(each, root)]


def _of_cell(error: CellError) -> TableFault:
    table, column = Path(error.file).stem, error.column
    column = column if table in FACT_TABLES and column in columns(FACT_TABLES[table]) else None
    return TableFault(
        file=error.file,
        line=error.line,
        column=error.column,
        value=error.value,
        reason=reason(error.expected, table, column),
        suggestion=suggestion(error.expected, table, column, error.value),
    )


def _of_law(finding: Finding, root: Traversable) -> Iterable[TableFault]:
    """A broken law at each row that it is about; at no place where no single row is."""
    broken = Words(en=f"{finding.en} ({finding.rule})", zh=f"{finding.zh}（{finding.rule}）")
    rows: list[Found | None] = [*where(root, finding)]
    for row in rows or [None]:
        yield TableFault(
            file=shown(root / "facts" / f"{row.table}.csv") if row else None,
            line=row.line if row else None,
            column=None,
            value=row.name if row else finding.where,
            reason=broken,
            suggestion=None,
        )
