"""Counts the rows of a result while the engine writes it, and cuts it, well formed, at the first row too many.

The engine writes results faster than Python could build them, but it has no limit of its own. So its bytes are
watched for the beginnings of rows. What is quoted (JSON strings, CSV fields) is passed over, hence the count is
exact whatever the values hold. Only the standard library is used: the module runs in the worker processes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Limit = Literal["rows", "bytes"]
BLOCK = 1 << 16


class Enough(Exception):
    """Raised through the engine to stop it: the result has been cut."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a format sets rows apart.

    `row` matches in unquoted text where another row begins and the result could end: before the match, or after it
    where `after`. `unmarked` is the number of rows that begin without such a mark. `partial` are bytes that, last in
    a block, may begin a mark. `quoted` is what is passed over, `whole` the longest run without an open quote.
    `tail` closes a result that was cut, and says so where the format has room. `last` and `quick`, where the format
    has such a way, tell without a look into what is quoted where the last mark in some bytes is, and how many there
    are; None where only a closer look can tell.
    """

    row: re.Pattern[bytes]
    tail: Callable[[Limit], bytes]
    unmarked: int
    partial: re.Pattern[bytes]
    after: bool = False
    quoted: re.Pattern[bytes] | None = None
    whole: re.Pattern[bytes] | None = None
    last: Callable[[bytes], int | None] | None = None
    quick: Callable[[bytes], int | None] | None = None


BETWEEN = b'}},{"'
"""What stands between rows of JSON that have a value. In a string only its end can make it so: `"…}},{",` or `…"}`."""


def _json_last(waiting: bytes) -> int | None:
    """Where the last mark between two rows is in these bytes; None where a closer look is needed."""
    if b"{}" in waiting:
        return None
    end = len(waiting)
    while (found := waiting.rfind(BETWEEN, 0, end)) > 0:
        after = waiting[found + len(BETWEEN) : found + len(BETWEEN) + 1]
        if after and after not in b",}":
            return found
        end = found + len(BETWEEN) - 1
    return None


def _json_marks(block: bytes) -> int | None:
    """The marks between rows in these bytes; None where a row without any value may be among them."""
    if b"{}" in block:
        return None
    return block.count(BETWEEN) - block.count(BETWEEN + b",") - block.count(BETWEEN + b"}")


def _quoting(string: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    return re.compile(string, re.DOTALL), re.compile(rb'(?:[^"]++|' + string + rb")*+", re.DOTALL)


JSON_STRING, JSON_WHOLE = _quoting(rb'"(?:[^"\\]++|\\.)*+"')
CSV_STRING, CSV_WHOLE = _quoting(rb'"[^"]*+"')
LINE = re.compile(rb"\n")
NO_ROWS = b'"bindings":[]}}'
SYNTAX = {
    "json": Syntax(
        re.compile(rb",\{"),
        lambda limit: b']},"accord":{"completeness":"truncated","limit":"%b"}}' % limit.encode(),
        unmarked=1,
        partial=re.compile(rb",\Z"),
        quoted=JSON_STRING,
        whole=JSON_WHOLE,
        last=_json_last,
        quick=_json_marks,
    ),
    "xml": Syntax(
        re.compile(rb"<result>"),
        lambda limit: b"</results><!-- truncated: %b --></sparql>" % limit.encode(),
        unmarked=0,
        partial=re.compile(rb"<[a-z]{0,6}\Z"),
    ),
    "csv": Syntax(
        LINE,
        lambda _: b"",
        unmarked=0,
        partial=re.compile(rb"\n\Z"),
        after=True,
        quoted=CSV_STRING,
        whole=CSV_WHOLE,
    ),
    "tsv": Syntax(LINE, lambda _: b"", unmarked=0, partial=re.compile(rb"\n\Z"), after=True),
}
"""Format → how it sets rows apart."""


class RowCut:
    """A writer that passes on at most `rows` rows, and ends at the first row that begins after `size` bytes.

    After `finish`, `limit` names what cut the result, or is None where it is whole; `rows` is the number of rows.
    `write` raises Enough at the cut.
    """

    def __init__(self, sink: Callable[[bytes], object], syntax: Syntax, rows: int, size: int) -> None:
        self._sink, self._syntax = sink, syntax
        self._most, self._size = rows - syntax.unmarked, size
        self._pending: list[bytes] = []
        self._waiting, self._wait = 0, BLOCK
        self._marks = self._written = 0
        self._last = b""
        self._quick = True
        self.limit: Limit | None = None
        self.rows = 0

    def write(self, data: bytes) -> int:
        """Take the next bytes; what was quoted and left open waits for its end."""
        self._pending.append(data)
        self._waiting += len(data)
        if self._waiting >= self._wait:
            waiting = b"".join(self._pending)
            self._pass_on(waiting, self._safe_end(waiting))
        return len(data)

    def flush(self) -> None:
        """Nothing to do: `finish` ends the result."""

    def finish(self) -> None:
        """Pass on the rest of a result that the engine has finished; Enough where the cut falls into it."""
        if self.limit is None:
            rest = b"".join(self._pending)
            trailing = self._syntax.partial.search(rest, max(0, len(rest) - 8))
            self._pass_on(rest, trailing.start() if trailing else len(rest))
            self._put(b"".join(self._pending))
            self.rows = 0 if self._last == NO_ROWS else self._marks + self._syntax.unmarked

    def _safe_end(self, waiting: bytes) -> int:
        """Up to where the waiting bytes can be judged: no quote is open, no mark is half there."""
        if self._quick and self._syntax.last and (end := self._syntax.last(waiting)):
            return end
        self._quick = False  # from here on the bytes may part a mark from what the quick way knows it by
        end = len(waiting)
        if self._syntax.whole and (found := self._syntax.whole.match(waiting)):
            end = found.end()
        partial = self._syntax.partial.search(waiting[max(0, end - 8) : end])
        return end - len(partial[0]) if partial else end

    def _pass_on(self, waiting: bytes, end: int) -> None:
        block, self._pending, self._waiting = waiting[:end], [waiting[end:]], len(waiting) - end
        self._wait = max(BLOCK, 2 * self._waiting)
        marks = self._syntax.quick(block) if self._quick and self._syntax.quick else None
        if marks is None:
            plain = self._syntax.quoted.sub(b"", block) if self._syntax.quoted else block
            marks = len(self._syntax.row.findall(plain))
        if self._marks + marks > self._most:
            self._stop("rows", block, self._most - self._marks)
        elif self._written + len(block) > self._size and marks:
            self._stop_at_size(block)
        self._marks += marks
        self._put(block)

    def _stop_at_size(self, block: bytes) -> None:
        """Stop at the first row that begins in this block behind the size, if one does."""
        for index, mark in enumerate(self._places(block)):
            if self._written + mark >= self._size:
                self._stop("bytes", block, index)

    def _stop(self, limit: Limit, block: bytes, index: int) -> None:
        """End the result at the mark with this number in the block."""
        self._put(block[: self._places(block)[index]])
        self._put(self._syntax.tail(limit))
        self.rows = self._marks + index + self._syntax.unmarked
        self._pending, self.limit = [], limit
        raise Enough

    def _places(self, block: bytes) -> list[int]:
        """Where the result could end, for each mark in the block."""
        quoted = self._syntax.quoted
        skipped = re.compile(b"%b|(%b)" % (quoted.pattern, self._syntax.row.pattern), re.DOTALL) if quoted else None
        found = (m for m in (skipped or self._syntax.row).finditer(block) if not skipped or m[1])
        return [m.end() if self._syntax.after else m.start() for m in found]

    def _put(self, data: bytes) -> None:
        self._written += len(data)
        self._last = (self._last + data[-len(NO_ROWS) :])[-len(NO_ROWS) :]
        self._sink(data)
