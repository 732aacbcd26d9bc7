"""Reads a document of any common form as text: plain text, Word, PDF that has text, a web page.

What a file is, its first bytes say, not its name. A document is foreign: what unpacks to far more than it weighs, what
is locked, has macros only or pictures only, is refused with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from accord_atlas.loaders.extras import require
from accord_atlas.loaders.notice.text import NoticeError, decode, require_text

LARGEST: Final = 50_000_000
"""Bytes of a document."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that a reader should know of what was read: in both languages, and at which line (first = 1)."""

    en: str
    zh: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, and what was lost on the way."""

    text: str
    cautions: tuple[Caution, ...] = ()


def read_document(path: Path) -> str:
    """The text of a file; NoticeError says what is wrong with one that cannot be read as a document."""
    return open_document(path).text


def open_document(path: Path) -> Document:
    """The text of a file with what was lost on the way; NoticeError as for `read_document`."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise NoticeError(f"there is no file {path}", f"没有文件 {path}") from None
    except IsADirectoryError:
        raise NoticeError(f"{path} is a folder, expected a document", f"{path} 是文件夹，应为文件") from None
    except OSError as error:
        raise NoticeError(f"{path} cannot be read: {error.strerror}", f"无法读取 {path}：{error.strerror}") from error
    return document(data)


def document(data: bytes) -> Document:
    """The text of a document's bytes; NoticeError as for `read_document`."""
    if len(data) > LARGEST:
        size = LARGEST // 1_000_000
        raise NoticeError(f"the document is larger than {size} MB", f"文件超过 {size} MB")
    found = _reader(data)(data)
    require_text(found.text)
    return found


def _reader(data: bytes) -> Callable[[bytes], Document]:
    """What reads such a file. Here, because few documents need the libraries of the others."""
    if data.startswith(b"%PDF-"):
        require("documents")
        from accord_atlas.loaders.notice.portable import portable_document

        return portable_document
    if data.startswith(b"PK\x03\x04"):
        require("documents")
        from accord_atlas.loaders.notice.word import word_document

        return word_document
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise NoticeError(
            "this is a file of an old word processor (.doc, .wps); save it as .docx or as text",
            "这是旧版文字处理文件（.doc、.wps），请另存为 .docx 或纯文本",
        )
    if data.startswith(b"{\\rtf"):
        raise NoticeError("this is an RTF file; save it as .docx or as text", "这是 RTF 文件，请另存为 .docx 或纯文本")
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in head or b"<body" in head:
        require("documents")
        from accord_atlas.loaders.notice.webpage import web_page

        return web_page
    return lambda text: Document(decode(text))
