"""Pages as Word documents and workbooks: opened by their own libraries, and printed by a real program."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Final

import docx
import openpyxl
import pytest
from fastapi.testclient import TestClient
from tests.typed import as_a

from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.blocks import Grid, Heading, Item, Paragraph, blocks, plain
from accord_atlas.service.exports.docx import Imprint, to_docx
from accord_atlas.service.exports.page_workbook import page_workbook

BRIEFINGS: Final = (
    "/api/dossier/my",
    "/api/accession/ipea/cse-cn",
    "/api/recognition?from=hk&to=cn",
    "/api/targets",
    "/api/compare?of=my,sg,th",
    "/api/scenario?join=ipea:cse-cn",
    "/api/scenario/best?organization=cse-cn",
    "/api/profile/organization/cse-cn",
)
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HOSTILE: Final = (
    '# =HYPERLINK("http://evil") & <script>\n\n{ MERGEFIELD x } **bold \x07bell** &lt;b>\n\n'
    "- one\n  - two\n\n1. first\n2. second\n\n| a\\|b | =1+1 |\n| --- | --- |\n| <https://e.example/?a=1&b=2> | x |\n"
)


def fetched(client: TestClient, address: str, form: str, language: str) -> tuple[bytes, str]:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}format={form}&lang={language}")
    assert answer.status_code == 200, answer.text
    return answer.content, answer.headers["content-disposition"]


def shown(page: str) -> list[str]:
    """The texts of a page, block by block, without the marks of its own."""
    found: list[str] = []
    for block in blocks(page):
        if isinstance(block, Grid):
            found += [plain(text) for row in [block.headings, *block.rows] for text in row]
        else:
            found.append(plain(block.text))
    return [re.sub(r"\s+", " ", text).strip() for text in found if text.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", BRIEFINGS)
def test_a_word_document_says_what_the_page_says(client: TestClient, address: str, language: Language) -> None:
    page = fetched(client, address, "md", language)[0].decode()
    content, disposition = fetched(client, address, "docx", language)
    document = docx.Document(io.BytesIO(content))
    texts = [re.sub(r"^(•|\d+\.)\t", "", each.text) for each in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = {re.sub(r"\s+", " ", text).strip() for text in texts}
    assert [text for text in shown(page) if text not in said] == []
    assert len(document.tables) == sum(isinstance(block, Grid) for block in blocks(page))
    assert document.core_properties.title == shown(page)[0]
    assert re.search(r'filename="[a-z]+-[\w.-]+-\d{4}-\d\d-\d\d\.docx"', disposition) or "targets-" in disposition
    section = document.sections[0]
    short, long = sorted((as_a(int, section.page_width), as_a(int, section.page_height)))
    assert (round(short / 36000), round(long / 36000)) == (210, 297), "A4"
    assert "PAGE" in section.footer._element.xml
    assert "NUMPAGES" in section.footer._element.xml


@pytest.mark.parametrize("language", LANGUAGES)
def test_chinese_letters_have_a_font_of_their_own_and_a_language(client: TestClient, language: Language) -> None:
    content, _ = fetched(client, "/api/dossier/my", "docx", language)
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()
    assert 'w:eastAsia="宋体"' in styles
    assert 'w:eastAsia="黑体"' in styles
    assert f'w:lang w:val="{"zh-CN" if language == "zh" else "en-GB"}" w:eastAsia="zh-CN"' in styles


@pytest.mark.parametrize("address", BRIEFINGS)
def test_a_workbook_can_be_opened_and_printed(client: TestClient, address: str) -> None:
    content, _ = fetched(client, address, "xlsx", "zh")
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets[:-1] if address in {"/api/targets"} else book.worksheets[:1]:
        assert sheet.page_setup.paperSize == 9, "A4"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_page_gives_the_same_bytes_each_time() -> None:
    imprint = Imprint("0123456789abcdef", date(2026, 11, 27))
    page = "# Title\n\n- one\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"
    assert to_docx(page, "en", imprint) == to_docx(page, "en", imprint)
    assert page_workbook(page, "zh") == page_workbook(page, "zh")


def test_text_stays_text() -> None:
    """No formula, no field, no markup of Word comes from a text, and what XML cannot hold is left out."""
    content = to_docx(HOSTILE, "en", Imprint("0123456789abcdef", date(2026, 11, 27)))
    document = docx.Document(io.BytesIO(content))
    assert document.paragraphs[0].text == '=HYPERLINK("http://evil") & <script>'
    assert document.paragraphs[1].text == "{ MERGEFIELD x } bold bell <b>"
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert "w:instr" not in body
    assert "w:fldChar" not in body
    book = openpyxl.load_workbook(io.BytesIO(page_workbook(HOSTILE, "en")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_a_column_has_room_for_its_longest_word() -> None:
    """`Score` beside a long text stands on one line; both together are as wide as the page."""
    rows = "| Score | What is said |\n| --- | --- |\n| 5.1 | " + "a long text " * 60 + " |\n"
    document = docx.Document(io.BytesIO(to_docx(f"# T\n\n{rows}", "en", Imprint("0" * 16, date(2026, 11, 27)))))
    section, (narrow, wide) = document.sections[0], document.tables[0].columns
    assert as_a(int, narrow.width) >= 5 * 1.75 * 36000
    room = as_a(int, section.page_width) - as_a(int, section.left_margin) - as_a(int, section.right_margin)
    assert 0.98 * room <= as_a(int, narrow.width) + as_a(int, wide.width) <= room


def test_a_page_in_blocks() -> None:
    found = list(blocks(HOSTILE))
    assert [type(each) for each in found] == [Heading, Paragraph, Item, Item, Item, Item, Grid]
    assert [(each.depth, each.number) for each in found if isinstance(each, Item)] == [
        (1, None),
        (2, None),
        (1, 1),
        (1, 2),
    ]
    grid = as_a(Grid, found[-1])
    assert [plain(text) for text in grid.headings] == ["a|b", "=1+1"]
    assert grid.rows[0][0][0].address == "https://e.example/?a=1&b=2"


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_word_documents_print_as_pages(client: TestClient, tmp_path: Path, language: Language) -> None:
    """LibreOffice opens each and prints it to PDF; every page says its number."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice or pdftotext is not installed (Debian: libreoffice-writer-nogui, poppler-utils)")
    paths = []
    for number, address in enumerate(BRIEFINGS):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(fetched(client, address, "docx", language)[0])
        paths.append(path)
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    done = subprocess.run([*command, *map(str, paths)], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stderr
    for path in paths:
        text = subprocess.run(
            [reader, "-layout", str(path.with_suffix(".pdf")), "-"], capture_output=True, text=True, check=True
        ).stdout
        pages = text.split("\f")[:-1]
        assert pages
        for number, page in enumerate(pages, start=1):
            foot = f"第 {number} 页，共 {len(pages)} 页" if language == "zh" else f"page {number} of {len(pages)}"
            assert foot in re.sub(r"[ \t]+", " ", page)
