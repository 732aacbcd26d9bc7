"""Writes the drafts of a document as tables: a folder laid out as a layer is, and a list of what is left to decide."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from accord_atlas.loaders.layers import table_bytes
from accord_atlas.loaders.notice import segment
from accord_atlas.loaders.notice.documents import Document
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.notices.answer import notice_answer
from accord_atlas.service.notices.request import as_drafted
from accord_atlas.service.notices.tables import tables

UNDECIDED: Final = "undecided.csv"


def write_drafts(atlas: Atlas, document: Document, slug: str, folder: Path) -> tuple[str, int]:
    """Write the tables; the id of the document, and how many drafts are left to decide.

    FileExistsError where the folder holds something already; nothing is written then.
    """
    answer = notice_answer(atlas, document, slug)
    accepted = as_drafted(answer.about, answer.items)
    clauses = segment(document.text, accepted.document.slug)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    for table, rows in tables(atlas, accepted, clauses, datetime.now(UTC).date()).items():
        (folder / f"{table}.csv").write_bytes(table_bytes(table, rows))
    left = [one for one in answer.items if one.missing]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["table", "id", "clause", "words", "missing"])
    about = answer.about
    if about.missing:
        writer.writerow(["notice-documents", about.slug, "", about.issuer_words or "", "|".join(about.missing)])
    for one in left:
        writer.writerow([f"notice-{one.kind}s", one.id, one.number, one.words, "|".join(one.missing)])
    (folder / UNDECIDED).write_text(text.getvalue(), "utf-8")
    return accepted.document.slug, len(left)
