"""Hostile spreadsheets, each with the report beside it that it must get: `corpus/imports/<case>/expected.json`.

What has problems is told all of them; what has none gives the rows that are written there, and (in the long form) as
many changes. What is huge is made when it is asked for.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.imports.make import CASES, huge

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.imports.answer import import_answer
from accord_atlas.service.imports.completing import completed
from accord_atlas.service.imports.problems import SHOWN, Problems
from accord_atlas.service.imports.request import import_request
from accord_atlas.service.imports.rows import Reader
from accord_atlas.service.imports.sheets import sheets
from accord_atlas.service.imports.statements import statements
from accord_atlas.service.imports.texts import text
from accord_atlas.service.imports.workbooks import workbook

CORPUS = Path(__file__).parents[1] / "corpus" / "imports"
TOLD = ("file", "sheet", "cell", "value", "reason", "suggestion")


@cache
def expected(case: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / case / "expected.json").read_text("utf-8"))
    return found


def files(case: str) -> list[tuple[str, bytes]]:
    name = expected(case)["file"]
    return [(name, (CORPUS / case / name).read_bytes())]


FAULTY = [case for case in CASES if expected(case)["problems"]]
SOUND = [case for case in CASES if not expected(case)["problems"]]


def test_every_case_is_what_its_recipe_makes() -> None:
    assert {case: files(case)[0] for case in CASES} == CASES
    assert {folder.name for folder in CORPUS.iterdir() if folder.is_dir() and folder.name[0] != "_"} == set(CASES)


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_file_is_told_everything(case: str, atlas: Atlas) -> None:
    said = import_answer(atlas, import_request(files(case))).json_value()
    assert [{name: each[name] for name in TOLD} for each in said["problems"]] == expected(case)["problems"]
    assert said["remarks"] == expected(case)["remarks"]
    assert said["changes"] == []


@pytest.mark.parametrize("case", SOUND)
def test_a_sound_file_is_read_as_it_is_meant(case: str, atlas: Atlas) -> None:
    problems = Problems()
    readers = {"workbook": workbook, "text": text, "statements": statements(atlas)}
    rows = completed(atlas, Reader(atlas, problems, {}).rows(sheets(files(case), problems, readers)))
    read = [{"table": row.table, "cells": {name: cell for name, cell in row.cells.items() if cell}} for row in rows]
    assert problems.listed() == []
    assert [each.json_value() for each in problems.remarks] == expected(case)["remarks"]
    assert read == expected(case)["rows"]


@pytest.mark.long
def test_what_a_sound_file_would_change(atlas: Atlas) -> None:
    """Of cases with the same rows, one is tried to the end."""
    tried: dict[str, str] = {}
    for case in SOUND:
        tried.setdefault(json.dumps(expected(case)["rows"], sort_keys=True), case)
    for case in tried.values():
        answer = import_answer(atlas, import_request(files(case)))
        assert (answer.problems, len(answer.changes)) == ([], expected(case)["changes"]), case


def test_a_bomb_is_not_unpacked(atlas: Atlas) -> None:
    (problem,) = import_answer(atlas, import_request([huge("bomb")])).problems
    assert problem.reason.en == "the file unpacks to far more than it weighs and is not opened"
    assert problem.reason.zh == "文件解压后体积异常，不予打开"


@pytest.mark.long
def test_a_hundred_thousand_new_rows_are_more_than_are_taken_in(atlas: Atlas) -> None:
    answer = import_answer(atlas, import_request([huge("too-many")]))
    (problem,) = answer.problems
    assert problem.reason.en == "the files hold 100,000 rows; at most 10,000 are taken in at once"
    assert problem.reason.zh == "文件共有 100,000 行，每次最多导入 10,000 行"


@pytest.mark.long
def test_the_same_row_a_hundred_thousand_times_is_one(atlas: Atlas) -> None:
    problems = Problems()
    readers = {"workbook": workbook, "text": text, "statements": statements(atlas)}
    rows = Reader(atlas, problems, {}).rows(sheets([huge("same-rows")], problems, readers))
    assert len(rows) == 100_000
    assert len({tuple(sorted(row.cells.items())) for row in completed(atlas, rows)}) == 1
    assert problems.listed() == []


@pytest.mark.long
def test_a_hundred_thousand_wrong_rows_are_told_in_bounds(atlas: Atlas) -> None:
    answer = import_answer(atlas, import_request([huge("wrong-rows")]))
    assert answer.rows == 100_000
    told = [each for each in answer.problems if each.cell]
    assert len([each for each in told if each.cell and each.cell.startswith("F")]) == SHOWN
    more = [each.reason.en for each in answer.problems if each.cell is None]
    assert "… and 99,900 more of this kind in column F: this is no day, month or year of the calendar" in more
    assert len(answer.problems) < 10 * SHOWN
