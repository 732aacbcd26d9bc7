"""Proves every fact of a notice against a copy of the document.

A fact stands when its clause is there and each of its printed names and figures occurs in that clause's own text,
a figure as a whole number. Beside that, each clause's text must be the one that the digest was taken of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from accord_atlas.loaders import places
from accord_atlas.loaders.notice.documents import read_document
from accord_atlas.loaders.notice.reading import Notice, read_notice
from accord_atlas.loaders.notice.records import Clause as Recorded
from accord_atlas.loaders.notice.records import Document, Fact
from accord_atlas.loaders.notice.segment import Clause, segment
from accord_atlas.loaders.notice.text import NoticeError, fold

DOCUMENT_NUMBER = re.compile(r"[^\W\d_]{1,15}[〔\[(]\d{4}[〕\])]第?\d{1,4}号")


@dataclass(frozen=True, slots=True)
class CheckedFact:
    """A fact with its place in the tables (header = line 1) and, where it is lost, what was looked for in vain.

    `clause` and `number` name the clause that was searched; `missing` is None where the clause itself is gone;
    `instead` has what stands there in the same words with other figures.
    """

    table: str
    line: int
    fact: str
    label: Mapping[str, str]
    clause: str
    number: str
    missing: tuple[str, ...] | None = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedClause:
    """A clause that is not as recorded: changed, missing, extra, or the recorded text under another number.

    `line` is its line in the copy, `recorded` its line in `clauses.csv`, `now` the number of that text in the copy.
    """

    id: str
    number: str
    finding: Literal["changed", "missing", "extra", "renumbered"]
    line: int | None = None
    recorded: int | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeReport:
    """What a check found: `lost` facts no longer hold, `shaken` ones stand although their clause has changed."""

    document: str
    number: str
    facts: int
    clauses: int
    lost: tuple[CheckedFact, ...]
    shaken: tuple[CheckedFact, ...]
    differing: tuple[CheckedClause, ...]

    @property
    def proved(self) -> int:
        """How many facts the copy proves."""
        return self.facts - len({fact.fact for fact in self.lost})

    @property
    def ok(self) -> bool:
        """Whether every fact is proved and every clause is as recorded."""
        return not self.lost and not self.differing


def check_file(path: Path, notice: Notice | None = None) -> NoticeReport:
    """Check a file; NoticeError where it cannot be read or is another document."""
    return check_notice(read_document(path), notice)


def check_notice(text: str, notice: Notice | None = None) -> NoticeReport:
    """Check the text of a copy against the facts, by default those of the tables in use.

    NoticeError for a text that is empty or binary, or that is not the document which the facts are about.
    """
    notice = notice or read_notice(places.tables() / "notice")
    document, clauses = _document(text, notice)
    recorded = {row.id: row for row in notice.clauses.values() if row.document == document.id}
    found = _matched(recorded, clauses)
    facts = [(table, fact) for table, fact in notice.facts() if fact.clause in recorded]
    printed = _printed(fact for _, fact in facts)
    checked = [one for table, fact in facts for one in _check(table, fact, recorded, found, printed)]
    lost = {one.fact for one in checked if one.missing != ()}
    return NoticeReport(
        document.id,
        document.number,
        len(facts),
        len(recorded),
        tuple(one for one in checked if one.missing != ()),
        tuple(one for one in checked if one.fact not in lost),
        tuple(_differing(recorded, found, clauses)),
    )


def occurs(printed: str, text: str) -> bool:
    """Whether printed words occur in a folded text, figures at their edges being whole numbers: 80 is not in 800."""
    wanted = fold(printed)
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, text) is not None


def _document(text: str, notice: Notice) -> tuple[Document, tuple[Clause, ...]]:
    """The document that a text is a copy of, by its number or because at least half of the clauses are the same."""
    own = _number(text)
    for document in notice.documents.values():
        clauses = segment(text, document.id)
        digests = {clause.id: clause.digest for clause in clauses}
        rows = [row for row in notice.clauses.values() if row.document == document.id]
        same = sum(digests.get(row.id) == row.sha256 for row in rows)
        if own == fold(document.number) or 2 * same >= len(rows):
            return document, clauses
    numbers = "、".join(document.number for document in notice.documents.values())
    raise NoticeError(
        f"this is {own or 'a document without a number'}; the facts are about {numbers}",
        f"此文件是{own or '无文号的文件'}；事实出自{numbers}",
    )


def _number(text: str) -> str | None:
    """The document number that stands first in a text, if one does, folded."""
    found = (DOCUMENT_NUMBER.search(fold(line)) for line in text.splitlines())
    return next((match[0] for match in found if match), None)


def _matched(recorded: Mapping[str, Recorded], clauses: Iterable[Clause]) -> dict[str, Clause]:
    """Recorded clause → the clause of the copy that has its number; of several, one with the recorded text.

    A slip in one number gives two clauses the same number; the facts of the right one shall not suffer.
    """
    numbered: dict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        numbered[clause.number].append(clause)
    return {
        row.id: next((clause for clause in same if clause.digest == row.sha256), same[0])
        for row in recorded.values()
        if (same := numbered[row.number])
    }


def _printed(facts: Iterable[Fact]) -> dict[str, set[str]]:
    """Clause → everything that some fact expects there, folded."""
    expected: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for proof in fact.proofs():
            expected[proof.clause].update(map(fold, proof.printed))
    return expected


def _check(
    table: str,
    fact: Fact,
    recorded: Mapping[str, Recorded],
    found: Mapping[str, Clause],
    expected: Mapping[str, set[str]],
) -> Iterator[CheckedFact]:
    """A finding for each clause that does not prove the fact, or has changed although it still does."""
    label = {"en": fact.label_en, "zh": fact.label_zh}
    for proof in fact.proofs():
        row, clause = recorded[proof.clause], found.get(proof.clause)
        one = CheckedFact(f"{table}.csv", fact.line, fact.id, label, row.id, row.number)
        if clause is None:
            yield replace(one, missing=None)
            continue
        missing = tuple(words for words in proof.printed if not occurs(words, clause.text))
        if missing or clause.digest != row.sha256:
            others = {other for words in missing for other in _with_other_figures(words, clause.text)}
            yield replace(one, missing=missing, instead=tuple(sorted(others - expected[row.id])))


def _with_other_figures(printed: str, text: str) -> Iterator[str]:
    """What a text has in the words of `printed` but with other figures."""
    wanted = fold(printed)
    if re.search(r"\d", wanted):
        form = re.sub(r"\d+", r"\\d+", re.escape(wanted))
        yield from (match[0] for match in re.finditer(rf"(?<!\d){form}(?!\d)", text))


def _differing(
    recorded: Mapping[str, Recorded], found: Mapping[str, Clause], clauses: Iterable[Clause]
) -> Iterator[CheckedClause]:
    """Every clause that is not as recorded, in the order of the record, then those that it does not have."""
    taken = {clause.id for clause in found.values()}
    extra = {clause.digest: clause for clause in clauses if clause.id not in taken}
    for row in recorded.values():
        clause = found.get(row.id)
        if clause and clause.digest == row.sha256:
            continue
        moved = extra.pop(row.sha256, None)
        if moved:
            yield CheckedClause(row.id, row.number, "renumbered", moved.line, row.line, moved.number)
        elif clause is None:
            yield CheckedClause(row.id, row.number, "missing", None, row.line)
        else:
            yield CheckedClause(row.id, row.number, "changed", clause.line, row.line)
    for clause in extra.values():
        yield CheckedClause(clause.id, clause.number, "extra", clause.line)
