"""The files of staff as sheets of cells, whatever their form; nothing in them is run."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from accord_atlas.loaders.packages import harmful
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.problems import Problems

LARGEST: Final = 100_000_000
"""Bytes of a file."""
ROWS_AT_MOST: Final = 200_000
COLUMNS_AT_MOST: Final = 200
TABLES_AS_TEXT: Final = (".csv", ".tsv", ".json")
OLE: Final = b"\xd0\xcf\x11\xe0"
PACKED: Final = b"PK\x03\x04"

Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows of values as the file has them. `numbers` gives the row's number in the file, the first being 1.

    `places` says how rows are called in a file that has no cells; empty of any other.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Value]]
    numbers: Sequence[int]
    places: Sequence[str] = ()

    def address(self, row: int, column: int) -> str:
        """The address of a cell of `rows`, as spreadsheets write it: B7."""
        from xlsxwriter.utility import xl_col_to_name  # late: all of the library comes with it

        return self.places[row] if self.places else f"{xl_col_to_name(column)}{self.numbers[row]}"


Reader = Callable[[str, bytes, Problems], Sequence[Sheet]]
"""Reads one file of a form: its sheets; what cannot be read is noted."""


def sheets(files: Sequence[tuple[str, bytes]], problems: Problems, readers: Mapping[str, Reader]) -> list[Sheet]:
    """The sheets of files, by name and content; `readers` has those for `workbook`, `text` and `statements`."""
    found: list[Sheet] = []
    for name, data in (part for each in files for part in _parts(*each)):
        if reason := refused(data):
            problems.add(name, reason[0], suggestion=reason[1])
        else:
            found += readers[form(name, data)](name, data, problems)
    return found


def _parts(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """The files of a package that holds tables as text, such as an exported layer; any other file as it is."""
    if data.startswith(PACKED):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                parts = [part for part in package.infolist() if not part.is_dir()]
                size = sum(part.file_size for part in parts)
                tables = parts and all(part.filename.lower().endswith(TABLES_AS_TEXT) for part in parts)
                if tables and not harmful(package) and size <= LARGEST:
                    return [(f"{name}/{part.filename}", package.read(part)) for part in parts]
        except Exception:
            # A library that reads foreign bytes may raise anything; what is wrong says the reader of a workbook.
            return [(name, data)]
    return [(name, data)]


def form(name: str, data: bytes) -> str:
    """Which reader reads a file: what it is counts, and what it is called only where that does not show."""
    if data.startswith(PACKED):
        return "workbook"
    if Path(name).suffix.lower() in STATEMENTS:
        return "statements"
    head = data[:20_000]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")) and (b'"@context"' in head or b'"@id"' in head):
        return "statements"
    return "text"


STATEMENTS: Final = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "n-quads",
    ".nt": "n-triples",
    ".jsonld": "json-ld",
    ".rdf": "rdf-xml",
}
"""How a file of statements is called → its form."""


def refused(data: bytes) -> tuple[Words, Words | None] | None:
    """Why a file is not read whatever its name, and what to do."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if len(data) > LARGEST:
        size = LARGEST // 1_000_000
        return Words(en=f"the file is larger than {size} MB", zh=f"文件超过 {size} MB"), Words(
            en="split it into several files", zh="请拆分为多个文件"
        )
    if not data.strip():
        return Words(en="the file is empty", zh="文件为空"), None
    if data.startswith(OLE):
        return _old(data)
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        return (
            Words(en="this is a web page, whatever its name says", zh="这是网页，并非其扩展名所示的格式"),
            Words(en="open it in a spreadsheet program and save it as .xlsx", zh="请用电子表格软件打开后另存为 .xlsx"),
        )
    if head.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return Words(en="this is a workbook in the XML form of 2003", zh="这是 2003 版 XML 格式的工作簿"), SAVE
    if head.startswith(b"%pdf"):
        return Words(en="this is a PDF file, not a table", zh="这是 PDF 文件，并非表格"), Words(
            en="send the spreadsheet from which it was made", zh="请提供生成该文件的电子表格"
        )
    return None


SAVE: Final = Words(en="save it as .xlsx and send that", zh="请另存为 .xlsx 后再导入")


def _old(data: bytes) -> tuple[Words, Words]:
    """A file in the container of older programs: locked, of the old form, or no workbook at all."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            Words(en="the workbook is protected by a password", zh="工作簿设有打开密码"),
            Words(en="remove the password (save it without one) and send it again", zh="请取消打开密码后再导入"),
        )
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return Words(en="this is a workbook of the old form .xls", zh="这是旧版 .xls 工作簿"), SAVE
    return Words(
        en="this is a file of an old office program, no workbook", zh="这是旧版办公软件的文件，并非工作簿"
    ), SAVE


def paths(files: Sequence[Path], problems: Problems) -> list[tuple[str, bytes]]:
    """The content of files; a problem for each that cannot be read."""
    content = []
    for path in files:
        try:
            with path.open("rb") as file:
                content.append((path.name, file.read(LARGEST + 1)))
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            reason = (
                Words(en="there is no such file", zh="没有此文件")
                if missing
                else Words(
                    en="the file cannot be opened; is it open elsewhere, or not yours to read?",
                    zh="文件无法打开，可能被占用或无读取权限",
                )
            )
            problems.add(str(path), reason)
    return content
