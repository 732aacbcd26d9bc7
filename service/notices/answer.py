"""What a document of the genre says, as far as rules can read it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from accord_atlas.loaders.notice import Caution, cautions, segment
from accord_atlas.loaders.notice.documents import Document
from accord_atlas.loaders.notice.segment import Clause
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.notice import Candidate, NoticeAnswer, ReadClause, Warning
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.notices.drafts import Read, drafts
from accord_atlas.service.notices.figures import figures
from accord_atlas.service.notices.names import folded, mentions

SENTENCE_END: Final = re.compile("[。!?;:,]")
NUMBER: Final = re.compile(r"[^\W\d_]{1,15}[〔\[(]\d{4}[〕\])]第?\d{1,4}号")


def notice_answer(atlas: Atlas, document: Document, slug: str = "document") -> NoticeAnswer:
    """The clauses with their candidates, all figures, drafts, and what a reader should look at.

    NoticeError (a ValueError, with the line) for a text that is none.
    """
    clauses = segment(document.text, slug)
    read = list(_read(atlas, clauses))
    depths: dict[str | None, int] = {}
    shown = []
    for clause, one in zip(clauses, read, strict=True):
        depths[clause.id] = depths.get(clause.parent, 0) + 1 if clause.level is not None else 0
        shown.append(
            ReadClause(
                number=clause.number,
                title=clause.heading,
                level=depths[clause.id],
                id=clause.id,
                parent=clause.parent,
                line=clause.line,
                sha256=clause.digest,
                candidates=list(_distinct(one)),
            )
        )
    warnings = [*document.cautions, *cautions(clauses), *_unclaused(clauses)]
    return NoticeAnswer(
        **envelope(atlas, None, whole=True),
        document=slug,
        number=document_number(document.text),
        clauses=shown,
        figures=[placed.figure for one in read for placed in one.figures],
        drafts=list(drafts(read)),
        warnings=[Warning(line=each.line, text=Words(en=each.en, zh=each.zh)) for each in warnings],
    )


def document_number(text: str) -> str | None:
    """The number of a document, as printed without blanks: the first line that has one."""
    found = (NUMBER.search(folded(line)) for line in text.splitlines())
    return next((match[0] for match in found if match), None)


def _read(atlas: Atlas, clauses: Sequence[Clause]) -> Iterator[Read]:
    parents = {clause.parent for clause in clauses}
    for clause in clauses:
        body = _body(clause)
        yield Read(
            clause.number,
            clause.parent,
            clause.id,
            clause.text,
            mentions(atlas, clause.text, body),
            figures(clause.text, clause.number),
            clause.id not in parents and clause.level is not None,
            body,
        )


def _body(clause: Clause) -> int:
    """Where the words of a clause begin behind a heading on a line of its own; 0 where it has none."""
    heading = folded(clause.heading)
    rest = clause.text.removeprefix(heading)
    alone = clause.level is not None and rest != clause.text and rest and not SENTENCE_END.match(rest)
    return len(heading) if alone and not clause.heading.endswith("…") else 0


def _distinct(clause: Read) -> Iterator[Candidate]:
    """What a clause may name, each by the same words once."""
    yield from {(f.candidate.kind, f.candidate.id, f.candidate.words): f.candidate for f in clause.names}.values()


def _unclaused(clauses: Sequence[Clause]) -> Iterator[Caution]:
    if all(clause.level is None for clause in clauses):
        yield Caution("no clause was found: nothing in the text is numbered", "未发现条款：正文没有编号")
