"""The Frictionless description of the fact tables and the models that read them say the same."""

import json
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import choices, table_references

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))
LISTS = {"specialties", "organizations"}
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}


def test_package_and_models_have_the_same_tables() -> None:
    assert RESOURCES.keys() == FACT_TABLES.keys()
    assert {resource["path"] for resource in RESOURCES.values()} == {f"{name}.csv" for name in FACT_TABLES}


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_package_and_models_agree(table: str) -> None:
    model, schema = FACT_TABLES[table], RESOURCES[table]["schema"]
    rules = {field["name"]: field.get("constraints", {}) for field in schema["fields"]}
    assert list(rules) == list(model.model_fields)
    assert schema["primaryKey"] == list(model.KEY)
    assert {name for name, rule in rules.items() if rule.get("required")} == {
        name for name, info in model.model_fields.items() if info.is_required()
    }
    assert {name for name, rule in rules.items() if rule.get("unique")} == ({"id"} & rules.keys())
    listed = {name: tuple(rule["enum"]) for name, rule in rules.items() if "enum" in rule}
    assert listed == {n: choices(info) for n, info in model.model_fields.items() if choices(info) and n != "scheme"}


def test_package_and_model_name_the_same_schemes() -> None:
    fields = {field["name"]: field for field in RESOURCES["specialties"]["schema"]["fields"]}
    one = f"({'|'.join(choices(FACT_TABLES['specialties'].model_fields['scheme']))})"
    assert fields["scheme"]["constraints"]["pattern"] == f"^{one}(\\|{one})*$"


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_package_and_models_refer_to_the_same_tables(table: str) -> None:
    """Frictionless cannot say that the values of a list are references, nor that words may stand instead."""
    beyond = {
        (name, ref.table) for name, ref in table_references(FACT_TABLES[table]).items() if name in LISTS or ref.unless
    }
    keys = RESOURCES[table]["schema"].get("foreignKeys", [])
    declared = {(key["fields"][0], key["reference"]["resource"] or table) for key in keys}
    ours = {(name, ref.table) for name, ref in table_references(FACT_TABLES[table]).items()}
    assert ours - beyond == declared
    fields = {field["name"]: field for field in RESOURCES[table]["schema"]["fields"]}
    assert all(f"in {name}" in fields[column]["description"] for column, name in beyond)


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
]


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_models_refuse_what_the_patterns_of_the_package_refuse(table: str) -> None:
    """A model may know more than a pattern, for instance the calendar; it never accepts what the pattern does not."""
    model = FACT_TABLES[table]
    for field in RESOURCES[table]["schema"]["fields"]:
        pattern = field.get("constraints", {}).get("pattern")
        info = model.model_fields[field["name"]]
        for value in VALUES if pattern else []:
            try:
                TypeAdapter(info.rebuild_annotation()).validate_python(value)
            except ValidationError:
                continue
            assert re.search(pattern, value), f"{table}.{field['name']}: {value!r}"
