"""Spreadsheets of a hundred thousand rows: time and memory to read them and to tell what is wrong, in bounds."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.corpus.imports.make import GOOD, HEAD, IPEA, Table, sheet, text

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.imports.problems import SHOWN, Problems
from accord_atlas.service.imports.rows import Reader, Taken
from accord_atlas.service.imports.sheets import sheets
from accord_atlas.service.imports.texts import text as csv_or_json
from accord_atlas.service.imports.workbooks import workbook

READERS = {"workbook": workbook, "text": csv_or_json}


def events(rows: int) -> Table:
    head = ["id", "date", "kind", "what", "organizations", "source"]
    return [head, *([f"sample-{n}", "2026-03-01", "meeting", f"Meeting {n}", "IEM; PEC", GOOD[6]] for n in range(rows))]


def strangers(rows: int) -> Table:
    return [list(HEAD), *([IPEA, f"无名学会{n}", "中国", "首席", "", "去年", ""] for n in range(rows))]


def read(atlas: Atlas, name: str, data: bytes) -> tuple[list[Taken], Problems]:
    problems = Problems()
    return Reader(atlas, problems, {}).rows(sheets([(name, data)], problems, READERS)), problems


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("rows", [events, strangers], ids=["doubtful", "wrong"])
def test_reading(
    full: bool, form: str, rows: Callable[[int], Any], clock: Any, memory: Callable[[], float], atlas: Atlas
) -> None:
    """Time grows with the rows, and what is told does not."""
    read(atlas, "events.csv", text(events(1)))  # what is made once for a release is not counted
    times = []
    for size in (10_000, 100_000) if full else (500, 2_000):
        data = text(rows(size)) if form == "csv" else sheet(rows(size), "events")
        before = memory()
        spent, (taken, problems) = clock.once(lambda data=data: read(atlas, f"events.{form}", data))
        clock.ms(f"{form}, {size:,} rows, {len(data) / 2**20:,.1f} MiB", spent)
        clock.note("  memory", f"{max(0.0, memory() - before):,.0f} MiB")
        assert len(taken) == size
        assert SHOWN <= len(problems.told) <= 8 * SHOWN
        times.append(spent / size)
    assert times[1] < 3 * times[0]
