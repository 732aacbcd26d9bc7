"""What files of staff would change, and the layer that keeps them: nothing is taken in while a problem is open."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from accord_atlas.loaders import places
from accord_atlas.loaders.build import read_sources, validate
from accord_atlas.loaders.extras import require
from accord_atlas.loaders.layers import Cells, Layer, Overlaid, keep, kept, overlaid
from accord_atlas.loaders.tables import CellError, TableErrors, columns
from accord_atlas.loaders.validation import Finding, Findings
from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.imports import ImportAnswer, PlannedChange
from accord_atlas.service.changes.answer import planned
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.completing import completed
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.reasons import SAME, lacking, reason, suggestion
from accord_atlas.service.imports.request import ImportRequest
from accord_atlas.service.imports.rows import Reader, Taken
from accord_atlas.service.imports.sheets import sheets
from accord_atlas.service.imports.statements import statements
from accord_atlas.service.imports.texts import text
from accord_atlas.service.imports.words import TABLES

Progress = Callable[[str], None]
TAKEN_AT_MOST: Final = 10_000
"""Rows that are laid over the tables at once: with so many, a trial of the release takes about 1.5 GB."""
NAMED: Final = re.compile(r"id/[a-z-]+/([a-z0-9.-]+)")


def import_answer(
    atlas: Atlas,
    request: ImportRequest,
    *,
    problems: Problems | None = None,
    progress: Progress = lambda _: None,
    into: tuple[Path, str] | None = None,
) -> ImportAnswer:
    """What would change if the rows of these files stood beside what is in use, or what is in the way.

    `problems` has what was found of the files before they were read. `into` (build folder, who imports) keeps the rows
    as the layer of the request where nothing is in the way. OSError where that fails; the layer is then what it was.
    """
    require("build")
    # Here, because a service that takes nothing in is installed without what reads workbooks.
    from accord_atlas.service.imports.workbooks import workbook

    problems = Problems() if problems is None else problems
    progress("reading")
    found = sheets(request.files, problems, {"workbook": workbook, "text": text, "statements": statements(atlas)})
    read = Reader(atlas, problems, request.settle).rows(found)
    taken = _once(completed(atlas, read), problems)
    if not taken and not problems:
        problems.add(request.files[0][0], Words(en="there is no row to take in", zh="没有可导入的行"))
    if len(taken) > TAKEN_AT_MOST:
        _too_many(request, len(taken), problems)
    below = _below(atlas, request.layer)
    under = sum(map(len, below))
    unchanged, changes = 0, list[PlannedChange]()
    with overlaid(places.tables(), *below, [(each.table, each.cells) for each in taken]) as laid:
        own = {place: number - under for place, number in laid.lines.items() if number >= under}
        unchanged = sum(number >= under for number in laid.unchanged)
        try:
            if problems and taken:
                progress("checking")
                read_sources(laid.folder)
            elif not problems:
                changes = _changes(atlas, laid, taken, progress)
        except TableErrors as error:
            _of_cells(error.errors, own, taken, problems)
        except Findings as error:
            _of_laws(error.found, taken, problems)
    layer = _kept(*into, request, taken) if into and not problems else None
    return ImportAnswer(
        **envelope(atlas, None, whole=True),
        files=[name for name, _ in request.files],
        rows=len(read),
        unchanged=unchanged,
        changes=changes,
        problems=problems.listed(),
        remarks=problems.remarks,
        **({"layer": layer} if layer else {}),
    )


def _too_many(request: ImportRequest, rows: int, problems: Problems) -> None:
    problems.add(
        request.files[0][0],
        Words(
            en=f"the files hold {rows:,} rows; at most {TAKEN_AT_MOST:,} are taken in at once",
            zh=f"文件共有 {rows:,} 行，每次最多导入 {TAKEN_AT_MOST:,} 行",
        ),
        suggestion=Words(en="split them into several layers", zh="请拆分后分别导入为多个层"),
    )


def _once(taken: Sequence[Taken], problems: Problems) -> list[Taken]:
    """The rows, each once: one that says the same as another is passed over, and that is told."""
    seen: dict[tuple[object, ...], Taken] = {}
    for row in taken:
        place = (row.table, *sorted(row.cells.items()))
        first = seen.setdefault(place, row)
        if first is not row and not row.doubted:
            problems.remark(
                row.sheet.file,
                Words(en="the same row once more; passed over", zh="与前面某行完全相同，未重复读取"),
                sheet=row.sheet.name,
                cell=row.address(None),
            )
        elif first is not row:
            seen[(*place, row.row)] = row
    return list(seen.values())


def _below(atlas: Atlas, name: str) -> list[list[tuple[str, Cells]]]:
    """The rows of the layers in use, over which these are laid; a layer of the same name would give way to them."""
    held = kept(atlas.release.folder)
    used = [each["name"] for each in atlas.release.manifest.get("layers", ()) if each["name"] != name]
    return [held[each].listed for each in used if each in held]


def _changes(atlas: Atlas, laid: Overlaid, taken: Sequence[Taken], progress: Progress) -> list[PlannedChange]:
    """The differences that the rows make to the release in use, in words; the laws are kept."""
    named = {each for row in taken for cell in row.cells.values() for each in cell.split("|")}
    sources, store = validate(progress, laid.folder)
    progress("comparing")
    return planned(atlas, store, sources.facts.data_date, named)


def _of_cells(
    errors: Sequence[CellError], own: Mapping[tuple[str, int], int], taken: Sequence[Taken], problems: Problems
) -> None:
    """What is wrong with cells, where the sheet has them; a column that a sheet lacks is said once."""
    said: set[tuple[str, str, str]] = set()
    told = {(each.file, each.sheet, each.cell) for each in problems.told if each.cell}
    for error in errors:
        number = own.get((Path(error.file).stem, error.line or 0))
        if number is None:
            table = Path(error.file).stem
            problems.add(Path(error.file).name, reason(error.expected, table, error.column), value=error.value)
            continue
        row = taken[number]
        column = error.column if error.column in columns(TABLES[row.table]) else None
        where = (row.sheet.file, row.sheet.name, row.address(column))
        if column in row.doubted or (column is None and row.doubted) or (column in row.at and where in told):
            continue
        # A row without a source is told so; its confidence would have been that of the source.
        if column == "confidence" and column not in row.at and not row.cells.get("source"):
            continue
        if column and column not in row.at:
            if (row.sheet.file, row.sheet.name, column) not in said:
                said.add((row.sheet.file, row.sheet.name, column))
                place = row.sheet.address(0, 0)
                problems.add(row.sheet.file, lacking(column), sheet=row.sheet.name, cell=place)
            continue
        problems.add(
            row.sheet.file,
            _reason(error, row, own, taken, column),
            sheet=row.sheet.name,
            cell=row.address(column),
            value=(error.value or row.cells.get(column, "")) if column else None,
            suggestion=suggestion(error.expected, row.table, column, error.value),
        )


def _reason(
    error: CellError, row: Taken, own: Mapping[tuple[str, int], int], taken: Sequence[Taken], column: str | None
) -> Words:
    """Why a cell is wrong; of a row that is given twice, where it is given first."""
    same = SAME.fullmatch(error.expected)
    first = own.get((row.table, int(same[1]))) if same else None
    if first is None:
        return reason(error.expected, row.table, column)
    other = taken[first]
    place = "!".join(part for part in (other.sheet.name, other.address(None)) if part)
    return Words(
        en=f"the same row is given twice with different cells, first at {place}",
        zh=f"同一行重复出现而内容不同，首次见于 {place}",
    )


def _of_laws(found: Sequence[Finding], taken: Sequence[Taken], problems: Problems) -> None:
    """Broken laws, each at the row whose ids it names most of."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(taken):
        for part in {part for cell in row.cells.values() for part in cell.split("|") if len(part) > 1}:
            rows.setdefault(part, set()).add(number)
    for finding in found:
        ids = {part for slug in NAMED.findall(finding.where) for part in (slug, *slug.split("."))}
        near = Counter(number for each in ids for number in rows.get(each, ()))
        where = taken[min(near, key=lambda number: (-near[number], number))] if near else None
        problems.add(
            where.sheet.file if where else finding.rule,
            Words(en=f"{finding.rule}: {finding.en}", zh=f"{_rule(finding.rule)}：{finding.zh}"),
            sheet=where.sheet.name if where else None,
            cell=where.address(None) if where else None,
            value=finding.where.replace(f"{BASE}id/", "").replace("<", "").replace(">", ""),
        )


def _rule(rule: str) -> str:
    return rule.replace("law ", "规则 ").replace("shape ", "约束 ")


def _kept(build: Path, who: str, request: ImportRequest, taken: Sequence[Taken]) -> str:
    """The name of the layer that keeps the rows now."""
    held: dict[str, list[Mapping[str, str]]] = {}
    for row in taken:
        held.setdefault(row.table, []).append(row.cells)
    made = {
        "who": who,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": [{"name": name, "sha256": sha256(data).hexdigest()} for name, data in request.files],
    }
    keep(build, Layer(request.layer, held, made))
    return request.layer
