"""Workbooks to fill in: opened as a spreadsheet program would, filled in, and taken in."""

import io

import openpyxl
import pytest

from accord_atlas.loaders.tables import choices, columns
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.rows import Reader
from accord_atlas.service.imports.template import meanings, template
from accord_atlas.service.imports.words import (
    LISTS,
    NOTES,
    TABLES,
    controlled,
    heading,
    headings,
    key,
    title,
    value_name,
)
from accord_atlas.service.imports.workbooks import workbook


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_a_template_has_every_column_and_is_read_as_its_table(table: str, language: Language, atlas: Atlas) -> None:
    data = template(atlas, table, language)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [title(table, language), NOTES[language], LISTS]
    assert book[LISTS].sheet_state == "hidden"
    page = book.worksheets[0]
    assert page.freeze_panes == "A2"
    heads = [str(cell.value) for cell in page[1]]
    own = columns(TABLES[table])
    assert [head.endswith(" *") for head in heads] == [info.is_required() for info in own.values()]
    assert [headings(table)[key(head)] for head in heads] == list(own)
    for cell, column in zip(page[1], own, strict=True):
        assert cell.comment is not None
        assert meanings()[table, column][language] in cell.comment.text
    assert template(atlas, table, language) == data


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_list_offers_is_understood(language: Language, atlas: Atlas) -> None:
    for table, model in TABLES.items():
        for column, info in columns(model).items():
            for value in choices(info):
                assert controlled(value_name(value, language), choices(info)) == value, (table, column, value)


def test_a_filled_template_is_taken_in(atlas: Atlas) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(atlas, "parties", "zh")))
    page = book.worksheets[0]
    ranges = {str(each.sqref): str(each.formula1) for each in page.data_validations.dataValidation}
    column = {heading(name, "zh"): place for place, name in enumerate(columns(TABLES["parties"]), 1)}

    def offered(name: str, wanted: str) -> str:
        letter = openpyxl.utils.get_column_letter(column[name])
        area = ranges[f"{letter}2:{letter}2001"].rpartition("!")[2].replace("$", "")
        values = [str(row[0].value) for row in book[LISTS][area]]
        assert wanted in values
        return wanted

    filled = {
        "协议": offered("协议", "国际职业工程师协议"),
        "机构": offered("机构", "中国工程师联合体"),
        "国家或地区": offered("国家或地区", "中国"),
        "角色": offered("角色", "成员"),
        "状态": offered("状态", "临时"),
        "开始": "2026-03",
        "来源": offered("来源", "iea-secretariat"),
        "可信度": offered("可信度", "高"),
        "备注": "（删除）",
    }
    for name, value in filled.items():
        page.cell(2, column[name], value)
    file = io.BytesIO()
    book.save(file)
    problems = Problems()
    (row,) = Reader(atlas, problems, {}).rows(workbook("成员.xlsx", file.getvalue(), problems))
    assert problems.listed() == []
    assert {name: cell for name, cell in row.cells.items() if cell} == {
        "agreement": "ipea",
        "organization": "cse-cn",
        "jurisdiction": "cn",
        "role": "member",
        "status": "provisional",
        "start": "2026-03",
        "source": "iea-secretariat",
        "confidence": "high",
        "note": "(delete)",
    }
