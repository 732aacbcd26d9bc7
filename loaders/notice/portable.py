"""Reads a PDF as a document, where it has text: a scan is refused, since nothing can be proved against a picture."""

import io
import logging

from pypdf import PdfReader

from accord_atlas.loaders.notice.documents import Caution, Document
from accord_atlas.loaders.notice.text import NoticeError

PAGES_AT_MOST = 500
# What the library finds odd in a file says nothing to its reader.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def portable_document(data: bytes) -> Document:
    """The text page by page; a caution names pages on which there is none."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoticeError("the PDF is locked by a password", "PDF 文件已加密，需要密码")
        if len(reader.pages) > PAGES_AT_MOST:
            raise NoticeError(
                f"the PDF has {len(reader.pages)} pages; at most {PAGES_AT_MOST} are read",
                f"PDF 共 {len(reader.pages)} 页，最多读取 {PAGES_AT_MOST} 页",
            )
        pages = [page.extract_text() for page in reader.pages]
    except NoticeError:
        raise
    except Exception as error:
        # A library that reads foreign bytes may raise anything; that they are damaged is all there is to say.
        raise NoticeError("the PDF is damaged and cannot be read", "PDF 文件已损坏，无法读取") from error
    blank = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(blank) == len(pages):
        raise NoticeError(
            "the PDF has pictures of pages and no text; read it with a text recognition first",
            "PDF 只有页面图像而无文字，请先作文字识别",
        )
    said = ", ".join(map(str, blank))
    lost = [Caution(f"no text on page {said}", f"第 {said.replace(', ', '、')} 页没有文字")] if blank else []
    return Document("\n".join(pages), tuple(lost))
