"""Describes the tables of a release for programs: as a Frictionless data package and as CSV on the Web (W3C)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.shape import Words
from accord_atlas.service.dataset.tables import BETWEEN, Column, Table
from accord_atlas.service.text.messages import message

PACKAGE, ON_THE_WEB = "datapackage.json", "csv-metadata.json"
LICENCE: Final = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
FRICTIONLESS: Final[Mapping[str, str]] = {"text": "string"}
ON_WEB: Final[Mapping[str, str]] = {"text": "string", "number": "double"}
DIALECT: Final = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}


@dataclass(frozen=True, slots=True)
class About:
    """What the tables are of: the release and the day of its data."""

    release: str
    data_date: str


def data_package(tables: Sequence[Table], about: About) -> dict[str, Any]:
    """The description of `<table>.csv` beside it (https://specs.frictionlessdata.io/data-package/)."""
    return {
        "profile": "tabular-data-package",
        "name": "accord-atlas",
        "id": about.release,
        "title": _both(message("dataset-name")),
        "description": _both(message("dataset-about")),
        "version": about.release,
        "created": f"{about.data_date}T00:00:00Z",
        "homepage": BASE,
        "licenses": [LICENCE],
        "resources": [_resource(table, {each.name for each in tables}) for table in tables],
    }


def _resource(table: Table, known: set[str]) -> dict[str, Any]:
    keys = [
        {"fields": [column.name], "reference": {"resource": _self(column.table, table), "fields": ["id"]}}
        for column in references(table)
        if column.table in known
    ]
    return {
        "name": table.name.replace("_", "-"),
        "profile": "tabular-data-resource",
        "title": _both(table.title),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def references(table: Table) -> list[Column]:
    """The columns that hold the id of one row of another table."""
    return [column for column in table.columns if column.table and not column.several]


def _self(to: str | None, table: Table) -> str:
    """How a resource is named in a reference; a table calls itself ""."""
    return "" if to == table.name else (to or "").replace("_", "-")


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": FRICTIONLESS.get(column.type, column.type),
        "title": _both(column.title),
    }
    if column.several:
        field["description"] = _both(message("tables-several"))
    if column.property:
        field["rdfType"] = column.property
    if column.name in table.key:
        field["constraints"] = {"required": True, **({"unique": True} if len(table.key) == 1 else {})}
    return field


def on_the_web(tables: Sequence[Table], about: About) -> dict[str, Any]:
    """The same as metadata of a group of tables (https://www.w3.org/TR/tabular-metadata/)."""
    known = {table.name for table in tables}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _spoken(message("dataset-name")),
        "dc:description": _spoken(message("dataset-about")),
        "dc:identifier": about.release,
        "dc:modified": about.data_date,
        "dc:license": {"@id": LICENCE["path"]},
        "tables": [_on_the_web(table, known) for table in tables],
    }


def _on_the_web(table: Table, known: set[str]) -> dict[str, Any]:
    keys = [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{column.table}.csv", "columnReference": "id"},
        }
        for column in references(table)
        if column.table in known
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": _spoken(table.title),
        "tableSchema": {
            "columns": [_column(column, table) for column in table.columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _column(column: Column, table: Table) -> dict[str, Any]:
    # A name in the head of the file is a title, too: a reader compares the head with the titles.
    said: dict[str, Any] = {
        "name": column.name,
        "titles": {"und": [column.name], "en": [column.title.en], "zh": [column.title.zh]},
        "datatype": ON_WEB.get(column.type, column.type),
    }
    if column.several:
        said["separator"] = BETWEEN
    if column.property:
        said["propertyUrl"] = column.property
    if column.name in table.key:
        said["required"] = True
    return said


def _both(words: Words) -> str:
    return f"{words.en} · {words.zh}"


def _spoken(words: Words) -> list[dict[str, str]]:
    return [{"@value": words.en, "@language": "en"}, {"@value": words.zh, "@language": "zh"}]
