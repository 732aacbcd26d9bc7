"""Reads a Word document as a document: its paragraphs with the numbers that Word shows, its tables a row a line."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from accord_atlas.loaders.notice.documents import Document
from accord_atlas.loaders.notice.tables import row
from accord_atlas.loaders.notice.text import NoticeError
from accord_atlas.loaders.notice.word_numbers import Numbers
from accord_atlas.loaders.packages import harmful

MAIN: Final = "word/document.xml"


def word_document(data: bytes) -> Document:
    """The text, with automatic numbers written out; NoticeError for what is no Word document, or one that may harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _require_harmless(package)
            if MAIN not in package.namelist():
                raise NoticeError(
                    "this is a packed file, but no Word document (.docx)", "这是压缩文件，而非 Word 文档（.docx）"
                )
        lines = list(_lines(docx.Document(io.BytesIO(data))))
    except NoticeError:
        raise
    except Exception as error:
        # A library that reads foreign bytes may raise anything; that they are damaged is all there is to say.
        raise NoticeError("the Word document is damaged and cannot be read", "Word 文档已损坏，无法读取") from error
    return Document("\n".join(lines))


def _require_harmless(package: zipfile.ZipFile) -> None:
    """Nothing; NoticeError where a few bytes unpack to very many, or where a part is locked."""
    if any(part.flag_bits & 1 for part in package.infolist()):
        raise NoticeError("the Word document is locked by a password", "Word 文档已加密，需要密码")
    if harmful(package):
        raise NoticeError(
            "the document unpacks to far more than it weighs and is not read", "文件解压后体积异常，不予读取"
        )


def _lines(document: WordDocument) -> Iterator[str]:
    numbers = Numbers(document)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield f"{numbers.of(block)}{block.text}"
        else:
            yield from _rows(block, numbers)


def _rows(table: Table, numbers: Numbers) -> Iterator[str]:
    """The rows of a table; a cell that goes over several columns or rows is said once in each row."""
    for line in table.rows:
        cells = list({id(cell._tc): cell for cell in line.cells}.values())
        texts = ("".join(f"{numbers.of(part)}{part.text} " for part in cell.paragraphs) for cell in cells)
        yield row(texts)
