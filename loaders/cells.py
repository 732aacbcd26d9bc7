"""What a cell of a curated table may hold: each type cleans and checks its cell once, at the border.

A type is an annotation for a field of a `tables.Row`. Where a cell does not fit, its type raises ValueError
with what was expected, in words that follow "expected …". Blank cells never arrive here: a field without a
default must be filled, any other keeps its default (None, or the empty tuple of `Many`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, TypeVar, get_args

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError
from pydantic.networks import HttpUrl

from accord_atlas.loaders.dates import EXPECTED, FORM, span, vintage_day
from accord_atlas.ontology.names import SLUG

T = TypeVar("T")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a cell that names a row of another table by its id; `unless` is a word that may stand instead."""

    table: str
    unless: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """How a cell of a type looks, for those who read the tables without us: a pattern, and what it is in words."""

    pattern: str
    said: str = ""


def references(annotation: object) -> Iterator[Ref]:
    """Every `Ref` in an annotation, however deep: `Many[Annotated[Id, Ref("organizations")]]` has one."""
    if isinstance(annotation, Ref):
        yield annotation
    for inner in get_args(annotation):
        yield from references(inner)


def matching(pattern: re.Pattern[str], expected: str) -> AfterValidator:
    """A cell of that pattern as a whole; `expected` says it in words."""

    def check(cell: str) -> str:
        if not pattern.fullmatch(cell):
            raise ValueError(expected)
        return cell

    return AfterValidator(check)


def _date(cell: str) -> str:
    """An EDTF date as written; the calendar is asked, so 2023-02-29 fails."""
    try:
        span(cell)
    except ValueError as error:
        why = "; the calendar has no such day" if FORM.fullmatch(cell) else ""
        raise ValueError(EXPECTED + why) from error
    return cell


def _vintage(cell: str) -> str:
    """A page's date in free words; a date among the words must be one that the calendar has."""
    try:
        vintage_day(cell, date.max)
    except ValueError as error:
        raise ValueError(f"words whose date, if any, is {EXPECTED.removeprefix('a date ')}") from error
    return cell


def _number(cell: object) -> object:
    """A decimal number in plain digits; its decimal places are kept as written."""
    if isinstance(cell, str) and not NUMBER.fullmatch(cell):
        raise ValueError("a number such as 12 or 0.5, in plain digits")
    return cell


def _day(cell: object) -> object:
    """A day of the calendar, written YYYY-MM-DD."""
    if isinstance(cell, str) and DAY.fullmatch(cell):
        try:
            return date.fromisoformat(cell)
        except ValueError as error:
            raise ValueError("a day YYYY-MM-DD; the calendar has no such day") from error
    raise ValueError("a day YYYY-MM-DD")


def _flag(cell: object) -> bool:
    if cell not in ("true", "false"):
        raise ValueError("true or false")
    return cell == "true"


@cache
def _http() -> TypeAdapter[HttpUrl]:
    return TypeAdapter(HttpUrl)


def _address(cell: str) -> str:
    """A web address, kept exactly as recorded."""
    try:
        _http().validate_python(cell)
    except ValidationError as error:
        raise ValueError("a web address that begins with http:// or https://") from error
    if re.search(r"[\s<>\"{}|\\^`]", cell):
        raise ValueError("a web address in which spaces, quotes and the like are percent-encoded")
    return cell


def _several(cell: object) -> object:
    """The values of a cell that `|` separates; a blank or repeated one is an error."""
    if not isinstance(cell, str):
        return cell
    values = tuple(cell.split("|"))
    if any(value != value.strip() or not value for value in values):
        raise ValueError("values separated by |, none of them blank or with white space around it")
    if len(set(values)) < len(values):
        raise ValueError("values separated by |, none of them twice")
    return values


Slug = Annotated[
    str, Form(SLUG.pattern), matching(SLUG, "a slug: lower-case letters and digits joined by single hyphens or dots")
]
"""The last part of an entity's address."""

Id = Annotated[str, Form(ID.pattern), matching(ID, "an id: lower-case letters and digits joined by single hyphens")]
"""A row's id; without dots, because a dot joins ids where a slug is made of several."""

Edtf = Annotated[
    str,
    Form(
        r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~]?",
        "EDTF: YYYY, YYYY-MM or YYYY-MM-DD, with ? for uncertain or ~ for approximate",
    ),
    AfterValidator(_date),
]
Day = Annotated[date, Form(DAY.pattern, "a day YYYY-MM-DD"), BeforeValidator(_day)]
Vintage = Annotated[str, Form("", "EDTF, or words as seen"), AfterValidator(_vintage)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Address = Annotated[str, AfterValidator(_address)]
Many = Annotated[tuple[T, ...], BeforeValidator(_several)]
"""Several values in one cell, separated by `|`: `Many[Id]`."""
