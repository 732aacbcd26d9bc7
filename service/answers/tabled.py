"""What every answer can do in Python: give its rows to data frames, say in a line and as a table what it is.

The rows of an answer are its first list of things (`rows`, `routes`, `results`, …), or another one by name. A cell is a
plain value: without a language the id of an entity and the notation of a controlled value, with one their names, as in
the CSV files of the service.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic.fields import FieldInfo

from accord_atlas.loaders.extras import MissingExtra
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.cells import Cell
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.core.schemes import schemes
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Value = str | int | float | bool | date | None
Record = dict[str, Value]
SHOWN: Final = 20
"""Rows that a notebook shows."""
BETWEEN: Final = "|"
EXTRA: Final = "frames"


class Tabled:
    """Rows that data frames take; `_records` is what a class has to give."""

    def _records(self, lang: Language | None, table: str | None) -> list[Record]:
        raise NotImplementedError

    def to_records(self, *, lang: Language | None = None, table: str | None = None) -> list[Record]:
        """The rows as dicts of plain values; BadParameter names the tables where there is none of that name."""
        if lang is not None:
            among(lang, "lang", LANGUAGES)
        return self._records(lang, table)

    def to_pandas(self, *, lang: Language | None = None, table: str | None = None) -> "pd.DataFrame":
        """The rows as a data frame of pandas; MissingExtra where that is not installed."""
        pandas = _library("pandas")
        rows = self.to_records(lang=lang, table=table)
        frame: pd.DataFrame = pandas.DataFrame.from_records(rows, columns=_names(rows) or None)
        return frame

    def to_polars(self, *, lang: Language | None = None, table: str | None = None) -> "pl.DataFrame":
        """The rows as a data frame of polars; MissingExtra where that is not installed."""
        rows = self.to_records(lang=lang, table=table)
        frame: pl.DataFrame = _library("polars").DataFrame(_columns(rows), strict=False)
        return frame

    def to_arrow(self, *, lang: Language | None = None, table: str | None = None) -> "pa.Table":
        """The rows as a table of Arrow; MissingExtra where that is not installed."""
        rows = self.to_records(lang=lang, table=table)
        made: pa.Table = _library("pyarrow").table(_columns(rows))
        return made

    def _html(self, heading: str, records: Sequence[Record]) -> str:
        names = _names(records[:SHOWN])
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        cells = ("".join(f"<td>{escape(_said(row.get(name)))}</td>" for name in names) for row in records[:SHOWN])
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        more = f"<p>… {len(records) - SHOWN:,} more rows</p>" if len(records) > SHOWN else ""
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if names else ""
        return f"<div><p>{escape(heading)}</p>{table}{more}</div>"


class Tables(Tabled):
    """Of an answer: its tables by name. To be mixed into a `Shape`."""

    def table_names(self) -> list[str]:
        """The lists of things that the answer has; the first is what `to_pandas` and the like take."""
        return list(self._tables())

    def _tables(self) -> Mapping[str, Sequence[Shape]]:
        fields = type(self).model_fields  # type: ignore[attr-defined]
        held = {name: value for name, value in vars(self).items() if name in fields and _lists(fields[name], value)}
        return dict(sorted(held.items(), key=lambda item: item[0] not in FIRST))

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a value of JSON
        """A field as the service's JSON has it; KeyError names the fields."""
        said: dict[str, Any] = self.json_value()  # type: ignore[attr-defined]
        if name not in said:
            raise KeyError(f"{name!r}; there are {', '.join(said)}")
        return said[name]

    def _records(self, lang: Language | None, table: str | None) -> list[Record]:
        tables = self._tables()
        if table is None and not tables:
            return [record(self, lang)] if isinstance(self, Shape) else []
        name = among(table, "table", tables) if table is not None else next(iter(tables))
        return [record(each, lang) for each in tables[name]]

    def _said(self) -> str:
        about = vars(self)
        sizes = ", ".join(f"{len(rows):,} {name}" for name, rows in self._tables().items()) or "no rows"
        asked = " ".join(f"{key}={value}" for key, value in (about.get("parameters") or {}).items())
        name = " ".join(part for part in (type(self).__name__, asked) if part)
        parts = [f"{name}: {sizes}", about.get("as_of") and f"as of {about['as_of']}"]
        parts += [about.get("release") and f"release {about['release']}"]
        parts += [about["completeness"] if about.get("completeness", "complete") != "complete" else None]
        return ", ".join(part for part in parts if part)

    def __repr__(self) -> str:
        """What the answer is, in a line."""
        return f"<{self._said()}>"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks; every text is escaped."""
        return self._html(self._said(), self.to_records(lang="en"))


FIRST: Final = ("rows", "facts", "targets", "results", "routes", "requirements", "gained", "edges", "groups")
"""What an answer is about, where it has one of these; else its first list is taken for that."""


class Rows(list[dict[str, Cell]], Tabled):
    """Rows of cells, as a query gives them: entities and plain values, by the names of the variables."""

    def _records(self, lang: Language | None, table: str | None) -> list[Record]:
        if table is not None:
            among(table, "table", ("rows",))
        return [{name: _plain(value, lang, ()) for name, value in row.items()} for row in self]

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks; every text is escaped."""
        return self._html(f"{len(self):,} rows", self.to_records(lang="en"))


