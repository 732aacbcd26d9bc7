"""Curated tables: broken ones as plain files in `corpus/tables`, the expected messages beside them.

`base` is a small whole set of fact tables. Each other folder holds the files that a case puts in its place, and
`expected.txt`, what must then be said, one line for each wrong cell; blank where nothing is wrong. `absent.txt`
names files that the case takes away.
"""

import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Literal

import pytest

from accord_atlas.loaders.cells import Edtf, Flag, Id, Many, Number, Ref
from accord_atlas.loaders.facts import read_facts
from accord_atlas.loaders.tables import CellError, Row, TableErrors, check_references, parse_table, read_table

CORPUS = Path(__file__).parents[1] / "corpus" / "tables"
CASES = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir() and folder.name != "base")


class Step(Row):
    id: Id
    kind: Literal["first", "later"]
    start: Edtf | None = None
    after: Many[Annotated[Id, Ref("steps")]] = ()
    share: Number | None = None
    open: Flag = False


def steps(folder: Path, *lines: str) -> Path:
    path = folder / "steps.csv"
    path.write_text("\n".join(("id,kind,start,after,share,open", *lines, "")), "utf-8")
    return path


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_wrong_is_said_at_once(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CORPUS / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(CORPUS / case, tmp_path, dirs_exist_ok=True)
    absent = tmp_path / "absent.txt"
    for name in absent.read_text("utf-8").split() if absent.exists() else []:
        (tmp_path / name).unlink()
    monkeypatch.chdir(tmp_path)  # so that messages name the files as they are called here
    expected = (CORPUS / case / "expected.txt").read_text("utf-8")
    with pytest.raises(TableErrors) if expected else nullcontext() as raised:
        read_facts(tmp_path)
    assert (f"{raised.value}\n" if raised else "") == expected


def test_corpus_has_valid_and_invalid_cases() -> None:
    blank = {case for case in CASES if not (CORPUS / case / "expected.txt").read_text("utf-8")}
    assert blank == {"crlf-and-bom", "header-only"}


def test_what_windows_writes_is_read_as_if_written_here(tmp_path: Path) -> None:
    shutil.copytree(CORPUS / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(CORPUS / "crlf-and-bom", tmp_path, dirs_exist_ok=True)
    rows = read_facts(tmp_path).forums
    assert [(row.jurisdiction, row.note, row.line) for row in rows] == [("pg", None, 2), ("hk", "two\nlines", 3)]


def test_cells_become_values_of_their_type(tmp_path: Path) -> None:
    first, later = read_table(steps(tmp_path, "a,first,2019-11?,,0.50,true", '"b",later,,a|c,,'), Step)
    assert (first.start, str(first.share), first.open, first.after) == ("2019-11?", "0.50", True, ())
    assert (later.start, later.share, later.open, later.after) == (None, None, False, ("a", "c"))


def test_a_record_knows_its_line_and_cannot_be_changed(tmp_path: Path) -> None:
    rows = read_table(steps(tmp_path, "a,first,,,,", "b,later,,,,"), Step)
    assert [row.line for row in rows] == [2, 3]
    with pytest.raises(ValueError, match="frozen"):
        rows[0].id = "c"


def test_errors_carry_file_line_column_value_and_expectation(tmp_path: Path) -> None:
    with pytest.raises(TableErrors) as raised:
        read_table(steps(tmp_path, "a,frist,,,,"), Step, name="tables/steps.csv")
    expected = CellError("tables/steps.csv", 2, "kind", "frist", "one of first, later; nearest: first")
    assert raised.value.errors == [expected]
    assert str(expected) == 'tables/steps.csv:2: kind: "frist": expected one of first, later; nearest: first'


def test_a_file_is_called_by_its_path_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = steps(tmp_path, "a,frist,,,,")
    assert parse_table(path, Step).file == str(path)
    monkeypatch.chdir(tmp_path)
    assert parse_table(path, Step).file == "steps.csv"


def test_references_of_rows_with_other_errors_are_followed_too(tmp_path: Path) -> None:
    table = parse_table(steps(tmp_path, "a,first,2019-13,a|secnd,,", "second,later,,a,,"), Step, name="steps.csv")
    assert [error.column for error in table.errors] == ["start"]
    (dangling,) = check_references({"steps": table})
    assert dangling == CellError("steps.csv", 2, "after", "secnd", "a row of steps; nearest: second")


def test_a_row_with_errors_can_be_referred_to(tmp_path: Path) -> None:
    table = parse_table(steps(tmp_path, "a,frist,,,,", "b,later,,a,,"), Step)
    assert check_references({"steps": table}) == []


def test_references_to_rows_that_could_not_be_read_are_no_errors_of_their_own(tmp_path: Path) -> None:
    few = parse_table(steps(tmp_path, "a,first", "b,later,,a|x,,"), Step)
    assert [error.value for error in check_references({"steps": few})] == ["x"]
    unclosed = parse_table(steps(tmp_path, "b,later,,a|x,,", '"a,first,,,,'), Step)
    assert [error.line for error in unclosed.errors] == [3]
    assert check_references({"steps": unclosed}) == []


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(TableErrors, match="a file that can be read"):
        read_table(tmp_path, Step)
