"""The notice: segments it, reads the tables of what it says, states them, and proves them against its text.

`read_notice` reads the tables, `notice_statements` turns them into statements; `check_file` and `check_notice` hold
them against a copy of the document, `render` shows the result; `segment` and `outline` cut any document of the genre.
"""

from accord_atlas.loaders.notice.check import NoticeReport, check_file, check_notice
from accord_atlas.loaders.notice.reading import Notice, read_notice
from accord_atlas.loaders.notice.report import render, report_json
from accord_atlas.loaders.notice.segment import Clause, outline, segment
from accord_atlas.loaders.notice.statements import notice_statements
from accord_atlas.loaders.notice.text import NoticeError, read_document

__all__ = [
    "Clause",
    "Notice",
    "NoticeError",
    "NoticeReport",
    "check_file",
    "check_notice",
    "notice_statements",
    "outline",
    "read_document",
    "read_notice",
    "render",
    "report_json",
    "segment",
]
