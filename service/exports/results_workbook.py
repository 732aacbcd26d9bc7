"""The result of an ad-hoc query as a workbook: SPARQL's JSON in, one sheet of values out, and where they come from.

Values stand as the query gave them, IRIs whole; only numbers that Excel holds exactly are numbers. What a cell cannot
hold is shortened, and the workbook says so.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from accord_atlas.ontology.names import term
from accord_atlas.queries.question import Column
from accord_atlas.service.core.cells import Plain
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.table import Table
from accord_atlas.service.exports.xlsx import LONGEST, to_xlsx
from accord_atlas.service.text.messages import message

MOST_ROWS: Final = 20_000
"""Rows that a workbook has at most; other formats have more."""
MOST_BYTES: Final = 8_000_000
"""Bytes of SPARQL's JSON from which a workbook is made at most: they are read in the process that serves."""
EXACT: Final = 15
"""Digits of a number that Excel keeps."""
NUMBERS: Final = frozenset(
    term(f"xsd:{name}").value
    for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger")
)
TRUTH: Final = term("xsd:boolean").value


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's bytes, and whether a value in it was shortened."""

    content: bytes
    shortened: bool


def to_workbook(results: bytes, language: Language, about: Sequence[tuple[Words, str]], *, cut: bool) -> Workbook:
    """SPARQL 1.1 results in JSON as a workbook; `cut` says that there are more rows than these."""
    said = json.loads(results)
    names: list[str] = said["head"].get("vars", ["ask"])
    rows: list[list[Plain | None]] = [[bool(said.get("boolean"))]]
    if "results" in said:
        rows = [[_value(each.get(name)) for name in names] for each in said["results"]["bindings"]]
    shortened = any(isinstance(value, str) and len(value) > LONGEST for row in rows for value in row)
    notes = [message("results-cut", rows=len(rows))] if cut else []
    notes += [message("results-shortened", longest=LONGEST)] if shortened else []
    table = Table(
        name="results",
        title=message("results-title"),
        description=message("results-description"),
        columns=[Column(name, "text", {"en": name, "zh": name}) for name in names],
        rows=[[_fitting(value) for value in row] for row in rows] if shortened else rows,
        about=[*about, *((message("about-completeness"), note.text(language)) for note in notes or [_whole()])],
    )
    return Workbook(to_xlsx([table], language, {}), shortened)


def _whole() -> Words:
    return message("results-whole")


def _value(found: Mapping[str, Any] | None) -> Plain | None:
    if found is None:
        return None
    text, datatype = str(found["value"]), found.get("datatype")
    if datatype == TRUTH and text in {"true", "false"}:
        return text == "true"
    return _number(text) if datatype in NUMBERS else text


def _number(text: str) -> Plain:
    """A number as one where Excel keeps all its digits, else as it is written."""
    if sum(sign.isdigit() for sign in text.lower().partition("e")[0]) > EXACT:
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    return int(number) if number.is_integer() and "." not in text and "e" not in text.lower() else number


def _fitting(value: Plain | None) -> Plain | None:
    return f"{value[: LONGEST - 1]}…" if isinstance(value, str) and len(value) > LONGEST else value
