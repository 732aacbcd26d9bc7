"""The Frictionless description of the fact tables says what the records say, because it is made from them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from accord_atlas.loaders.datapackage import described, rewrite, written
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import columns

FILE = Path(__file__).parents[2] / "loaders" / "tables" / "facts" / "datapackage.json"
PACKAGE = json.loads(FILE.read_text("utf-8"))
SCHEMAS = {resource["name"]: resource["schema"] for resource in PACKAGE["resources"]}
ID = "[a-z0-9]+(-[a-z0-9]+)*"


def field(table: str, column: str) -> dict[str, Any]:
    """What the package says of a column."""
    (found,) = (one for one in SCHEMAS[table]["fields"] if one["name"] == column)
    return dict(found)


def test_the_file_is_what_the_records_make() -> None:
    assert FILE.read_text("utf-8") == written(described(PACKAGE)), "run python -m accord_atlas.loaders.datapackage"


def test_each_table_has_a_file_with_these_columns() -> None:
    assert {resource["path"] for resource in PACKAGE["resources"]} == {file.name for file in FILE.parent.glob("*.csv")}
    for name, schema in SCHEMAS.items():
        header = (FILE.parent / f"{name}.csv").read_text("utf-8").split("\n")[0]
        assert header == ",".join(one["name"] for one in schema["fields"])


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("parties", "role", {"required": True, "enum": ["member", "signatory", "party", "founder", "witness"]}),
        ("parties", "source", {"required": True, "pattern": f"^({ID})(\\|({ID}))*$"}),
        ("events", "id", {"required": True, "unique": True, "pattern": f"^({ID})$"}),
        ("organizations", "region", {"pattern": "^([A-Z]{2}-[A-Z0-9]{1,3})$"}),
        ("agreements", "title_en", None),
        ("sources", "publisher", {"required": True}),
        ("agreements", "note", None),
        ("titles", "valid_years", None),
        ("specialties", "basis", {"required": True}),
        ("organization-names", "from", {"pattern": "^(\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?[?~]?)$"}),
    ],
)
def test_what_a_cell_must_be(table: str, column: str, expected: dict[str, Any] | None) -> None:
    assert field(table, column).get("constraints") == expected


def test_a_column_is_told_in_words() -> None:
    assert field("specialties", "basis")["description"] == (
        "Rows in sources, or the words: our mapping; several values separated by |"
    )
    assert field("agreements", "grants_zh")["description"] == "The same in Chinese."
    assert field("titles", "valid_years")["type"] == "number"
    assert field("sources", "retrieved")["type"] == "date"


def test_single_references_are_foreign_keys_and_a_table_calls_itself_by_no_name() -> None:
    keys = {(one["fields"][0], one["reference"]["resource"]) for one in SCHEMAS["organizations"]["foreignKeys"]}
    assert keys == {("jurisdiction", "jurisdictions"), ("region", "regions"), ("parent", "")}
    assert SCHEMAS["parties"]["primaryKey"] == ["agreement", "organization", "jurisdiction", "status"]


def test_rewriting_keeps_what_is_said_of_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "datapackage.json"
    file.write_text(json.dumps({"name": "n", "created": "2026-11-27T00:00:00Z", "resources": []}), "utf-8")
    rewrite(file)
    again = json.loads(file.read_text("utf-8"))
    assert (again["name"], again["created"]) == ("n", "2026-11-27T00:00:00Z")
    assert again["resources"] == PACKAGE["resources"]


VALUES = [
    "pec",
    "a.b",
    "Pec",
    "a--b",
    "",
    "2019",
    "2019-11~",
    "2019-13",
    "a|b",
    "a|B",
    "CN-GD",
    "cn-gd",
    "pk",
    "PK",
    "0713",
    "7",
    "zh-hant",
    "title|degree",
    "title|deed",
]


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_models_refuse_what_the_patterns_of_the_package_refuse(table: str) -> None:
    """A model may know more than a pattern, for instance the calendar; it never accepts what the pattern does not."""
    fields = columns(FACT_TABLES[table])
    for one in SCHEMAS[table]["fields"]:
        pattern = one.get("constraints", {}).get("pattern")
        for value in VALUES if pattern else []:
            try:
                TypeAdapter(fields[one["name"]].rebuild_annotation()).validate_python(value)
            except ValidationError:
                continue
            assert re.search(pattern, value), f"{table}.{one['name']}: {value!r}"
