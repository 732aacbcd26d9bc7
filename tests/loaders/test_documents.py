"""Documents of every common form are read as the same text; what cannot be read says why."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from accord_atlas.loaders.notice import NoticeError, cautions, open_document, segment
from accord_atlas.loaders.notice.documents import document

PLAIN = Path(__file__).parents[1] / "corpus" / "notices" / "read" / "pilot-letter.txt"


def outlined(text: str) -> list[tuple[str, str]]:
    return [(clause.number, clause.digest) for clause in segment(text, "x")]


def saved(word: Any) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def word_of(text: str) -> bytes:
    word = docx.Document()
    for line in text.splitlines():
        word.add_paragraph(line)
    return saved(word)


def page_of(text: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title><style>p{}</style></head><body>'
        f"<nav><a>首页</a></nav><article>{lines}</article><footer>版权所有</footer></body></html>"
    ).encode()


@pytest.mark.parametrize("made", [word_of, page_of], ids=["word", "web page"])
def test_a_document_gives_the_same_clauses_in_any_form(made: Callable[[str], bytes]) -> None:
    text = PLAIN.read_text("utf-8")
    assert outlined(document(made(text)).text) == outlined(text)


@pytest.mark.long
def test_a_printed_document_gives_the_same_clauses(tmp_path: Path) -> None:
    """A PDF as an office prints it."""
    office = shutil.which("soffice")
    assert office, "soffice was not found: apt-get install libreoffice-writer-nogui"
    source = tmp_path / "letter.docx"
    source.write_bytes(word_of(PLAIN.read_text("utf-8")))
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert outlined(open_document(tmp_path / "letter.pdf").text) == outlined(PLAIN.read_text("utf-8"))


def test_the_numbers_that_word_shows_are_read() -> None:
    """They stand in the definition of a list and in no paragraph."""
    word = docx.Document()
    numbering = word.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for depth, (form, pattern) in enumerate(
        (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    ):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            part = OxmlElement(tag)
            part.set(qn("w:val"), value)
            level.append(part)
        abstract.append(level)
    numbering.insert(0, abstract)
    number = numbering.add_num(90)
    word.add_paragraph("关于试点的通知")
    for depth, words in (
        (0, "目标"),
        (1, "登记工程师100名。"),
        (2, "土木。"),
        (2, "电气。"),
        (1, "签署协议。"),
        (0, "要求"),
        (1, "按时报送。"),
    ):
        paragraph: Any = word.add_paragraph(words)._p
        properties = paragraph.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = number.numId
    read = document(saved(word)).text
    assert [clause.number for clause in segment(read, "x")] == [
        "文首",
        "一",
        "一（一）",
        "一（一）1",
        "一（一）2",
        "一（二）",
        "二",
        "二（一）",
    ]


def test_tables_are_text_and_begin_no_clause() -> None:
    word = docx.Document()
    word.add_paragraph("一、任务分工")
    table = word.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("1.", "广东省科协"), ("2.", "福建省科协")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    page = b"<html><body><p>\xe4\xb8\x80\xe3\x80\x81a</p><table><tr><td>1.</td><td>b</td></tr></table></body></html>"
    assert [clause.number for clause in segment(document(saved(word)).text, "x")] == ["一"]
    assert "| 1. | 广东省科协 |" in document(saved(word)).text
    assert "| 1. | b |" in document(page).text


def test_a_numbered_list_of_a_page_has_its_numbers() -> None:
    page = "<html><body><p>一、要求</p><ol><li>第一项。</li><li>第二项。</li></ol></body></html>".encode()
    assert [clause.number for clause in segment(document(page).text, "x")] == ["一", "一1", "一2"]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 60_000_000)
    return file.getvalue()


def other_package() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing", "damaged"),
        (b"PK\x03\x04 nothing", "damaged"),
        (bomb(), "unpacks to far more"),
        (other_package(), "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old word processor"),
        (b"{\\rtf1 x}", "RTF"),
        (b"<html><body><script>x</script></body></html>", "empty"),
        (b"", "empty"),
    ],
    ids=["cut pdf", "cut word", "bomb", "workbook", "old word", "rtf", "page without text", "nothing"],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(NoticeError, match=words) as caught:
        document(data)
    assert caught.value.message("zh") != caught.value.message("en")


def test_entities_of_a_page_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">{laughs}]><html><body>一、甲。&a9;</body></html>'
    assert len(document(page.encode()).text) < 5_000


def test_missing_and_repeated_numbers_are_named() -> None:
    text = "一、甲\n（二）乙。\n（三）丙。\n（三）丁。\n四、戊。\n"
    said = [(one.line, one.en) for one in cautions(segment(text, "x"))]
    assert [line for line, _ in said] == [2, 4, 5]
    assert "first number is missing" in said[0][1]
    assert "used twice" in said[1][1]
    assert "2 numbers are missing" in said[2][1]
