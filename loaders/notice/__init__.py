"""The notice: segments it, reads the tables of what it says, states them, and proves them against its text.

`read_notice` reads the tables, `notice_statements` turns them into statements; `check_file` and `check_notice` hold
them against a copy of the document, `render` shows the result; `open_document` reads a file of any common form,
`segment` and `outline` cut any document of the genre, `cautions` name numbers that are missing in one.
"""

from accord_atlas.loaders.notice.check import NoticeReport, check_file, check_notice
from accord_atlas.loaders.notice.documents import Caution, open_document, read_document
from accord_atlas.loaders.notice.numbering import cautions
from accord_atlas.loaders.notice.reading import Notice, read_notice
from accord_atlas.loaders.notice.report import render, report_json
from accord_atlas.loaders.notice.segment import Clause, outline, segment
from accord_atlas.loaders.notice.statements import notice_statements
from accord_atlas.loaders.notice.text import NoticeError

__all__ = [
    "Caution",
    "Clause",
    "Notice",
    "NoticeError",
    "NoticeReport",
    "cautions",
    "check_file",
    "check_notice",
    "notice_statements",
    "open_document",
    "outline",
    "read_document",
    "read_notice",
    "render",
    "report_json",
    "segment",
]
