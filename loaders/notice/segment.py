"""Cuts a Chinese official document into its clauses.

A line that begins with a mark need not begin a clause: copies are wrapped in mid-sentence, so that 2022年, 1.5倍,
a reference to （二） or the next item of a running enumeration may stand there too. What decides is the mark's form,
the number that is due, and the words before and behind it; where lines end says no more than where a clause may begin.

Limit: a running enumeration each of whose items happens to begin a line, behind a semicolon, cannot be told from a
list of clauses.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from accord_atlas.loaders.notice.ends import annexes, ended, tail
from accord_atlas.loaders.notice.marks import ARTICLES, Level, Mark, mark_at, next_item, refers
from accord_atlas.loaders.notice.text import Stream, digest, fold, stream
from accord_atlas.ontology.names import SLUG

HEAD, HEAD_SHOWN = "0", "文首"
TAIL, TAIL_SHOWN = "end", "文末"
HEADING_AT_MOST = 60
SHOWN_AT_MOST = 30
RUNS_AT_MOST = 2000
"""Characters within which an enumeration in running text must show its second item."""

LATIN_SIDES = re.compile("[A-Za-z][!-~]|[!-~][A-Za-z]")
"""Two characters between which white space says something."""
CARRIES_ON = re.compile("[,、《〈(\\[{“‘「『【—–\\-~·/和与及或于按第至]$")
SENTENCE = re.compile("[。!?;]")
TITLE = re.compile(
    r"[^,、:]*(?:办法|规定|细则|方案|计划|意见|章程|条例|规划|规则|制度|纲要|要点|指南|规范|标准|协议|协定|公约|守则|准则|决定|法)"
    r"(?:\([^()]{1,20}\))?(?:\([^()]{1,40}\))?"
)
"""A title of a document by its last word; behind it may stand 试行 and when it was adopted, in brackets."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `id` is for machines (cast-2022-16.3.2.1.1), `number` for people (三（二）1（1）).

    `text` is the clause's own words, heading included, without its mark and without the clauses within it, folded
    (NFKC, no white space); `heading` is what its first line or sentence says, as printed; `line` is where it begins.
    The head of the document (title, number, addressee, preamble) is clause 0; attachments, signature and contacts
    behind the last clause are clause `end`. `level` and `ordinal` are those of its mark, None and 0 where it has none.
    """

    id: str
    number: str
    parent: str | None
    heading: str
    text: str
    line: int
    level: Level | None = None
    ordinal: int = 0
    printed: str = ""
    """The same characters as printed, brackets and digits of either width."""
    gaps: frozenset[int] = frozenset()
    """Where white space between two Latin words stood in `text`: the position of the character behind it."""

    @property
    def spaced(self) -> str:
        """The text as printed, with a blank between Latin words."""
        return "".join(f" {c}" if at in self.gaps else c for at, c in enumerate(self.printed))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the clause's own text."""
        return digest(self.text)


@dataclass(slots=True)
class _Open:
    """A clause that is being read: where its mark and its own text begin, and which numbers its children have used."""

    key: str
    shown: str
    level: Level | None
    at: int
    start: int
    parent: "_Open | None" = None
    number: int = 0
    last: dict[Level, int] = field(default_factory=dict)

    def holds(self, level: Level) -> bool:
        """Whether a mark of that level may stand within this clause."""
        return self.level is None or self.level < level


def segment(text: str, doc: str) -> tuple[Clause, ...]:
    """The clauses of a document in their order; `doc` is the slug that their ids begin with.

    NoticeError (a ValueError, with the line) for an empty, binary or badly decoded text.
    """
    if not SLUG.fullmatch(doc):
        raise ValueError(f"bad slug {doc!r}, expected {SLUG.pattern}")
    seen = stream(text)
    read = _Reader(seen).read()
    ends = [clause.at for clause in read[1:]] + [len(seen.folded)]
    clauses = (_clause(seen, doc, clause, end) for clause, end in zip(read, ends, strict=True))
    return tuple(clause for clause in clauses if clause.text or clause.number != HEAD_SHOWN)


def outline(text: str, doc: str = "document", *, digests: bool = False) -> str:
    """A document's clauses, one a line, indented by depth: shown number, heading, id; with `digests`, SHA-256 too."""
    depth: dict[str | None, int] = {None: -1}
    lines = []
    for clause in segment(text, doc):
        depth[clause.id] = depth[clause.parent] + 1
        line = f"{'  ' * depth[clause.id]}{clause.number}  {clause.heading}  [{clause.id}]"
        lines.append(f"{line}  {clause.digest}" if digests else line)
    return "\n".join(lines)


