"""Describes the fact tables for users of Frictionless Data: `tables/facts/datapackage.json`, made from the records.

`python -m accord_atlas.loaders.datapackage` writes its tables anew after a record has changed; what it says of the
package as a whole (name, title, version, day of the data) stands in the file itself and is kept. A test fails while
the file and the records differ.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, get_args

from pydantic.fields import FieldInfo

from accord_atlas.loaders import places
from accord_atlas.loaders.cells import Form
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import Row, choices, columns, table_references

DIALECT: Final = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}


def described(package: Mapping[str, Any]) -> dict[str, Any]:
    """The description of a package with the tables that the records have now."""
    return {**package, "resources": [_resource(name, model) for name, model in FACT_TABLES.items()]}


def written(package: Mapping[str, Any]) -> str:
    """A description as its file has it."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(name: str, model: type[Row]) -> dict[str, Any]:
    return {
        "name": name,
        "profile": "tabular-data-resource",
        "title": (model.__doc__ or name).split("\n")[0].rstrip("."),
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": {
            "fields": [_field(column, info, model) for column, info in columns(model).items()],
            "missingValues": [""],
            "primaryKey": list(model.KEY),
            "foreignKeys": list(_foreign_keys(name, model)),
        },
    }


def _field(column: str, info: FieldInfo, model: type[Row]) -> dict[str, Any]:
    ref = table_references(model).get(column)
    several = _several(info)
    form, allowed = next(_forms(info), None), choices(info)
    words = [info.description] if info.description else []
    if ref:
        rows = f"Row{'s' if several else ''} in {ref.table}"
        words.append(rows + (f", or the words: {ref.unless}" if ref.unless else ""))
    elif form and form.said:
        words.append(form.said)
    if several:
        words.append("several values separated by |")
    rules: dict[str, Any] = {}
    if info.is_required():
        rules["required"] = True
    if (column,) == model.KEY:
        rules["unique"] = True
    if allowed and not several:
        rules["enum"] = list(allowed)
    elif one := "|".join(allowed) or (form.pattern if form and not (ref and ref.unless) else ""):
        rules["pattern"] = rf"^({one})(\|({one}))*$" if several else f"^({one})$"
    described = {"name": column, "type": _type(info)}
    described |= {"description": "; ".join(words)} if words else {}
    return {**described, **({"constraints": rules} if rules else {})}


def _foreign_keys(name: str, model: type[Row]) -> Iterator[dict[str, Any]]:
    """Those that Frictionless can say: of one value, for which no word may stand; a table calls itself ""."""
    for column, ref in table_references(model).items():
        if not _several(columns(model)[column]) and not ref.unless:
            resource = "" if ref.table == name else ref.table
            yield {"fields": [column], "reference": {"resource": resource, "fields": ["id"]}}


def _several(info: FieldInfo) -> bool:
    return any(getattr(part, "__origin__", None) is tuple for part in _parts([info.annotation]))


def _type(info: FieldInfo) -> str:
    parts = set(_parts([info.annotation]))
    return "number" if Decimal in parts else "date" if date in parts else "string"


def _forms(info: FieldInfo) -> Iterator[Form]:
    return (part for part in _parts([info.annotation, *info.metadata]) if isinstance(part, Form))


def _parts(annotations: Iterable[Any]) -> Iterator[Any]:
    """Every part of some annotations, however deep."""
    for annotation in annotations:
        yield annotation
        yield from _parts(get_args(annotation))


def rewrite(file: Path | Traversable) -> None:
    """Write the tables of a description anew; OSError where the file cannot be read or written."""
    package = json.loads(file.read_text("utf-8"))
    Path(str(file)).write_text(written(described(package)), "utf-8")


if __name__ == "__main__":
    rewrite(places.tables() / "facts" / "datapackage.json")
