"""Tables as text for programs: CSV (RFC 4180) and TSV."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from accord_atlas.service.core.cells import Plain
from accord_atlas.service.core.concepts import Concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.table import Table

TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def to_csv(table: Table, language: Language | None, concepts: Concepts) -> bytes:
    """CSV as RFC 4180 has it: CRLF, quotes where needed, UTF-8 without a mark; an unbound cell is empty."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(_written(table, language, concepts))
    return out.getvalue().encode()


def to_tsv(table: Table, language: Language | None, concepts: Concepts) -> bytes:
    r"""Tab-separated values; a tab, line break or backslash in a value is written `\t`, `\n`, `\r`, `\\`."""
    return _lines(table, language, concepts, lambda row: "\t".join(cell.translate(TSV_ESCAPES) for cell in row))


def scalar(value: Plain | None) -> str:
    """A value as text: nothing for null, `true`/`false`, a number without a needless fraction."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _written(table: Table, language: Language | None, concepts: Concepts) -> Iterable[list[str]]:
    yield table.headings(language)
    for row in table.plain(language, concepts):
        yield [scalar(value) for value in row]


def _lines(table: Table, language: Language | None, concepts: Concepts, join: Callable[[Sequence[str]], str]) -> bytes:
    return "".join(join(row) + "\n" for row in _written(table, language, concepts)).encode()