class _Reader:
    """Walks over a text from line to line and opens a clause wherever one begins."""

    def __init__(self, text: Stream) -> None:
        self.text = text
        self.breaks = sorted(p for p in text.begins_line if p < len(text.folded))
        found = ((p, mark_at(text, p)) for p in self.breaks)
        self.marks: dict[int, Mark] = {p: mark for p, mark in found if mark}
        self.limits = _limits(self.marks, len(text.folded))
        self.root = _Open("", "", None, 0, 0)
        self.read_so_far = [_Open(HEAD, HEAD_SHOWN, None, 0, 0, self.root)]
        self.within = self.root
        self.keys: Counter[str] = Counter({HEAD: 1})

    def read(self) -> list[_Open]:
        """The clauses in their order, the head first."""
        starts = annexes(self.text, self.marks)
        for begin, end in zip([0, *starts], [*starts, len(self.text.folded)], strict=True):
            if begin:
                self._open(begin, self.marks[begin], self.root)
            closing = tail(self.text, self.marks, begin, end)
            self._read_body(end if closing is None else closing)
            if closing is not None:
                owner = next((c for c in self._path() if c.level is Level.ANNEX), self.root)
                self.read_so_far.append(
                    _Open(self._key(owner, TAIL), owner.shown + TAIL_SHOWN, None, closing, closing, owner)
                )
        return self.read_so_far

    def _read_body(self, until: int) -> None:
        """Open every clause that begins before a position."""
        for position in self.breaks:
            current = self.read_so_far[-1]
            if current.start <= position < until and position >= current.at:
                mark = self.marks.get(position)
                if mark and mark.level is not Level.ANNEX and self._begins(position, mark):
                    self._open(position, mark, self._parent(mark))

    def _path(self) -> list[_Open]:
        """The clause being read and those around it, the innermost first."""
        path: list[_Open] = []
        clause: _Open | None = self.within
        while clause:
            path.append(clause)
            clause = clause.parent
        return path

    def _parent(self, mark: Mark) -> _Open:
        """The nearest open clause that ranks above a mark."""
        return next(clause for clause in self._path() if clause.holds(mark.level))

    def _open(self, position: int, mark: Mark, parent: _Open) -> None:
        name = str(mark.number) if mark.level is not Level.ANNEX else f"annex{mark.number or ''}"
        shown = parent.shown + ("·" if parent.level is Level.ANNEX else "") + mark.shown
        parent.last[mark.level] = mark.number
        self.within = _Open(self._key(parent, name), shown, mark.level, position, mark.end, parent, mark.number)
        self.read_so_far.append(self.within)

    def _key(self, parent: _Open, name: str) -> str:
        """The part of the id behind the document; a number that a document uses twice gets -2, -3 and so on."""
        key = f"{parent.key}.{name}" if parent.key else name
        self.keys[key] += 1
        return key if self.keys[key] == 1 else f"{key}-{self.keys[key]}"

    def _begins(self, position: int, mark: Mark) -> bool:
        """Whether the mark at a line's beginning begins a clause."""
        current = self.read_so_far[-1]
        own = self.text.folded[current.start : position]
        if refers(self.text, mark):
            return False
        if not own and current.level is not None:
            return mark.level > current.level
        if CARRIES_ON.search(own[-1:]) or self._runs_on(position, mark, current):
            return False
        apart = not own or ended(own[-8:]) or (len(own) <= HEADING_AT_MOST and not SENTENCE.search(own))
        if mark.number != self._due(mark):
            return apart
        return apart or mark.level not in ARTICLES or _titled(own, mark, self.text)

    def _due(self, mark: Mark) -> int:
        """The number that the next clause of a mark's level should have."""
        return self._parent(mark).last.get(mark.level, 0) + 1

    def _runs_on(self, position: int, mark: Mark, current: _Open) -> bool:
        """Whether the mark is an item of an enumeration that runs on within lines."""
        if mark.number == 1:
            until = min(self.limits[position], position + RUNS_AT_MOST)
            item = next_item(self.text, mark, until)
            while item and not item.runs_on:
                item = next_item(self.text, item.mark, until)
            return item is not None
        before = Mark(mark.level, mark.number - 2, "", current.start)
        return mark.number != self._due(mark) and next_item(self.text, before, position) is not None


def _titled(before: str, mark: Mark, text: Stream) -> bool:
    """Whether a title stands alone before a first chapter or article: 某某办法, and then 第一章 总则."""
    title = SENTENCE.split(before)[-1]
    apart = mark.end in text.after_gap or mark.end in text.begins_line
    return apart and mark.number == 1 and len(title) <= HEADING_AT_MOST and TITLE.fullmatch(title) is not None


def _limits(marks: Mapping[int, Mark], end: int) -> dict[int, int]:
    """Position of each mark → where the next one that ranks higher stands, or the end."""
    limits: dict[int, int] = {}
    ahead: list[int] = []
    for position in sorted(marks, reverse=True):
        while ahead and marks[ahead[-1]].level >= marks[position].level:
            ahead.pop()
        limits[position] = ahead[-1] if ahead else end
        ahead.append(position)
    return limits


def _clause(text: Stream, doc: str, clause: _Open, end: int) -> Clause:
    parent = clause.parent.key if clause.parent else ""
    line = text.lines[min(clause.at, len(text.lines) - 1)]
    own = fold(text.printed[clause.start : end])
    heading = _heading(text, clause.start, end)
    above = f"{doc}.{parent}" if parent else None
    gaps = frozenset(
        p - clause.start
        for p in range(clause.start + 1, end)
        if (p in text.after_gap or p in text.begins_line) and LATIN_SIDES.fullmatch(text.folded, p - 1, p + 1)
    )
    printed = text.printed[clause.start : end]
    shown = printed if len(printed) == len(own) else own
    key = f"{doc}.{clause.key}"
    return Clause(key, clause.shown, above, heading, own, line, clause.level, clause.number, shown, gaps)


def _heading(text: Stream, start: int, end: int) -> str:
    """The first line or sentence of a clause as printed, cut where it is long."""
    line = next((p for p in range(start + 1, end) if p in text.begins_line), end)
    sentence = SENTENCE.search(text.folded, start, line)
    stop = sentence.start() if sentence else line
    shown = "".join(
        f" {c}" if at > start and at in text.after_gap and LATIN_SIDES.fullmatch(text.folded, at - 1, at + 1) else c
        for at, c in enumerate(text.printed[start:stop], start)
    )
    return shown if len(shown) <= SHOWN_AT_MOST else shown[: SHOWN_AT_MOST - 1] + "…"
