"""Spreadsheets of staff: what they would change in words, what is in the way cell by cell, what is kept as a layer."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from tests.conftest import Run

from accord_atlas.loaders import places
from accord_atlas.loaders.layers import Layer, keep, kept, overlaid, remove
from accord_atlas.service.answers.imports import ImportProblem
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.imports.answer import import_answer
from accord_atlas.service.imports.days import Doubtful, edtf
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.request import import_request
from accord_atlas.service.imports.rows import Reader, Taken
from accord_atlas.service.imports.sheets import Sheet, sheets
from accord_atlas.service.imports.texts import text as csv_or_json
from accord_atlas.service.imports.words import TABLES, controlled, headings
from accord_atlas.service.imports.workbooks import workbook as xlsx

HEAD = ["协议", "机构", "国家或地区", "角色", "状态", "开始", "来源"]
GOOD = ["国际职业工程师协议", "中国工程师联合体", "中国", "成员", "预备成员", "2026年3月1日", "iea-secretariat"]
ENGLISH = ["Agreement", "Organisation", "Country", "Role", "Status", "Start", "Source"]


def workbook(table: Sequence[Sequence[object]], title: str = "成员") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in table:
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def text(table: Sequence[Sequence[str]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(table)
    return file.getvalue().encode(encoding)


@dataclass
class Rows:
    taken: list[Taken]
    problems: list[ImportProblem]


def read(name: str, data: bytes) -> tuple[list[Sheet], Problems]:
    problems = Problems()
    readers = {"workbook": xlsx, "text": csv_or_json}
    return sheets([(name, data)], problems, readers), problems


def taken(atlas: Atlas, data: bytes, name: str = "parties.csv") -> Rows:
    found, problems = read(name, data)
    assert not problems, problems.told
    rows = Reader(atlas, problems, {}).rows(found)
    return Rows(rows, problems.listed())


def placed(problems: Sequence[ImportProblem]) -> list[tuple[str | None, str]]:
    return [(each.cell, each.reason.en) for each in problems]


@pytest.mark.parametrize(
    "data",
    [
        text([HEAD, GOOD]),
        text([HEAD, GOOD], "utf-8-sig"),
        text([HEAD, GOOD], "gb18030"),
        text([HEAD, GOOD], "utf-16"),
        text([HEAD, GOOD], delimiter=";"),
        text([HEAD, GOOD], delimiter="\t"),
        text([ENGLISH, GOOD]),
        workbook([HEAD, GOOD]),
        workbook([["2026年成员名单"], [], HEAD, GOOD]),
        workbook([HEAD, [*GOOD[:5], datetime(2026, 3, 1), GOOD[6]]]),
        workbook([HEAD, [*GOOD[:5], "２０２６年３月１日", GOOD[6]]]),
        workbook([ENGLISH, ["IPEA", "CSE", "China", "member", "provisional", "1 March 2026", "iea-secretariat"]]),
        json.dumps([dict(zip(HEAD, GOOD, strict=True))]).encode(),
        json.dumps({"parties": [dict(zip(ENGLISH, GOOD, strict=True))]}).encode(),
    ],
    ids=[
        *("utf-8", "mark", "gb18030", "utf-16", "semicolons", "tabs", "english heads", "workbook", "title above"),
        *("excel day", "full width", "english names", "json", "json by table"),
    ],
)
def test_the_same_row_in_any_form(atlas: Atlas, data: bytes) -> None:
    found = taken(atlas, data)
    assert not found.problems
    (row,) = found.taken
    assert row.table == "parties"
    assert row.cells == {
        "agreement": "ipea",
        "organization": "cse-cn",
        "jurisdiction": "cn",
        "role": "member",
        "status": "provisional",
        "start": "2026-03-01",
        "source": "iea-secretariat",
    }


def test_a_name_of_several_is_asked_about_and_never_guessed(atlas: Atlas) -> None:
    found = taken(atlas, text([HEAD, [GOOD[0], "IEM", "", *GOOD[3:]]]))
    (problem,) = found.problems
    assert problem.cell == "B2"
    assert {"iem-my", "iem-mu"} <= {each.id for each in problem.candidates}
    assert "organization" not in {k for k, v in found.taken[0].cells.items() if v}


def test_the_country_of_the_row_says_which(atlas: Atlas) -> None:
    found = taken(atlas, text([HEAD, [GOOD[0], "IEM", "毛里求斯", *GOOD[3:]]]))
    assert not found.problems
    assert found.taken[0].cells["organization"] == "iem-mu"


def test_an_unknown_name_has_what_is_near(atlas: Atlas) -> None:
    found = taken(atlas, text([HEAD, ["国际职业工程协议书", "无此学会", *GOOD[2:]]]))
    assert {each.cell for each in found.problems} == {"A2", "B2"}
    assert all(each.suggestion for each in found.problems)


def test_every_problem_has_its_cell(atlas: Atlas) -> None:
    bad = workbook(
        [
            HEAD,
            [*GOOD[:5], "5/6/2026", GOOD[6]],
            [*GOOD[:5], "2026-13-40", GOOD[6]],
            [*GOOD[:5], 46082, GOOD[6]],
            [*GOOD[:5], "去年", GOOD[6]],
        ]
    )
    assert placed(taken(atlas, bad).problems) == [
        ("F2", "the day may be read in several ways"),
        ("F3", "this is no day, month or year of the calendar"),
        ("F4", "a bare number, which may be a day as spreadsheets count them"),
        ("F5", "this is no day, month or year of the calendar"),
    ]


def test_what_the_tables_refuse_is_said_of_the_sheet(atlas: Atlas) -> None:
    wrong = [
        HEAD,
        [*GOOD[:3], "首席", *GOOD[4:]],
        [*GOOD[:4], "", *GOOD[5:]],
        ["", *GOOD[1:]],
        GOOD,
        [*GOOD[:5], "2025", GOOD[6]],
    ]
    answer = import_answer(atlas, import_request([("成员.xlsx", workbook(wrong))]))
    said = {(each.cell, each.reason.en.partition(",")[0]) for each in answer.problems}
    assert ("D2", "this must be one of: member") in said
    assert ("E3", "the cell is blank and must say something") in said
    assert ("A4", "the cell is blank and must say something") in said
    assert ("A6", "the same row is given twice with different cells") in said
    assert answer.changes == []
    assert all(each.sheet == "成员" and each.reason.zh for each in answer.problems)


def merged() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook([["成员名单", *[None] * 6], HEAD, GOOD, [None, *GOOD[1:]]])))
    sheet = book.worksheets[0]
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("A3:A4")
    return saved(book)


def test_merged_cells_say_the_same_in_each(atlas: Atlas) -> None:
    assert [row.cells["agreement"] for row in taken(atlas, merged()).taken] == ["ipea", "ipea"]


def hidden() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook([HEAD, GOOD])))
    book.create_sheet("更多").append(HEAD)
    book["更多"].sheet_state = "hidden"
    return saved(book)


def formula() -> bytes:
    return workbook([HEAD, [*GOOD[:6], '=HYPERLINK("http://x","y")']])


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return file.getvalue()


def macros() -> bytes:
    file = io.BytesIO(workbook([HEAD, GOOD]))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "character"),
        (b"PK\x03\x04 cut", "damaged"),
        (bomb(), "unpacks to far more"),
        (macros(), "macros"),
        (hidden(), "hidden"),
        (formula(), "formula has no value"),
        (b"\xd0\xcf\x11\xe0 old" + "Workbook".encode("utf-16-le"), "the old form .xls"),
        (b"[1, 2]", "list of objects"),
        (b"{broken", "no JSON"),
        (b"a\0b", "binary"),
    ],
    ids=[
        *("nothing", "cut text", "cut workbook", "bomb", "macros", "hidden sheet", "formula", "old workbook"),
        *("json of numbers", "broken json", "binary"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    assert words in " ".join(each.reason.en for each in read("x", data)[1].told)


def test_a_sheet_without_a_heading_is_told_what_one_looks_like(atlas: Atlas) -> None:
    found = taken(atlas, text([["甲", "乙"], ["1", "2"]]))
    assert found.taken == []
    (problem,) = found.problems
    assert problem.cell == "A1"
    assert problem.suggestion is not None
    assert "协议" in problem.suggestion.zh


def test_an_unknown_column_and_one_given_twice(atlas: Atlas) -> None:
    found = taken(atlas, text([[*HEAD, "状况", "机构"], [*GOOD, "x", "y"]]))
    assert placed(found.problems) == [
        ("H1", "the table of participations has no such column"),
        ("I1", "the column “organization” is there twice"),
    ]


def test_swapped_columns_do_not_matter(atlas: Atlas) -> None:
    turned = taken(atlas, text([HEAD[::-1], GOOD[::-1]]))
    assert not turned.problems
    assert turned.taken[0].cells == taken(atlas, text([HEAD, GOOD])).taken[0].cells


def test_a_hundred_thousand_rows_are_read(atlas: Atlas) -> None:
    found = taken(atlas, text([HEAD, *[GOOD] * 100_000]))
    assert len(found.taken) == 100_000


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019", "2019"),
        ("2019年5月", "2019-05"),
        ("2019.5.1", "2019-05-01"),
        ("2019/05/01", "2019-05-01"),
        ("1 May 2019", "2019-05-01"),
        ("May 1, 2019", "2019-05-01"),
        ("约2019年", "2019~"),
        ("about 2019", "2019~"),
        ("2019?", "2019?"),
        ("13/5/2019", "2019-05-13"),
        (2019, "2019"),
        (2019.0, "2019"),
    ],
)
def test_days_as_spreadsheets_have_them(written: str | float, expected: str) -> None:
    assert edtf(written) == expected


def test_a_day_with_two_readings_is_not_read() -> None:
    with pytest.raises(Doubtful) as caught:
        edtf("5/6/2019")
    assert caught.value.readings == ("2019-06-05", "2019-05-06")


def test_words_for_columns_mean_one_column_of_a_table_each() -> None:
    for table in TABLES:
        assert len(set(headings(table).values())) == len(TABLES[table].model_fields), table


@pytest.mark.parametrize(
    ("words", "allowed", "value"),
    [
        ("正式成员", ("authorised", "provisional"), "authorised"),
        ("Full member", ("authorised", "provisional"), "authorised"),
        ("前成员", ("former", "party"), "former"),
        ("高", ("high", "low"), "high"),
        ("是", ("yes", "no"), "yes"),
        ("是", ("true", "false"), "true"),
        ("别的", ("true", "false"), None),
    ],
)
def test_words_for_values(words: str, allowed: tuple[str, ...], value: str | None) -> None:
    assert controlled(words, allowed) == value


def test_rows_laid_over_the_tables_know_their_lines() -> None:
    row = {
        "agreement": "ipea",
        "organization": "cse-cn",
        "jurisdiction": "cn",
        "role": "member",
        "status": "provisional",
        "source": "iea-secretariat",
        "confidence": "low",
    }
    with overlaid(places.tables(), [("parties", row)]) as laid:
        ((table, line),) = laid.lines
        records = (laid.folder / "facts" / "parties.csv").read_text("utf-8").splitlines()
        assert (table, records[line - 1]) == ("parties", "ipea,cse-cn,cn,,member,provisional,,,,iea-secretariat,low,")
        held = dict(zip(records[0].split(","), next(csv.reader(records[1:2])), strict=True))
    with overlaid(places.tables(), [("parties", held)]) as laid:
        assert laid.unchanged == {0}
    # A batch lies over the one below, whether that said the same or otherwise; twice in one is twice.
    other = {**row, "confidence": "medium", "note": "over"}
    for batches, left in (
        ([[row], [row]], ["low,"]),
        ([[row], [other]], ["medium,over"]),
        ([[row, other]], ["low,", "medium,over"]),
        ([[row], [other], [row]], ["low,over"]),
    ):
        with overlaid(places.tables(), *([("parties", each) for each in batch] for batch in batches)) as laid:
            written = (laid.folder / "facts" / "parties.csv").read_text("utf-8").splitlines()
            mine = [line for line in written if line.startswith("ipea,cse-cn,cn,,member,provisional,")]
            assert [line.partition("iea-secretariat,")[2] for line in mine] == left
            assert (1 in laid.unchanged) == (batches == [[row], [row]])


def test_a_layer_is_kept_shown_and_taken_away(tmp_path: Path) -> None:
    first = Layer(
        "ours", {"parties": [{"agreement": "ipea", "note": "一,\n二"}]}, {"who": "a", "when": "t", "files": []}
    )
    keep(tmp_path, first)
    second = Layer("ours", {"parties": [{"agreement": "apec-engineer"}]}, {"who": "b", "when": "t", "files": []})
    assert [row["note"] for row in kept(tmp_path)["ours"].rows["parties"]] == ["一,\n二"]
    keep(tmp_path, second)
    assert kept(tmp_path)["ours"].made["who"] == "b"
    assert [row["agreement"] for row in kept(tmp_path)["ours"].rows["parties"]] == ["apec-engineer"]
    assert remove(tmp_path, "ours")
    assert not remove(tmp_path, "ours")
    assert not remove(tmp_path, "../ours")
    assert kept(tmp_path) == {}
    with pytest.raises(ValueError, match="bad name"):
        keep(tmp_path, Layer("../x", {}, {}))


def test_the_command_tells_problems_and_ends_with_one(accord: Run, tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_bytes(text([HEAD, [GOOD[0], "IEM", "", *GOOD[3:]]]))
    asked = accord("import", "members.csv", "--dry-run", "--format", "json")
    assert asked.returncode == 1
    said = json.loads(asked.stdout)
    assert said["changes"] == []
    assert {"file", "sheet", "cell", "value", "reason", "suggestion"} <= said["problems"][0].keys()
    assert said["problems"][0]["file"] == "members.csv"
    assert accord("import", "none.csv", "--dry-run").returncode == 1
    assert accord("import", "members.csv", "--as", "../x").returncode == 2


@pytest.mark.long
def test_a_spreadsheet_becomes_a_layer_and_the_layer_a_release(accord: Run, tmp_path: Path, build: Path) -> None:
    (tmp_path / "members.xlsx").write_bytes(workbook([HEAD, GOOD]))
    dry = accord("import", "members.xlsx", "--dry-run", "--format", "json")
    assert dry.returncode == 0, dry.stdout
    (change,) = json.loads(dry.stdout)["changes"]
    assert change["text"]["zh"] == "中国工程师联合体成为《国际职业工程师协议》的预备成员。"
    assert {each["id"] for each in change["concerns"]} >= {"ipea", "cse-cn"}
    home = tmp_path / "build"
    home.mkdir()
    for name in ("accord.nq", "manifest.json"):
        (home / name).write_bytes((build / name).read_bytes())
    at = ("--build", str(home))
    assert accord("import", "members.xlsx", "--as", "cse", *at).returncode == 0
    assert "cse" in accord("layers", "list", *at).stdout
    assert "ipea,cse-cn,cn" in accord("layers", "show", "cse", *at).stdout
    assert accord("build", "--with", "cse", ACCORD_BUILD=str(home)).returncode == 0
    manifest = json.loads((home / "manifest.json").read_text())
    assert manifest["graphs"]["layer.cse"] > 0
    assert [each["name"] for each in manifest["layers"]] == ["cse"]
    assert (home / "releases" / manifest["base"] / "accord.nq").is_file()
    listed = accord("query", "members", "agreement=ipea", "--format", "json", *at)
    assert "cse-cn" in {row["organization"]["id"] for row in json.loads(listed.stdout)["rows"]}
    assert accord("build", "--with", "other", ACCORD_BUILD=str(home)).returncode == 2
    assert accord("layers", "remove", "cse", *at).returncode == 0