def record(shape: Any, lang: Language | None) -> Record:  # noqa: ANN401
    """A thing as one row of plain values; what it holds in parts stands in columns of its own (`counted_value`)."""
    row: Record = {}
    kind: type[Shape] = type(shape)
    for name, field in kind.model_fields.items():
        if name not in shape.model_fields_set:
            continue
        value, column = getattr(shape, name), field.serialization_alias or name
        if isinstance(value, Shape) and not isinstance(value, Entity | Label):
            row |= {f"{column}_{key}": each for key, each in record(value, lang).items()}
        else:
            row[column] = _plain(value, lang, _schemes(kind, name))
    return row


def _plain(value: Any, lang: Language | None, of: tuple[str, ...]) -> Value:  # noqa: ANN401
    if isinstance(value, Entity):
        return (value.label.text(lang) or value.id) if lang else value.id
    if isinstance(value, Label):
        return value.text(lang or "en")
    if isinstance(value, list | tuple):
        if all(isinstance(each, str | int | float | Entity | Label) for each in value):
            return BETWEEN.join(str(_plain(each, lang, of)) for each in value)
        held = [each.json_value() if isinstance(each, Shape) else each for each in value]
        return json.dumps(held, ensure_ascii=False, default=str)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and lang:
        named = next((schemes()[scheme][value] for scheme in of if value in schemes().get(scheme, {})), None)
        return named[lang] if named else value
    plain: Value = value
    return plain


@cache
def _schemes(shape: type[Shape], name: str) -> tuple[str, ...]:
    """The schemes whose notations a field has; none for any other."""
    field = shape.model_fields[name]
    return tuple(scheme for part in _parts([field.annotation, *field.metadata]) for scheme in part.schemes)


def _parts(annotations: Iterable[Any]) -> Iterable[OneOf]:
    for annotation in annotations:
        if isinstance(annotation, OneOf):
            yield annotation
        yield from _parts(get_args(annotation))


def _lists(field: FieldInfo, value: Any) -> bool:  # noqa: ANN401
    """Whether a field is a list of things, each with fields of its own."""
    if not isinstance(value, list | tuple):
        return False
    if value:
        return all(isinstance(each, Shape) and not isinstance(each, Label) for each in value)
    return any(
        part is Any or (isinstance(part, type) and issubclass(part, Shape)) for part in get_args(field.annotation)
    )


def _names(rows: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _columns(rows: Sequence[Record]) -> dict[str, list[Value]]:
    """The rows by columns; one that holds values of several types holds their texts."""
    columns: dict[str, list[Value]] = {name: [row.get(name) for row in rows] for name in _names(rows)}
    for name, values in columns.items():
        types = {type(value) for value in values if value is not None}
        if len(types) > 1 and types != {int, float}:
            columns[name] = [None if value is None else _said(value) for value in values]
    return columns


def _said(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtra(EXTRA, name) from error
