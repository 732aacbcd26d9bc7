"""What a document of the genre says, as far as rules can read it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from accord_atlas.loaders.notice import Caution, cautions, segment
from accord_atlas.loaders.notice.documents import Document
from accord_atlas.loaders.notice.segment import Clause
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.notice import Candidate, Draft, Mark, NoticeAnswer, ReadClause, Warning
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.notices.about import about, document_number
from accord_atlas.service.notices.drafts import Read, drafts
from accord_atlas.service.notices.english import Placed
from accord_atlas.service.notices.figures import figures
from accord_atlas.service.notices.items import items
from accord_atlas.service.notices.names import Found, folded, mentions

SENTENCE_END: Final = re.compile("[。!?;:,]")


def notice_answer(atlas: Atlas, document: Document, slug: str = "document") -> NoticeAnswer:
    """The clauses with their candidates, all figures, drafts, and what a reader should look at.

    NoticeError (a ValueError, with the line) for a text that is none.
    """
    clauses = segment(document.text, slug)
    read = list(_read(atlas, clauses))
    depths: dict[str | None, int] = {}
    shown = []
    drafted = list(drafts(read))
    printed = dict(_printed(clauses, drafted))
    counted = 0
    for clause, one in zip(clauses, read, strict=True):
        depths[clause.id] = depths.get(clause.parent, 0) + 1 if clause.level is not None else 0
        candidates = list(_distinct(one))
        shown.append(
            ReadClause(
                number=clause.number,
                title=clause.heading,
                level=depths[clause.id],
                id=clause.id,
                parent=clause.parent,
                line=clause.line,
                sha256=clause.digest,
                candidates=candidates,
                text=clause.spaced,
                body=_shown(clause, one.body),
                marks=list(_marks(clause, one, candidates, counted)),
            )
        )
        counted += len(one.figures)
    warnings = [*document.cautions, *cautions(clauses), *_unclaused(clauses)]
    return NoticeAnswer(
        **envelope(atlas, None, whole=True),
        document=slug,
        number=document_number(document.text),
        clauses=shown,
        figures=[placed.figure for one in read for placed in one.figures],
        drafts=[draft.model_copy(update={"words": printed[draft.words]}) for _, draft in drafted],
        about=about(atlas, document.text, clauses, slug),
        items=[
            item.model_copy(update={"words": printed[item.words]})
            for item in items(atlas, drafted, {one.id: one for one in read})
        ],
        warnings=[Warning(line=each.line, text=Words(en=each.en, zh=each.zh)) for each in warnings],
    )


def _read(atlas: Atlas, clauses: Sequence[Clause]) -> Iterator[Read]:
    parents = {clause.parent for clause in clauses}
    for clause in clauses:
        body = _body(clause)
        yield Read(
            clause.number,
            clause.parent,
            clause.id,
            clause.text,
            [_spaced(clause, one) for one in mentions(atlas, clause.text, body, clause.gaps)],
            [_spaced_figure(clause, one) for one in figures(clause.text, clause.number)],
            clause.id not in parents and clause.level is not None,
            body,
        )


def _spaced(clause: Clause, one: Found) -> Found:
    """The candidate with the blanks between its Latin words."""
    words = _with_blanks(clause, one.start, one.end, one.candidate.words)
    return replace(one, candidate=one.candidate.model_copy(update={"words": words}))


def _spaced_figure(clause: Clause, one: Placed) -> Placed:
    words = _with_blanks(clause, one.start, one.end, one.figure.words)
    return replace(one, figure=one.figure.model_copy(update={"words": words}))


def _with_blanks(clause: Clause, start: int, end: int, words: str) -> str:
    inside = [at for at in range(start + 1, end) if at in clause.gaps]
    if not inside:
        return words
    return "".join(f" {c}" if at in inside else c for at, c in enumerate(clause.text[start:end], start))


def _body(clause: Clause) -> int:
    """Where the words of a clause begin behind a heading on a line of its own; 0 where it has none."""
    heading = folded(clause.heading)
    rest = clause.text.removeprefix(heading)
    alone = clause.level is not None and rest != clause.text and rest and not SENTENCE_END.match(rest)
    return len(heading) if alone and not clause.heading.endswith("…") else 0


def _distinct(clause: Read) -> Iterator[Candidate]:
    """What a clause may name, each by the same words once."""
    yield from {_key(found.candidate): found.candidate for found in clause.names}.values()


def _key(candidate: Candidate) -> tuple[str, str | None, str]:
    return candidate.kind, candidate.id, candidate.words


def _marks(clause: Clause, read: Read, candidates: Sequence[Candidate], counted: int) -> list[Mark]:
    """Where candidates and figures stand in the text as it is shown, with its blanks; `counted` figures came before."""
    place = {_key(one): number for number, one in enumerate(candidates)}
    named = [(one.start, one.end, place[_key(one.candidate)], None) for one in read.names]
    figured = [
        (one.start, one.end, None, counted + number)
        for number, one in enumerate(read.figures)
        if not any(one.start < end and start < one.end for start, end, _, _ in named)
    ]
    return [
        Mark(start=_shown(clause, start), end=_shown(clause, end - 1) + 1, candidate=candidate, figure=figure)
        for start, end, candidate, figure in sorted([*named, *figured], key=lambda one: one[:2])
    ]


def _printed(clauses: Sequence[Clause], drafted: Sequence[tuple[Read, Draft]]) -> Iterator[tuple[str, str]]:
    """The folded words of drafts → the same as printed, with blanks between Latin words."""
    known = {clause.id: clause for clause in clauses}
    for read, draft in drafted:
        start, clause = read.text.find(draft.words), known[read.id]
        end = start + len(draft.words)
        yield draft.words, clause.spaced[_shown(clause, start) : _shown(clause, end - 1) + 1]


def _shown(clause: Clause, at: int) -> int:
    return at + sum(gap <= at for gap in clause.gaps)


def _unclaused(clauses: Sequence[Clause]) -> Iterator[Caution]:
    if all(clause.level is None for clause in clauses):
        yield Caution("no clause was found: nothing in the text is numbered", "未发现条款：正文没有编号")
