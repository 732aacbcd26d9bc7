"""What files of staff would change, and the layer that keeps them: nothing is taken in while a problem is open."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from accord_atlas.loaders import places, release
from accord_atlas.loaders.build import validate
from accord_atlas.loaders.layers import Layer, Overlaid, keep, overlaid
from accord_atlas.loaders.tables import CellError, TableErrors, columns
from accord_atlas.loaders.validation import Finding, Findings
from accord_atlas.service.answers.changes import Change
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.imports import ImportAnswer, ImportProblem, PlannedChange
from accord_atlas.service.changes.answer import comparison_answer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.imports.completing import completed
from accord_atlas.service.imports.rows import Taken, rows
from accord_atlas.service.imports.sheets import read
from accord_atlas.service.imports.words import TABLES, heading

Progress = Callable[[str], None]
Files = Sequence[tuple[str, bytes]]


def import_answer(
    atlas: Atlas,
    files: Files,
    *,
    problems: Sequence[ImportProblem] = (),
    progress: Progress = lambda _: None,
    into: tuple[Path, str, str] | None = None,
) -> ImportAnswer:
    """What would change if the rows of these files stood beside the curated ones, or what is in the way.

    `into` (build folder, name of the layer, who imports) keeps the rows as a layer where nothing is in the way.
    OSError where that fails; the layer is then what it was.
    """
    progress("reading")
    sheets = read(files)
    found = rows(atlas, sheets.sheets)
    open_problems = [*problems, *sheets.problems, *found.problems]
    taken = [completed(atlas, each) for each in found.taken]
    unchanged, changes = 0, list[PlannedChange]()
    if not open_problems:
        with overlaid(places.tables(), ((each.table, each.cells) for each in taken)) as laid:
            unchanged = len(laid.unchanged)
            try:
                changes = list(_changes(atlas, laid, taken, progress))
            except TableErrors as error:
                open_problems += _of_cells(error.errors, laid, taken)
            except Findings as error:
                open_problems += [_of_law(each, taken) for each in error.found]
    layer = _kept(into, files, taken) if into and not open_problems else None
    return ImportAnswer(
        **envelope(atlas, None, whole=True),
        files=[name for name, _ in files],
        rows=len(found.taken),
        unchanged=unchanged,
        changes=changes,
        problems=open_problems,
        **({"layer": layer} if layer else {}),
    )


def _changes(atlas: Atlas, laid: Overlaid, taken: Sequence[Taken], progress: Progress) -> Iterator[PlannedChange]:
    """The differences that the rows make to the release in use, in words; the laws are kept.

    What concerns nothing that a row names differs because the release in use was made from other tables.
    """
    named = {each for row in taken for cell in row.cells.values() for each in cell.split("|")}
    sources, store = validate(progress, laid.folder)
    progress("comparing")
    with tempfile.TemporaryDirectory(prefix="accord-import-") as folder:
        out = Path(folder)
        release.write(store, {"data_date": sources.facts.data_date.isoformat()}, out)
        compared = comparison_answer(atlas, atlas.release, Release.open(out))
    for change in compared.changes:
        concerned = _concerned(change)
        if any(each.id in named for each in concerned):
            yield PlannedChange(text=change.sentence, kind=change.kind, date=change.date, concerns=concerned)


def _concerned(change: Change) -> list[Entity]:
    """What a change concerns, each once, as cells have it: changes name things by their kind, too."""
    named = (change.subject, change.object, *change.involved, change.jurisdiction)
    return [
        each.model_copy(update={"id": each.id.partition("/")[2] or each.id})
        for each in {each.iri: each for each in named if each}.values()
    ]


def _of_cells(errors: Sequence[CellError], laid: Overlaid, taken: Sequence[Taken]) -> Iterator[ImportProblem]:
    """What is wrong with cells, where the sheet has them; a column that a sheet lacks is said once."""
    said: set[tuple[str, str | None]] = set()
    for error in errors:
        number = laid.lines.get((Path(error.file).stem, error.line or 0))
        if number is None:
            yield ImportProblem(
                file=Path(error.file).name, sheet=None, cell=None, value=error.value, reason=_reason(error.expected)
            )
            continue
        row = taken[number]
        column = error.column if error.column in columns(TABLES[row.table]) else None
        again = column not in row.at and (row.sheet.name, column) in said
        # A row without a source is told so; its confidence would have been that of the source.
        if again or (column == "confidence" and column not in row.at and not row.cells.get("source")):
            continue
        said.add((row.sheet.name, column))
        lacking = column is not None and column not in row.at
        near = error.expected.partition("; nearest: ")[2]
        yield ImportProblem(
            file=row.sheet.file,
            sheet=row.sheet.name,
            cell=row.address(column) if not lacking else row.sheet.address(0, 0),
            value=error.value or (row.cells.get(column) if column else None),
            reason=_lacking(column or "") if lacking else _reason(error.expected),
            suggestion=Words(en=near, zh=near) if near else None,
        )


def _lacking(column: str) -> Words:
    return Words(
        en=f"the sheet has no column {heading(column, 'en')}, which every row needs",
        zh=f"缺少必填列：{heading(column, 'zh')}",
    )


def _reason(expected: str) -> Words:
    """What was expected, in both languages."""
    bare = expected.partition("; nearest: ")[0]
    if bare.startswith("a value; the cell is blank"):
        return Words(en="the cell is blank and must say something", zh="此格必填")
    if bare.startswith("one of "):
        return Words(en=f"expected {bare}", zh=f"应为下列之一：{bare.removeprefix('one of ').replace(', ', '、')}")
    if bare.startswith("a row of "):
        return Words(en=f"there is no such row of {bare.removeprefix('a row of ')}", zh="没有此行")
    if bare.startswith("a key of its own"):
        return Words(en="the same row is given twice", zh="与另一行重复")
    return Words(en=f"expected {bare}", zh=f"不符合要求，应为：{bare}")


def _of_law(finding: Finding, taken: Sequence[Taken]) -> ImportProblem:
    """A broken law, at the row whose ids it names most of."""

    def named(row: Taken) -> int:
        ids = {part for cell in row.cells.values() for part in cell.split("|") if len(part) > 1}
        return sum(f"/{each}>" in finding.where or f".{each}" in finding.where for each in ids)

    row = max(taken, key=named, default=None)
    near = row if row and named(row) else None
    return ImportProblem(
        file=near.sheet.file if near else finding.rule,
        sheet=near.sheet.name if near else None,
        cell=near.address(None) if near else None,
        value=finding.where,
        reason=Words(en=f"{finding.rule}: {finding.en}", zh=f"{finding.rule}：{finding.zh}"),
    )


def _kept(into: tuple[Path, str, str], files: Files, taken: Sequence[Taken]) -> str:
    """The name of the layer that keeps the rows now."""
    build, name, who = into
    held: dict[str, list[Mapping[str, str]]] = {}
    for row in taken:
        held.setdefault(row.table, []).append(row.cells)
    made = {
        "who": who,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": [{"name": name, "sha256": sha256(data).hexdigest()} for name, data in files],
    }
    keep(build, Layer(name, held, made))
    return name
